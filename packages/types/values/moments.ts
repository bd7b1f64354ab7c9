import type { Json } from "#model";
import type { May } from "../engine.ts";
import type { Named } from "../names.ts";
import type { PhysicalType } from "../physical.ts";

const day = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const clock = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?$/;

/** Digits of the second that a name keeps by itself. */
const digitsOf: Readonly<Record<string, number>> = { seconds: 0, milliseconds: 3, millis: 3, micros: 6, nanoseconds: 9 };

export function holdsDate(value: Json, name: Named): May {
  if (typeof value !== "string" || !day.test(value)) return "no";
  return name.group === undefined ? "yes" : "unknown";
}

export function holdsTime(value: Json, type: PhysicalType, name: Named): May {
  return typeof value === "string" ? holdsClock(value, type, name) : "no";
}

export function holdsTimestamp(value: Json, type: PhysicalType, name: Named): May {
  if (typeof value !== "string") return "no";
  const [date = "", time = "", ...more] = value.split("T");
  return more.length > 0 || !day.test(date) ? "no" : holdsClock(time, type, name);
}

/** A bare `TIMESTAMP` is without a time zone, as SQL says and `compareTypes` does. */
function holdsClock(text: string, type: PhysicalType, name: Named): May {
  const [, , fraction = "", zone] = clock.exec(text) ?? [];
  if (!clock.test(text)) return "no";
  const zoned = type.zone ?? name.zone;
  if ((zoned === "with" || zoned === "local") !== (zone !== undefined)) return "no";
  const own = name.group === undefined ? undefined : digitsOf[name.group];
  if (name.group !== undefined && own === undefined && name.group !== "ntz" && name.group !== "datetime") return "unknown";
  const written = type.parameters[0];
  const kept = typeof written === "number" ? written : own;
  const significant = fraction.replace(/0+$/, "").length;
  if (kept === undefined) return significant === 0 ? "yes" : "unknown";
  return significant <= kept ? "yes" : "no";
}

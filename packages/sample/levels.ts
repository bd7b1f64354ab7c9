import { decimal, zero } from "#decimal";
import type { Contract, Sla } from "#model";
import { isAge, isFrequency, promiseOf } from "#terms";
import { named } from "#text";
import { durationBounds, parseDuration } from "#units";
import { day, type Limit } from "./limit.ts";
import type { Told } from "./told.ts";
import type { Want } from "./want.ts";

/** A service level of rows that is measured on one column. */
export interface Level {
  readonly check: "freshness" | "retention" | "frequency";
  readonly sla: Sla;
  /** Object and property, by name. */
  readonly path: readonly string[];
  readonly seconds: number;
}

/** The levels that rows keep or break by when they happened. Every other is none of rows. */
export function levelsOf(contract: Contract, tell: (told: Told) => void): readonly Level[] {
  return contract.sla.flatMap((sla) => {
    const check = isAge(sla) ? "freshness" : ["retention", "dataretention"].includes(promiseOf(sla)) ? "retention" : isFrequency(sla) ? "frequency" : undefined;
    if (check === undefined) return [];
    const length = parseDuration(sla.value, sla.unit, sla.property).value;
    const elements = (sla.element ?? "").split(",").map((part) => part.trim()).filter((part) => part.includes("."));
    if (length === undefined || elements.length === 0) {
      tell({ is: "unread", path: [], at: sla.at, message: `The ${named(sla.property ?? "")} ${length === undefined ? "is no duration" : "names no property that dates a row"}.` });
      return [];
    }
    return elements.flatMap((element) => {
      const path = pathOf(element, contract);
      return path === undefined ? [] : [{ check, sla, path, seconds: durationBounds(length).least } as const];
    });
  });
}

/** An object and a property of it, as `object.property`; either may go by its physical name. */
function pathOf(element: string, { objects }: Contract): readonly string[] | undefined {
  for (const object of objects)
    for (const name of [object.name, object.physicalName])
      if (name !== undefined && element.startsWith(`${name}.`)) {
        const rest = element.slice(name.length + 1);
        const property = object.properties.find((one) => one.name === rest || one.physicalName === rest);
        if (property?.name !== undefined) return [object.name ?? "", property.name];
      }
  return undefined;
}

/** A column whose moments keep its levels: none before the retention or the age allows, none after now, neighbours near. */
export function withLevels(want: Want, levels: readonly Level[], now: number): Want {
  if (levels.length === 0 || (want.type !== "date" && want.type !== "timestamp")) return want;
  const unit = want.type === "date" ? day : 1;
  const at = (milliseconds: number) => decimal(milliseconds / unit) ?? zero;
  const limits = levels.flatMap(({ check, sla, seconds }): Limit[] => (check === "frequency" ? [] : [{ is: "end", check, at: sla.at, says: `${named(sla.property ?? check)} of ${seconds} seconds`, low: true, bound: at(now - seconds * 1000), open: false }]));
  const gaps = levels.flatMap(({ check, seconds }) => (check === "frequency" ? [(seconds * 1000) / unit] : []));
  const until: Limit = { is: "end", at: want.at, says: "now", low: false, bound: at(now), open: false };
  return { ...want, limits: [...want.limits, ...limits, until], ...(gaps.length === 0 ? {} : { gap: Math.min(...gaps) }) };
}

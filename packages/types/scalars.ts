import type { Named } from "./names.ts";
import { type TypeChange, join, order } from "./order.ts";
import type { PhysicalType } from "./physical.ts";

/** How much a text or binary type holds: the rank first, then the length where the rank is 0. `STRING(10)` is as long as it says; a bare `CHAR` holds one letter, a bare `BINARY` what the engine likes. */
export function sizeOf(type: PhysicalType, name: Named): { rank: number; length?: number } {
  const [length] = type.parameters;
  if (length === "MAX") return { rank: 2 };
  const rank = name.rank ?? 0;
  if ((rank === 0 || rank === 2) && typeof length === "number") return { rank: 0, length };
  if (rank > 0) return { rank };
  return name.padded && name.family === "text" && type.parameters.length === 0 ? { rank, length: 1 } : { rank };
}

/** `VARCHAR(10)` → `VARCHAR(20)` → `TEXT`; `CHAR` is padded, `NVARCHAR` holds every character, `FIXED` has one length only. */
export function compareTexts(before: PhysicalType, after: PhysicalType, old: Named, now: Named): TypeChange {
  if (old.exact !== now.exact) return "unknown";
  if (old.exact) return JSON.stringify(before.parameters) === JSON.stringify(after.parameters) ? "same" : before.parameters.length === after.parameters.length ? "changed" : "unknown";
  return join(
    compareSizes(sizeOf(before, old), sizeOf(after, now)),
    before.parameters[1] === after.parameters[1] ? "same" : "unknown",
    order(old.national ? 1 : 0, now.national ? 1 : 0),
    order(old.padded ? 0 : 1, now.padded ? 0 : 1),
  );
}

function compareSizes(old: { rank: number; length?: number }, now: { rank: number; length?: number }): TypeChange {
  if (old.rank === 0 && now.rank === 0) return order(old.length, now.length);
  const tiny = Math.min(old.rank, now.rank) === 0 && Math.max(old.rank, now.rank) === 1;
  return tiny ? "unknown" : order(old.rank, now.rank);
}

/** Times and timestamps: another zone-ness shifts every value, another precision only has more or less room. */
export function compareTimes(before: PhysicalType, after: PhysicalType, old: Named, now: Named): TypeChange {
  const [[oldPrecision, oldZone], [nowPrecision, nowZone]] = [before.parameters, after.parameters];
  const precision = typeof oldPrecision === "string" || typeof nowPrecision === "string"
    ? (oldPrecision === nowPrecision ? "same" : "changed")
    : order(oldPrecision, nowPrecision);
  return join(compareZones(before.zone ?? old.zone, after.zone ?? now.zone), precision, oldZone === nowZone ? "same" : "changed");
}

/** SQL says that a bare `TIMESTAMP` is without a time zone; Spark's and MySQL's bare one is local. */
function compareZones(old: PhysicalType["zone"], now: PhysicalType["zone"]): TypeChange {
  const said = [old, now].filter((zone) => zone !== undefined);
  if (old === now || (said.length === 1 && said[0] === "without")) return "same";
  return said.length === 1 && said[0] === "local" ? "unknown" : "changed";
}

import type { Contract, LogicalType } from "#model";
import { named } from "#text";
import { logicalTypeOf } from "#types";
import type { Around, ByMetric, CheckKind, HowMeasured, Promised } from "./check.ts";
import { type Found, foundIn, shownPath } from "./found.ts";
import { foreignFormat } from "./date-pattern.ts";
import { typeOf } from "./literal.ts";
import type { Metric } from "./metric.ts";
import { typeAt } from "./shape.ts";
import { none } from "./thresholds.ts";

/** A promise without what its property says of it; `0 rows` are expected where it does not say. */
export type Draft = Omit<Promised, "check" | "path" | "object" | "expected"> & Partial<Pick<Promised, "expected">>;

/** Promises that each stand at a property, at any depth. */
export function ofProperties(check: string, make: (found: Found, contract: Contract, around: Around) => readonly Draft[]): CheckKind["promises"] {
  return (contract, around) => foundIn(contract).flatMap((found) => make(found, contract, around).map((draft) => at(check, found, draft)));
}

export const at = (check: string, { path, object, hidden }: Found, draft: Draft): Promised =>
  ({ check, path, object, expected: "0 rows", ...draft, ...(hidden === undefined ? {} : { measured: byTypeAlone(draft.measured, hidden) }) });

/** Where no engine looks, types still tell what they tell. */
function byTypeAlone(measured: HowMeasured, hidden: string): HowMeasured {
  if (measured.by !== "shape") return nobody(hidden);
  return { by: "shape", judge: (shape) => {
    const answer = measured.judge(shape);
    return "measure" in answer ? { unknown: hidden } : answer;
  } };
}

/** Not one such row is allowed. */
export const noRows = (metric: Metric): ByMetric => ({ by: "metric", metric, thresholds: none, unit: "rows" });

/** Nobody can measure it: the reason, one sentence. */
export const nobody = (reason: string): HowMeasured => ({ by: "nobody", reason });

/** A property inside a sentence. */
export const called = ({ path }: Pick<Found, "path">): string => named(shownPath(path));

/** Where an option stands, and the promise that it makes. */
export const optionAt = ({ property }: Found, key: string) => property.options.spots[key] ?? property.spots[key] ?? property.at;

/** A measurement that compares moments: where they are kept as texts that no engine reads without being told how, nobody can compare them. */
export function comparing(found: Found, measured: ByMetric, counts: string): HowMeasured {
  const format = foreignFormat(found.property);
  if (format === undefined) return measured;
  return {
    by: "shape",
    judge: (shape) => {
      const stored = typeAt(found, shape);
      const text = !shape.typed || stored === undefined || logicalTypeOf(stored) === "string";
      return text ? { unknown: `Texts that are written as ${named(format)} are not compared as moments here.` } : { measure: measured, counts };
    },
  };
}

/** A promise that an option makes; at a type that has no such option, it limits nothing that could be measured. */
export function option(found: Found, key: string, types: readonly LogicalType[], counts: string, measured: () => HowMeasured): Draft {
  const type = typeOf(found.property);
  const misplaced = type !== undefined && !types.includes(type);
  return { key, at: optionAt(found, key), counts, measured: misplaced ? nobody(`${named(key)} says nothing about values of the type ${named(type)}.`) : measured() };
}

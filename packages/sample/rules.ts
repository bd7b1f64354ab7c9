import type { Json, Operator, Property, Quality, SchemaObject } from "#model";
import { languageOf } from "#regular";
import { isVariable, kindOf, metricOf, unitOf } from "#terms";
import { named } from "#text";
import type { Limit } from "./limit.ts";
import { keepsAll } from "./threshold.ts";
import type { Told } from "./told.ts";
import { keyOf, ofJson } from "./value.ts";

/** A library rule of ODCS as something to count. */
export interface Rule {
  readonly counts: "rows" | "nulls" | "missing" | "invalid" | "duplicates";
  readonly check: "row-count" | "null-values" | "missing-values" | "invalid-values" | "duplicate-values";
  readonly quality: Quality;
  /** All of them hold; a rule about bad rows that writes none allows none. */
  readonly operators: readonly Operator[];
  readonly percent: boolean;
  /** What a value must be to be valid, or not be to be there. */
  readonly limits: readonly Limit[];
  /** Whether a null is missing, too. */
  readonly nulls: boolean;
  /** Of [a, a, b, b, b]: values that recur (2), rows that have one (5), rows too many (3). */
  readonly duplicates: "groups" | "rows" | "excess";
  /** The property that a rule on an object is about (ODCS 3.0). */
  readonly about?: string;
  /** Names of the properties that are unique together, of a rule on an object. */
  readonly together?: readonly string[];
}

const metrics: Readonly<Record<string, readonly [Rule["counts"], Rule["check"]]>> = {
  rowCount: ["rows", "row-count"], nullValues: ["nulls", "null-values"], missingValues: ["missing", "missing-values"],
  invalidValues: ["invalid", "invalid-values"], duplicateValues: ["duplicates", "duplicate-values"],
};

/** The rules of an object or property that can be kept on purpose. Every other is told. */
export function rulesOf(holder: Property | SchemaObject, path: readonly string[], tell: (told: Told) => void): readonly Rule[] {
  return holder.quality.flatMap((rule): Rule[] => {
    const read = readRule(rule, holder);
    if (typeof read !== "string") return [read];
    tell({ is: "unread", path, at: rule.at, message: `The rule ${named(rule.name ?? rule.id ?? rule.metric ?? rule.type ?? "")} ${read}.` });
    return [];
  });
}

/** A rule, or why nobody here keeps it on purpose. */
function readRule(quality: Quality, holder: Property | SchemaObject): Rule | string {
  const kind = kindOf(quality);
  if (kind !== "library") return kind === "text" ? "is prose" : kind === "unknown" ? "is of no kind that is known here" : `is ${kind === "sql" ? "a query" : "for another tool"}, and nobody here knows what keeps it`;
  const [counts, check] = metrics[metricOf(quality) ?? ""] ?? [];
  const unit = unitOf(quality);
  if (counts === undefined || check === undefined || unit === undefined) return `has no ${unit === undefined ? "unit" : "metric"} that is known here`;
  const own = (key: string) => quality.custom.find(({ property }) => property === key)?.value;
  const written: readonly Operator[] = quality.operators.length === 0 && counts !== "rows" ? [{ at: quality.at, spots: {}, name: "mustBe", value: 0 }] : quality.operators;
  const operators = own("bounds") === "exclusive" ? written.flatMap(opened) : written;
  if (operators.length === 0 || keepsAll(operators, 0) === undefined || (counts === "rows" && unit === "percent")) return "has no threshold that is a number of rows";
  const { property, column, field, properties } = quality.arguments;
  const about = [property, column, field].find((name) => typeof name === "string");
  const together = typeof properties === "string" ? [properties] : Array.isArray(properties) ? properties.filter((name: Json): name is string => typeof name === "string") : undefined;
  if (!("options" in holder) && counts !== "rows" && about === undefined && together === undefined) return "does not say which property it is about";
  const limits = limitsOf(quality, check, "options" in holder ? holder.logicalType : undefined);
  if (typeof limits === "string") return limits;
  const { missingValues } = quality.arguments;
  const way = own("duplicates");
  return {
    counts, check, quality, operators, percent: unit === "percent", limits, nulls: !Array.isArray(missingValues) || missingValues.includes(null), duplicates: way === "groups" || way === "rows" ? way : "excess",
    ...(typeof about === "string" ? { about } : {}), ...(together === undefined ? {} : { together }),
  };
}

/** `mustBeBetween` without its ends, as two thresholds. */
function opened(operator: Operator): readonly Operator[] {
  const { name, value } = operator;
  if (name !== "mustBeBetween" || !Array.isArray(value)) return [operator];
  return [{ ...operator, name: "mustBeGreaterThan", value: value[0] ?? null }, { ...operator, name: "mustBeLessThan", value: value[1] ?? null }];
}

function limitsOf({ arguments: given, at }: Quality, check: Rule["check"], type: Property["logicalType"]): Limit[] | string {
  const limits: Limit[] = [];
  const { validValues, pattern, missingValues } = given;
  if (check === "invalid-values" && Array.isArray(validValues)) {
    const values = validValues.filter((value: Json) => value !== null).map((value: Json) => ofJson(value));
    limits.push({ is: "among", check, at, says: "`validValues`", values, keys: new Set(values.map(keyOf)) });
  }
  if (check === "invalid-values" && typeof pattern === "string") {
    const [found, whole] = [languageOf(pattern), languageOf(pattern, { anchored: true })];
    if (isVariable(pattern) || "unknown" in found) return "has a pattern that cannot be made up";
    limits.push({ is: "language", check, at, says: `\`pattern\` ${named(pattern)}`, language: found.language, ...("unknown" in whole ? {} : { tidy: whole.language }) });
  }
  if (check === "invalid-values" && limits.length === 0) return "names neither valid values nor a pattern";
  if (check === "missing-values") {
    const words = Array.isArray(missingValues) ? missingValues.filter((value: Json) => value !== null) : type === "string" ? [""] : [];
    limits.push({ is: "apart", check, at, says: "`missingValues`", keys: new Set(words.map((value: Json) => keyOf(ofJson(value)))) });
  }
  return limits;
}

/** The least count from 0 to `rows` that a rule allows, and the greatest; undefined where it allows none. */
export function allowed({ operators, percent }: Rule, rows: number): { readonly least: number; readonly most: number } | undefined {
  const right = (count: number) => keepsAll(operators, percent ? (rows === 0 ? 0 : (count * 100) / rows) : count) === true;
  let least = 0;
  while (least <= rows && !right(least)) least += 1;
  if (least > rows) return undefined;
  let most = least;
  while (most < rows && right(most + 1)) most += 1;
  return { least, most };
}

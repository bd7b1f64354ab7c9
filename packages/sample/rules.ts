import type { Json, Operator, Property, Quality, SchemaObject } from "#model";
import { languageOf } from "#regular";
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
  /** Names of the properties that are unique together, of a rule on an object. */
  readonly together?: readonly string[];
}

const metrics: Readonly<Record<string, readonly [Rule["counts"], Rule["check"]]>> = {
  rowCount: ["rows", "row-count"], nullValues: ["nulls", "null-values"], missingValues: ["missing", "missing-values"],
  invalidValues: ["invalid", "invalid-values"], duplicateValues: ["duplicates", "duplicate-values"],
};

/** The rules of an object or property that can be kept on purpose. Every other is told. */
export function rulesOf({ quality }: Property | SchemaObject, path: readonly string[], tell: (told: Told) => void): readonly Rule[] {
  return quality.flatMap((rule): Rule[] => {
    const unread = (why: string): Rule[] => {
      tell({ is: "unread", path, at: rule.at, message: `The rule ${named(rule.name ?? rule.metric ?? rule.type ?? "")} ${why}.` });
      return [];
    };
    const type = rule.type ?? "library";
    if (type !== "library") return unread(type === "text" ? "is prose" : `is ${type === "sql" ? "a query" : "for another tool"}, and nobody here knows what keeps it`);
    const [counts, check] = Object.hasOwn(metrics, rule.metric ?? "") ? (metrics[rule.metric ?? ""] ?? []) : [];
    if (counts === undefined || check === undefined) return unread("has no metric that is known here");
    const operators = rule.operators.length === 0 && counts !== "rows" ? [{ at: rule.at, spots: {}, name: "mustBe", value: 0 }] : rule.operators;
    if (operators.length === 0 || keepsAll(operators, 0) === undefined) return unread("has no threshold that is a number");
    const limits = limitsOf(rule, check);
    if (limits === undefined) return unread("has a pattern that cannot be made up");
    const together = Array.isArray(rule.arguments["properties"]) ? rule.arguments["properties"].filter((name: Json): name is string => typeof name === "string") : undefined;
    return [{ counts, check, quality: rule, operators, percent: rule.unit === "percent", limits, ...(together === undefined ? {} : { together }) }];
  });
}

function limitsOf({ arguments: given, at }: Quality, check: Rule["check"]): Limit[] | undefined {
  const limits: Limit[] = [];
  const { validValues, pattern, missingValues } = given;
  if (check === "invalid-values" && Array.isArray(validValues)) {
    const values = validValues.filter((value: Json) => value !== null).map((value: Json) => ofJson(value));
    limits.push({ is: "among", check, at, says: "`validValues`", values, keys: new Set(values.map(keyOf)) });
  }
  if (check === "invalid-values" && typeof pattern === "string") {
    const [found, whole] = [languageOf(pattern), languageOf(pattern, { anchored: true })];
    if ("unknown" in found) return undefined;
    limits.push({ is: "language", check, at, says: `\`pattern\` ${named(pattern)}`, language: found.language, ...("unknown" in whole ? {} : { tidy: whole.language }) });
  }
  if (check === "missing-values" && Array.isArray(missingValues)) limits.push({ is: "apart", check, at, says: "`missingValues`", keys: new Set(missingValues.map((value: Json) => keyOf(ofJson(value)))) });
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

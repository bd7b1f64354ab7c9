import type { Quality } from "#model";

export type RuleKind = "library" | "sql" | "text" | "custom" | "unknown";

/** How a rule is written: what it says, else what it has. */
export function kindOf({ type, metric, query, implementation, engine, description }: Quality): RuleKind {
  if (type === "library" || type === "sql" || type === "text" || type === "custom") return type;
  if (metric !== undefined) return "library";
  if (type !== undefined) return "unknown";
  return query !== undefined ? "sql" : implementation !== undefined || engine !== undefined ? "custom" : description !== undefined ? "text" : "unknown";
}

/** Names that rules had before they were metrics (ODCS 3.0, `rule`), without case and signs. */
const names: Readonly<Record<string, readonly string[]>> = {
  nullValues: ["nullvalues", "null", "nulls", "notnull", "nullcount", "nullcheck"],
  missingValues: ["missingvalues", "missing", "missingcount"],
  invalidValues: ["invalidvalues", "invalid", "invalidcount", "validvalues"],
  duplicateValues: ["duplicatevalues", "duplicate", "duplicates", "duplicatecount", "unique", "uniquecheck", "uniqueness"],
  rowCount: ["rowcount"],
};
const byName: ReadonlyMap<string, string> = new Map(Object.entries(names).flatMap(([metric, list]) => list.map((name) => [name, metric] as const)));

/** The metric of ODCS 3.1 that a rule of the library means; undefined where nobody knows it. */
export const metricOf = ({ metric }: Quality): string | undefined => byName.get((metric ?? "").toLowerCase().replace(/[^a-z]/g, ""));

/** What a rule counts in; undefined where nobody knows the unit. */
export function unitOf({ unit }: Quality): "rows" | "percent" | undefined {
  const said = (unit ?? "rows").trim().toLowerCase();
  return ["rows", "row", "count", ""].includes(said) ? "rows" : ["percent", "%", "percentage", "pct"].includes(said) ? "percent" : undefined;
}

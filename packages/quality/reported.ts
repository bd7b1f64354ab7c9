import type { WrittenResult, WrittenResults } from "#config";
import { decimal, one } from "#decimal";
import type { CheckResult, Reported } from "#model";
import { named, shown } from "#text";
import { parseDuration } from "#units";
import type { Threshold, ThresholdName } from "./check.ts";
import { groups } from "./found.ts";
import { holds } from "./thresholds.ts";

/** A result of another tool is believed for a day, and clocks differ by a little. */
const [oldest, ahead] = [24 * 3600_000, 5 * 60_000];

/**
 * What other tools measured, as the outcome of the promises that they name. What was measured here stands, and whether they say the same is counted; what names no promise, or more than one, is counted
 * with the reason. A promise that was reported twice has the worse of the two outcomes.
 */
export function withReported(results: readonly CheckResult[], documents: readonly WrittenResults[], now: string): { readonly results: readonly CheckResult[]; readonly reported: Reported } {
  const taken = new Map<CheckResult, CheckResult>();
  const left = new Map<string, number>();
  const count = { results: 0, taken: 0, same: 0, other: 0 };
  const indexes = new Map<string | undefined, Index>();
  for (const document of documents) for (const written of document.results) {
    count.results += 1;
    const contract = document.contract?.contractID;
    const index = indexes.get(contract) ?? indexOf(results.filter(({ path }) => contract === undefined || path[0] === contract));
    indexes.set(contract, index);
    const read = readOne(index, document, written, now);
    if ("why" in read) left.set(read.why, (left.get(read.why) ?? 0) + 1);
    else if (read.of.every(({ outcome }) => outcome !== "unknown")) count[read.of.every(({ outcome }) => outcome === read.outcome) ? "same" : "other"] += 1;
    else {
      count.taken += 1;
      for (const promise of read.of.filter(({ outcome }) => outcome === "unknown")) if (taken.get(promise)?.outcome !== "broken") taken.set(promise, reportedAs(promise, read, document));
    }
  }
  return {
    results: results.map((result) => taken.get(result) ?? result),
    reported: { results: count.results, taken: count.taken, measuredHere: { same: count.same, other: count.other }, left: [...left].sort(([a], [b]) => (a < b ? -1 : 1)).map(([why, some]) => ({ why, results: some })) },
  };
}

/** A result that was understood: the promise that it names, once for each server, and what it says of it. */
interface Read {
  readonly of: readonly CheckResult[];
  readonly outcome: "kept" | "broken";
  readonly value?: number;
  readonly more: string;
}

function readOne(index: Index, { observedAt }: WrittenResults, written: WrittenResult, now: string): Read | { readonly why: string } {
  const at = Date.parse(observedAt);
  if (!Number.isFinite(at)) return { why: "Nobody understands when it was observed." };
  if (at > Date.parse(now) + ahead) return { why: "It was observed in the future." };
  if (at < Date.parse(now) - oldest) return { why: "It was observed more than a day ago." };
  if (written.status !== "pass" && written.status !== "fail") return { why: "It neither passed nor failed." };
  if (index.byPrint.size === 0) return { why: "It is about another contract." };
  const promises = promisesNamed(index, written);
  const prints = new Set(promises.map(({ fingerprint }) => fingerprint));
  if (prints.size === 0) return { why: "It names no promise." };
  if (prints.size > 1) return { why: "It may mean more than one promise." };
  const [first] = promises;
  const judged = first === undefined ? undefined : judgedHere(first, written);
  const kept = written.status === "pass" && judged?.kept !== false;
  const more = judged !== undefined && judged.kept !== (written.status === "pass") ? ` It said ${written.status}, and its number ${judged.kept ? "is" : "is not"} as promised.` : "";
  return { of: promises, outcome: kept ? "kept" : "broken", ...(judged === undefined ? {} : { value: judged.value }), more };
}

/** The number that it measured, against the promise as it stands in the contract; undefined where it has none, or one in another unit. */
function judgedHere({ asks, unit }: CheckResult, { measure }: WrittenResult): { readonly kept: boolean; readonly value: number } | undefined {
  const value = asks === undefined || measure?.value === undefined ? undefined : inUnit(measure.value, measure.unit, unit ?? asks.unit);
  const number = value === undefined ? undefined : decimal(value);
  if (asks === undefined || value === undefined || number === undefined) return undefined;
  return { kept: holds({ part: number, whole: one }, asks.thresholds.map(({ operator, value: allowed }): Threshold => ({ operator: operator as ThresholdName, value: allowed }))).kept, value };
}

function inUnit(value: number, unit: string | undefined, wanted: "rows" | "percent" | "seconds" | "value"): number | undefined {
  const said = (unit ?? "").trim().toLowerCase();
  const counts = ["rows", "row", "count", "values", ""].includes(said);
  if (wanted === "rows" || wanted === "value") return counts ? value : undefined;
  if (wanted === "percent") return ["percent", "%", "percentage", "pct"].includes(said) ? value : undefined;
  const read = said === "" ? undefined : parseDuration(value, said);
  return read?.value === undefined || read.value.months !== 0 ? undefined : read.value.seconds;
}

/** Promises by what a result may name them. */
interface Index {
  readonly byPrint: ReadonlyMap<string, readonly CheckResult[]>;
  readonly byRule: ReadonlyMap<string, readonly CheckResult[]>;
  /** By the names of the element, joined with dots, in lower case. */
  readonly byElement: ReadonlyMap<string, readonly CheckResult[]>;
}

const elementOf = ({ path }: CheckResult): string => path.slice(1).join(".").toLowerCase();

const indexOf = (results: readonly CheckResult[]): Index => ({
  byPrint: groups(results, ({ fingerprint }) => fingerprint), byRule: groups(results.filter(({ rule }) => rule !== undefined), ({ rule = "" }) => rule), byElement: groups(results, elementOf),
});

/** The promises that a result may mean: by their fingerprint, by the id or name of their rule, else by the element and what is counted there. */
function promisesNamed({ byPrint, byRule, byElement }: Index, { id, name, relatesTo, target, measure }: WrittenResult): readonly CheckResult[] {
  const own = id === undefined ? undefined : byPrint.get(id);
  if (own !== undefined) return own;
  const identifiers = typeof target?.resourceIdentifier === "string" ? [target.resourceIdentifier] : (target?.resourceIdentifier ?? []);
  const elements = new Set(identifiers.flatMap(elementsIn));
  const rules = [...new Set([id, name, relatesTo?.split("/").at(-1)].flatMap((one) => (one === undefined ? [] : (byRule.get(one) ?? []))))].filter((result) => identifiers.length === 0 || elements.has(elementOf(result)));
  if (rules.length > 0) return rules;
  if (measure?.metric === undefined) return [];
  const checks = Object.hasOwn(checksOf, plain(measure.metric)) ? (checksOf[plain(measure.metric)] ?? []) : [measure.metric];
  const some = [...elements].flatMap((element) => byElement.get(element) ?? []).filter(({ check }) => checks.includes(check));
  const { threshold } = measure;
  const exact = threshold === undefined ? [] : some.filter((result) => sameThresholds(result, threshold));
  return exact.length > 0 ? exact : some;
}

/** `orders.amount`, with or without what stands before the table, in whatever case. */
function elementsIn(identifier: string): readonly string[] {
  const parts = identifier.slice(0, 2000).toLowerCase().split(".").slice(-100);
  return parts.map((_, index) => parts.slice(index).join("."));
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, "");

/** What other tools call what is counted, without case and signs, and the checks that count it. */
const checksOf: Readonly<Record<string, readonly string[]>> = {
  rowcount: ["row-count"], nullvalues: ["null-values", "required", "primary-key-required"], nullcount: ["null-values", "required", "primary-key-required"], notnull: ["required", "primary-key-required", "null-values"],
  missingvalues: ["missing-values"], missingcount: ["missing-values", "null-values", "required"], invalidvalues: ["invalid-values"], invalidcount: ["invalid-values"],
  duplicatevalues: ["duplicate-values", "unique", "primary-key-unique"], duplicatecount: ["duplicate-values", "unique", "primary-key-unique"],
  age: ["freshness"], freshness: ["freshness"], latency: ["freshness"],
};

const operators = (name: string): string => plain(name).replace("lower", "less").replace(/orequal(?:to)?$/, "orequalto");

function sameThresholds({ asks }: CheckResult, threshold: NonNullable<NonNullable<WrittenResult["measure"]>["threshold"]>): boolean {
  const key = (all: readonly (readonly [string, unknown])[]) => JSON.stringify(all.map(([name, value]) => [operators(name), value]).sort());
  return asks !== undefined && key(asks.thresholds.map(({ operator, value }) => [operator, value] as const)) === key(Object.entries(threshold));
}

/** A promise that was not measured here, as the other tool says it is. */
function reportedAs(promise: CheckResult, { outcome, value, more }: Read, { source, observedAt }: WrittenResults): CheckResult {
  const { because: _, reason: __, rows: ___, fault, ...kept } = promise;
  const tool = shown(source.vendor ?? source.process ?? "another tool", 80);
  const run = source.runID === undefined ? "" : ` in its run ${named(source.runID)}`;
  const { unit } = promise.asks ?? { unit: "value" };
  const measured = value === undefined ? {} : { measured: value, ...(unit === "value" ? {} : { unit }) };
  const subject = promise.path.slice(1).join(".");
  return {
    ...kept, ...(fault === undefined || outcome === "kept" ? {} : { fault }), outcome, evidence: "reported", reportedBy: tool, ...measured,
    message: `${named(tool)} reports${run} at ${named(observedAt)} that ${named(promise.check)} of ${named(subject)} is ${outcome === "kept" ? "" : "not "}as promised${value === undefined ? "" : `: it measured ${value}${unit === "value" ? "" : ` ${unit}`}`}; promised: ${promise.expected}.${more}`,
  };
}

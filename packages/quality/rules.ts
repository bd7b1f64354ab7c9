import type { Contract, Quality, SchemaObject } from "#model";
import { kindOf, unitOf, walk } from "#terms";
import { named, shown } from "#text";
import type { Choices, HowMeasured, Promised, Threshold } from "./check.ts";
import { type Found, foundBelow, foundOf, nameOf, shownPath } from "./found.ts";
import { nobody } from "./promise.ts";
import { expectedOf, thresholdsOf } from "./thresholds.ts";

export { kindOf, metricOf } from "#terms";

/** A quality rule with what it is about. */
export interface Ruled {
  readonly rule: Quality;
  readonly object: SchemaObject;
  /** The property that it stands at, or that its arguments name where it stands at the object. */
  readonly found?: Found;
  readonly path: readonly string[];
  /** Told apart from other rules there, without its position where it has a name. */
  readonly key: string;
}

const known = new WeakMap<Contract, readonly Ruled[]>();

/** Every quality rule of a contract: those of an object, then those of its properties. */
export function rulesIn(contract: Contract): readonly Ruled[] {
  const found = known.get(contract) ?? contract.objects.flatMap((object) => [
    ...keyed(object.quality).map(([rule, key]): Ruled => ({ rule, object, key, ...about(rule, object, contract) })),
    ...foundBelow(object, contract).flatMap((one) => keyed(one.property.quality).map(([rule, key]): Ruled => ({ rule, object, key, found: one, path: one.path }))),
  ]);
  known.set(contract, found);
  return found;
}

/** A rule is known by its id or name; of those without, by what it says and how many before it say the same, so that it may move. */
function keyed(rules: readonly Quality[]): (readonly [Quality, string])[] {
  const seen = new Map<string, number>();
  return rules.map((rule) => {
    const { id, name, type, metric, query, engine, description } = rule;
    const own = JSON.stringify(id ?? name ?? [type ?? "", metric ?? "", rule.arguments, query ?? "", engine ?? "", kindOf(rule) === "text" ? description ?? "" : "", rule.operators.map((one) => [one.name, one.value])]);
    const times = (seen.get(own) ?? 0) + 1;
    seen.set(own, times);
    return [rule, times === 1 ? own : `${own} ${times}`];
  });
}

/** ODCS 3.0 let a rule at the object name its column. */
function about(rule: Quality, object: SchemaObject, contract: Contract): Pick<Ruled, "found" | "path"> {
  const column = rule.arguments["property"] ?? rule.arguments["column"] ?? rule.arguments["field"];
  const found = typeof column === "string" ? propertyNamed(column, object, contract) : undefined;
  return found === undefined ? { path: [nameOf(object)] } : { found, path: found.path };
}

/** A property of the object by names joined with dots. */
export function propertyNamed(text: string, object: SchemaObject, contract: Contract): Found | undefined {
  const hit = text.length > 2000 ? undefined : walk(text, [object.properties], "names").found;
  return hit !== undefined && "options" in hit ? foundOf(hit, contract) : undefined;
}

/** Ruled as a promise. `measure` is given thresholds and unit once they are understood. */
export function ruled(check: string, { rule, object, path, key, found }: Ruled, choices: Choices, what: { readonly counts: string; readonly bad: boolean; readonly word?: string; readonly anyUnit?: true }, measure: (thresholds: readonly Threshold[], unit: "rows" | "percent") => HowMeasured): Promised {
  const read = thresholdsOf(rule, choices, what.bad);
  const unit = what.anyUnit ? "rows" : unitOf(rule);
  const thresholds = "thresholds" in read ? read.thresholds : [];
  const hidden = found?.hidden;
  const measured = hidden !== undefined ? nobody(hidden) : "unknown" in read ? nobody(read.unknown) : unit === undefined ? nobody(`Nobody here counts in the unit ${named(rule.unit ?? "")}.`) : measure(thresholds, unit);
  return {
    check, path, object, key, at: rule.at, expected: thresholds.length === 0 ? "not said" : expectedOf(thresholds, shown(what.word ?? unit ?? rule.unit ?? "", 40)), counts: what.counts, ...((rule.id ?? rule.name) === undefined ? {} : { rule: rule.id ?? rule.name ?? "" }),
    ...(rule.severity === undefined ? {} : { severity: rule.severity }), ...(rule.dimension === undefined ? {} : { dimension: rule.dimension }), measured,
  };
}

/** What a rule is about, inside a sentence. */
export const subjectOf = ({ path }: Ruled): string => named(shownPath(path));

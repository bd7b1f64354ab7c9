import { canonical } from "#fingerprint";
import type { EnumValue, Json, Location, Property, Quality } from "#model";
import type { Pair, Say } from "./change.ts";

/** Says the allowed values that one side has and the other has not: those of the list itself, or of a quality rule's `validValues`. */
export function sayEnum(asked: "added" | "removed", pair: Pair<Property>, say: Say): void {
  const { before, after } = { before: pair.before.enum, after: pair.after.enum };
  if (before === undefined || after === undefined) return;
  const keys = ["enum"];
  if (asked === "added") {
    const more = without(after, before);
    if (more[0] !== undefined) say({ keys, after: more.map(({ value }) => value), at: more[0].at });
  } else {
    const less = without(before, after);
    if (less[0] !== undefined) say({ keys, before: less.map(({ value }) => value), was: less[0].at });
  }
}

export function sayValidValues(asked: "added" | "removed", { before, after }: Pair<Quality>, say: Say): void {
  const [old, now] = [validValues(before), validValues(after)];
  if (old === undefined || now === undefined) return;
  const [from, to] = asked === "added" ? [now, old] : [old, now];
  const known = new Set(to.map(canonical));
  const found = from.filter((value) => !known.has(canonical(value)));
  const explains = { before: place(before), after: place(after) };
  if (found.length > 0) say({ keys: ["arguments", "validValues"], [asked === "added" ? "after" : "before"]: found, explains });
}

export function validValues(rule: Quality): readonly Json[] | undefined {
  const values = Object.hasOwn(rule.arguments, "validValues") ? rule.arguments["validValues"] : undefined;
  return Array.isArray(values) ? values : undefined;
}

function place(rule: Quality): readonly Location[] {
  return Object.hasOwn(rule.spots, "arguments") ? [rule.spots["arguments"]].filter((at) => at !== undefined) : [];
}

function without(values: readonly EnumValue[], others: readonly EnumValue[]): readonly EnumValue[] {
  const known = new Set(others.map(({ value }) => canonical(value)));
  return values.filter(({ value }) => !known.has(canonical(value)));
}

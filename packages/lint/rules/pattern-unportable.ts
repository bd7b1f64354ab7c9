import type { Contract } from "#model";
import { isVariable } from "#terms";
import { flat, named } from "#text";
import { patternOf } from "../patterns/pattern.ts";
import type { Blame, Rule } from "../rule.ts";

export const patternUnportable: Rule = {
  id: "pattern-unportable",
  level: "warn",
  says: "A pattern means the same in every engine, and none needs long for it.",
  why: "Contracts are checked by many engines: RE2 has no look-ahead, and one that backtracks can hang for hours on `(a+)+`.",
  source: "ECMA-262, Patterns; RE2, Syntax",
  on: {
    property: ({ options, at }, { contract }, say) => risks(options.values["pattern"], contract).forEach((blame) => say({ ...blame, at: options.spots["pattern"] ?? at })),
    quality: ({ arguments: given, spots, at }, { contract }, say) => risks(given["pattern"], contract).forEach((blame) => say({ ...blame, at: spots["arguments"] ?? at })),
  },
};

function risks(text: unknown, contract: Contract): Omit<Blame, "at">[] {
  if (typeof text !== "string" || isVariable(text)) return [];
  const { broken, foreign, explosive, unread } = patternOf(text, contract);
  if (unread) return [{ message: `The pattern of ${text.length} characters is not checked: it, or all patterns of the contract together, are too long.`, hint: "Write shorter ones." }];
  if (broken !== undefined) return [];
  return [
    ...(foreign.length === 0 ? [] : [{ message: `Not every engine reads the pattern ${named(text)}: it has ${foreign.map((what) => flat(what)).join(", ")}.`, hint: "Write it with groups, classes and plain quantifiers only." }]),
    ...(explosive ? [{ message: `The pattern ${named(text)} can take exponential time: a repetition inside a repetition takes the same text in many ways.`, hint: "Let each repetition begin with a sign that the others cannot take, such as `(\\w+,)*`." }] : []),
  ];
}

import { isVariable } from "#terms";
import { flat, named } from "#text";
import { patternOf } from "../patterns/pattern.ts";
import type { Rule } from "../rule.ts";

export const patternInvalid: Rule = {
  id: "pattern-invalid",
  level: "error",
  says: "A pattern is a regular expression.",
  why: "A pattern that does not compile stops the check of its column, or is skipped as if all were well.",
  source: "ODCS, Logical type options: pattern (ECMA-262)",
  on: {
    property({ options, at }, { contract }, say) {
      const text = options.values["pattern"];
      if (typeof text !== "string" || isVariable(text)) return;
      const { broken } = patternOf(text, contract);
      if (broken !== undefined) say({ at: options.spots["pattern"] ?? at, message: `The pattern ${named(text)} does not compile: ${flat(broken)}.`, hint: "Close what is open, and put a backslash before signs that stand for themselves." });
    },
    quality({ arguments: given, spots, at }, { contract }, say) {
      const text = given["pattern"];
      if (typeof text !== "string" || isVariable(text)) return;
      const { broken } = patternOf(text, contract);
      if (broken !== undefined) say({ at: spots["arguments"] ?? at, message: `The pattern ${named(text)} does not compile: ${flat(broken)}.`, hint: "Close what is open, and put a backslash before signs that stand for themselves." });
    },
  },
};

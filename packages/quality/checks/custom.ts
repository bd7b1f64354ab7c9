import { named } from "#text";
import type { CheckKind } from "../check.ts";
import { nobody } from "../promise.ts";
import { kindOf, rulesIn, subjectOf } from "../rules.ts";

export const custom: CheckKind = {
  id: "custom",
  says: "A rule in the words of another tool is that tool's to measure.",
  why: "It is a promise all the same, and the contract does not say whether that tool ever ran.",
  source: "ODCS, Data Quality: custom; DCS, Quality Object: custom",
  promises: (contract) => rulesIn(contract).filter(({ rule }) => kindOf(rule) === "custom").map((one) => ({
    check: "custom", path: one.path, object: one.object, key: one.key, at: one.rule.at, expected: "what the tool says", counts: `What another tool says of ${subjectOf(one)}`,
    ...(one.rule.severity === undefined ? {} : { severity: one.rule.severity }), ...(one.rule.dimension === undefined ? {} : { dimension: one.rule.dimension }),
    measured: nobody(`Only ${one.rule.engine === undefined ? "the tool that it is written for" : named(one.rule.engine)} can run it.`),
  })),
};

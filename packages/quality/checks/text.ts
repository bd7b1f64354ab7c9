import type { CheckKind } from "../check.ts";
import { nobody } from "../promise.ts";
import { kindOf, rulesIn, subjectOf } from "../rules.ts";

export const text: CheckKind = {
  id: "text",
  says: "A rule in plain words is for people; no engine measures it.",
  why: "It is a promise all the same, and somebody has to look.",
  source: "ODCS, Data Quality: text; DCS, Quality Object: text",
  promises: (contract) => rulesIn(contract).filter(({ rule }) => kindOf(rule) === "text").map((one) => ({
    check: "text", path: one.path, object: one.object, key: one.key, at: one.rule.at, expected: "what the words say", counts: `What is said of ${subjectOf(one)}`,
    ...(one.rule.severity === undefined ? {} : { severity: one.rule.severity }), ...(one.rule.dimension === undefined ? {} : { dimension: one.rule.dimension }),
    measured: nobody("It is written in words for people; write it as `sql` or with a `metric` to have it measured."),
  })),
};

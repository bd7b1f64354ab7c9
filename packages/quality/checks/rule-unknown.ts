import { either, named } from "#text";
import type { CheckKind } from "../check.ts";
import { nobody } from "../promise.ts";
import { kindOf, metricOf, rulesIn, subjectOf } from "../rules.ts";

const metrics = ["nullValues", "missingValues", "invalidValues", "duplicateValues", "rowCount"];

export const ruleUnknown: CheckKind = {
  id: "rule-unknown",
  says: "A rule whose kind or metric nobody here knows stays unknown, and is counted.",
  why: "A rule that every tool skips in silence reads as if somebody looked.",
  source: "ODCS, Data Quality: type, metric",
  promises: (contract) => rulesIn(contract).filter(({ rule }) => kindOf(rule) === "unknown" || (kindOf(rule) === "library" && metricOf(rule) === undefined)).map((one) => {
    const { rule, object, path, key } = one;
    const reason = kindOf(rule) === "library"
      ? (rule.metric === undefined ? "The rule names no metric." : `The library has no metric ${named(rule.metric)}; it has ${either(metrics).replace(" or ", " and ")}.`)
      : rule.type === undefined ? "The rule says nothing that could be measured." : `There is no kind of rule that is called ${named(rule.type)}.`;
    return { check: "rule-unknown", path, object, key, at: rule.at, expected: "what the rule says", counts: `What the rule at ${subjectOf(one)} asks`, ...(rule.severity === undefined ? {} : { severity: rule.severity }), ...(rule.dimension === undefined ? {} : { dimension: rule.dimension }), measured: nobody(reason) };
  }),
};

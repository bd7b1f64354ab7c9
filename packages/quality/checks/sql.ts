import type { CheckKind } from "../check.ts";
import { nobody } from "../promise.ts";
import { kindOf, ruled, rulesIn, subjectOf } from "../rules.ts";
import { prepared } from "../sql.ts";

export const sql: CheckKind = {
  id: "sql",
  says: "The number that a query gives is one that the rule allows; true is 1, false is 0.",
  why: "Whatever the library cannot say, such as that two columns agree, a query can.",
  source: "ODCS, Data Quality: sql; DCS, Quality Object: sql",
  promises: (contract, { choices }) => rulesIn(contract).filter(({ rule }) => kindOf(rule) === "sql").map((one) =>
    ruled("sql", one, choices, { counts: `The result of the query at ${subjectOf(one)}`, bad: false, word: one.rule.unit ?? "", anyUnit: true }, (thresholds) => {
      const query = prepared(one.rule.query, one.found);
      return "unknown" in query ? nobody(query.unknown) : { by: "metric", metric: { of: "query", ...query }, thresholds, unit: "value" };
    })),
};

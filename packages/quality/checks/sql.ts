import type { Contract, SchemaObject } from "#model";
import type { CheckKind } from "../check.ts";
import { physicalOf, nameOf } from "../found.ts";
import type { Table } from "../metric.ts";
import { nobody } from "../promise.ts";
import { kindOf, ruled, rulesIn, subjectOf } from "../rules.ts";
import { prepared } from "../sql.ts";
import { tableOf } from "../tables.ts";

export const sql: CheckKind = {
  id: "sql",
  says: "The number that a query gives is one that the rule allows; true is 1, false is 0.",
  why: "Whatever the library cannot say, such as that two columns agree, a query can.",
  source: "ODCS, Data Quality: sql; DCS, Quality Object: sql",
  promises: (contract, { choices }) => rulesIn(contract).filter(({ rule }) => kindOf(rule) === "sql").map((one) =>
    ruled("sql", one, choices, { counts: `The result of the query at ${subjectOf(one)}`, bad: false, word: one.rule.unit ?? "", anyUnit: true }, (thresholds) => {
      const query = prepared(one.rule.query, one.found);
      return "unknown" in query ? nobody(query.unknown) : { by: "metric", metric: { of: "query", ...query, ...othersIn(query.sql, one.object, contract) }, thresholds, unit: "value" };
    })),
};

/** Other objects of the contract whose names stand in the query. */
function othersIn(sql: string, own: SchemaObject, contract: Contract): { readonly tables?: readonly Table[] } {
  const text = sql.toLowerCase();
  const tables = contract.objects.filter((object) => object !== own && [nameOf(object), physicalOf(object)].some((name) => name !== "" && text.includes(name.toLowerCase()))).map((object) => tableOf(contract, object));
  return tables.length === 0 ? {} : { tables };
}

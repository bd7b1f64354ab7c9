import type { Contract } from "#model";
import { named } from "#text";
import type { CheckKind, Choices } from "../check.ts";
import { both, isNull, not } from "../conditions.ts";
import { type Found, nameOf } from "../found.ts";
import { ofMetric } from "../library.ts";
import { nobody } from "../promise.ts";
import { propertyNamed, type Ruled, ruled } from "../rules.ts";
import { written } from "../values.ts";

/** What is counted, after "with a value of …". */
const words = { groups: "that comes more than once, each such value counted once", rows: "that comes more than once", excess: "that another row has already" } as const;

export const duplicateValues: CheckKind = {
  id: "duplicate-values",
  says: "As many rows have a value, or values of several properties together, that another row has already as the rule allows.",
  why: "Tools count duplicates in three ways that differ by a factor of two and more, and a rule without a way is kept in one and broken in the next.",
  source: "ODCS, Data Quality: duplicateValues; a custom property `duplicates` (groups, rows or excess) or `quality: duplicates` says what is counted",
  promises: ofMetric("duplicateValues", (one, contract, { choices, window }) => {
    const keys = keysOf(one, contract);
    const count = countOf(one, choices);
    const of = typeof keys === "string" ? "" : ` of ${keys.map(({ path }) => named(path.slice(1).join("."))).join(" and ")}`;
    return ruled("duplicate-values", one, choices, { counts: `with a value${of} ${words[count]}`, bad: true }, (thresholds, unit) => {
      if (typeof keys === "string") return nobody(keys);
      if (keys.some(({ lists, hidden }) => lists.length > 0 || hidden !== undefined)) return nobody("Duplicates inside lists and maps are not counted here.");
      if (unit === "percent" && window?.rows.has(nameOf(one.object)) === true) return nobody("A share of duplicates is one of all rows, and only some are looked at.");
      const columns = keys.map(({ column }) => column);
      const present = both(...columns.map((column) => not(isNull(column))));
      return { by: "metric", metric: { of: "duplicates", columns, count }, thresholds, unit, ...(unit === "percent" ? { of: { of: "rows", where: present } } : {}) };
    });
  }),
};

function countOf({ rule }: Ruled, { duplicates }: Choices): keyof typeof words {
  const own = rule.custom.find(({ property }) => property === "duplicates")?.value;
  return own === "groups" || own === "rows" || own === "excess" ? own : duplicates;
}

/** The properties whose values are compared, or why nobody knows them. */
function keysOf({ rule, object, found }: Ruled, contract: Contract): readonly Found[] | string {
  const given = rule.arguments["properties"];
  if (given === undefined) return found === undefined ? "The rule does not say which properties it is about." : [found];
  const names = typeof given === "string" ? [given] : Array.isArray(given) ? given : [];
  if (names.length === 0) return "`properties` names none.";
  const keys: Found[] = [];
  for (const name of names) {
    const one = typeof name === "string" ? propertyNamed(name, object, contract) : undefined;
    if (one === undefined) return `The object has no property ${named(written(name))}.`;
    keys.push(one);
  }
  return keys;
}

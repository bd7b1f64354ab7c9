import { either } from "#text";
import type { CheckKind } from "../check.ts";
import { nameOf } from "../found.ts";
import { primaryKeys } from "../primary-key.ts";
import { nobody, noRows } from "../promise.ts";

export const primaryKeyUnique: CheckKind = {
  id: "primary-key-unique",
  says: "No two rows have the same primary key; of a key of several properties, all of them together count.",
  why: "What has two rows for one key has two truths, and which one a reader gets is chance.",
  source: "ODCS, Schema: primaryKey, primaryKeyPosition; DCS, Model Object: primaryKey",
  promises: (contract) => primaryKeys(contract).flatMap(({ object, key }) => {
    const [first] = key;
    if (first === undefined) return [];
    const hidden = key.find(({ lists, hidden }) => lists.length > 0 || hidden !== undefined);
    return [{
      check: "primary-key-unique", path: [nameOf(object)], object, at: first.property.spots["primaryKey"] ?? first.property.at, expected: "0 rows",
      counts: `with a key (${either(key.map(({ path }) => path.slice(1).join("."))).replace(/ or (?=`[^`]*`$)/, " and ")}) that another row has already`,
      measured: hidden === undefined ? noRows({ of: "duplicates", columns: key.map(({ column }) => column), count: "excess" }) : nobody("A part of the key is inside a list or a map."),
    }];
  }),
};

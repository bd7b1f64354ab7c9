import type { Contract, Relationship, SchemaObject } from "#model";
import { follow } from "#terms";
import { either, named } from "#text";
import type { Around, CheckKind, HowMeasured, Promised } from "../check.ts";
import { type Found, foundIn, foundOf, nameOf, shownPath } from "../found.ts";
import { nobody, noRows } from "../promise.ts";
import { tableOf } from "../tables.ts";

export const foreignKey: CheckKind = {
  id: "foreign-key",
  says: "Every value of a foreign key is in the table that it refers to; of several properties, all of them together.",
  why: "A row that refers to nothing falls out of every inner join, and nobody sees it go.",
  source: "ODCS 3.1, References: relationships; DCS, Field Object: references",
  promises: (contract, around) => [
    ...foundIn(contract).flatMap((found) => found.property.relationships.map((one) => promised(one, found.object, [found], contract, around))),
    ...contract.objects.flatMap((object) => object.relationships.map((one) => promised(one, object, undefined, contract, around))),
  ],
};

interface End {
  readonly found: Found;
  readonly contract: Contract;
}

function promised(one: Relationship, object: SchemaObject, own: readonly Found[] | undefined, contract: Contract, around: Around): Promised {
  const starts = own?.map((found): End => ({ found, contract })) ?? endsOf(one.from ?? [], contract, around);
  const ends = endsOf(one.to, contract, around);
  const names = (texts: readonly string[]) => either(texts).replace(/ or (?=`[^`]*`$)/, " and ");
  const from = own?.map(({ path }) => shownPath(path)) ?? one.from ?? [];
  const path = own?.[0]?.path ?? [nameOf(object), ...(one.id === undefined ? [] : [one.id])];
  return {
    check: "foreign-key", path, object: (Array.isArray(starts) ? starts[0]?.found.object : undefined) ?? object, at: one.spots["to"] ?? one.at, key: JSON.stringify([from, one.to]),
    expected: "0 rows", counts: `with a value of ${names(from)} that is not in ${names(one.to)}`, measured: measured(one, starts, ends),
  };
}

function endsOf(references: readonly string[], contract: Contract, { mesh }: Around): readonly End[] | string {
  const ends: End[] = [];
  for (const reference of references) {
    const target = follow(reference, contract, mesh);
    const found = target.is === "property" ? foundOf(target.property, target.contract) : undefined;
    if (target.is !== "property" || found === undefined) return `The reference ${named(reference)} leads nowhere that can be read here${"why" in target ? `: ${target.why}` : ""}.`;
    ends.push({ found, contract: target.contract });
  }
  return ends;
}

function measured({ type }: Relationship, starts: readonly End[] | string, ends: readonly End[] | string): HowMeasured {
  if (type !== undefined && type.toLowerCase() !== "foreignkey") return nobody(`A relationship of the type ${named(type)} says nothing that the data could break.`);
  if (typeof starts === "string") return nobody(starts);
  if (typeof ends === "string") return nobody(ends);
  const [start, end] = [starts[0], ends[0]];
  if (start === undefined || end === undefined || starts.length !== ends.length) return nobody(`${starts.length} of its properties refer to ${ends.length}.`);
  const all = [...starts, ...ends].map(({ found }) => found);
  if (all.some(({ lists, hidden }) => lists.length > 0 || hidden !== undefined)) return nobody("Keys inside lists and maps are not followed here.");
  if (new Set(starts.map(({ found }) => found.object)).size > 1 || new Set(ends.map(({ found }) => found.object)).size > 1) return nobody("Its properties are not all in one object.");
  return noRows({ of: "orphans", columns: starts.map(({ found }) => found.column), parent: tableOf(end.contract, end.found.object), parentColumns: ends.map(({ found }) => found.column) });
}

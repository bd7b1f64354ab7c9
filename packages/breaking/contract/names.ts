import type { Json, Property, SchemaObject } from "#model";
import { type Fact, fact, type Tell } from "../fact.ts";
import { type Ground, ifRefused, rowWith } from "./ground.ts";
import { asWitness, rowOf, sampled } from "./samples.ts";

type Named = SchemaObject | Property;

/** A physical name that is not written is the name. `ground`: of a property; an object is another table. */
export function compareNames(was: Named, is: Named, path: readonly string[], renamed: string, tell: Tell, ground?: Ground): void {
  const [old, now] = [was.physicalName ?? was.name, is.physicalName ?? is.name];
  const same = old === now;
  if (was.name === is.name && same) return;
  const told = was.name !== is.name ? fact(same ? "name-changed" : renamed, path, is.at, was.at, was.name, is.name)
    : fact("physical-name-changed", path, is.spots["physicalName"] ?? is.at, was.spots["physicalName"] ?? was.at, old, now);
  tell(same ? told : { ...told, ...(ground === undefined ? {} : ifRefused(ground, { what: "renamed" })), ...bothNames(was, is, path.slice(0, -1), old ?? "", now ?? "") });
}

/** A column under its new name and under the old one, or a table. */
function bothNames(was: Named, is: Named, path: readonly string[], old: string, now: string): Pick<Fact, "witness" | "closer"> {
  if (!("options" in was) || !("options" in is)) return { witness: { consumers: { [now]: [] }, producers: { [old]: [] } } };
  return sampled([was, is], (sample) => {
    const row = (column: Property, name: string) => [sample(column)[0] ?? (column.required === true ? undefined : null)].flatMap((value) => (value === undefined ? [] : [rowWith(path, { [name]: value })]));
    return asWitness({ consumers: row(is, now)[0], producers: row(was, old)[0] });
  });
}

/** Rows of a few of these columns: they lack all others, and one of a name. */
export function rowsWithout(properties: readonly Property[], path: readonly string[]): (name: string | undefined) => Json {
  let row: Json | undefined;
  return (name) => {
    row ??= rowOf(properties);
    const has = name !== undefined && typeof row === "object" && row !== null && Object.hasOwn(row, name);
    return rowWith(path, has ? rowOf(properties.filter((property) => property.name !== name)) : row);
  };
}

/** Up to three tables, without a row. */
export const tables = (objects: readonly SchemaObject[]): Json => Object.fromEntries(objects.slice(0, 3).map(({ physicalName, name }) => [physicalName ?? name ?? "", []]));

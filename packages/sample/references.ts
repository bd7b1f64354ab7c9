import type { Contract, Property, Relationship, SchemaObject } from "#model";
import type { Told } from "./told.ts";

/** A foreign key between columns of the contract, by the numbers of objects and of their properties. */
export interface Link {
  readonly at: Relationship["at"];
  readonly path: readonly string[];
  readonly from: number;
  readonly columns: readonly number[];
  readonly to: number;
  readonly parents: readonly number[];
}

/** The relationships that lead from columns of one object to columns of one object of the same contract. Every other is told. */
export function linksOf(contract: Contract, tell: (told: Told) => void): readonly Link[] {
  return contract.objects.flatMap((object, index) => {
    const path = [object.name ?? ""];
    const own = object.relationships.map((relation) => ({ relation, from: relation.from?.map((text) => columnOf(text, contract)) ?? [], path }));
    const below = object.properties.flatMap((property, column) => property.relationships.map((relation) => ({ relation, from: relation.to.map(() => ({ object: index, column })), path: [...path, property.name ?? ""] })));
    return [...own, ...below].flatMap(({ relation, from, path }): Link[] => {
      const to = relation.to.map((text) => columnOf(text, contract));
      const [pairs, first] = [from.map((one, at) => ({ one, other: to[at] })), from[0]];
      const parent = to[0];
      const whole = from.length === to.length && pairs.every(({ one, other }) => one !== undefined && other !== undefined && one.object === first?.object && other.object === parent?.object);
      if (first === undefined || parent === undefined || !whole || (relation.from === undefined && to.length > 1)) {
        tell({ is: "unread", path, at: relation.at, message: "The relationship does not lead from columns of one object to columns of one object of this contract." });
        return [];
      }
      return [{ at: relation.at, path, from: first.object, columns: from.map((one) => one?.column ?? 0), to: parent.object, parents: to.map((one) => one?.column ?? 0) }];
    });
  });
}

/** `object.property` by names, or `schema/<id>/properties/<id>` by ids; columns only. */
function columnOf(text: string, { objects }: Contract): { object: number; column: number } | undefined {
  const path = text.replace(/^#?\/?/, "");
  const ids = /^schema\/([^/]+)\/properties\/([^/]+)$/.exec(path);
  const find = (object: number, by: (property: Property) => boolean) => {
    const column = objects[object]?.properties.findIndex(by) ?? -1;
    return column < 0 ? undefined : { object, column };
  };
  if (ids !== null) return find(objects.findIndex(({ id }: SchemaObject) => id === ids[1]), ({ id }) => id === ids[2]);
  for (const [index, { name }] of objects.entries())
    if (name !== undefined && path.startsWith(`${name}.`)) {
      const found = find(index, (property) => property.name === path.slice(name.length + 1));
      if (found !== undefined) return found;
    }
  return undefined;
}

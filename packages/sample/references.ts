import type { Contract, Relationship } from "#model";
import { follow } from "#terms";
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

/** A column of the contract that a reference names, whichever way it is written. */
function columnOf(reference: string, contract: Contract): { readonly object: number; readonly column: number } | undefined {
  const target = follow(reference, contract, { contracts: [contract], products: [], consumers: [] });
  if (target.is !== "property" || target.contract !== contract) return undefined;
  for (const [object, { properties }] of contract.objects.entries()) {
    const column = properties.indexOf(target.property);
    if (column >= 0) return { object, column };
  }
  return undefined;
}

import type { Contract, SchemaObject } from "#model";
import { type Found, foundBelow } from "./found.ts";

/** The properties of the key of each object, in the order of their positions, then of the text. A key inside a list or below another property is a key of the object too. */
export function primaryKeys(contract: Contract): readonly { readonly object: SchemaObject; readonly key: readonly Found[] }[] {
  return contract.objects.flatMap((object) => {
    const key = foundBelow(object, contract).filter(({ property }) => property.primaryKey === true).sort((a, b) => (position(a) < position(b) ? -1 : position(a) > position(b) ? 1 : 0));
    return key.length === 0 ? [] : [{ object, key }];
  });
}

const position = ({ property: { primaryKeyPosition = -1 } }: Found) => (primaryKeyPosition < 1 ? Infinity : primaryKeyPosition);

import type { Property } from "#model";
import { named } from "#text";
import type { Rule, Say } from "../rule.ts";

export const keyPositionGap: Rule = {
  id: "key-position-gap",
  level: "error",
  says: "The positions in a key are 1, 2, 3 …, one for each of its properties.",
  why: "The order of a composite key decides how it is joined and how partitions are laid out; a gap means that a part is missing.",
  source: "ODCS, Schema: primaryKeyPosition and partitionKeyPosition start from 1",
  on: {
    object(object, _, say) {
      const all = properties(object.properties);
      check(all, { what: "primary key", flag: "primaryKey", position: "primaryKeyPosition" }, say);
      check(all, { what: "partition key", flag: "partitioned", position: "partitionKeyPosition" }, say);
    },
  },
};

interface Key {
  readonly what: string;
  readonly flag: "primaryKey" | "partitioned";
  readonly position: "primaryKeyPosition" | "partitionKeyPosition";
}

const properties = (list: readonly Property[]): Property[] => list.flatMap((property) => [property, ...properties(property.properties)]);

function check(all: readonly Property[], { what, flag, position }: Key, say: Say) {
  const name = (property: Property) => named(property.name ?? "");
  const at = (property: Property) => property.spots[position] ?? property.spots[flag] ?? property.at;
  const placed = (property: Property) => property[position] !== undefined && property[position] !== -1;
  for (const property of all)
    if (placed(property) && property[flag] !== true) say({ at: at(property), message: `${name(property)} has a position in the ${what}, but is not part of it.`, hint: `Write \`${flag}: true\`, or remove \`${position}\`.` });

  const parts = all.filter((property) => property[flag] === true);
  const ordered = parts.filter(placed).sort((a, b) => (a[position] ?? 0) - (b[position] ?? 0));
  if (ordered.length === 0) return;
  for (const part of parts)
    if (!placed(part)) say({ at: at(part), message: `${name(part)} has no position in the ${what}, others have.`, hint: `Write \`${position}\` at each of them.` });
  for (const [index, part] of ordered.entries()) {
    const found = part[position] ?? 0;
    if (found === index + 1) continue;
    const twin = ordered[index - 1];
    const message = twin?.[position] === found ? `${name(twin)} and ${name(part)} are both at position ${found} of the ${what}.` : `${name(part)} is at position ${found} of the ${what}, but position ${index + 1} is missing.`;
    return say({ at: at(part), message, hint: `Number the ${parts.length} parts from 1.` });
  }
}

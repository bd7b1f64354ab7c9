import type { AvroType, AvroUnion } from "#model";
import type { Side } from "../side.ts";
import { isNamed, promotes } from "./match.ts";

/** The branches that may take a type, the likeliest first; `exact`: it has the very name of the type, which is what Apache Avro takes. */
export interface Fits {
  readonly branches: readonly AvroType[];
  readonly exact: boolean;
}

export type BranchIndex = (writer: AvroType) => Fits;

/**
 * The branches of a reader's union, to be looked up by what a type is and is called: its name, its name without namespace, an alias. A primitive type
 * takes its own branch, else the first that it promotes to.
 */
export function branchIndex(union: AvroUnion, readers: Side): BranchIndex {
  const index = new Map<string, AvroType[]>();
  for (const branch of union.branches) {
    const type = readers.solid(branch);
    const keys = isNamed(type) ? [`${type.type}=${type.fullName}`, `${type.type} ${type.name}`, ...type.aliases.map(({ name }) => `${type.type}@${name}`)] : type.type === "reference" ? [`reference=${type.fullName}`] : [type.type];
    for (const key of new Set(keys)) {
      const others = index.get(key);
      if (others === undefined) index.set(key, [branch]);
      else others.push(branch);
    }
  }
  const at = (...keys: readonly string[]) => [...new Set(keys.flatMap((key) => index.get(key) ?? []))];
  return (writer) => {
    if (writer.type === "reference") return { branches: at(`reference=${writer.fullName}`), exact: true };
    const keys = isNamed(writer) ? [`${writer.type}=${writer.fullName}`, `${writer.type} ${writer.name}`, `${writer.type}@${writer.fullName}`] : [writer.type];
    const found = at(...keys);
    if (found.length > 0 || isNamed(writer)) return { branches: found, exact: index.has(keys[0] ?? "") };
    return { branches: union.branches.filter((branch) => promotes(writer.type, readers.solid(branch).type)).slice(0, 1), exact: false };
  };
}

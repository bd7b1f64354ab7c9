import { grouped } from "../grouped.ts";
import type { Json, ProtoField } from "#model";
import { of } from "./find.ts";
import type { Image } from "./image.ts";
import type { Found } from "./kind.ts";
import { jsonName } from "./names.ts";
import type { FieldPair, Pairs } from "./pairs.ts";
import { typeOf } from "./types.ts";
import { anyOf } from "./witness.ts";

/** Fields that moved into a oneof, out of one or into another. Two fields can both be set on one side and not on the other where only one side has them in one. */
export function movedBetweenOneofs({ fields, before, after }: Pairs): Found[] {
  const inMessages = grouped(fields.filter(({ holder }) => holder !== undefined), ({ holder }) => holder);
  return [...inMessages.values()].flatMap((all) => {
    const moved = all.filter(({ was, is }) => was.it.oneof !== is.it.oneof);
    if (moved.length === 0) return [];
    const [lefts, joins] = [partners(all, "was", "is"), partners(all, "is", "was")];
    return moved.map((pair) => {
      const { was, is } = pair;
      const [apart, together] = [lefts(pair), joins(pair)];
      const breaks = { consumers: apart === undefined ? "no" : "yes", producers: together === undefined ? "no" : "yes" } as const;
      const [consumers, producers] = [bothSet(is.it, apart?.is.it, after), bothSet(was.it, together?.was.it, before)];
      const witness = { ...(consumers === undefined ? {} : { consumers }), ...(producers === undefined ? {} : { producers }) };
      return of(pair, { before: was.it.oneof ?? null, after: is.it.oneof ?? null, breaks, wire: breaks, ...(Object.keys(witness).length === 0 ? {} : { witness }) });
    });
  });
}

type Side = "was" | "is";

/** For a field, another that shares its oneof on one side and not on the other. Looks at each field once, whatever the number of asks. */
function partners(all: readonly FieldPair[], here: Side, there: Side): (pair: FieldPair) => FieldPair | undefined {
  const groups = new Map<string, Map<string | undefined, FieldPair[]>>();
  for (const pair of all) {
    const [oneof, other] = [pair[here].it.oneof, pair[there].it.oneof];
    if (oneof === undefined) continue;
    const group = groups.get(oneof) ?? new Map<string | undefined, FieldPair[]>();
    groups.set(oneof, group);
    const same = group.get(other) ?? [];
    group.set(other, same);
    if (same.length < 2) same.push(pair);
  }
  return (pair) => {
    const [oneof, other] = [pair[here].it.oneof, pair[there].it.oneof];
    for (const [elsewhere, some] of groups.get(oneof ?? "") ?? []) {
      const partner = some.find((one) => one !== pair);
      if (oneof !== undefined && partner !== undefined && (elsewhere === undefined || elsewhere !== other)) return partner;
    }
    return undefined;
  };
}

/** A message in which both fields are set. */
function bothSet(field: ProtoField, other: ProtoField | undefined, image: Image): Json | undefined {
  if (other === undefined || field.keys !== undefined || other.keys !== undefined) return undefined;
  const [one, two] = [field, other].map((each) => {
    const value = anyOf(typeOf(each, image));
    return value === undefined ? undefined : ([jsonName(each), each.label === "repeated" ? [value] : value] as const);
  });
  return one === undefined || two === undefined ? undefined : Object.fromEntries([one, two]);
}

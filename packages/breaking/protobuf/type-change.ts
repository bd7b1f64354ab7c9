import type { Change } from "#model";
import type { Difference } from "./find.ts";
import type { FieldPair, Pairs } from "./pairs.ts";
import { type TypeUse, typeOf } from "./types.ts";
import { wireCompatible } from "./wire.ts";
import { byRange, byType } from "./witness.ts";

/** Compares fields by their types. Two maps are compared by their keys and values, as fields of their own. */
export const differentTypes = (compatible: (was: TypeUse, is: TypeUse) => boolean) => ({ was, is, holder }: FieldPair, { before, after }: Pairs): Difference | undefined => {
  if (was.it.keys !== undefined && is.it.keys !== undefined) return undefined;
  const [old, now] = [typeOf(was.it, before), typeOf(is.it, after)];
  if (compatible(old, now)) return undefined;
  const said = { before: wordOf(old), after: wordOf(now), at: is.it.spots["type"] ?? is.it.whole };
  if (mayBeSame(old, now)) return { ...said, breaks: unknown, wire: unknown, because: "No file at hand declares one of the two." };
  const field = { was: was.it, is: is.it };
  const ranged = wireCompatible(old, now) ? byRange(old, now, field) : undefined;
  const { witness, ...found } = ranged === undefined ? { ...byType(old, now, field), ...onWire(old.type, now.type) } : { ...ranged, wire: ranged.breaks };
  return witness === undefined || (holder !== undefined && after.made.has(holder.is.it)) ? { ...said, ...found } : { ...said, ...found, witness };
};

/** Types of the same bytes of which one has values that the other has not: numbers other than 0 and 1, bytes that are no text. */
function onWire(was: string, is: string): Pick<Difference, "wire"> {
  if (!wireCompatible({ type: was }, { type: is })) return {};
  const larger = (type: string) => type !== "bool" && type !== "string";
  return { wire: { consumers: larger(is) ? "yes" : "no", producers: larger(was) ? "yes" : "no" } };
}

const unknown: Change["breaks"] = { consumers: "unknown", producers: "unknown" };

/** Names of which one is the end of the other may mean the same, where a file that declares it is not at hand. */
function mayBeSame(was: TypeUse, is: TypeUse): boolean {
  const [old, now] = [`.${was.name ?? ""}`, `.${is.name ?? ""}`];
  return (was.type === "unknown" || is.type === "unknown") && was.name !== undefined && is.name !== undefined && (old.endsWith(now) || now.endsWith(old));
}

const wordOf = ({ type, name }: TypeUse) => (type === "group" ? `group ${name ?? ""}` : (name ?? type));

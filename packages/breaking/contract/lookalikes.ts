import type { Property, SchemaObject } from "#model";
import { closest, named } from "#text";
import { compareTypes } from "#types";

type Named = SchemaObject | Property;

/** Names are compared where there are at most so many pairs; beyond, only places are. */
const compared = 2500;

/**
 * What is gone → a sentence about what is new and looks like it under another name: of the same type, and at the same position or with a name that is near.
 * A hint for people and nothing more; where two look alike, neither is named.
 */
export function lookalikes(gone: readonly Named[], fresh: readonly Named[], before: readonly Named[], after: readonly Named[]): ReadonlyMap<Named, string> {
  const [was, is] = [places(before), places(after)];
  const few = gone.length * fresh.length <= compared;
  const at = new Map(fresh.map((element) => [is.get(element), element]));
  const liked = (element: Named): readonly Named[] => {
    const sameType = (few ? fresh : [at.get(was.get(element)) ?? []].flat()).filter((other) => isOfType(element, other));
    const scored = sameType.map((other) => ({ other, score: Number(was.get(element) === is.get(other)) + 2 * Number(few && isNear(element.name ?? "", other.name ?? "")) }));
    const best = Math.max(0, ...scored.map(({ score }) => score));
    return best === 0 ? [] : scored.filter(({ score }) => score === best).map(({ other }) => other);
  };
  const pairs = gone.flatMap((element) => {
    const [other, second] = liked(element);
    return other === undefined || second !== undefined || other.name === undefined ? [] : [[element, other] as const];
  });
  const wanted = new Map<Named, number>();
  for (const [, other] of pairs) wanted.set(other, (wanted.get(other) ?? 0) + 1);
  return new Map(pairs.filter(([, other]) => wanted.get(other) === 1).map(([element, other]) => [element, `${named(other.name ?? "")} looks like its new name: give both the same \`id\` to say so.`]));
}

const places = (elements: readonly Named[]) => new Map(elements.map((element, index) => [element, index]));

function isOfType(a: Named, b: Named): boolean {
  const [type, other] = [a.physicalType, b.physicalType];
  const physical = type === other || (type !== undefined && other !== undefined && compareTypes(type, other) === "same");
  return physical && ("logicalType" in a ? a.logicalType : undefined) === ("logicalType" in b ? b.logicalType : undefined);
}

/** A slip of the pen apart, or with a word in common. */
function isNear(a: string, b: string): boolean {
  if (a === "" || b === "" || a.length > 100 || b.length > 100) return false;
  const words = new Set(wordsOf(a));
  return closest(a, [b]) !== undefined || wordsOf(b).some((word) => words.has(word));
}

/** `orderTotal`, `order_total` and `ORDER-TOTAL` have the same words; what is shorter than three letters says nothing. */
const wordsOf = (name: string) => name.replace(/([a-z\d])([A-Z])/g, "$1 $2").toLowerCase().split(/[^\p{L}\d]+/u).filter((word) => word.length > 2);

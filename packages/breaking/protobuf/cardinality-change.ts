import { type Cardinality, cardinalityOf, words } from "./cardinality.ts";
import type { Difference } from "./find.ts";
import type { FieldPair, Pairs } from "./pairs.ts";
import { inLists } from "./witness.ts";

/** Compares fields by what a reader sees of how many values they have. The key and the value of a map are always one each. */
export const differentCardinality = (seen: (cardinality: Cardinality) => Cardinality) => ({ was, is, holder }: FieldPair, { before, after }: Pairs): Difference | undefined => {
  if (holder !== undefined && before.made.has(holder.was.it) && after.made.has(holder.is.it)) return undefined;
  const [old, now] = [cardinalityOf(was.it, before), cardinalityOf(is.it, after)];
  if (seen(old) === seen(now)) return undefined;
  return { before: words[old], after: words[now], ...inLists(was.it, is.it, before, after) };
};

import { type Cardinality, cardinalityOf, words } from "./cardinality.ts";
import type { Difference } from "./find.ts";
import type { FieldPair, Pairs } from "./pairs.ts";
import { inLists } from "./witness.ts";

/** Compares fields by what a reader sees of how many values they have. */
export const differentCardinality = (seen: (cardinality: Cardinality) => Cardinality) => ({ was, is }: FieldPair, { before, after }: Pairs): Difference | undefined => {
  const [old, now] = [cardinalityOf(was.it, before), cardinalityOf(is.it, after)];
  if (seen(old) === seen(now)) return undefined;
  return { before: words[old], after: words[now], ...inLists(was.it, is.it, before, after) };
};

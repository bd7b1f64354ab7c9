import type { Json } from "#model";
import { isObject } from "../json.ts";
import { saidBy } from "../keywords.ts";
import type { SchemaSide } from "../side.ts";
import { isDefinitions, schemasBelow } from "./dialect.ts";
import { libraryOf } from "./library.ts";
import type { Spot } from "./spot.ts";

/** What decides about the instances of a schema. */
export interface Reach {
  /** The schemas themselves, by identity: all that the root applies or refers to, over any number of steps. */
  readonly schemas: ReadonlySet<Json>;
  /** URIs of the other documents that hold some of them. */
  readonly documents: ReadonlySet<string>;
}

/** Follows every keyword and reference from the root. Definitions count only where something refers to them, or leads into a dynamic anchor of theirs. */
export function reachOf(side: SchemaSide): Reach {
  const library = libraryOf(side);
  const seen = new Set<Json>();
  const open: Spot[] = [library.root];
  for (let spot = open.pop(); spot !== undefined; spot = open.pop()) {
    if (!isObject(spot.schema) || seen.has(spot.schema)) continue;
    seen.add(spot.schema);
    const { $ref, $dynamicRef, $recursiveRef } = saidBy(spot).keywords;
    for (const reference of [$ref, $dynamicRef]) {
      const found = typeof reference === "string" ? library.find(spot, reference) : undefined;
      if (found !== undefined && !("unknown" in found)) open.push(found);
    }
    if ($dynamicRef !== undefined || $recursiveRef !== undefined) open.push({ schema: spot.home.root, home: spot.home }, ...spot.home.dynamicAnchors.values());
    for (const { steps, schema } of schemasBelow(spot.schema, spot.home.dialect)) if (!isDefinitions(steps[0])) open.push(library.below(spot, schema));
  }
  return { schemas: seen, documents: library.loaded };
}

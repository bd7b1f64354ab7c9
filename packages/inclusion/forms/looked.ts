import type { Json } from "#model";
import { itemsOf } from "../evaluate/arrays.ts";
import { isArray, isObject, type JsonObject } from "../json.ts";
import { saidBy } from "../keywords.ts";
import { atLeast } from "../references/dialect.ts";
import type { Scope } from "../references/scope.ts";
import type { Spot } from "../references/spot.ts";
import type { Form } from "./form.ts";
import { entriesOf, has, ownKeys } from "./objects.ts";
import type { Workshop } from "./workshop.ts";

/** Parts of an instance that a schema looks at, so that `unevaluatedProperties` and `unevaluatedItems` do not. */
export interface Looked {
  /** A form of the keys. */
  readonly keys: Form;
  /** Items before this index. */
  readonly items: number;
  /** A form of items that count wherever they are. */
  readonly found: Form;
}

/** What is looked at in any case, and what where a form holds. */
export interface Looks {
  readonly always: Looked;
  readonly maybe: readonly { readonly when: Form; readonly looked: Looked }[];
}

/** How to go on to the schemas that look at the same value. */
export interface Onward {
  readonly shop: Workshop;
  /** The schemas that references of a schema lead to; undefined where one leads nowhere. */
  targets(spot: Spot, scope: Scope): readonly Spot[] | undefined;
  enter(scope: Scope, spot: Spot): Scope;
  below(spot: Spot, schema: Json): Spot;
  child(spot: Spot, scope: Scope): Form;
}

/** Schemas inside each other, and altogether. */
const [deepest, most] = [60, 2000];

/**
 * What a valid instance has looked at (2020-12 Core §11). `without`: a keyword whose own look does not count. Undefined where nobody can say: a reference that leads
 * nowhere, or schemas that lead to each other without an end.
 */
export function looksOf(on: Onward, spot: Spot, above: Scope, without?: string, depth = 0, room = { left: most }): Looks | undefined {
  const { shop } = on;
  const { keywords: said, malformed } = saidBy(spot);
  if (malformed !== undefined || depth > deepest || (room.left -= 1) < 0) return undefined;
  const scope = on.enter(above, spot);
  let all: Looks = { always: ownLook(shop, said, spot, without, (schema) => on.child(on.below(spot, schema), scope)), maybe: [] };
  const look = (below: Spot) => looksOf(on, below, scope, undefined, depth + 1, room);
  const add = (looks: Looks | undefined, when?: Form): boolean => {
    if (looks === undefined) return false;
    const more = looks.maybe.map((one) => ({ when: when === undefined ? one.when : shop.and(when, one.when), looked: one.looked }));
    all = when === undefined ? { always: joined(shop, all.always, looks.always), maybe: [...all.maybe, ...more] } : { always: all.always, maybe: [...all.maybe, { when, looked: looks.always }, ...more] };
    return true;
  };

  const targets = on.targets(spot, scope);
  if (targets === undefined || !targets.every((target) => add(look(target)))) return undefined;
  for (const { schema, when } of below(said)) {
    const there = on.below(spot, schema);
    const form = when === "always" ? undefined : when === "valid" ? on.child(there, scope) : when(shop, (other) => on.child(on.below(spot, other), scope));
    if (!add(look(there), form)) return undefined;
  }
  return all;
}

type When = "always" | "valid" | ((shop: Workshop, child: (schema: Json) => Form) => Form);

/** The schemas below that look at the same value, and when what they look at counts. */
function* below(said: JsonObject): Generator<{ readonly schema: Json; readonly when: When }> {
  const { allOf, anyOf, oneOf, if: condition, then, else: otherwise, dependentSchemas, dependencies } = said;
  if (isArray(allOf)) for (const schema of allOf) yield { schema, when: "always" };
  for (const list of [anyOf, oneOf]) if (isArray(list)) for (const schema of list) yield { schema, when: "valid" };
  if (condition !== undefined) {
    yield { schema: condition, when: "valid" };
    if (then !== undefined) yield { schema: then, when: (_, child) => child(condition) };
    if (otherwise !== undefined) yield { schema: otherwise, when: (shop, child) => shop.not(child(condition)) };
  }
  for (const [name, schema] of [...entriesOf(dependentSchemas), ...entriesOf(dependencies)]) if (!isArray(schema)) yield { schema, when: (shop) => shop.and(has(shop, name)) };
}

function ownLook(shop: Workshop, said: JsonObject, spot: Spot, without: string | undefined, child: (schema: Json) => Form): Looked {
  const { first, rest } = itemsOf(said);
  const counts = (keyword: string) => keyword !== without && said[keyword] !== undefined;
  const allItems = (rest !== undefined && isObject(said)) || counts("unevaluatedItems");
  const { contains } = said;
  return {
    keys: said["additionalProperties"] !== undefined || counts("unevaluatedProperties") ? shop.any : ownKeys(shop, said),
    items: allItems ? Infinity : first.length,
    found: contains !== undefined && atLeast(spot.home.dialect, "2020-12") ? child(contains) : shop.none,
  };
}

export const joined = (shop: Workshop, a: Looked, b: Looked): Looked => ({ keys: shop.or(a.keys, b.keys), items: Math.max(a.items, b.items), found: shop.or(a.found, b.found) });

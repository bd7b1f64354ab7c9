import { isObject, own } from "../json.ts";
import type { Library, Lost } from "./library.ts";
import type { Resource, Spot } from "./spot.ts";

/**
 * What the resources that were entered on the way to a schema make of its dynamic references (2020-12 Core §8.2.3.2; 2019-09 Core §8.2.4.2).
 * Only the outermost one that names an anchor counts, so a scope is what each anchor stands for. Equal scopes are the same object.
 */
export interface Scope {
  readonly id: number;
  readonly anchors: ReadonlyMap<string, Spot>;
  readonly recursive?: Spot;
}

export interface Scopes {
  readonly start: Scope;
  enter(scope: Scope, resource: Resource): Scope;
}

export function scopes(): Scopes {
  const start: Scope = { id: 0, anchors: new Map() };
  const known = new Map<Scope, Map<Resource, Scope>>();
  const equal = new Map<string, Scope>();
  let count = 0;
  return {
    start,
    enter(scope, resource) {
      const before = known.get(scope)?.get(resource);
      if (before !== undefined) return before;
      const fresh = [...resource.dynamicAnchors].filter(([name]) => !scope.anchors.has(name));
      const recursive = scope.recursive ?? (resource.recursive ? { schema: resource.root, home: resource } : undefined);
      const changed = fresh.length > 0 || recursive !== scope.recursive;
      const anchors = new Map([...scope.anchors, ...fresh]);
      const key = JSON.stringify([recursive?.home.uri ?? null, [...anchors].map(([name, { home }]) => [name, home.uri]).sort()]);
      const next: Scope = changed ? (equal.get(key) ?? { id: (count += 1), anchors, ...(recursive === undefined ? {} : { recursive }) }) : scope;
      equal.set(key, next);
      if (!known.has(scope)) known.set(scope, new Map());
      known.get(scope)?.set(resource, next);
      return next;
    },
  };
}

/** Where `$dynamicRef` leads: to what the scope says where it first leads to a dynamic anchor, else where `$ref` would. */
export function findDynamic(library: Library, from: Spot, reference: string, scope: Scope): Spot | Lost {
  const first = library.find(from, reference);
  if ("unknown" in first || !isObject(first.schema)) return first;
  const name = own(first.schema, "$dynamicAnchor");
  if (typeof name !== "string" || !reference.endsWith(`#${name}`)) return first;
  return scope.anchors.get(name) ?? first;
}

/** Where `$recursiveRef: "#"` leads. */
export function findRecursive(from: Spot, scope: Scope): Spot {
  const root = { schema: from.home.root, home: from.home };
  return from.home.recursive ? (scope.recursive ?? root) : root;
}

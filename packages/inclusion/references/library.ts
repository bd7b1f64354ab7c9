import type { Dialect, Json } from "#model";
import { named } from "#text";
import { isArray, isObject, own } from "../json.ts";
import type { SchemaSide } from "../side.ts";
import { tooMuch } from "../work.ts";
import { atLeast, atMost, dialectNamed, schemasBelow } from "./dialect.ts";
import type { Resource, Spot } from "./spot.ts";
import { pointerSteps, resolveUri } from "./uri.ts";

/** A reference that leads to nothing that is known. */
export interface Lost {
  readonly unknown: string;
  /** The URI that it names. */
  readonly to: string;
}

/** The schemas that one side knows, found by URI. */
export interface Library {
  readonly root: Spot;
  /** A schema right below another, which may be a resource of its own. */
  below(spot: Spot, schema: Json): Spot;
  /** Where a reference leads, or why it leads nowhere. */
  find(from: Spot, reference: string): Spot | Lost;
  /** URIs of the documents that were looked into. */
  readonly loaded: ReadonlySet<string>;
}

/** Where a schema stands that names no place: relative references in it lead nowhere else. */
const nowhere = "schema:///";

export function libraryOf(side: SchemaSide): Library {
  const resources = new Map<string, Resource>();
  const homes = new Map<object, Resource>();
  const waiting = new Map(side.documents ?? []);
  const loaded = new Set<string>();

  const add = (schema: Json, uri: string, above: Dialect): Spot => {
    const root = introduced({ schema, home: resourceOf(schema, uri, above, side) }, true);
    if (!resources.has(uri)) resources.set(uri, root.home);
    if (isObject(schema)) homes.set(schema, root.home);
    const open: Spot[] = [root];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const here = next === root ? root : introduced(next, false);
      for (const below of schemasBelow(here.schema, here.home.dialect)) open.push({ schema: below.schema, home: here.home });
    }
    return root;
  };

  /** Gives a schema the names that it says of itself; answers with the resource that it is in. */
  const introduced = (spot: Spot, isRoot: boolean): Spot => {
    const { schema } = spot;
    if (!isObject(schema)) return spot;
    const { dialect: outer } = spot.home;
    const declared = own(schema, "$schema");
    const dialect = (typeof declared === "string" && !isRoot ? dialectNamed(declared) : undefined) ?? outer;
    if (atMost(dialect, "draft-07") && own(schema, "$ref") !== undefined && !isRoot) return spot;
    const id = own(schema, dialect === "draft-04" ? "id" : "$id");
    let home = spot.home;
    if (typeof id === "string") {
      const target = resolveUri(id, home.uri);
      if (target !== undefined && id.startsWith("#")) {
        if (atMost(dialect, "draft-07") && target.fragment !== "") home.anchors.set(target.fragment, spot);
      } else if (target !== undefined) {
        home = { ...resourceOf(schema, target.uri, outer, side) };
        if (!resources.has(target.uri)) resources.set(target.uri, home);
        homes.set(schema, home);
        if (atMost(dialect, "draft-07") && target.fragment !== "") home.anchors.set(target.fragment, { schema, home });
      }
    }
    const here = { schema, home };
    if (atLeast(dialect, "2019-09")) {
      const [anchor, dynamic] = [own(schema, "$anchor"), own(schema, "$dynamicAnchor")];
      if (typeof anchor === "string") home.anchors.set(anchor, here);
      if (typeof dynamic === "string" && atLeast(dialect, "2020-12")) {
        home.anchors.set(dynamic, here);
        home.dynamicAnchors.set(dynamic, here);
      }
    }
    return here;
  };

  const below = (spot: Spot, schema: Json): Spot => ({ schema, home: (isObject(schema) ? homes.get(schema) : undefined) ?? spot.home });

  const load = (uri: string): Resource | undefined => {
    const document = resources.has(uri) ? undefined : waiting.get(uri) ?? waiting.get(`${uri}#`);
    if (document !== undefined) {
      waiting.delete(uri);
      loaded.add(uri);
      if (tooMuch({ schema: document, dialect: side.dialect }) !== undefined) return undefined;
      add(document, uri, side.dialect);
    }
    return resources.get(uri);
  };

  const find: Library["find"] = (from, reference) => {
    const target = resolveUri(reference, from.home.uri);
    const resource = target === undefined ? undefined : load(target.uri);
    const to = target === undefined ? reference : `${target.uri}#${target.fragment}`;
    if (target === undefined || resource === undefined) return { unknown: `the reference ${named(reference)} leads to a schema that is not here, and nothing is fetched`, to };
    const start = { schema: resource.root, home: resource };
    const steps = pointerSteps(target.fragment);
    const found = steps === undefined ? resource.anchors.get(target.fragment) : walk(start, steps);
    return found ?? { unknown: `the reference ${named(reference)} leads nowhere`, to };
  };

  const walk = (start: Spot, steps: readonly string[]): Spot | undefined => {
    let here = start;
    for (const step of steps) {
      const next = isArray(here.schema) ? here.schema[/^(?:0|[1-9]\d*)$/.test(step) ? Number(step) : -1] : isObject(here.schema) ? own(here.schema, step) : undefined;
      if (next === undefined) return undefined;
      here = below(here, next);
    }
    return isObject(here.schema) || typeof here.schema === "boolean" ? here : undefined;
  };

  return { root: add(side.schema, resolveUri(side.base ?? nowhere, nowhere)?.uri ?? nowhere, side.dialect), below, find, loaded };
}

function resourceOf(root: Json, uri: string, above: Dialect, side: SchemaSide): Resource {
  const declared = isObject(root) ? own(root, "$schema") : undefined;
  const known = typeof declared === "string" ? dialectNamed(declared) : undefined;
  const meta = typeof declared === "string" && known === undefined ? side.documents?.get(declared.replace(/#$/, "")) : undefined;
  const base = isObject(meta) ? own(meta, "$schema") : undefined;
  const dialect = known ?? (typeof base === "string" ? dialectNamed(base) : undefined) ?? above;
  const vocabularies = isObject(meta) ? own(meta, "$vocabulary") : undefined;
  const uses = (name: string): boolean | undefined => (isObject(vocabularies) ? Object.keys(vocabularies).some((one) => one.endsWith(`/vocab/${name}`)) : undefined);
  return {
    uri, root, dialect, anchors: new Map(), dynamicAnchors: new Map(), recursive: dialect === "2019-09" && isObject(root) && own(root, "$recursiveAnchor") === true,
    validates: uses("validation") ?? true, asserts: uses("format-assertion") ?? false,
  };
}

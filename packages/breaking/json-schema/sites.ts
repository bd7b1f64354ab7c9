import { canonical } from "#fingerprint";
import { isDefinitions, keywordHolds } from "#inclusion";
import type { Json } from "#model";
import { roleOf } from "./keywords.ts";

/** A place where two versions of a schema differ and nothing below it is alike. */
export interface Site {
  /** Steps from the document's root: keywords, names and indices. */
  readonly path: readonly string[];
  /** The keyword that differs, or that holds what does. */
  readonly keyword: string;
  readonly before?: Json;
  readonly after?: Json;
  /** How the older document is made to differ here only. */
  readonly edit: Edit;
}

/** set: a key or an item gets another value; insert and remove: a list gets an item at the index, or loses it. */
export interface Edit {
  readonly does: "set" | "insert" | "remove";
  readonly path: readonly string[];
  readonly to?: Json;
}

type Tree = { readonly [key: string]: Json };

const isTree = (value: Json | undefined): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value);
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const isSchema = (value: Json | undefined): value is Json => typeof value === "boolean" || isTree(value);
const equal = (a: Json | undefined, b: Json | undefined): boolean => a !== undefined && b !== undefined && canonical(a) === canonical(b);

/** Differences that are told apart at most. */
export const mostSites = 200;

/** The smallest parts of two schemas that differ, in the order of the newer text; at most `mostSites` and one more. */
export function sitesOf(before: Json, after: Json): Site[] {
  const sites: Site[] = [];
  const schema = (was: Json, is: Json, path: readonly string[], keyword: string): void => {
    if (sites.length > mostSites || equal(was, is)) return;
    if (!isTree(was) || !isTree(is)) return tell(path, keyword, was, is);
    if (isDefinitions(keyword) && isGroup(was) && isGroup(is)) return each(was, is, path, keyword);
    for (const name of new Set([...Object.keys(is), ...Object.keys(was)])) keywordPair(own(was, name), own(is, name), [...path, name], name);
  };

  const keywordPair = (was: Json | undefined, is: Json | undefined, path: readonly string[], name: string): void => {
    if (equal(was, is)) return;
    const holds = keywordHolds(name);
    if (holds === undefined || was === undefined || is === undefined) return tell(path, name, was, is);
    if (isTree(was) && isTree(is) && holds.startsWith("map")) each(was, is, path, name);
    else if (isList(was) && isList(is)) list(was, is, path, name);
    else if (isSchema(was) && isSchema(is)) schema(was, is, path, name);
    else tell(path, name, was, is);
  };

  const each = (was: Tree, is: Tree, path: readonly string[], name: string): void => {
    for (const key of new Set([...Object.keys(is), ...Object.keys(was)])) {
      const [b, a] = [own(was, key), own(is, key)];
      if (isSchema(b) && isSchema(a)) schema(b, a, [...path, key], name);
      else if (!equal(b, a)) tell([...path, key], name, b, a);
    }
  };

  /** Branches are paired where they are equal, the others in their order; items of an array by their place. */
  const list = (was: readonly Json[], is: readonly Json[], path: readonly string[], name: string): void => {
    const inOrder = name === "items" || name === "prefixItems";
    const left = was.map((one, index) => ({ one, index }));
    const fresh = is.map((one, index) => ({ one, index })).filter(({ one }) => {
      const twin = inOrder ? -1 : left.findIndex((other) => equal(other.one, one));
      if (twin >= 0) left.splice(twin, 1);
      return twin < 0;
    });
    for (const [place, { one, index }] of fresh.entries()) {
      const twin = left[place];
      if (twin === undefined) tell([...path, String(index)], name, undefined, one, { does: "insert", path: [...path, String(index)], to: one });
      else if (twin.index === index) schema(twin.one, one, [...path, String(index)], name);
      else if (!equal(twin.one, one)) tell([...path, String(index)], name, twin.one, one, { does: "set", path: [...path, String(twin.index)], to: one });
    }
    for (const { one, index } of left.slice(fresh.length)) tell([...path, String(index)], name, one, undefined, { does: "remove", path: [...path, String(index)] });
  };

  const tell = (path: readonly string[], keyword: string, was: Json | undefined, is: Json | undefined, edit: Edit = { does: "set", path, ...(is === undefined ? {} : { to: is }) }): void => {
    sites.push({ path, keyword, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }), edit });
  };

  schema(before, after, [], "");
  return sites;
}

/** Whether what stands among definitions only groups some of them: all that it says has no meaning of its own. */
const isGroup = (tree: Tree): boolean => Object.entries(tree).every(([key, value]) => isSchema(value) && roleOf(key) === "unknown");

const own = (tree: Tree, key: string): Json | undefined => (Object.hasOwn(tree, key) ? tree[key] : undefined);

/** A document with one difference made; the rest is shared. A path that the document does not have leaves it as it is. */
export function edited(document: Json, { does, path, to }: Edit, depth = 0): Json {
  const step = path[depth];
  if (step === undefined) return to ?? document;
  const last = depth === path.length - 1;
  if (isList(document)) {
    const index = Number(step);
    if (last && does === "insert") return document.toSpliced(index, 0, to ?? null);
    if (last && does === "remove") return document.toSpliced(index, 1);
    const item = document[index];
    return item === undefined ? document : document.with(index, edited(item, { does, path, ...(to === undefined ? {} : { to }) }, depth + 1));
  }
  if (!isTree(document)) return document;
  const made: Record<string, Json> = Object.assign(Object.create(null) as Record<string, Json>, document);
  if (last) {
    if (to === undefined) delete made[step];
    else made[step] = to;
    return made;
  }
  const below = own(document, step);
  if (below !== undefined) made[step] = edited(below, { does, path, ...(to === undefined ? {} : { to }) }, depth + 1);
  return made;
}

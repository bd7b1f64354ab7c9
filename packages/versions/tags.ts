import { parseVersion, type Version } from "./version.ts";

/** What a tag releases. */
export interface Tagged {
  /** Position of the template in the list. */
  readonly template: number;
  /** The contract, where the template names it; else the tag releases the whole repository. */
  readonly id?: string;
  readonly version: Version;
}

type Way = Omit<Tagged, "template">;

/** Longer names are no release: a file system could not hold them. */
const longest = 500;

/**
 * A template of tag names, as a regular expression of JSON Schema: it holds `{version}` once and `{id}` at most once, and the rest of it can stand in a tag
 * (git-check-ref-format(1)).
 */
export const templatePattern =
  "^(?=.*\\{version\\})(?!.*\\{version\\}.*\\{version\\})(?!.*\\{id\\}.*\\{id\\})(?!.*(?:\\.\\.|@\\{(?!(?:id|version)\\})|//|/\\.|\\.lock(?:/|$)))(?![/.])[^\\u0000- \\u007f~^:?*[\\\\]{1,500}(?<![/.])$";

/** A contract's id as a tag can hold it: each run of characters that git refuses becomes one hyphen (`urn:acme:orders` → `urn-acme-orders`). */
export function tagName(id: string): string {
  const steps = id.replace(/[\u0000-\u0020\u007f~^:?*[\\]+|@\{|\.{2,}/g, "-").split("/").filter((step) => step !== "");
  return steps.map((step) => step.replace(/^\.|\.$|\.(?=lock$)|^@$/g, "-")).join("/");
}

/** Known contracts by the name that a tag has for them; two contracts of one name are not told apart, so neither is found. */
export function namesOf(ids: Iterable<string>): ReadonlyMap<string, string | undefined> {
  const names = new Map<string, string | undefined>();
  for (const id of ids) {
    const name = tagName(id);
    names.set(name, names.has(name) && names.get(name) !== id ? undefined : id);
  }
  return names;
}

/**
 * What a tag releases by the first template that it fits, of the contracts in `names` (`namesOf`), or undefined. Ids may hold slashes and dots; a tag that
 * fits in two ways is not guessed.
 */
export function parseTag(templates: readonly string[], tag: string, names: ReadonlyMap<string, string | undefined>): Tagged | undefined {
  if (tag.length > longest) return undefined;
  for (const [index, template] of templates.entries()) {
    const [way, other] = fits(template, tag, names);
    if (other !== undefined) return undefined;
    if (way !== undefined) return { template: index, ...way };
  }
  return undefined;
}

function fits(template: string, tag: string, names: ReadonlyMap<string, string | undefined>): Way[] {
  const parts = template.split(/(\{id\}|\{version\})/);
  const [prefix = "", first, middle = "", second, suffix = ""] = parts;
  if (second === undefined) {
    const version = parseVersion(between(tag, prefix, middle));
    return version === undefined ? [] : [{ version }];
  }
  const inner = between(tag, prefix, suffix);
  if (inner === undefined) return [];
  const ways: Way[] = [];
  for (let at = inner.indexOf(middle); at >= 0 && at < inner.length; at = inner.indexOf(middle, at + 1)) {
    const [left, right] = [inner.slice(0, at), inner.slice(at + middle.length)];
    const [name, written] = first === "{id}" ? [left, right] : [right, left];
    const id = names.get(name);
    const version = id === undefined ? undefined : parseVersion(written);
    if (id !== undefined && version !== undefined) ways.push({ id, version });
  }
  return ways;
}

/** What stands between a beginning and an end that do not overlap. */
function between(text: string, prefix: string, suffix: string): string | undefined {
  return text.startsWith(prefix) && text.endsWith(suffix) && text.length >= prefix.length + suffix.length ? text.slice(prefix.length, text.length - suffix.length) : undefined;
}

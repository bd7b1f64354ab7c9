import type { Json, Location, Problem } from "#model";
import { closest, either, named } from "#text";
import { unreadable } from "./complaint.ts";
import { parseTree, type Place, pointer, type Tree } from "./tree.ts";

/** A finding that somebody answers for until a day. */
export interface Waiver {
  /** The very finding; or a rule (a kind of change, a check), at an element and all below it. */
  readonly of: { readonly fingerprint: string } | { readonly rule: string; readonly target: readonly string[] };
  readonly reason: string;
  /** Who answers for it, as the repository writes people and teams: `@acme/marketing`. */
  readonly approver: string;
  /** The last day on which it counts, in UTC: `2026-12-31`. */
  readonly expires: string;
  /** Where it is written; absent of one that is a comment on the pull request. */
  readonly at?: Location;
  /** Address of the comment that it is. */
  readonly comment?: string;
}

/** The text of a file of waivers → those that can be believed, and what is wrong with each other one. One that is broken takes no other with it. Never throws. */
export function readWaivers(file: string, text: string): { readonly waivers: readonly Waiver[]; readonly problems: readonly Problem[] } {
  const tree = parseTree(file, text);
  if (tree.mistakes.length > 0) return { waivers: [], problems: tree.mistakes.map(unreadable) };
  const list = member(tree.value, "waivers");
  const strange = Object.keys(isMap(tree.value) ? tree.value : {}).filter((key) => key !== "waivers");
  if (!Array.isArray(list) || strange.length > 0) return { waivers: [], problems: [problem(placeOf(tree, []), "The file is no list of waivers.", "Write `waivers:` and below it one item for each, and nothing else.")] };
  const waivers: Waiver[] = [];
  const problems: Problem[] = [];
  for (const [index, entry] of list.entries()) {
    const wrong = complaints(entry, tree, index);
    problems.push(...wrong);
    const at = placeOf(tree, ["waivers", index]).value;
    if (wrong.length === 0 && isMap(entry)) waivers.push(waiverOf(entry, at));
  }
  return { waivers, problems };
}

/** Whether a waiver still counts: to the end of its day, in UTC. `today` is a day: `2026-11-25`. */
export const counts = ({ expires }: Pick<Waiver, "expires">, today: string): boolean => today <= expires;

type Map = { readonly [key: string]: Json };
const known = ["fingerprint", "rule", "target", "reason", "approver", "expires"];

function complaints(entry: Json, tree: Tree, index: number): Problem[] {
  const at = (...keys: readonly string[]) => placeOf(tree, ["waivers", index, ...keys], ["waivers", index]);
  if (!isMap(entry)) return [problem(at(), "A waiver is no map.", example)];
  const found: Problem[] = [];
  for (const key of Object.keys(entry).filter((one) => !known.includes(one))) {
    const near = closest(key, known);
    found.push(problem(at(key), `A waiver has no key ${named(key)}.`, near === undefined ? `There are ${either(known)}.` : `Did you mean ${named(near)}?`));
  }
  const { fingerprint, rule, target, reason, approver, expires } = entry;
  if ((fingerprint === undefined) === (rule === undefined || target === undefined) || (fingerprint !== undefined && (rule !== undefined || target !== undefined))) found.push(problem(at(), "A waiver names either a `fingerprint` or a `rule` with its `target`.", example));
  if (fingerprint !== undefined && !(typeof fingerprint === "string" && /^[0-9a-f]{16}$/.test(fingerprint))) found.push(problem(at("fingerprint"), "This is no fingerprint.", "Copy the 16 signs that the comment or `--format json` shows, in quotes."));
  if (rule !== undefined && !filled(rule)) found.push(problem(at("rule"), "`rule` is no id of a rule, a kind of change or a check.", "`meshgate explain` lists them."));
  if (target !== undefined && !(filled(target) || (Array.isArray(target) && target.length > 0 && target.every(filled)))) found.push(problem(at("target"), "`target` is no element.", "Write the contract's id, or a list: the contract's id, then the names down to the element."));
  if (!filled(reason)) found.push(problem(at("reason"), "A waiver gives no reason.", "Say in `reason:` why it may be, for the one who reads it in half a year."));
  if (!filled(approver)) found.push(problem(at("approver"), "Nobody approved this waiver.", "Write in `approver:` who answers for it, such as `@acme/marketing`."));
  if (!(typeof expires === "string" && isDay(expires))) found.push(problem(at("expires"), "A waiver has no last day.", "Write `expires:` as a day, such as `2026-12-31`; it counts to the end of that day in UTC."));
  return found;
}

function waiverOf({ fingerprint, rule, target, reason, approver, expires }: Map, at: Location): Waiver {
  const of = typeof fingerprint === "string" ? { fingerprint } : { rule: String(rule), target: Array.isArray(target) ? target.map(String) : [String(target)] };
  return { of, reason: String(reason).trim(), approver: String(approver).trim(), expires: String(expires), at };
}

const example = "Such as `{ fingerprint: \"1f2e3d4c5b6a7988\", reason: …, approver: \"@acme/marketing\", expires: 2026-12-31 }`.";
const filled = (value: Json | undefined): value is string => typeof value === "string" && value.trim() !== "" && value.length <= 2000;
const isMap = (value: Json | undefined): value is Map => typeof value === "object" && value !== null && !Array.isArray(value);
const member = (value: Json | undefined, key: string) => (isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined);

/** A day that is in the calendar: `2026-12-31`. */
export function isDay(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function placeOf(tree: Tree, ...paths: readonly (readonly (string | number)[])[]): Place {
  const place = paths.map((path) => tree.at.get(pointer(path))).find((one) => one !== undefined) ?? tree.at.get("");
  return place ?? { value: { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 }, path: [] };
}

function problem(place: Place, message: string, hint: string): Problem {
  return { rule: "invalid-value", at: place.key ?? place.value, path: place.path, message, hint };
}

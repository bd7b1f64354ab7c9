import { readdir, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";

export interface DataFile {
  /** Where DuckDB reads it. */
  readonly path: string;
  /** How people are told: below the root. */
  readonly name: string;
  readonly bytes: number;
  /** When it was written, in milliseconds since 1970, as the store says of a file that is elsewhere; absent where it does not. */
  readonly modified?: number;
}

const most = { files: 10_000, entries: 200_000, alternatives: 64 };
const magic = /[*?[{]/;

/**
 * The files below `root` that a path with `*`, `?`, `[a-z]`, `{a,b}` and `**` names, in the order of their names; a folder without any of these is itself (`folder`). Links may not lead out of the
 * root: the path comes from a contract.
 */
export async function findFiles(root: string, pattern: string): Promise<readonly DataFile[] | { readonly folder: string } | { readonly unknown: string }> {
  const home = await realpath(root);
  const whole = isAbsolute(pattern) ? pattern : join(home, pattern);
  const alternatives = magic.test(pattern) ? braces(whole) : [whole];
  if (alternatives === undefined) return { unknown: `its path has more than ${most.alternatives} alternatives` };
  const found = new Map<string, DataFile>();
  const budget = { entries: most.entries };
  for (const one of alternatives) {
    const segments = resolve(sep, one).split(sep).slice(1);
    const fixed = segments.findIndex((segment) => magic.test(segment));
    const base = sep + segments.slice(0, fixed < 0 ? segments.length : fixed).join(sep);
    const real = await realpath(base).catch(() => undefined);
    if (real === undefined) continue;
    if (real !== home && !real.startsWith(home.endsWith(sep) ? home : home + sep)) return { unknown: "its path leads out of the folder that is looked at" };
    if (fixed < 0 && (await stat(real)).isDirectory()) return { folder: base };
    await walk(base, fixed < 0 ? [] : segments.slice(fixed), { found, budget, home });
    if (budget.entries < 0 || found.size > most.files) return { unknown: `its path names more than ${most.files} files` };
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

interface Walk {
  readonly found: Map<string, DataFile>;
  readonly budget: { entries: number };
  readonly home: string;
}

async function walk(at: string, segments: readonly string[], walked: Walk): Promise<void> {
  const { found, budget, home } = walked;
  budget.entries -= 1;
  if (budget.entries < 0) return;
  const [first, ...rest] = segments;
  if (first === undefined) {
    const real = await realpath(at).catch(() => undefined);
    const told = real === undefined ? undefined : await stat(real).catch(() => undefined);
    if (real !== undefined && told?.isFile() === true && real.startsWith(home.endsWith(sep) ? home : home + sep)) found.set(at, { path: at, name: relative(home, at), bytes: told.size });
    return;
  }
  if (first === "**") await walk(at, rest, walked);
  const entries = await readdir(at, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (entry.name.startsWith(".") && !first.startsWith(".")) continue;
    const next = join(at, entry.name);
    if (first === "**") {
      if (entry.isDirectory() && !entry.name.startsWith("_")) await walk(next, segments, walked);
    } else if (fits(entry.name, first) && (rest.length > 0 ? !entry.isFile() : true)) await walk(next, rest, walked);
  }
}

/** `{a,b}` written out; undefined where there are too many. */
function braces(pattern: string): readonly string[] | undefined {
  let done = [pattern];
  for (;;) {
    const open = done.findIndex((one) => /\{[^{}]*\}/.test(one));
    if (open < 0) return done;
    done = done.flatMap((one, at) => (at === open ? alternativesOf(one) : [one]));
    if (done.length > most.alternatives) return undefined;
  }
}

function alternativesOf(pattern: string): string[] {
  const [whole = "", inside = ""] = /\{([^{}]*)\}/.exec(pattern) ?? [];
  return inside.split(",").map((part) => pattern.replace(whole, () => part));
}

/** Whether a name fits `*`, `?` and `[…]`, in time linear in both (a star is only ever retried once per character). */
export function fits(name: string, pattern: string): boolean {
  const [letters, signs] = [[...name], signsOf(pattern)];
  let [at, sign, star, retry] = [0, 0, -1, 0];
  while (at < letters.length) {
    const one = signs[sign];
    if (one === "*") [star, retry, sign] = [sign, at, sign + 1];
    else if (one !== undefined && one.test(letters[at] ?? "")) [at, sign] = [at + 1, sign + 1];
    else if (star >= 0) [retry, at, sign] = [retry + 1, retry + 1, star + 1];
    else return false;
  }
  return signs.slice(sign).every((one) => one === "*");
}

type Sign = "*" | { test(letter: string): boolean };

function signsOf(pattern: string): readonly Sign[] {
  return [...pattern.matchAll(/\*+|\?|\[(!?)([^\]]+)\]|([^])/gu)].map(([whole, not, inside, letter]): Sign => {
    if (whole.startsWith("*")) return "*";
    if (whole === "?") return { test: () => true };
    if (letter !== undefined) return { test: (one) => one === letter };
    const ranges = [...(inside ?? "").matchAll(/([^])-([^])|([^])/gu)].map(([, from, to, single]) => [from ?? single ?? "", to ?? single ?? ""] as const);
    return { test: (one) => ranges.some(([from, to]) => from <= one && one <= to) !== (not === "!") };
  });
}

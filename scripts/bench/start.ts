import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** Most bytes that an action may read before it does anything, where one is named; and those of all of `dist/`. Lazy chunks are not counted. */
export const mostAtStart: Readonly<Record<string, number>> = { lint: 800_000, verdict: 1_000_000 };
export const mostInAll = 4_000_000;
/** A cold start of an action, until it looks at the world, as a multiple of `node -e 0`. */
export const mostTimes = 5;

const imported = /(?:^|[;\n}])\s*(?:import|export)\b(?:[^"';()]*?\bfrom)?\s*"(\.[^"]+)"/g;

/** The files that are loaded with a module: what it imports, what that imports … */
function withImports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, next = ""] of readFileSync(file, "utf8").matchAll(imported)) withImports(join(dirname(file), next), seen);
  return seen;
}

/** Bytes that an action's step reads at its start: its entry, its verb, and all that these import. Throws where the build no longer shows which chunk is the verb's. */
export function bytesAtStart(dist: string, action: string): number {
  const entry = withImports(join(dist, `${action}.mjs`));
  const verb = [...entry].map((file) => new RegExp(`\\b${action}:async\\(\\)=>\\(await import\\("(\\./[^"]+)"\\)\\)`).exec(readFileSync(file, "utf8"))?.[1]).find((found) => found !== undefined);
  if (verb === undefined) throw new Error(`No chunk of the verb ${action} in dist/: has the table of verbs changed?`);
  return [...withImports(join(dist, verb), entry)].reduce((sum, file) => sum + statSync(file).size, 0);
}

export const bytesInAll = (dist: string): number => readdirSync(dist).reduce((sum, name) => sum + statSync(join(dist, name)).size, 0);

/** What makes a step load all that it needs and then stop, before it asks git, a file or a server: a folder that is not there. It exits with 2. */
export const stopsAtOnce = { "INPUT_WORKING-DIRECTORY": "no/where" } as const;

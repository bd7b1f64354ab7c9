import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { breaking, compatible, type Kind, kinds } from "#breaking";
import type { Change, Json, Mesh, Reading } from "#model";
import { read } from "#read";
import { Random } from "./structure/random.ts";
import { worst } from "./tabular/soundness.ts";
import { drawContract, mixed } from "./tabular/whole.ts";

/** What holds of every pair of contracts, whatever they say. */

const nobody: Mesh = { contracts: [], products: [], consumers: [] };
const pairs = 60;
const rows = new Set((kinds as readonly Kind[]).filter(({ about }) => about === "rows").map(({ id }) => id));

const readText = (text: string): Promise<Reading> => read("contract.yaml", new TextEncoder().encode(text));
const compare = async (before: string, after: string): Promise<Change[]> => breaking({ before: [await readText(before)], after: [await readText(after)], mesh: nobody });
const prints = (changes: readonly Change[]) => changes.map(({ fingerprint }) => fingerprint).sort();

/** Of each element, whom it breaks. */
function byPath(changes: readonly Change[], side: "consumers" | "producers"): Readonly<Record<string, string>> {
  const paths = [...new Set(changes.map(({ path }) => JSON.stringify(path)))].sort();
  return Object.fromEntries(paths.map((path) => [path, worst(changes.filter((change) => JSON.stringify(change.path) === path), side)]).filter(([, breaks]) => breaks !== "no"));
}

/** The same in another order of keys, never of lists. */
function turned(value: Json): Json {
  if (Array.isArray(value)) return value.map(turned);
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, turned(inner)])) : value;
}
const otherwise = (value: Json) => `# moved\n\n\n${stringify(turned(value), { aliasDuplicateObjects: false })}`.replaceAll("\n", "\r\n");
const plainly = (value: Json) => JSON.stringify(value, undefined, 1);

const ways = {
  "the same": (_random: Random, contract: Json) => contract,
  "a little other": (random: Random, contract: Json) => mixed(random, contract, drawContract(random)),
  "quite another": (random: Random) => drawContract(random),
};

describe.each(Object.entries(ways))("two versions, the second %s", (how, next) => {
  const random = new Random(how.length);
  const drawn = Array.from({ length: how === "a little other" ? 3 * pairs : pairs }, () => {
    const before = drawContract(random);
    return { before, after: next(random, before) };
  });

  test("no contract differs from itself, in any notation; every other difference has its own fingerprint, in every notation", async () => {
    for (const { before, after } of drawn) {
      const changes = await compare(plainly(before), plainly(after));
      if (before === after) expect(changes.map(({ kind, path }) => `${kind} ${path.join(".")}`)).toEqual([]);
      expect(new Set(prints(changes)).size, plainly([before, after])).toBe(changes.length);
      expect(prints(await compare(otherwise(before), otherwise(after))), plainly([before, after])).toEqual(prints(changes));
      expect(prints(await compare(plainly(before), otherwise(after))), plainly([before, after])).toEqual(prints(changes));
    }
  }, 120_000);

  test("what breaks readers on the way there breaks writers on the way back, as far as rows say it", async () => {
    for (const { before, after } of drawn) {
      const all = [await compare(plainly(before), plainly(after)), await compare(plainly(after), plainly(before))];
      const [there = [], back = []] = all.map((changes) => changes.filter(({ kind }) => rows.has(kind)));
      expect([worst(back, "producers"), worst(back, "consumers")], plainly([before, after])).toEqual([worst(there, "consumers"), worst(there, "producers")]);
      if (all.flat().some(({ kind }) => kind.endsWith("-renamed") || kind === "name-changed")) continue;
      expect(byPath(back, "producers"), plainly([before, after])).toEqual(byPath(there, "consumers"));
    }
  }, 120_000);

  test("a witness is shown of a side that breaks, and the whole says what its changes say", async () => {
    for (const { before, after } of drawn) {
      const changes = await compare(plainly(before), plainly(after));
      for (const { kind, breaks, witness } of changes.filter((change) => rows.has(change.kind))) {
        for (const side of ["consumers", "producers"] as const) if (breaks[side] === "no") expect(witness?.[side], `${kind} of ${plainly([before, after])}`).toBeUndefined();
      }
      const broken = changes.some(({ breaks, impact }) => breaks.consumers === "yes" || impact === "break");
      expect(compatible(changes).consumers === false).toBe(broken);
    }
  }, 120_000);
});

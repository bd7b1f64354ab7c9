import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { breaking } from "#breaking";
import type { Change, Json, Mesh, Reading } from "#model";
import { read } from "#read";

const fixtures = new URL("../fixtures/", import.meta.url);
const nobody: Mesh = { contracts: [], products: [], consumers: [] };

const readText = (text: string): Promise<Reading> => read("contract.yaml", new TextEncoder().encode(text));
const compare = async (before: string, after: string): Promise<Change[]> => breaking({ before: [await readText(before)], after: [await readText(after)], mesh: nobody });
const contractText = (value: unknown) => JSON.stringify(value, undefined, 1);

const contracts: readonly (readonly [name: string, text: string])[] = [
  ...["card", "dcs", "odcs"].map((format) => `read/${format}/contract.yaml`),
  ...readdirSync(new URL("repos/sales-domain/base/contracts/", fixtures)).map((name) => `repos/sales-domain/base/contracts/${name}`),
  ...["product"].map((file) => `read/odps/${file}.yaml`),
  ...readdirSync(new URL("repos/sales-domain/base/products/", fixtures)).map((name) => `repos/sales-domain/base/products/${name}`),
].map((path) => [path, readFileSync(new URL(path, fixtures), "utf8")]);

interface Mutation {
  readonly how: string;
  readonly path: readonly (string | number)[];
  readonly tree: Json;
}

/** Every tree that differs from this one in one key: dropped, renamed or with another value. */
function* mutations(tree: Json, path: readonly (string | number)[] = []): Generator<Mutation> {
  if (Array.isArray(tree)) {
    for (const [index, item] of tree.entries()) {
      yield { how: "drop", path: [...path, index], tree: tree.filter((_, other) => other !== index) };
      for (const one of mutations(item, [...path, index])) yield { ...one, tree: tree.map((old: Json, other: number) => (other === index ? one.tree : old)) };
    }
  } else if (typeof tree === "object" && tree !== null) {
    const entries = Object.entries(tree);
    for (const [key, value] of entries) {
      const put = (fresh: readonly (readonly [string, Json])[]) => Object.fromEntries(entries.flatMap((entry) => (entry[0] === key ? fresh : [entry])));
      yield { how: "drop", path: [...path, key], tree: put([]) };
      yield { how: "rename", path: [...path, key], tree: put([[`${key}X`, value]]) };
      for (const one of mutations(value, [...path, key])) yield { ...one, tree: put([[key, one.tree]]) };
    }
  } else yield { how: "change", path, tree: typeof tree === "boolean" ? !tree : typeof tree === "number" ? tree + 1 : `${tree}x` };
}

/** Mutations that leave the promise as it was, with the reason that the gate has for saying nothing. */
function sameMeaning({ how, path, tree: mutated }: Mutation, tree: Json): boolean {
  const [value, parent, key] = [at(tree, path), at(tree, path.slice(0, -1)), path.at(-1)];
  if (how === "rename" || typeof parent !== "object" || parent === null || Array.isArray(parent)) return false;
  const other = parent as Record<string, Json>;
  if (how === "drop" && key === "pii") return value === false;
  // What a definition says and every field that borrows from it says anew.
  if (path[0] === "definitions" && path.length === 3) return borrowers(tree, String(path[1])).every((field) => Object.hasOwn(field, String(key)));
  // The order of the key's properties counts, not the numbers that say it.
  const ordered = key === "primaryKeyPosition" ? "primaryKey" : key === "partitionKeyPosition" ? "partitioned" : undefined;
  if (ordered !== undefined && key !== undefined) return String(orderOf(ordered, key, at(tree, path.slice(0, -2)))) === String(orderOf(ordered, key, at(mutated, path.slice(0, -2))));
  if (how !== "drop") return false;
  // Absent is false, a physical name that is not written is the name, and a share has no other unit than percent.
  if (key === "required" || key === "unique" || key === "primaryKey" || key === "partitioned" || key === "pii") return value === false;
  if (key === "physicalName") return value === other["name"];
  if (key === "unit") return value === "percent" && other["property"] === "availability";
  // A field that repeats what its definition says.
  const reference = /^#\/definitions\/(.+)$/.exec(String(other["$ref"]))?.[1];
  return reference !== undefined && JSON.stringify(at(tree, ["definitions", reference, String(key)])) === JSON.stringify(value);
}

/** Of mutations that differ only in the index of a list, the first two: the fortieth column is judged like the second. */
function* someOfEach(all: Iterable<Mutation>): Generator<Mutation> {
  const seen = new Map<string, number>();
  for (const mutation of all) {
    const shape = JSON.stringify([mutation.how, ...mutation.path.map((step) => (typeof step === "number" ? 0 : step))]);
    seen.set(shape, (seen.get(shape) ?? 0) + 1);
    if ((seen.get(shape) ?? 0) <= 2) yield mutation;
  }
}

function borrowers(tree: Json, definition: string): Readonly<Record<string, Json>>[] {
  if (typeof tree !== "object" || tree === null) return [];
  const inside = Object.values(tree).flatMap((value: Json) => borrowers(value, definition));
  const own = tree as Readonly<Record<string, Json>>;
  return own["$ref"] === `#/definitions/${definition}` ? [own, ...inside] : inside;
}

const orderOf = (flag: string, position: string | number, properties: Json | undefined): readonly unknown[] =>
  (Array.isArray(properties) ? properties : []).filter((property) => property[flag] === true).sort((a, b) => (a[position] ?? Infinity) - (b[position] ?? Infinity) || 0).map(({ name }) => name);

const at = (tree: Json, path: readonly (string | number)[]): Json | undefined =>
  path.reduce<Json | undefined>((node, step) => (Array.isArray(node) ? node[Number(step)] : typeof node === "object" && node !== null ? (node as Record<string, Json>)[step] : undefined), tree);

describe.each(contracts)("%s", (_name, text) => {
  const tree = parse(text) as Json;

  test("does not differ from itself, in any notation", async () => {
    expect(await compare(text, text)).toEqual([]);
    expect(await compare(text, contractText(tree))).toEqual([]);
    expect(await compare(contractText(tree), `# moved\n\n${stringify(tree, { aliasDuplicateObjects: false })}`)).toEqual([]);
  });

  test("nothing that is dropped, renamed or changed goes unsaid, either way", async () => {
    const old = [await readText(contractText(tree))];
    const unsaid: string[] = [];
    for (const mutation of someOfEach(mutations(tree))) {
      const now = [await readText(contractText(mutation.tree))];
      const there = await breaking({ before: old, after: now, mesh: nobody });
      const back = await breaking({ before: now, after: old, mesh: nobody });
      if ((there.length === 0 || back.length === 0) && !sameMeaning(mutation, tree)) unsaid.push(`${mutation.how} ${mutation.path.join("/")}`);
    }
    expect(unsaid).toEqual([]);
  }, 120_000);
});

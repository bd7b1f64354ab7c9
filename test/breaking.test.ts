import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { breaking, compatible, kinds } from "#breaking";
import type { Change, Contract, Json, Mesh, Product, Reading } from "#model";
import { read } from "#read";

const fixtures = new URL("../fixtures/", import.meta.url);
const file = "contract.yaml";
const nobody: Mesh = { contracts: [], products: [] };

const readText = (text: string, name = file): Promise<Reading> => read(name, new TextEncoder().encode(text));

async function compare(before: string | undefined, after: string | undefined): Promise<Change[]> {
  const sides = [before, after].map(async (text) => (text === undefined ? [] : [await readText(text)]));
  const [old = [], now = []] = await Promise.all(sides);
  return breaking({ before: old, after: now, mesh: nobody });
}

/** A value as a contract's text. */
const contractText = (value: unknown) => JSON.stringify(value, undefined, 1);

const said = (changes: readonly Change[]) => changes.map(({ kind, path }) => `${kind} ${JSON.stringify(path.slice(1))}`);

describe("fixtures", () => {
  /** What these kinds speak of is not in the new text: the mark stands in the old one. */
  const gone = new Set(["contract-removed", "contract-unreadable", "object-removed", "property-removed", "relationship-removed", "quality-removed", "sla-removed", "server-removed"]);
  /** The one side that may be missing. */
  const oneSided: Record<string, "before" | "after"> = { "contract-removed": "after", "contract-added": "before" };

  const marks = (text: string, side: string) =>
    text.split("\n").flatMap((line, index) => [...(line.split(" # ✖ ")[1]?.split(" ") ?? [])].map((kind) => `${side}:${index + 1} ${kind}`));

  test.each(kinds.map(({ id }) => id))("%s", async (id) => {
    const folder = new URL(`breaking/${id}/`, fixtures);
    const side = (name: "before" | "after") => {
      const path = new URL(`${name}.yaml`, folder);
      if (oneSided[id] === name) return void expect(existsSync(path)).toBe(false);
      return readFileSync(path, "utf8");
    };
    const [before, after] = [side("before"), side("after")];
    if (id !== "contract-unreadable")
      for (const text of [before, after]) expect(text === undefined ? [] : (await readText(text)).documents.flatMap(({ problems }) => problems)).toEqual([]);
    const changes = await compare(before, after);
    const found = changes.map(({ kind, at, was }) => (gone.has(kind) ? `before:${was?.line} ${kind}` : `after:${at.line} ${kind}`));
    expect(found.sort()).toEqual([...marks(before ?? "", "before"), ...marks(after ?? "", "after")].sort());
    expect(changes.map(({ kind }) => kind)).toContain(id);
    for (const { message, kind } of changes) expect(message, kind).toMatch(/^\S.*\.$/);
  });

  test("there is no folder without a kind", () => {
    expect(readdirSync(new URL("breaking/", fixtures)).sort()).toEqual(kinds.map(({ id }) => id).sort());
  });
});

describe("mirrors", () => {
  const byId = new Map(kinds.map((kind) => [kind.id, kind]));
  /** Kinds that an undoing kind cannot mirror exactly, and why. */
  const uneven: Record<string, string> = {
    "contract-removed": "a new contract has no data that could fail it",
    "contract-added": "removing it hurts readers; the data never failed it",
    "object-removed": "a new object has no data that could fail it",
    "object-added": "removing it hurts readers; the data never failed it",
    "property-removed": "an optional property that comes back asks nothing of old data",
    "property-added": "old data may lack an optional property; readers of it fail when it goes",
  };

  test.each(kinds.map(({ id }) => id))("%s is undone by a kind, or says why not", (id) => {
    const kind = byId.get(id);
    if (typeof kind?.mirror !== "string") return expect(kind?.mirror.waived.length).toBeGreaterThan(10);
    const mirror = byId.get(kind.mirror);
    expect(mirror, `${kind.mirror} is no kind`).toBeDefined();
    if (id === "required-property-added") return expect(mirror?.breaks.consumers).toBe(kind.breaks.producers);
    expect(mirror?.mirror, "the mirror of the mirror").toBe(id);
    const turned = { consumers: mirror?.breaks.producers, producers: mirror?.breaks.consumers };
    if (uneven[id] === undefined) expect(turned).toEqual(kind.breaks);
    else expect(turned, "listed as uneven, but even").not.toEqual(kind.breaks);
  });

  const swapped = kinds.map(({ id }) => id).filter((id) => existsSync(new URL(`breaking/${id}/before.yaml`, fixtures)) && existsSync(new URL(`breaking/${id}/after.yaml`, fixtures)));
  test.each(swapped)("%s: the fixture backwards gives the mirror", async (id) => {
    const [before, after] = ["before", "after"].map((side) => readFileSync(new URL(`breaking/${id}/${side}.yaml`, fixtures), "utf8"));
    const backwards = (await compare(after, before)).map(({ kind }) => kind);
    const forwards = (await compare(before, after)).map(({ kind }) => kind);
    const undo = (kind: string) => {
      const mirror = byId.get(kind)?.mirror;
      return typeof mirror === "string" ? mirror : kind === "contract-retired" ? "status-changed" : kind;
    };
    expect(backwards.sort()).toEqual(forwards.map(undo).sort());
  });
});

const contracts: readonly (readonly [name: string, text: string])[] = [
  ...["card", "dcs", "odcs"].map((format) => `read/${format}/contract.yaml`),
  ...readdirSync(new URL("repos/sales-domain/base/contracts/", fixtures)).map((name) => `repos/sales-domain/base/contracts/${name}`),
].map((path) => [path, readFileSync(new URL(path, fixtures), "utf8")]);

type Tree = Json;
interface Mutation {
  readonly how: string;
  readonly path: readonly (string | number)[];
  readonly tree: Tree;
}

/** Every tree that differs from this one in one key: dropped, renamed or with another value. */
function* mutations(tree: Tree, path: readonly (string | number)[] = []): Generator<Mutation> {
  if (Array.isArray(tree)) {
    for (const [index, item] of tree.entries()) {
      yield { how: "drop", path: [...path, index], tree: tree.filter((_, other) => other !== index) };
      for (const one of mutations(item, [...path, index])) yield { ...one, tree: tree.map((old: Tree, other: number) => (other === index ? one.tree : old)) };
    }
  } else if (typeof tree === "object" && tree !== null) {
    const entries = Object.entries(tree);
    for (const [key, value] of entries) {
      const put = (fresh: readonly (readonly [string, Tree])[]) => Object.fromEntries(entries.flatMap((entry) => (entry[0] === key ? fresh : [entry])));
      yield { how: "drop", path: [...path, key], tree: put([]) };
      yield { how: "rename", path: [...path, key], tree: put([[`${key}X`, value]]) };
      for (const one of mutations(value, [...path, key])) yield { ...one, tree: put([[key, one.tree]]) };
    }
  } else yield { how: "change", path, tree: typeof tree === "boolean" ? !tree : typeof tree === "number" ? tree + 1 : `${tree}x` };
}

/** Mutations that leave the promise as it was: absent is false, and a physical name is the name where it is not written. */
function sameMeaning({ how, path }: Mutation, tree: Tree): boolean {
  const [value, parent] = [at(tree, path), at(tree, path.slice(0, -1))];
  if (how === "change" || typeof parent !== "object" || parent === null || Array.isArray(parent)) return false;
  if (how === "rename") return false;
  return (path.at(-1) === "required" || path.at(-1) === "unique" || path.at(-1) === "primaryKey") ? value === false
    : path.at(-1) === "physicalName" && "name" in parent && value === parent.name;
}

const at = (tree: Tree, path: readonly (string | number)[]): Tree | undefined =>
  path.reduce<Tree | undefined>((node, step) => (Array.isArray(node) ? node[Number(step)] : typeof node === "object" && node !== null ? (node as Record<string, Tree>)[step] : undefined), tree);

describe.each(contracts)("%s", (_name, text) => {
  const tree = parse(text) as Tree;

  test("does not differ from itself, in any notation", async () => {
    expect(await compare(text, text)).toEqual([]);
    expect(await compare(text, contractText(tree))).toEqual([]);
    expect(await compare(contractText(tree), `# moved\n\n${stringify(tree, { aliasDuplicateObjects: false })}`)).toEqual([]);
  });

  test("nothing that is dropped, renamed or changed goes unsaid, either way", async () => {
    const old = [await readText(contractText(tree))];
    const unsaid: string[] = [];
    for (const mutation of mutations(tree)) {
      const now = [await readText(contractText(mutation.tree))];
      const there = breaking({ before: old, after: now, mesh: nobody });
      const back = breaking({ before: now, after: old, mesh: nobody });
      if ((there.length === 0 || back.length === 0) && !sameMeaning(mutation, tree)) unsaid.push(`${mutation.how} ${mutation.path.join("/")}`);
    }
    expect(unsaid).toEqual([]);
  }, 120_000);
});

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { AvroFile, Document, Location } from "#model";
import { limits, readSchema, schemaFormatOf } from "#read";
import { avscType } from "../scripts/agreement/avro-files.ts";
import { randomSchema, type Schema, words } from "./avro/schemas.ts";
import { Random } from "./structure/random.ts";

const fixtures = new URL("../fixtures/read/avro/", import.meta.url);
const readText = async (text: string): Promise<Document> => {
  const [first, ...more] = (await readSchema("x.avsc", new TextEncoder().encode(text), "avro")).documents;
  expect(more).toEqual([]);
  if (first === undefined) throw new Error("no document");
  return first;
};
const read = (schema: unknown) => readText(JSON.stringify(schema));
const said = ({ problems }: Document) => problems.map(({ at, rule, message, hint }) => `${at.line}:${at.column} ${rule}: ${message} ${hint ?? ""}`);
const golden = (name: string, made: string) => {
  if (process.env["UPDATE_GOLDEN"]) writeFileSync(new URL(name, fixtures), made);
  expect(made).toBe(readFileSync(new URL(name, fixtures), "utf8"));
};
/** The model without places and without what is empty, to be read by people. */
const bare = (value: unknown): unknown => {
  if (value instanceof Map) return bare(Object.fromEntries(value));
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key, part]) => !["at", "spots"].includes(key) && !(Array.isArray(part) && part.length === 0) && !(part instanceof Map && part.size === 0));
  return Object.fromEntries(kept.map(([key, part]) => [key, bare(part)]));
};

test("the name says the format", () => {
  expect(schemaFormatOf("schemas/Order.AVSC")).toBe("avro");
  expect(readdirSync(fixtures).sort()).toEqual(["bad.avsc", "bad.problems.json", "good.avsc", "good.model.json"]);
});

describe("fixtures", () => {
  const text = readFileSync(new URL("good.avsc", fixtures), "utf8");

  test("a schema with everything in it becomes the model", async () => {
    const { problems, schema } = await readText(text);
    expect(problems).toEqual([]);
    const { root, names } = schema as AvroFile;
    golden("good.model.json", `${JSON.stringify({ root: bare(root), names: [...names.keys()] }, undefined, 2)}\n`);
  });

  test("every place holds what it says", async () => {
    const { schema } = await readText(text);
    const lines = text.split("\n");
    let checked = 0;
    const walk = (value: unknown) => {
      if (typeof value !== "object" || value === null) return;
      if (value instanceof Map) return [...value.values()].forEach(walk);
      const { spots, at, name } = value as { spots?: Record<string, Location>; at?: Location; name?: string };
      for (const [key, place] of Object.entries(spots ?? {})) expect(lines[place.line - 1]?.slice(place.column - 1).startsWith(JSON.stringify(key))).toBe(true);
      if (at !== undefined && name !== undefined && spots !== undefined && "name" in spots) expect(lines[at.line - 1]?.slice(at.column - 1, at.endColumn - 1)).toContain(JSON.stringify(name).slice(1, -1));
      checked += Object.keys(spots ?? {}).length;
      for (const part of Object.values(value)) if (part !== spots) walk(part);
    };
    walk((schema as AvroFile).root);
    expect(checked).toBeGreaterThan(40);
  });

  test("everything that the specification forbids is said where it stands", async () => {
    const document = await readText(readFileSync(new URL("bad.avsc", fixtures), "utf8"));
    expect(document.schema).toBeUndefined();
    golden("bad.problems.json", `${JSON.stringify(said(document), undefined, 2)}\n`);
  });
});

describe("texts that are no schema", () => {
  test.each<[what: string, text: string, problem: string]>([
    ["nothing", "", "1:1 yaml-syntax: The file is empty."],
    ["only a comment", "// nothing\n", "1:1 yaml-syntax: The file is empty."],
    ["YAML", "type: record\nname: A\nfields: []\n", "1:1 yaml-syntax: The text is not JSON."],
    ["single quotes", "{'type': 'int'}", "1:2 yaml-syntax: The text is not JSON."],
    ["a comma too many", '{\n  "type": "int",\n}', "3:1 yaml-syntax: The text is not JSON."],
    ["two values", '"int"\n---\n"int"', "2:1 yaml-syntax: The text is not JSON."],
    ["an open comment", '"int" /* x', "1:7 yaml-syntax: Unexpected scalar"],
    ["a key twice", '{"type": "int", "type": "long"}', "1:17 duplicate-key: The key `type` is written twice; line 1 has it already."],
    ["deeper than anybody writes", `${"[".repeat(limits.depth + 1)}${"]".repeat(limits.depth + 1)}`, "1:101 limit-exceeded"],
    ["a number", "1", "1:1 wrong-type: `1` is no type."],
    ["no type", "{}", "1:1 missing-field: The schema has no type."],
  ])("%s", async (_what, text, problem) => {
    const document = await readText(text);
    expect(document.schema).toBeUndefined();
    expect(said(document)[0]).toMatch(new RegExp(`^${problem.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`));
  });

  test("what has a problem that every reader reads past still becomes a model", async () => {
    const { schema, problems } = await read({ type: "record", name: "A-B", fields: [{ name: "x", type: "int", default: "0" }] });
    expect(schema).toMatchObject({ root: { fullName: "A-B", fields: [{ default: { fits: false } }] } });
    expect(problems).toHaveLength(2);
  });

  test("an empty union is one, as upstream's tests have it", async () => {
    expect(await read([])).toMatchObject({ problems: [], schema: { root: { type: "union", branches: [] } } });
  });
});

describe("names", () => {
  const rootOf = async (schema: unknown) => ((await read(schema)).schema as AvroFile).root;

  test.each([
    [{ name: "A", namespace: "n.m" }, "n.m.A", ["n.m.B", "x.C"]],
    [{ name: "x.y.A", namespace: "ignored" }, "x.y.A", ["x.y.B", "x.C"]],
    [{ name: "A" }, "A", ["B", "x.C"]],
    [{ name: "A", namespace: "" }, "A", ["B", "x.C"]],
  ])("%j", async (name, fullName, aliases) => {
    expect(await rootOf({ type: "record", ...name, aliases: ["B", "x.C"], fields: [] })).toMatchObject({ fullName, aliases: aliases.map((alias) => ({ name: alias })) });
  });

  test("inside, the namespace around counts; a type without namespace is found from everywhere, as Apache Avro finds it", async () => {
    const inner = { type: "record", name: "B", namespace: "n", fields: [{ name: "c", type: { type: "enum", name: "C", symbols: [] } }, { name: "a", type: "A" }, { name: "d", type: "n.C" }] };
    const { names, root } = (await read({ type: "record", name: "A", fields: [{ name: "b", type: inner }, { name: "c", type: "n.C" }] })).schema as AvroFile;
    expect([...names.keys()].sort()).toEqual(["A", "n.B", "n.C"]);
    expect(root).toMatchObject({ fields: [{ type: { fields: [{}, { type: { type: "reference", fullName: "A" } }, {}] } }, {}] });
  });

  test.each(["__proto__", "constructor", "toString"])("%s is a name like any other", async (name) => {
    const document = await readText(`{"type":"record","name":"${name}","fields":[{"name":"${name}","type":{"type":"enum","name":"E","symbols":["${name}"]},"${name}":1,"default":"${name}"},{"name":"m","type":["null","${name}"],"default":{"${name}":"${name}","m":null}}]}`);
    expect(document.problems).toEqual([]);
    const { root, names } = document.schema as AvroFile;
    expect(names.get(name)).toBe(root);
    expect(root.type === "record" && root.fields[0]?.attributes.get(name)?.value).toBe(1);
  });

  test("a key that YAML would merge is a key", async () => {
    expect(await readText('{"type": "int", "<<": {"type": "string"}}')).toMatchObject({ problems: [], schema: { root: { type: "int" } } });
  });

  test("messages show names on one line and capped", async () => {
    for (const message of said(await read({ type: "record", name: `A\u202e\n${"x".repeat(5_000)}`, fields: [] }))) expect(message).toMatch(/^[^\n\u202e]{1,400}$/);
  });
});

/** A schema with one key dropped, added or replaced. */
function corrupted(schema: Schema, random: Random): unknown {
  const box = { root: structuredClone(schema) as unknown };
  const places: (readonly [Record<string, unknown>, string])[] = [[box, "root"]];
  const walk = (value: unknown) => {
    if (typeof value !== "object" || value === null) return;
    for (const key of Object.keys(value)) {
      places.push([value as Record<string, unknown>, key]);
      walk((value as Record<string, unknown>)[key]);
    }
  };
  walk(box.root);
  const [holder, key] = random.pick(places);
  const junk = random.pick<unknown>([null, 1, "x", "int", "record", "", "a-b", "1a", [], {}, ["int"], ["int", "int"], true, -1, 2.5, "descending", 1e40, "ÿ", "€"]);
  if (random.chance(0.25) && key !== "root") {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  } else if (random.chance(0.3) && !Array.isArray(holder)) holder[random.pick(["default", "order", "aliases", "doc", "namespace", "logicalType", "size", "symbols", "precision"])] = junk;
  else holder[key] = junk;
  return box.root;
}

test("what avsc refuses is refused or has a problem, but for what the specification or another file allows", async () => {
  let refused = 0;
  for (let seed = 0; seed < 1_500; seed += 1) {
    const random = new Random(seed);
    const schema = corrupted(randomSchema(random, words.plain), random);
    const type = avscType(schema);
    if (!(type instanceof Error)) continue;
    refused += 1;
    const { problems } = await read(schema);
    if (problems.length === 0) expect(type.message, JSON.stringify(schema)).toMatch(allowed);
  }
  expect(refused).toBeGreaterThan(500);
});

/** An enum or union without members; a type that another file may declare, or one without namespace; a default of a later branch or with keys to spare. */
const allowed = /^(?:empty union|invalid enum symbols: \[\]|undefined type name|unknown type|incompatible field default)/;

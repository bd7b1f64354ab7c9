import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { breaking, compatible, type Kind, kinds } from "#breaking";
import { checker, includes, type SchemaSide } from "#inclusion";
import type { Change, Dialect, Json, Reading } from "#model";
import { readSchema } from "#read";
import { setDifference } from "../packages/breaking/json-schema/difference.ts";
import { inFragment } from "../packages/breaking/json-schema/fragment.ts";
import { drawFragment } from "./inclusion/fragment.ts";
import { below, document } from "./inclusion/random-schema.ts";

const fixtures = new URL("../fixtures/breaking/", import.meta.url);
const metaSchemas: Readonly<Partial<Record<Dialect, string>>> = { "draft-07": "http://json-schema.org/draft-07/schema#", "2020-12": "https://json-schema.org/draft/2020-12/schema" };
type Files = Readonly<Record<string, unknown>>;

const readAll = (files: Files): Promise<Reading[]> =>
  Promise.all(Object.entries(files).map(([name, schema]) => readSchema(name, new TextEncoder().encode(typeof schema === "string" ? schema : JSON.stringify(schema, undefined, 1)), "json-schema")));

const compareFiles = async (before: Files, after: Files, moved: readonly (readonly [string, string])[] = []): Promise<Change[]> =>
  breaking({ before: await readAll(before), after: await readAll(after), mesh: { contracts: [], products: [], consumers: [] }, moved: new Map(moved) });
const compare = (before: unknown, after: unknown) => compareFiles({ "order.schema.json": before }, { "order.schema.json": after });
const told = (changes: readonly Change[]) => changes.map(({ kind, path, breaks }) => `${kind.replace("json-schema-", "")} ${path.slice(1).join("/")} ${breaks.consumers}/${breaks.producers}`);

describe("fixtures", () => {
  const ours = (kinds as readonly Kind[]).filter(({ format }) => format === "json-schema").map(({ id }) => id);
  const sides = (id: string) => (["before", "after"] as const).map((side) => {
    const url = new URL(`${id}/${side}.schema.json`, fixtures);
    return existsSync(url) ? { "order.schema.json": readFileSync(url, "utf8") } : {};
  }) as unknown as readonly [Files, Files];

  test.each(ours)("%s", async (id) => {
    const changes = await compareFiles(...sides(id));
    const said = changes.map(({ kind, path, breaks, impact, at, was, witness, difference, message }) => ({
      kind, path: path.slice(1), ...breaks, impact, at: `after:${at.line}`, was: `before:${was?.line}`, ...(witness === undefined ? {} : { witness }), ...(difference === undefined ? {} : { difference }), message,
    }));
    const text = `${JSON.stringify(said, undefined, 2)}\n`;
    const expected = new URL(`${id}/expected.json`, fixtures);
    if (process.env["UPDATE_GOLDEN"]) writeFileSync(expected, text);
    expect(text).toBe(readFileSync(expected, "utf8"));
    expect(changes.map(({ kind }) => kind)).toContain(id);
    for (const { message } of changes) expect(message).toMatch(/^\S.*\.$/);
  });

  test.each(ours)("%s backwards: the mirror, with the sides changed", async (id) => {
    const [before, after] = sides(id);
    const mirrors = new Map((kinds as readonly Kind[]).map((kind) => [kind.id, kind.mirror]));
    const there = (await compareFiles(before, after)).map(({ kind, path, breaks }) => [mirrors.get(kind), path.join("/"), breaks.producers, breaks.consumers].join(" "));
    expect((await compareFiles(after, before)).map(({ kind, path, breaks }) => [kind, path.join("/"), breaks.consumers, breaks.producers].join(" ")).sort()).toEqual(there.sort());
  });
});

describe("random pairs: the facts together say what the whole does", () => {
  const next = below(20_261_124);
  const pairs = Array.from({ length: 120 }, (_, index) => {
    const dialect: Dialect = index % 2 === 0 ? "2020-12" : "draft-07";
    const a = document(next, 2, dialect);
    const more = document(next, 2, dialect);
    const b = index % 3 === 0 ? more : typeof a === "object" && typeof more === "object" && a !== null && more !== null ? { ...a, ...more } : more;
    const named = (schema: Json): Json => (typeof schema === "object" ? { ...(schema as object), $schema: metaSchemas[dialect] ?? "" } : schema);
    return { a: named(a), b: named(b), dialect };
  });

  test("consumers and producers are those of the whole, the way back is the mirror, and every witness shows what it says", async () => {
    let [told, shown, blamed] = [0, 0, 0];
    for (const { a, b, dialect } of pairs) {
      const changes = await compare(a, b);
      const said = compatible(changes);
      const [old, now] = [a, b].map((schema) => ({ schema, dialect }));
      const whole = { consumers: includes(now as SchemaSide, old as SchemaSide).answer, producers: includes(old as SchemaSide, now as SchemaSide).answer };
      const expected = { yes: true, no: false, unknown: "unknown" } as const;
      expect(said, JSON.stringify([a, b])).toEqual({ consumers: expected[whole.consumers], producers: expected[whole.producers] });
      const back = compatible(await compare(b, a));
      expect([back.producers, back.consumers], JSON.stringify([a, b])).toEqual([said.consumers, said.producers]);
      const [fitsOld, fitsNow] = [checker(old as SchemaSide), checker(now as SchemaSide)];
      for (const { witness, breaks, difference, path } of changes) {
        told += 1;
        if (breaks.consumers === "yes" || breaks.producers === "yes") blamed += 1;
        if (breaks.consumers === "yes") expect(witness?.consumers).toBeDefined();
        if (breaks.producers === "yes") expect(witness?.producers).toBeDefined();
        if (witness?.consumers !== undefined) expect([fitsOld(witness.consumers), fitsNow(witness.consumers)], JSON.stringify([a, b, path, witness])).toEqual([false, true]);
        if (witness?.producers !== undefined) expect([fitsOld(witness.producers), fitsNow(witness.producers)], JSON.stringify([a, b, path, witness])).toEqual([true, false]);
        if (difference !== undefined) shown += 1;
      }
    }
    expect(told).toBeGreaterThan(200);
    expect(blamed).toBeGreaterThan(100);
    expect(shown).toBeGreaterThan(5);
  });

  test("where a difference is shown as a schema, both computed it", async () => {
    const draw = below(7);
    let compared = 0;
    while (compared < 400) {
      const [a, b] = drawFragment(draw);
      if (!inFragment(a, b)) continue;
      compared += 1;
      const { added, removed } = await setDifference(a, b);
      const answers = [includes({ schema: b, dialect: "draft-07" }, { schema: a, dialect: "draft-07" }).answer, includes({ schema: a, dialect: "draft-07" }, { schema: b, dialect: "draft-07" }).answer];
      expect(answers, JSON.stringify([a, b])).toEqual([added === undefined ? "yes" : "no", removed === undefined ? "yes" : "no"]);
    }
  });
});

describe("what a missed change would cost", () => {
  const object = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });

  test.each<[what: string, before: unknown, after: unknown, facts: readonly string[]]>([
    ["other white space and another order of keys", '{"type": "string", "maxLength": 3}', '{ "maxLength": 3,\n "type": "string" }', []],
    ["a property that an open object may hold already", object({}), object({ a: { type: "string" } }), ["narrowed properties/a no/yes"]],
    ["a property of a closed object", object({}, { additionalProperties: false }), object({ a: { type: "string" } }, { additionalProperties: false }), ["widened properties/a yes/no"]],
    ["a dialect alone", { $schema: metaSchemas["draft-07"], $ref: "#/definitions/x", maxLength: 3, definitions: { x: { type: "string" } } }, { $schema: metaSchemas["2020-12"], $ref: "#/definitions/x", maxLength: 3, definitions: { x: { type: "string" } } }, ["narrowed $schema no/yes"]],
    ["one difference that another makes up for", object({ a: { maxLength: 3 } }), object({ a: {} }, { allOf: [object({ a: { maxLength: 3 } })] }), ["rewritten properties/a/maxLength no/no", "rewritten allOf no/no"]],
    ["two that only break together", { anyOf: [{ type: "string" }, { type: "string" }] }, { anyOf: [{ type: "null" }, { type: "null" }] }, ["narrowed  no/yes", "widened anyOf/0/type yes/no", "widened anyOf/1/type yes/no"]],
    ["a definition that nothing here uses", { $defs: { a: { type: "string" } } }, { $defs: { a: { type: "string", maxLength: 5 } } }, ["narrowed $defs/a/maxLength no/yes"]],
    ["such a definition gone", { $defs: { a: { type: "string" } } }, { $defs: {} }, ["unclear $defs/a unknown/unknown"]],
    ["a number that is not held as it is written", '{"maximum": 9007199254740992}', '{"maximum": 9007199254740993}', ["unclear maximum unknown/unknown"]],
    ["a meta-schema of somebody's own", { $schema: "https://example.com/meta", type: "string" }, { $schema: "https://example.com/meta", type: "integer" }, ["unclear $schema unknown/unknown"]],
    ["a format that no draft has", { format: "int32" }, { format: "int64" }, ["unclear format unknown/unknown"]],
    ["a keyword that no draft has", { "x-unit": "EUR" }, { "x-unit": "USD" }, ["unclear x-unit unknown/unknown"]],
    ["a bound of 64 bits that stays, and something else that changes", '{"maximum": 9223372036854775807, "type": "integer"}', '{"maximum": 9223372036854775807, "type": ["integer", "null"]}', ["widened type yes/no"]],
    ["such a bound, and a number that rounding cannot tell from it", '{"maximum": 9223372036854775807}', '{"maximum": 9223372036854775807, "not": {"const": 9223372036854776000}}', ["unclear maximum unknown/unknown"]],
    ["a number that only describes", '{"default": 9007199254740993, "maxLength": 3}', '{"default": 9007199254740993, "maxLength": 4}', ["widened maxLength yes/no"]],
    ["a text for people that a reference leads to", { $ref: "#/default", default: { type: "string" } }, { $ref: "#/default", default: { type: ["string", "null"] } }, ["widened  yes/no", "annotated default no/no"]],
    ["the same, written otherwise", { $ref: "#/d%65fault", default: { type: "string" } }, { $ref: "#/d%65fault", default: { type: ["string", "null"] } }, ["widened  yes/no", "annotated default no/no"]],
    ["how a text is decoded", { contentEncoding: "base64" }, {}, ["content-changed contentEncoding no/no"]],
    ["the meta-schema of a draft, which is known", { $ref: "http://json-schema.org/draft-07/schema#" }, { type: "object" }, ["narrowed type no/yes", "widened $ref yes/no"]],
    ["true and false", true, false, ["narrowed  no/yes"]],
    ["a key that is a word elsewhere", '{"properties": {"__proto__": {"type": "string"}}}', '{"properties": {"__proto__": {"type": "null"}}}', ["changed properties/__proto__/type yes/yes"]],
    ["a misspelt value", { minLength: 1 }, { minLength: "2" }, ["unclear minLength unknown/unknown"]],
  ])("%s", async (_what, before, after, facts) => expect(told(await compare(before, after))).toEqual(facts));

  test.each<[what: string, before: unknown, after: unknown, said: readonly [consumers: unknown, producers: unknown]]>([
    ["a flag beside a bound is of draft 4", { minimum: 1, exclusiveMinimum: true }, { minimum: 1 }, [false, true]],
    ["a list in items is of 2019-09 or older", { items: [{ type: "string" }], additionalItems: false }, { items: [{ type: "string" }] }, [false, true]],
    ["an anchor in $id is of draft 7 or older", { $ref: "#a", definitions: { a: { $id: "#a", type: "string" } } }, { $ref: "#a", definitions: { a: { $id: "#a", type: ["string", "null"] } } }, [false, true]],
    ["what stands beside a reference may count or not: what breaks in one draft breaks", { $ref: "#/definitions/a", maxLength: 3, definitions: { a: { type: "string" } } }, { $ref: "#/definitions/a", maxLength: 4, definitions: { a: { type: "string" } } }, [false, true]],
    ["and the other way round", { $ref: "#/definitions/a", type: "null", definitions: { a: { type: "string" } } }, { $ref: "#/definitions/a", type: "null", definitions: { a: { type: ["string", "boolean"] } } }, [false, true]],
    ["newer words leave no doubt", { $ref: "#/$defs/a", type: "null", $defs: { a: { type: "string" } } }, { $ref: "#/$defs/a", type: "null", $defs: { a: { type: ["string", "boolean"] } } }, [true, true]],
    ["a draft that is named at last", { type: "string" }, { $schema: metaSchemas["draft-07"], type: "string" }, [true, true]],
  ])("without `$schema`: %s", async (_what, before, after, [consumers, producers]) => {
    const changes = await compare(before, after);
    expect(compatible(changes), JSON.stringify(told(changes))).toEqual({ consumers, producers });
    expect(compatible(await compare(after, before))).toEqual({ consumers: producers, producers: consumers });
  });

  test("a file that another one refers to", async () => {
    const order = object({ address: { $ref: "common/address.schema.json#/$defs/address" } });
    const address = (type: string) => ({ $defs: { address: object({ zip: { type } }) } });
    const changes = await compareFiles({ "order.schema.json": order, "common/address.schema.json": address("string") }, { "order.schema.json": order, "common/address.schema.json": address("integer") });
    expect(changes.map(({ kind, at, path }) => `${kind} ${at.file} ${path.slice(1).join("/")}`)).toEqual([
      "json-schema-changed common/address.schema.json $defs/address/properties/zip/type", "json-schema-changed order.schema.json ",
    ]);
    expect(changes[1]?.witness?.consumers).toEqual({ address: { zip: expect.any(Number) as number } });
  });

  test("a file that moved is compared with itself; one that came, went or cannot be read is told", async () => {
    const text = { type: "string" };
    expect(told(await compareFiles({ "a.schema.json": text }, { "b.schema.json": { type: ["string", "null"] } }, [["b.schema.json", "a.schema.json"]]))).toEqual(["widened type yes/no"]);
    expect((await compareFiles({ "a.schema.json": text }, {})).map(({ kind }) => kind)).toEqual(["schema-file-removed"]);
    expect((await compareFiles({}, { "a.schema.json": text })).map(({ kind }) => kind)).toEqual(["schema-file-added"]);
    expect((await compareFiles({ "a.schema.json": text }, { "a.schema.json": "{" })).map(({ kind }) => kind)).toEqual(["schema-file-unreadable"]);
  });

  test("a meta-schema that nobody knows is named", async () => {
    const [change] = await compare({ type: "string" }, { $schema: "https://example.com/meta", type: "string" });
    expect(change).toMatchObject({ kind: "json-schema-unclear", after: "https://example.com/meta" });
    expect(change?.message).toContain("`$schema` was nothing and is `https://example.com/meta`.");
  });

  test("hundreds of differences are one fact, and are not asked about one by one", async () => {
    const many = (type: string) => object(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`p${index}`, { type }])));
    expect(told(await compare(many("integer"), many("number")))).toEqual(["widened  yes/no"]);
  });
});

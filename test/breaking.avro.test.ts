import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve as resolvePath } from "node:path";
import { describe, expect, test } from "vitest";
import { breaking, type Kind, kinds } from "#breaking";
import type { Change, Reading } from "#model";
import { readSchema } from "#read";
import { canRead } from "../packages/breaking/avro/reading/can-read.ts";
import { apacheAvro } from "../scripts/agreement/apache-avro.ts";
import { apicurioAvro } from "../scripts/agreement/apicurio-avro.ts";
import { avroFile, avscResolver, avscType } from "../scripts/agreement/avro-files.ts";
import { avroSoundness } from "./avro/soundness.ts";

const fixtures = new URL("../fixtures/breaking/", import.meta.url);
type Files = Readonly<Record<string, unknown>>;

const readAll = (files: Files): Promise<Reading[]> =>
  Promise.all(Object.entries(files).map(([name, schema]) => readSchema(name, new TextEncoder().encode(typeof schema === "string" ? schema : JSON.stringify(schema, undefined, 1)), "avro")));

const compareFiles = async (before: Files, after: Files, moved: readonly (readonly [string, string])[] = []): Promise<Change[]> =>
  breaking({ before: await readAll(before), after: await readAll(after), mesh: { contracts: [], products: [], consumers: [] }, moved: new Map(moved) });
const compare = (before: unknown, after: unknown) => compareFiles({ "order.avsc": before }, { "order.avsc": after });

const record = (name: string, fields: readonly object[], more: object = {}) => ({ type: "record", name, ...more, fields });
const field = (name: string, type: unknown, more: object = {}) => ({ name, type, ...more });
const told = (changes: readonly Change[]) => changes.map(({ kind, path, breaks }) => `${kind} ${path.slice(1).join(".")} ${breaks.consumers}/${breaks.producers}`);

describe("fixtures", () => {
  const ours = (kinds as readonly Kind[]).filter(({ format }) => format === "avro" || format === "schema").map(({ id }) => id);
  const sides = (id: string) => (["before", "after"] as const).map((side) => {
    const url = new URL(`${id}/${side}.avsc`, fixtures);
    return existsSync(url) ? { "orders.avsc": readFileSync(url, "utf8") } : {};
  }) as unknown as readonly [Files, Files];

  test.each(ours)("%s", async (id) => {
    const changes = await compareFiles(...sides(id));
    const said = changes.map(({ kind, path, breaks, impact, at, was, witness, message }) => ({ kind, path: path.slice(1), ...breaks, impact, at: `after:${at.line}`, ...(was === undefined ? {} : { was: `before:${was.line}` }), ...(witness === undefined ? {} : { witness }), message }));
    const text = `${JSON.stringify(said, undefined, 2)}\n`;
    const expected = new URL(`${id}/expected.json`, fixtures);
    if (process.env["UPDATE_GOLDEN"]) writeFileSync(expected, text);
    expect(text).toBe(readFileSync(expected, "utf8"));
    expect(changes.map(({ kind }) => kind)).toContain(id);
    for (const { message } of changes) expect(message).toMatch(/^\S.*\.$/);
  });

  test.each(ours.filter((id) => sides(id).every((side) => Object.keys(side).length > 0)))("%s backwards: the mirror, with the sides changed", async (id) => {
    const [before, after] = sides(id);
    const mirrors = new Map((kinds as readonly Kind[]).map((kind) => [kind.id, kind.mirror]));
    const there = (await compareFiles(before, after)).map(({ kind, breaks }) => [mirrors.get(kind), breaks.producers, breaks.consumers].join(" "));
    expect((await compareFiles(after, before)).map(({ kind, breaks }) => [kind, breaks.consumers, breaks.producers].join(" ")).sort()).toEqual(there.sort());
  });
});

describe("random pairs: the facts say what Avro's rules say, the way back is the mirror, witnesses fail, what is called readable is read", () => {
  test.each([["plain names, avsc beside us", 500, false], ["names that mean something elsewhere", 200, true]])("%s", async (_what, pairs, hostile) => {
    const { wrong, ...found } = await avroSoundness(20_261_124, pairs, hostile);
    expect(wrong).toEqual([]);
    expect(found.kinds.size).toBeGreaterThan(20);
    expect(found.undecided).toBeLessThan(0.05 * 2 * pairs);
    expect(found.unwitnessed).toBeLessThan(0.01 * found.witnesses);
    if (!hostile) expect(found.judgedByAvsc).toBeGreaterThan(1.6 * pairs);
  });
});

describe("outside verdicts", () => {
  const vectors = resolvePath(import.meta.dirname, "../../shared/vectors");
  if (!existsSync(vectors)) console.warn("SKIPPED: the outside vectors are not beside the repository (../shared/vectors)");
  test.skipIf(!existsSync(vectors)).each([{ suite: apacheAvro, cases: 137 }, { suite: apicurioAvro, cases: 8 }])("$suite.title", async ({ suite, cases }) => {
    expect(await suite.replay(join(vectors, suite.folder))).toMatchObject({ cases, agree: cases, falselyCompatible: [], falselyBreaking: [], unknown: [] });
  });
});

describe("what a missed change would cost", () => {
  const order = (...fields: readonly object[]) => record("Order", fields, { namespace: "sales" });
  const status = (symbols: readonly string[], more: object = {}) => field("status", { type: "enum", name: "Status", symbols, ...more });
  const decimal = (precision: number, scale: number) => field("total", { type: "bytes", logicalType: "decimal", precision, scale });
  const long = (logicalType?: string) => field("at", logicalType === undefined ? "long" : { type: "long", logicalType });

  test.each<[what: string, before: unknown, after: unknown, facts: readonly string[]]>([
    ["a field with a default", order(), order(field("n", "int", { default: 0 })), ["avro-field-added Order.n no/no"]],
    ["a default that is no value of its type", order(), order(field("n", "int", { default: "0" })), ["avro-field-added Order.n no/unknown"]],
    ["a field that old readers have a default for", order(field("n", "int", { default: 0 })), order(), ["avro-field-removed Order.n no/no"]],
    ["a symbol that old readers take their default for", order(status(["A"], { default: "A" })), order(status(["A", "B"], { default: "A" })), ["avro-symbol-added Status no/no"]],
    ["nullable now", order(field("n", "int")), order(field("n", ["null", "int"])), ["avro-branch-added Order.n yes/no"]],
    ["nullable and wider", order(field("n", ["null", "int"])), order(field("n", ["null", "long"])), ["avro-type-widened Order.n yes/no"]],
    ["text to bytes", order(field("n", "string")), order(field("n", "bytes")), ["avro-type-changed Order.n no/no"]],
    ["a decimal with another scale", order(decimal(10, 2)), order(decimal(10, 3)), ["avro-logical-type-changed Order.total yes/yes"]],
    ["a decimal with fewer digits", order(decimal(10, 2)), order(decimal(8, 2)), ["avro-logical-type-changed Order.total unknown/yes"]],
    ["milliseconds to microseconds", order(long("timestamp-millis")), order(long("timestamp-micros")), ["avro-logical-type-changed Order.at yes/yes"]],
    ["an instant to a local time", order(long("timestamp-millis")), order(long("local-timestamp-millis")), ["avro-logical-type-changed Order.at yes/yes"]],
    ["a number that is a time now", order(long()), order(long("timestamp-millis")), ["avro-logical-type-changed Order.at unknown/unknown"]],
    ["days to milliseconds", order(field("d", { type: "int", logicalType: "date" })), order(field("d", { type: "long", logicalType: "timestamp-millis" })), ["avro-type-widened Order.d yes/no", "avro-logical-type-changed Order.d no/yes"]],
    ["a logical type that nobody knows", order(long("epoch")), order(long("moment")), ["avro-attribute-changed Order.at.type.logicalType unknown/unknown"]],
    ["a default beyond 2^53", `{"type":"record","name":"A","fields":[{"name":"n","type":"long","default":9007199254740993}]}`, `{"type":"record","name":"A","fields":[{"name":"n","type":"long","default":9007199254740992}]}`, ["avro-default-changed A.n no/no"]],
    ["1 and 1.0 are one default", `{"type":"record","name":"A","fields":[{"name":"n","type":"double","default":1}]}`, `{"type":"record","name":"A","fields":[{"name":"n","type":"double","default":1.0}]}`, []],
    ["a type that moved inside its file", order(field("a", record("P", [])), field("b", "P")), order(field("a", "sales.P"), field("b", record("P", []))), ["avro-type-unclear"]],
    ["one use of a type changed to another type", order(field("a", record("P", [])), field("b", record("Q", [])), field("c", "P")), order(field("a", record("P", [])), field("b", record("Q", [])), field("c", "Q")), ["avro-type-changed Order.c yes/yes"]],
    ["a renamed field whose type narrowed behind its name", order(field("a", "long")), order(field("b", "int", { aliases: ["a"] })), ["avro-field-renamed Order.b yes/no", "avro-type-narrowed Order.b no/yes", "avro-alias-added Order.b no/no"]],
    ["a renamed field whose type widened behind its name", order(field("a", "int")), order(field("b", "long", { aliases: ["a"] })), ["avro-field-renamed Order.b yes/no", "avro-type-widened Order.b yes/no", "avro-alias-added Order.b no/no"]],
    ["two new fields that take one old one by their aliases, of which libraries give it to one", order(field("a", "int")), order(field("b", "int", { aliases: ["a"] }), field("c", "int", { aliases: ["a"], default: 0 })), ["avro-field-removed Order.a yes/no", "avro-field-added Order.b no/unknown", "avro-field-added Order.c no/unknown"]],
    ["a recursive type", order(field("next", ["null", "Order"])), order(field("next", ["null", "Order"]), field("n", "int")), ["avro-field-added Order.n no/yes"]],
    ["a record renamed in a union, with a field gone", order(field("a", ["null", record("P", [field("x", "int")])])), order(field("a", ["null", record("Q", [])])), ["avro-name-changed Q yes/yes", "avro-field-removed Q.x yes/no"]],
    ["an error that was a record", record("E", []), { ...record("E", []), type: "error" }, ["avro-attribute-changed E.type unknown/unknown"]],
  ])("%s", async (_what, before, after, facts) => {
    const said = told(await compare(before, after));
    if (facts[0] === "avro-type-unclear") return expect((await readAll({ "order.avsc": after }))[0]?.documents[0]?.problems.map(({ message }) => message)).toEqual(["`sales.P` is used before it is declared."]);
    expect(said.sort()).toEqual([...facts].sort());
  });

  test("names that are words elsewhere", async () => {
    for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
      expect(told(await compare(order(), order(field(name, "int"))))).toEqual([`avro-field-added Order.${name} no/yes`]);
      expect(told(await compare(order(status(["A"])), order(status(["A", name]))))).toEqual(["avro-symbol-added Status yes/no"]);
      const [added] = await compare(order(field("a", "int")), order(field("a", "int"), field(name, "string")));
      expect(JSON.stringify(added?.witness)).toBe('{"producers":{"a":0}}');
      const [changed] = await compare(order(field(name, "int")), order(field(name, "string")));
      expect(JSON.stringify(changed?.witness)).toBe(`{"consumers":{"${name}":""},"producers":{"${name}":0}}`);
    }
  });

  test("a witness is a whole value, down to where it fails", async () => {
    const lines = (type: unknown) => order(field("id", "string"), field("lines", { type: "array", items: record("Line", [field("at", ["null", type])]) }));
    const [widened] = await compare(lines("int"), lines("long"));
    expect(widened).toMatchObject({ kind: "avro-type-widened", witness: { consumers: { id: "", lines: [{ at: { long: 2147483648 } }] } } });
    const [digits] = await compare(order(decimal(2, 0)), order(decimal(3, 0)));
    expect(digits?.witness).toEqual({ consumers: { total: "d" } });
  });
});

describe("nothing that differs is unsaid", () => {
  const text = (path: string) => readFileSync(new URL(path, fixtures), "utf8");
  const json = (written: string) => JSON.parse(written.replace(/^\/\*[^]*?\*\//, "")) as object;
  /** Every schema that differs from this one in one key: dropped, renamed, given another value, or moved behind its neighbour. */
  function* mutations(schema: object): Generator<readonly [how: string, mutated: object]> {
    const places = (value: unknown, path: readonly string[]): string[][] => (typeof value !== "object" || value === null ? [] : Object.keys(value).flatMap((key) => [[...path, key], ...places((value as Record<string, unknown>)[key], [...path, key])]));
    for (const path of places(schema, [])) for (const how of ["drop", "rename", "change", "swap"]) {
      const copy = structuredClone(schema);
      const key = path.at(-1) ?? "";
      const holder = path.slice(0, -1).reduce<Record<string, unknown>>((value, step) => value[step] as Record<string, unknown>, copy as Record<string, unknown>);
      const value = holder[key];
      if (Array.isArray(holder)) {
        if (how === "drop") holder.splice(Number(key), 1);
        if (how === "swap" && Number(key) > 0) holder.splice(Number(key) - 1, 2, value, holder[Number(key) - 1]);
      } else if (how === "drop" || how === "rename") {
        delete holder[key];
        if (how === "rename") holder[`${key}X`] = value;
      }
      if (how === "change" && typeof value !== "object") holder[key] = typeof value === "boolean" ? !value : typeof value === "number" ? value + 1 : `${String(value)}x`;
      if (how === "change" && value === null) holder[key] = 0;
      yield [`${how} ${path.join("/")}`, copy];
    }
  }

  test.each(["../read/avro/good.avsc", "avro-logical-type-changed/after.avsc", "avro-fixed-resized/before.avsc"])("%s", async (path) => {
    const before = json(text(path));
    let judged = 0;
    for (const [how, after] of mutations(before)) {
      const changes = await compare(before, after);
      // The order of aliases means nothing.
      if (JSON.stringify(after) === JSON.stringify(before) || /^swap .*aliases\/\d$/.test(how)) expect(changes).toEqual([]);
      else {
        expect(changes.length, how).toBeGreaterThan(0);
        judged += 1;
      }
    }
    expect(judged).toBeGreaterThan(10);
  });
});

describe("several files", () => {
  const address = (...fields: readonly object[]) => record("Address", fields, { namespace: "common" });
  const order = record("Order", [field("to", "common.Address")], { namespace: "sales" });

  test("a type of another file is followed, and told where it is declared", async () => {
    const changes = await compareFiles({ "a.avsc": address(), "o.avsc": order }, { "a.avsc": address(field("street", "string")), "o.avsc": order });
    expect(changes.map(({ path, kind, breaks, at }) => [path, kind, breaks.producers, at.file])).toEqual([[["a.avsc", "Address", "street"], "avro-field-added", "yes", "a.avsc"]]);
  });

  test("a type that is declared nowhere is the same as long as its name is", async () => {
    expect(await compareFiles({ "o.avsc": order }, { "o.avsc": { ...order, doc: "An order." } })).toMatchObject([{ kind: "avro-doc-changed" }]);
    expect(told(await compareFiles({ "o.avsc": order }, { "o.avsc": record("Order", [field("to", "common.Place")], { namespace: "sales" }) }))).toEqual(["avro-type-unclear Order.to unknown/unknown"]);
  });

  test("a file that moves, by git or by its type, is the same one; a type that moves into another file is compared", async () => {
    expect(await compareFiles({ "a.avsc": address() }, { "b.avsc": address() }, [["b.avsc", "a.avsc"]])).toEqual([]);
    expect(await compareFiles({ "a.avsc": address() }, { "b.avsc": address() })).toEqual([]);
    const inline = record("Order", [field("to", address(field("street", "string")))], { namespace: "sales" });
    const changes = await compareFiles({ "a.avsc": address(), "o.avsc": order }, { "o.avsc": inline });
    expect(changes.map(({ path, kind }) => `${kind} ${path.join(" ")}`)).toEqual(["avro-field-added o.avsc Address street"]);
  });

  test("a file that is gone is gone, where another one had the same type all along", async () => {
    const inline = record("Order", [field("to", address())], { namespace: "sales" });
    expect(await compareFiles({ "a.avsc": address(), "o.avsc": inline }, { "o.avsc": inline })).toMatchObject([{ kind: "schema-file-removed", path: ["a.avsc"] }]);
  });

  test("files come, go and become unreadable", async () => {
    const side = { "a.avsc": address() };
    expect(await compareFiles({}, side)).toMatchObject([{ kind: "schema-file-added", path: ["a.avsc"] }]);
    expect(await compareFiles(side, {})).toMatchObject([{ kind: "schema-file-removed", breaks: { consumers: "yes" } }]);
    for (const [before, after, kind] of [[side, { "a.avsc": "{" }, "schema-file-unreadable"], [{ "a.avsc": "{" }, side, "schema-file-readable"], [side, { "b.avsc": "{" }, "schema-file-unreadable"]] as const)
      expect(await compareFiles(before, after, [["b.avsc", "a.avsc"]])).toMatchObject([{ kind, breaks: { consumers: "unknown", producers: "unknown" } }]);
  });
});

describe("where avsc says otherwise, and why", () => {
  const enumOf = (name: string, more: object = {}) => ({ type: "enum", name, symbols: ["X"], ...more });
  const a = (type: string) => record("A", [field("n", type)]);

  test.each<[why: string, reader: unknown, writer: unknown, ours: "reads" | "fails", avsc: "reads" | "fails" | "refuses"]>([
    ["namespaces count for it; the specification compares names without", record("n.R", []), record("m.R", []), "reads", "fails"],
    ["told to ignore namespaces, it ignores those of aliases too", enumOf("m.C", { aliases: ["other.B"] }), enumOf("B"), "fails", "reads"],
    ["it has no empty unions", ["int"], [], "reads", "refuses"],
    ["it has no enum without symbols", enumOf("E"), enumOf("E", { symbols: [] }), "reads", "refuses"],
    ["the default of a union must be of its first branch", record("R", [field("n", ["null", "int"], { default: 0 })]), record("R", []), "reads", "refuses"],
    ["it keeps its symbols in an object that has a prototype", enumOf("E", { symbols: ["toString"] }), enumOf("E", { symbols: ["toString"] }), "reads", "refuses"],
    ["it keeps its fields in one too", record("R", []), record("R", [field("constructor", "int")]), "reads", "fails"],
    ["a pair that failed in a union is taken for good when it is met again", record("R", [field("p", [a("int"), record("B", [], { aliases: ["A"] })]), field("q", "A")]), record("R", [field("p", a("string")), field("q", "A")]), "fails", "reads"],
  ])("%s", async (why, reader, writer, ours, theirs) => {
    const incompatible = canRead(await avroFile(reader), await avroFile(writer));
    expect(incompatible.length === 0 ? "reads" : "fails").toBe(ours);
    const [r, w] = [avscType(reader), avscType(writer)];
    const said = r instanceof Error || w instanceof Error ? "refuses" : avscResolver(r, w, /ignore/.test(why)) instanceof Error ? "fails" : "reads";
    expect(said).toBe(theirs);
  });
});

describe("what is too large or unclear is not known, and ends", () => {
  test("branches of one name: the very name counts, and where another could do it nobody can say", async () => {
    const both = (fields: readonly object[]) => [record("A", fields, { namespace: "x" }), record("A", [], { namespace: "y" })];
    expect(told(await compare(both([field("n", "int")]), both([field("n", "string")])))).toEqual(["avro-type-changed x.A.n unknown/unknown"]);
    const node = (doc: string) => record("Node", [field("next", ["null", ...both([field("in", ["null", "Node"])])])], { doc });
    expect(told(await compare(node("One."), node("Another.")))).toEqual(["avro-doc-changed Node no/no"]);
  });

  test("a chain of thousands of types", async () => {
    const chain = (last: string) => Array.from({ length: 1_500 }, (_, at) => record(`A${at}`, [at === 0 ? field("n", last) : field("n", `A${at - 1}`)]));
    const changes = await compare(chain("int").toReversed().map((one, at, all) => all[all.length - 1 - at] ?? one), chain("string"));
    expect(told(changes)).toEqual(["avro-type-changed A0.n yes/yes"]);
  });

  test("aliases that make every type the same as every other", async () => {
    const names = Array.from({ length: 150 }, (_, at) => `A${at}`);
    const all = (doc: string) => [...names.map((name) => record(name, [field("a", { type: "array", items: ["null", "string"] })], { aliases: names.filter((other) => other !== name) })), record("Z", names.map((name) => field(name, name)), { doc })];
    expect(told(await compare(all("One."), all("Another.")))).toEqual(["avro-doc-changed Z no/no"]);
  });

  test("a union of thousands of enums", async () => {
    const union = (symbol: string) => Array.from({ length: 5_000 }, (_, at) => ({ type: "enum", name: `E${at}`, symbols: ["A", at === 4_999 ? symbol : "B"] }));
    expect(told(await compare(union("B"), union("C")))).toEqual(["avro-symbol-removed E4999 no/yes", "avro-symbol-added E4999 yes/no"]);
  });
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breaking, compatible, type Kind, kinds } from "#breaking";
import type { Change, Mesh, Reading } from "#model";
import { read } from "#read";
import { meshOf } from "../packages/run/documents.ts";

const fixtures = new URL("../fixtures/", import.meta.url);
const file = "contract.yaml";
const nobody: Mesh = { contracts: [], products: [], consumers: [] };

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
  const gone = new Set(["contract-removed", "contract-unreadable", "object-removed", "property-removed", "relationship-removed", "quality-removed", "sla-removed", "server-removed", "role-removed", "support-removed", "port-removed", "product-removed"]);
  /** The one side that may be missing. */
  const oneSided: Record<string, "before" | "after"> = { "contract-removed": "after", "contract-added": "before", "product-removed": "after", "product-added": "before" };

  const marks = (text: string, side: string) =>
    text.split("\n").flatMap((line, index) => [...(line.split(" # ✖ ")[1]?.split(" ") ?? [])].map((kind) => `${side}:${index + 1} ${kind}`));

  test.each((kinds as readonly Kind[]).filter(({ format, about }) => format === undefined && about !== "version").map(({ id }) => id))("%s", async (id) => {
    const folder = new URL(`breaking/${id}/`, fixtures);
    const side = (name: "before" | "after") => {
      const path = new URL(`${name}.yaml`, folder);
      if (oneSided[id] === name) return void expect(existsSync(path)).toBe(false);
      return readFileSync(path, "utf8");
    };
    const [before, after] = [side("before"), side("after")];
    if (!/^contract-(?:un)?readable$/.test(id))
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
    "schema-file-removed": "a new file has no data that could fail it",
    "schema-file-added": "removing it hurts readers; the data never failed it",
    "object-removed": "a new object has no data that could fail it",
    "object-added": "removing it hurts readers; the data never failed it",
    "property-removed": "an optional property that comes back asks nothing of old data",
    "default-added": "a default fills what is left out; no reader notices",
    "default-removed": "what is left out is refused; readers always found a value",
    "property-added": "old data may lack an optional property; readers of it fail when it goes",
    "proto-message-removed": "a new message has no data that could fail it",
    "proto-message-added": "removing it hurts readers; the data never failed it",
    "proto-field-number-freed": "a field that comes back asks nothing of old data",
    "proto-field-added": "old data may lack a field; readers of it fail when it goes",
    "proto-extension-removed": "an extension that comes back asks nothing of old data",
    "proto-extension-added": "old data may lack an extension; readers of it fail when it goes",
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

  const swapped = kinds.filter(({ about }) => about !== "version").map(({ id }) => id).filter((id) => existsSync(new URL(`breaking/${id}/before.yaml`, fixtures)) && existsSync(new URL(`breaking/${id}/after.yaml`, fixtures)));
  test.each(swapped)("%s: the fixture backwards gives the mirror", async (id) => {
    const [before, after] = ["before", "after"].map((side) => readFileSync(new URL(`breaking/${id}/${side}.yaml`, fixtures), "utf8"));
    const backwards = (await compare(after, before)).map(({ kind }) => kind);
    const forwards = (await compare(before, after)).map(({ kind }) => kind);
    const undo = (kind: string) => {
      const mirror = byId.get(kind)?.mirror;
      return typeof mirror === "string" ? mirror : kind === "contract-retired" || kind === "status-lowered" ? "status-changed" : kind;
    };
    expect(backwards.sort()).toEqual(forwards.map(undo).sort());
  });
});

describe("what to do instead", () => {
  const asks = ({ breaks, impact }: Kind) => breaks.consumers !== "no" || breaks.producers !== "no" || impact === "action" || impact === "break";

  test.each((kinds as readonly Kind[]).filter(asks))("$id has a recipe", ({ hint }) => {
    expect(hint).toMatch(/^\p{Lu}.*\.$/u);
  });
});

/** A small contract with one object and these properties. */
const table = (properties: readonly unknown[], more: object = {}) =>
  contractText({ apiVersion: "v3.2.0", kind: "DataContract", id: "orders", version: "1.0.0", status: "active", schema: [{ name: "orders", properties }], ...more });
const column = (name: string, more: object = {}) => ({ name, logicalType: "string", ...more });

describe("names that are words elsewhere", () => {
  const names = ["required", "a.b", "__deleted", "__proto__", "constructor", "toString", "properties", "items", "enum", "quality", "description", "pattern", "", "🧺", "a\"b", "[]", "x\ny"];

  test.each(names)("a column called %j is seen when it goes, comes or changes", async (name) => {
    const [without, with_] = [table([column("other")]), table([column("other"), column(name)])];
    expect(said(await compare(with_, without))).toEqual([`property-removed ${JSON.stringify(["orders", name])}`]);
    expect(said(await compare(without, with_))).toEqual([`property-added ${JSON.stringify(["orders", name])}`]);
    const changed = table([column("other"), column(name, { logicalType: "integer" })]);
    expect(said(await compare(with_, changed))).toEqual([`type-changed ${JSON.stringify(["orders", name])}`]);
  });

  test.each(names)("a DCS field called %j is seen when it goes, comes or changes", async (name) => {
    const model = (fields: string) => `{"dataContractSpecification": "1.2.1", "id": "orders", "info": {"title": "Orders", "version": "1.0.0"}, "models": {"orders": {"fields": {"other": {"type": "string"}${fields}}}}}`;
    const field = (type: string) => model(`, ${JSON.stringify(name)}: {"type": "${type}"}`);
    expect(said(await compare(field("string"), model("")))).toEqual([`property-removed ${JSON.stringify(["orders", name])}`]);
    expect(said(await compare(model(""), field("string")))).toEqual([`property-added ${JSON.stringify(["orders", name])}`]);
    expect(said(await compare(field("string"), field("boolean")))).toEqual([`type-changed ${JSON.stringify(["orders", name])}`]);
  });

  test("two names that look alike when joined are two", async () => {
    const nested = column("a", { logicalType: "object", properties: [column("b")] });
    const [first] = await compare(table([nested, column("a.b")]), table([{ ...nested, properties: [column("c")] }, column("a.b")]));
    const [second] = await compare(table([nested, column("a.b")]), table([nested]));
    expect(first?.path).toEqual(["orders", "orders", "a", "b"]);
    expect(second?.path).toEqual(["orders", "orders", "a.b"]);
    expect(first?.fingerprint).not.toBe(second?.fingerprint);
  });
});

describe("what a missed change would cost", () => {
  const one = (more: object) => table([column("x", more)]);
  const sla = (property: string, value: unknown, unit?: string) => table([column("x")], { slaProperties: [{ property, value, unit }] });
  const rule = (quality: readonly object[]) => table([column("x", { quality })]);
  const server = (type: string) => table([column("x")], { servers: [{ server: "warehouse", type, account: "acme", database: "d", schema: "s", project: "p", dataset: "d" }] });
  const integer = (max: number) => one({ logicalType: "integer", logicalTypeOptions: { maximum: max } });
  const text = (options: object) => one({ logicalTypeOptions: options });
  const oneOf = (...validValues: readonly string[]) => rule([{ metric: "invalidValues", arguments: { validValues }, mustBe: 0 }]);

  test.each<[what: string, before: string, after: string, facts: readonly (readonly [kind: string, consumers: string, producers: string, impact: string])[]]>([
    ["varchar(10) → varchar(20)", one({ physicalType: "varchar(10)" }), one({ physicalType: "varchar(20)" }), [["type-widened", "yes", "no", "action"]]],
    ["int → bigint", one({ logicalType: "integer", physicalType: "int" }), one({ logicalType: "integer", physicalType: "bigint" }), [["type-widened", "yes", "no", "action"]]],
    ["int → INT", one({ physicalType: "int" }), one({ physicalType: "INT" }), []],
    ["required true → false", one({ required: true }), one({ required: false }), [["required-removed", "yes", "no", "break"]]],
    ["unique dropped", one({ unique: true }), one({}), [["unique-removed", "yes", "no", "break"]]],
    ["maximum 100 → 1000", integer(100), integer(1000), [["option-loosened", "yes", "no", "action"]]],
    ["a minimum that goes, where a type of 64 bits has smaller numbers than JavaScript can hold", one({ logicalType: "integer", physicalType: "bigint", logicalTypeOptions: { minimum: 4 } }), one({ logicalType: "integer", physicalType: "bigint" }), [["option-loosened", "yes", "no", "action"]]],
    ["a step that goes, there too", one({ logicalType: "integer", physicalType: "bigint", logicalTypeOptions: { multipleOf: 5 } }), one({ logicalType: "integer", physicalType: "bigint" }), [["option-loosened", "yes", "no", "action"]]],
    ["a maximum that only such numbers are above", one({ logicalType: "integer", physicalType: "bigint", logicalTypeOptions: { maximum: 9223372036854774784 } }), one({ logicalType: "integer", physicalType: "bigint" }), [["option-loosened", "yes", "no", "action"]]],
    ["a pattern that takes longer texts", text({ pattern: "^[A-Z]{2}$" }), text({ pattern: "^[A-Z]{2,3}$" }), [["option-loosened", "yes", "no", "action"]]],
    ["a pattern that takes longer texts, which the length forbids", text({ pattern: "^[A-Z]{2}$", maxLength: 2 }), text({ pattern: "^[A-Z]{2,3}$", maxLength: 2 }), [["option-changed", "no", "no", "none"]]],
    ["a pattern that takes fewer texts", text({ pattern: "^.*$" }), text({ pattern: "^\\S*$" }), [["option-tightened", "no", "yes", "none"]]],
    ["a pattern written otherwise", text({ pattern: "^\\d{5}$" }), text({ pattern: "^[0-9]{5}$" }), [["option-changed", "no", "no", "none"]]],
    ["another pattern", text({ pattern: "^A" }), text({ pattern: "^B" }), [["option-changed", "yes", "yes", "action"]]],
    ["a pattern that looks for a part, and for the whole", text({ pattern: "[a-z]" }), text({ pattern: "^[a-z]$" }), [["option-tightened", "no", "yes", "none"]]],
    ["a pattern that nobody can read", text({ pattern: "^(a+)\\1$" }), text({ pattern: "^a+$" }), [["option-changed", "unknown", "unknown", "action"]]],
    ["a first pattern that nobody can read", text({}), text({ pattern: "^(a+)\\1$" }), [["option-changed", "no", "unknown", "action"]]],
    ["a first pattern", text({}), text({ pattern: "^a+$" }), [["option-tightened", "no", "yes", "none"]]],
    ["a first pattern that allows everything", text({}), text({ pattern: "^[^]*$" }), [["option-changed", "no", "no", "none"]]],
    ["a pattern that is gone", text({ pattern: "^a+$" }), text({}), [["option-loosened", "yes", "no", "action"]]],
    ["email → idn-email", text({ format: "email" }), text({ format: "idn-email" }), [["option-loosened", "yes", "no", "action"]]],
    ["uri-reference → uri", text({ format: "uri-reference" }), text({ format: "uri" }), [["option-tightened", "no", "yes", "none"]]],
    ["uuid → date", text({ format: "uuid" }), text({ format: "date" }), [["option-changed", "yes", "yes", "action"]]],
    ["a first format", text({}), text({ format: "ipv6" }), [["option-tightened", "no", "yes", "none"]]],
    ["a format that nobody defines", text({ format: "email" }), text({ format: "password" }), [["option-changed", "unknown", "unknown", "action"]]],
    ["valid values extended", oneOf("a", "b"), oneOf("a", "b", "c"), [["enum-value-added", "yes", "no", "action"]]],
    ["freshness 1h → 24h", sla("freshness", 1, "h"), sla("freshness", 24, "h"), [["sla-loosened", "no", "no", "break"]]],
    ["freshness 1h → 1d", sla("freshness", 1, "h"), sla("freshness", 1, "d"), [["sla-loosened", "no", "no", "break"]]],
    ["freshness 1h → 60m", sla("freshness", 1, "h"), sla("freshness", 60, "min"), []],
    ["freshness 1h → 60m, whose m can only be minutes", sla("freshness", 1, "h"), sla("freshness", 60, "m"), []],
    ["frequency 1h → 60m, which may be minutes or months", sla("frequency", 1, "h"), sla("frequency", 60, "m"), [["sla-changed", "unknown", "unknown", "action"]]],
    ["throughput 6,000 rows a minute → 100 rows a second", sla("throughput", 6000, "rows/min"), sla("throughput", 100, "rows/s"), []],
    ["throughput 6,000 rows a minute → 90 rows a second", sla("throughput", 6000, "rows/min"), sla("throughput", 90, "rows/s"), [["sla-loosened", "no", "no", "break"]]],
    ["freshness 1h → 60m, as one text", sla("freshness", "1h"), sla("freshness", "60m"), []],
    ["availability removed", sla("availability", 99.9, "percent"), table([column("x")]), [["sla-removed", "no", "no", "break"]]],
    ["server type changed", server("snowflake"), server("bigquery"), [["server-changed", "no", "no", "break"]]],
    ["server removed", server("snowflake"), table([column("x")]), [["server-removed", "no", "no", "break"]]],
    ["physicalName of a column", one({ physicalName: "X" }), one({ physicalName: "Y" }), [["physical-name-changed", "yes", "yes", "break"]]],
    ["active → retired", table([]), table([], { status: "retired" }), [["contract-retired", "no", "no", "break"]]],
    ["unnamed quality rule removed", rule([{ metric: "nullValues", mustBe: 0 }]), rule([]), [["quality-removed", "yes", "no", "action"]]],
    ["unnamed quality rules in another order", rule([{ metric: "nullValues", mustBe: 0 }, { metric: "duplicateValues", mustBe: 0 }]), rule([{ metric: "duplicateValues", mustBe: 0 }, { metric: "nullValues", mustBe: 0 }]), []],
    ["optional column `pattern` added", table([column("x")]), table([column("x"), column("pattern")]), [["property-added", "no", "no", "notify"]]],
    ["a rename with an id", table([column("x", { id: "c" })]), table([column("y", { id: "c" })]), [["property-renamed", "yes", "yes", "break"]]],
  ])("%s", async (_what, before, after, facts) => {
    const changes = await compare(before, after);
    expect(changes.map(({ kind, breaks, impact }) => [kind, breaks.consumers, breaks.producers, impact])).toEqual(facts);
    const wanted = facts.some(([, consumers, , impact]) => consumers === "yes" || impact === "break") ? false : facts.some(([, consumers]) => consumers === "unknown") ? "unknown" : true;
    expect(compatible(changes).consumers).toBe(wanted);
  });

  test("a pattern or format that differs comes with a text that shows it, and with why", async () => {
    const witness = async (before: object, after: object) => (await compare(text(before), text(after))).flatMap(({ witness }) => witness ?? []);
    expect(await witness({ pattern: "^[A-Z]{2}$" }, { pattern: "^[A-Z]{2,3}$" })).toEqual([{ consumers: { x: "AAA" } }]);
    expect(await witness({ pattern: "^[A-Z]{2,3}$" }, { pattern: "^[A-Z]{2}$" })).toEqual([{ producers: { x: "AAA" } }]);
    expect(await witness({ pattern: "^P\\d+$" }, { pattern: "^PL-\\d+$" })).toEqual([{ consumers: { x: "PL-0" }, producers: { x: "P0" } }]);
    expect(await witness({ pattern: "a", minLength: 3 }, { pattern: "b", minLength: 5 })).toEqual([{ consumers: { x: "bbbbb" }, producers: { x: "aaa" } }, { producers: { x: "aaa" } }]);
    expect(await witness({ format: "email" }, { format: "idn-email" })).toEqual([{ consumers: { x: "δ@example.com" } }]);
    expect(await witness({}, { format: "ipv4" })).toEqual([{ producers: { x: "" } }]);
    const why = async (before: object, after: object) => (await compare(text(before), text(after)))[0]?.message;
    expect(await why({ pattern: "^a$" }, { pattern: "^[a]$" })).toContain("Both allow the same texts.");
    expect(await why({ pattern: "^a$" }, { pattern: "[" })).toContain("Nobody can say which texts both allow: it is no pattern of ECMA-262: unterminated character class.");
    expect(await why({ format: "email" }, { format: "`rm`\n" })).toContain("JSON Schema does not say what the format");
  });

  test("a thousand hostile patterns are unknown before anybody waits", async () => {
    const many = (last: string) => table(Array.from({ length: 1000 }, (_, at) => column(`c${at}`, { logicalTypeOptions: { pattern: `(a|b)*a(a|b){30}${last}${at}` } })));
    const changes = await compare(many("c"), many("d"));
    expect(changes).toHaveLength(1000);
    expect(changes.every(({ breaks }) => breaks.consumers === "unknown")).toBe(true);
  });

  test("a wider type warns by itself and does not block", () => {
    expect(kinds.find(({ id }) => id === "type-widened")).toMatchObject({ level: "warn" });
  });
});

describe("properties", () => {
  const kindOf = new Map(kinds.map((kind) => [kind.id, kind]));
  const name = fc.constantFrom("a", "b", "c", "d", "required", "__proto__", "a.b");
  const anyColumn = fc.record({
    name, logicalType: fc.constantFrom("string", "integer", "number", "boolean", "timestamp"), required: fc.boolean(), unique: fc.boolean(),
    physicalType: fc.constantFrom("int", "bigint", "varchar(10)", "varchar(20)", "thing"),
    enum: fc.uniqueArray(fc.constantFrom("x", "y", "z"), { minLength: 1 }).map((values) => values.map((value) => ({ value }))),
  }, { requiredKeys: ["name"] });
  const anyContract = fc.uniqueArray(anyColumn, { selector: (one) => one.name, maxLength: 5 }).map((columns) => table(columns));

  test("a contract does not differ from itself", () =>
    fc.assert(fc.asyncProperty(anyContract, async (text) => void expect(await compare(text, text)).toEqual([])), { seed: 1, numRuns: 50 }));

  test("the same two versions give the same bytes, in the order of the text", () =>
    fc.assert(fc.asyncProperty(anyContract, anyContract, async (before, after) => {
      const changes = await compare(before, after);
      expect(JSON.stringify(await compare(before, after))).toBe(JSON.stringify(changes));
      const lines = changes.map(({ at: { line } }) => line);
      expect(lines).toEqual([...lines].sort((a, b) => a - b));
      expect(new Set(changes.map(({ fingerprint }) => fingerprint)).size).toBe(changes.length);
    }), { seed: 2, numRuns: 100 }));

  test("backwards, consumers and producers change places for every kind that is about rows", () =>
    fc.assert(fc.asyncProperty(anyContract, anyContract, async (before, after) => {
      const facts = async (changes: Promise<Change[]>, back: boolean) => (await changes)
        .filter(({ kind }) => !/^(?:required-)?property-(?:added|removed|reordered)$/.test(kind))
        .map(({ kind, path, breaks }) => JSON.stringify([back ? kindOf.get(kind)?.mirror : kind, path, back ? [breaks.producers, breaks.consumers] : [breaks.consumers, breaks.producers]])).sort();
      expect(await facts(compare(after, before), true)).toEqual(await facts(compare(before, after), false));
    }), { seed: 3, numRuns: 150 }));

  test("the order in which files are handed over does not matter", async () => {
    const texts = ["a", "b"].map((id) => [table([column("x")]).replace("orders", id), table([]).replace("orders", id)]);
    const [old, now] = await Promise.all([0, 1].map((side) => Promise.all(texts.map((pair, index) => readText(pair[side] ?? "", `${index}.yaml`)))));
    const ask = async (before: Reading[] = [], after: Reading[] = []) => JSON.stringify(await breaking({ before, after, mesh: nobody }));
    expect(await ask(old, now)).toBe(await ask(old?.toReversed(), now?.toReversed()));
    expect(JSON.parse(await ask(old, now))).toHaveLength(2);
  });
});

test("a contract that moves to another file is the same one, and one that goes is told where it stood", async () => {
  const text = table([column("x")]);
  const [old, now] = [[await readText(text, "old.yaml")], [await readText(text, "new.yaml")]];
  expect(await breaking({ before: old, after: now, mesh: nobody })).toEqual([]);
  expect(await breaking({ before: old, after: [], mesh: nobody })).toMatchObject([{ kind: "contract-removed", was: { file: "old.yaml" } }]);
});

describe("who is hurt by the pull request of the sales domain", async () => {
  const repository = new URL("repos/sales-domain/", fixtures);
  const inFolder = (side: string, folder: string) => {
    const url = new URL(`${side}/${folder}/`, repository);
    return existsSync(url) ? readdirSync(url).map((name) => ({ name: `${folder}/${name}`, bytes: readFileSync(new URL(name, url)) })) : [];
  };
  const readings = (files: readonly { name: string; bytes: Uint8Array }[]) => Promise.all(files.map(({ name, bytes }) => read(name, bytes)));
  const base = await readings([...inFolder("base", "contracts"), ...inFolder("base", "products"), ...inFolder("base", "consumers")]);
  const after = await readings(inFolder("pull-request", "contracts"));
  const touched = new Set(after.map(({ file: name }) => name));
  const head = [...base.filter(({ file: name }) => !touched.has(name)), ...after];
  const mesh = meshOf(head);
  const changes = await breaking({ before: base.filter(({ file: name }) => touched.has(name)), after, mesh });

  test("its changes", () => {
    expect(changes.map(({ kind, path }) => `${kind} ${path.join(" ")}`).sort()).toMatchInlineSnapshot(`
      [
        "enum-value-added sales.orders orders status",
        "metadata-changed crm.customers customers birth_date description",
        "metadata-changed sales.orders freshness description",
        "metadata-changed sales.orders latency description",
        "metadata-changed sales.orders orders total_amount description",
        "metadata-changed sales.orders orders total_amount examples",
        "metadata-changed sales.orders version",
        "option-loosened sales.orders orders total_amount",
        "property-added sales.orders orders sales_channel",
        "property-removed sales.orders orders customer_id",
        "required-removed sales.orders orders currency",
        "sla-loosened sales.orders freshness",
        "sla-loosened sales.orders latency",
        "type-changed sales.orders orders total_amount",
      ]
    `);
    expect(compatible(changes)).toEqual({ consumers: false, producers: false });
  });

  test("customer_id: two readers are certain, one is possible", () => {
    const removed = changes.find(({ kind, path }) => kind === "property-removed" && path.at(-1) === "customer_id");
    expect(removed?.hurt.map(({ product, reads }) => [product, reads])).toEqual([["marketing.churn-model", "certain"], ["marketing.customer-360-product", "certain"], ["finance.revenue-reporting", "possible"]]);
    for (const { at: place, through } of removed?.hurt ?? []) {
      expect(place.line).toBeGreaterThan(1);
      expect(through).toMatch(/^(?:input port|output port|relationship|consumer declaration)/);
    }
  });

  test("the churn model names its fields, copes with a new status, and reads the currency perhaps", () => {
    const model = (kind: string) => changes.filter((change) => change.kind === kind).map(({ hurt }) => hurt.find(({ product }) => product === "marketing.churn-model"));
    expect(model("property-removed")).toMatchObject([{ owner: "Retention", reads: "certain", fields: [["orders", "customer_id"]], at: { file: "consumers/churn-model.yaml", line: 18 } }]);
    expect(model("type-changed")).toMatchObject([{ reads: "certain", fields: [["orders", "total_amount"]] }]);
    expect(model("required-removed")).toMatchObject([{ reads: "possible", fields: [] }]);
    expect(model("sla-loosened").map((one) => [one?.reads, one?.fields])).toEqual([["possible", undefined], ["possible", undefined]]);
    expect(model("enum-value-added")).toEqual([undefined]);
  });

  test("nobody is hurt by words", () => {
    for (const { breaks, impact, hurt } of changes) if (breaks.consumers === "no" && (impact === "none" || impact === "notify")) expect(hurt).toEqual([]);
  });
});

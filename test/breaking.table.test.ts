import { describe, expect, test } from "vitest";
import { breaking, compatible } from "#breaking";
import type { Change, Mesh, Reading } from "#model";
import { read } from "#read";
import { emptyBaseline } from "#config";
import { judge, reporters } from "#verdict";
import { meshOf } from "../packages/run/documents.ts";

/** The rules for a tabular contract, row by row: what breaks readers, what breaks writers and old data, what is asked of readers apart from rows, and what proves it. */

const nobody: Mesh = { contracts: [], products: [], consumers: [] };
const readJson = (value: unknown): Promise<Reading> => read("contract.json", new TextEncoder().encode(JSON.stringify(value)));

const odcs = (more: object) => ({ apiVersion: "v3.2.0", kind: "DataContract", id: "orders", version: "1.0.0", status: "active", schema: [{ name: "t", properties: [{ name: "a", logicalType: "string" }] }], ...more });
const table = (...properties: readonly object[]) => odcs({ schema: [{ name: "t", properties }] });
const a = (more: object = {}) => ({ name: "a", logicalType: "string", ...more });
const b = (more: object = {}) => ({ name: "b", logicalType: "integer", ...more });
const dcs = (fields: object, more: object = {}) => ({ dataContractSpecification: "1.2.1", id: "orders", info: { title: "Orders", version: "1.0.0" }, models: { t: { fields } }, ...more });
const field = (more: object = {}) => ({ a: { type: "string", ...more } });
const number = (options: object) => table({ name: "a", logicalType: "integer", logicalTypeOptions: options });
const moment = (logicalType: string, logicalTypeOptions: object = {}) => table({ name: "a", logicalType, logicalTypeOptions });
const rule = (more: object) => table(a({ quality: [{ metric: "nullValues", ...more }] }));
const values = (validValues: readonly string[], more: object = { mustBe: 0 }) => table(a({ quality: [{ metric: "invalidValues", arguments: { validValues }, ...more }] }));
const sla = (property: string, value: unknown, unit?: string) => odcs({ slaProperties: [{ property, value, unit }] });
const servers = (...list: readonly object[]) => odcs({ servers: list });
const lake = (format: string) => ({ servers: [{ server: "lake", type: "s3", location: "s3://lake/orders", format }] });
const inLake = (format: string, ...properties: readonly object[]) => odcs({ schema: [{ name: "t", properties }], ...lake(format) });

type Said = readonly [kind: string, consumers: string, producers: string, impact: string, witness?: string];
const said = ({ kind, breaks, impact, witness }: Change): Said => [kind, breaks.consumers, breaks.producers, impact, ...(witness === undefined ? [] : [JSON.stringify(witness)] as const)] as unknown as Said;

const compare = async (before: object, after: object): Promise<Change[]> => breaking({ before: [await readJson(before)], after: [await readJson(after)], mesh: nobody });

const rows: readonly (readonly [row: string, before: object, after: object, ...said: readonly Said[]])[] = [
  ["1 a table goes", odcs({ schema: [{ name: "t" }, { name: "u" }] }), odcs({ schema: [{ name: "t" }] }), ["object-removed", "yes", "no", "break", '{"consumers":{"t":[]}}']],
  ["2 a table comes", odcs({ schema: [{ name: "t" }] }), odcs({ schema: [{ name: "t" }, { name: "u" }] }), ["object-added", "no", "no", "none"]],
  ["3 an optional column comes", table(a()), table(a(), b()), ["property-added", "no", "no", "notify"]],
  ["4 a required column comes", table(a()), table(a(), b({ required: true })), ["required-property-added", "no", "yes", "notify", '{"producers":{"a":"x"}}']],
  ["5 with a default", dcs(field()), dcs({ ...field(), b: { type: "string", required: true, default: "x" } }), ["required-property-added", "no", "no", "notify"]],
  ["5 with a default that fills nothing", dcs(field()), dcs({ ...field(), b: { type: "string", required: true, default: null } }), ["required-property-added", "no", "yes", "notify", '{"producers":{"a":"x"}}']],
  ["6 an optional column goes", table(a(), b()), table(a()), ["property-removed", "yes", "no", "break", '{"consumers":{"a":"x"}}']],
  ["7 a required column goes", table(a(), b({ required: true })), table(a()), ["property-removed", "yes", "no", "break", '{"consumers":{"a":"x"}}']],
  ["8 a column is renamed", table(a({ id: "c" })), table(b({ id: "c", logicalType: "string" })), ["property-renamed", "yes", "yes", "break", '{"consumers":{"b":"x"},"producers":{"a":"x"}}']],
  ["8b and keeps its physical name", table(a({ id: "c", physicalName: "A" })), table(a({ id: "c", name: "b", physicalName: "A" })), ["name-changed", "no", "no", "notify"]],
  ["8c a physical name", table(a({ physicalName: "A" })), table(a({ physicalName: "B" })), ["physical-name-changed", "yes", "yes", "break", '{"consumers":{"B":"x"},"producers":{"A":"x"}}']],
  ["9 columns change places", table(a(), b()), table(b(), a()), ["property-reordered", "no", "no", "notify"]],
  ["9 in delimited text", inLake("csv", a(), b()), inLake("csv", b(), a()), ["property-reordered", "unknown", "unknown", "action"]],
  ["9 in another format", inLake("parquet", a(), b()), inLake("parquet", b(), a()), ["property-reordered", "no", "no", "notify"]],
  ["9 one comes between", inLake("TSV", a(), b()), inLake("TSV", a(), { name: "c", logicalType: "string" }, b()), ["property-added", "unknown", "unknown", "action"]],
  ["9 one comes last", inLake("csv", a(), b()), inLake("csv", a(), b(), { name: "c", logicalType: "string" }), ["property-added", "no", "no", "notify"]],
  ["10 a type is widened", table(b({ physicalType: "INT" })), table(b({ physicalType: "BIGINT" })), ["type-widened", "yes", "no", "action", '{"consumers":{"b":2147483648}}']],
  ["10 by its bits", number({ format: "i32" }), number({ format: "i64" }), ["type-widened", "yes", "no", "action", '{"consumers":{"a":2147483648}}']],
  ["10 by its digits", dcs(field({ type: "decimal", precision: 4, scale: 2 })), dcs(field({ type: "decimal", precision: 5, scale: 2 })), ["type-widened", "yes", "no", "action", '{"consumers":{"a":100}}']],
  ["11 a type is narrowed", table(b({ physicalType: "BIGINT" })), table(b({ physicalType: "INT" })), ["type-narrowed", "no", "yes", "none", '{"producers":{"b":2147483648}}']],
  ["12 another type", table(b()), table(b({ logicalType: "string" })), ["type-changed", "yes", "yes", "break", '{"consumers":{"b":"a"},"producers":{"b":1}}']],
  ["12 a type that is written down", table({ name: "a", physicalType: "VARCHAR(3)" }), table({ name: "a", physicalType: "VARCHAR(3)", logicalType: "string" }), ["type-unclear", "no", "no", "none"]],
  ["12 another one is written down", table({ name: "a", physicalType: "INT" }), table({ name: "a", physicalType: "INT", logicalType: "string" }), ["type-unclear", "no", "unknown", "action"]],
  ["12 what a list holds is written down", table({ name: "a", logicalType: "array" }), table({ name: "a", logicalType: "array", items: { logicalType: "integer" } }), ["type-unclear", "no", "unknown", "action"]],
  ["13 no longer required", table(a({ required: true })), table(a()), ["required-removed", "yes", "no", "break", '{"consumers":{"a":null}}']],
  ["13 but in the key", table(a({ required: true, primaryKey: true })), table(a({ primaryKey: true })), ["required-removed", "no", "no", "none"]],
  ["14 required", table(a()), table(a({ required: true })), ["required-added", "no", "yes", "none", '{"producers":{"a":null}}']],
  ["15 a default goes from a required column", dcs(field({ required: true, default: "x" })), dcs(field({ required: true })), ["default-removed", "no", "yes", "none"]],
  ["15 or becomes one that fills nothing", dcs(field({ required: true, default: "x" })), dcs(field({ required: true, default: null })), ["default-removed", "no", "yes", "none"]],
  ["16 an allowed value comes", table(a({ enum: [{ value: "x" }] })), table(a({ enum: [{ value: "x" }, { value: "y" }] })), ["enum-value-added", "yes", "no", "action", '{"consumers":{"a":"y"}}']],
  ["16 to a rule", values(["x"]), values(["x", "y"]), ["enum-value-added", "yes", "no", "action", '{"consumers":{"a":"y"}}']],
  ["16 to a rule that wants many others", values(["x"], { mustBeGreaterThan: 5 }), values(["x", "y"], { mustBeGreaterThan: 5 }), ["quality-changed", "unknown", "unknown", "action"]],
  ["17 an allowed value goes", table(a({ enum: [{ value: "x" }, { value: "y" }] })), table(a({ enum: [{ value: "x" }] })), ["enum-value-removed", "no", "yes", "notify", '{"producers":{"a":"y"}}']],
  ["18 a list comes", table(a()), table(a({ enum: [{ value: "x" }] })), ["enum-added", "no", "yes", "none", '{"producers":{"a":"y"}}']],
  ["18 a list goes", table(a({ enum: [{ value: "x" }] })), table(a()), ["enum-removed", "yes", "no", "action", '{"consumers":{"a":"y"}}']],
  ["19 no longer unique", table(b({ primaryKey: true, primaryKeyPosition: 1 }), a({ unique: true })), table(b({ primaryKey: true, primaryKeyPosition: 1 }), a()), ["unique-removed", "yes", "no", "break", '{"consumers":[{"a":"x","b":1},{"a":"x","b":2}]}']],
  ["19 of a text with a pattern", table(a({ unique: true, logicalTypeOptions: { pattern: "^O-\\d$" } })), table(a({ logicalTypeOptions: { pattern: "^O-\\d$" } })), ["unique-removed", "yes", "no", "break", '{"consumers":[{"a":"O-0"},{"a":"O-0"}]}']],
  ["19 but the whole key", table(a({ unique: true, primaryKey: true })), table(a({ primaryKey: true })), ["unique-removed", "no", "no", "none"]],
  ["20 unique", table(a()), table(a({ unique: true })), ["unique-added", "no", "yes", "none", '{"producers":[{"a":"x"},{"a":"x"}]}']],
  ["21 a column comes into the key", table(a({ primaryKey: true }), b({ required: true })), table(a({ primaryKey: true }), b({ required: true, primaryKey: true })), ["key-changed", "yes", "no", "break", '{"consumers":[{"a":"x","b":1},{"a":"x","b":2}]}']],
  ["21 one that may be empty", table(a({ primaryKey: true }), b()), table(a({ primaryKey: true }), b({ primaryKey: true })), ["key-changed", "yes", "yes", "break", '{"consumers":[{"a":"x","b":1},{"a":"x","b":2}],"producers":{"b":null}}']],
  ["21 a column goes from the key", table(a({ primaryKey: true }), b({ primaryKey: true })), table(a({ primaryKey: true }), b()), ["key-changed", "yes", "yes", "break", '{"consumers":{"b":null},"producers":[{"a":"x","b":1},{"a":"x","b":2}]}']],
  ["21 the key in another order", table(a({ primaryKey: true, primaryKeyPosition: 1 }), b({ primaryKey: true, primaryKeyPosition: 2 })), table(a({ primaryKey: true, primaryKeyPosition: 2 }), b({ primaryKey: true, primaryKeyPosition: 1 })), ["key-changed", "no", "no", "break"]],
  ["21 no key", table(a({ primaryKey: true, required: true })), table(a({ required: true })), ["key-removed", "yes", "no", "break", '{"consumers":[{"a":"x"},{"a":"x"}]}']],
  ["22 a reference goes", table(a({ relationships: [{ to: "u.x" }] })), table(a()), ["relationship-removed", "yes", "no", "action", '{"consumers":{"t":[{"a":"x"}],"u.x":[]}}']],
  ["23 a limit is tighter", number({ minimum: 1 }), number({ minimum: 2 }), ["option-tightened", "no", "yes", "none", '{"producers":{"a":1}}']],
  ["24 a limit is wider", number({ minimum: 2 }), number({ minimum: 1 }), ["option-loosened", "yes", "no", "action", '{"consumers":{"a":1}}']],
  ["24 a limit of dates", moment("date", { minimum: "2020-01-01" }), moment("date", { minimum: "2019-01-01" }), ["option-loosened", "yes", "no", "action", '{"consumers":{"a":"2019-12-31"}}']],
  ["24 a length", table(a({ logicalTypeOptions: { maxLength: 2 } })), table(a({ logicalTypeOptions: { maxLength: 3 } })), ["length-loosened", "yes", "no", "action", '{"consumers":{"a":"xxx"}}']],
  ["25 a pattern", table(a({ logicalTypeOptions: { pattern: "^a$" } })), table(a({ logicalTypeOptions: { pattern: "^[ab]$" } })), ["option-loosened", "yes", "no", "action", '{"consumers":{"a":"b"}}']],
  ["25 multiples", number({ multipleOf: 4 }), number({ multipleOf: 2 }), ["option-loosened", "yes", "no", "action", '{"consumers":{"a":2}}']],
  ["25 what must be in an object", moment("object", { required: ["x", "y"] }), moment("object", { required: ["y"] }), ["option-loosened", "yes", "no", "action"]],
  ["25 the same in another order", moment("object", { required: ["x", "y"] }), moment("object", { required: ["y", "x"] }), ["option-changed", "no", "no", "none"]],
  ["26 a zone that is said", moment("timestamp"), moment("timestamp", { timezone: true }), ["timezone-changed", "yes", "yes", "break", '{"consumers":{"a":"2024-02-29T12:00:00Z"},"producers":{"a":"2024-02-29T12:00:00"}}']],
  ["26 a zone that is not", moment("timestamp"), moment("timestamp", { timezone: false }), ["timezone-changed", "no", "no", "none"]],
  ["26 the usual zone", moment("timestamp"), moment("timestamp", { defaultTimezone: "Etc/UTC" }), ["timezone-changed", "no", "no", "none"]],
  ["26 another zone", moment("timestamp"), moment("timestamp", { defaultTimezone: "Europe/Berlin" }), ["timezone-changed", "yes", "yes", "break", '{"consumers":{"a":"2024-02-29T12:00:00[Europe/Berlin]"},"producers":{"a":"2024-02-29T12:00:00[Etc/UTC]"}}']],
  ["26 another format", moment("date", { format: "dd/MM/yyyy" }), moment("date", { format: "MM/dd/yyyy" }), ["date-format-changed", "yes", "yes", "break", '{"consumers":{"a":"02/29/2024"},"producers":{"a":"29/02/2024"}}']],
  ["26 the format that is read anyway", moment("date"), moment("date", { format: "yyyy-MM-dd" }), ["date-format-changed", "no", "no", "none"]],
  ["26 digits of a second", table({ name: "a", logicalType: "timestamp", physicalType: "TIMESTAMP(3)" }), table({ name: "a", logicalType: "timestamp", physicalType: "TIMESTAMP(6)" }), ["type-widened", "yes", "no", "action", '{"consumers":{"a":"2024-02-29T12:00:00.0001"}}']],
  ["27 partitions", table(a({ partitioned: true, partitionKeyPosition: 1 }), b()), table(a(), b({ partitioned: true, partitionKeyPosition: 1 })), ["partition-changed", "no", "no", "action"]],
  ["28 more secret", table(a({ classification: "public" })), table(a({ classification: "confidential" })), ["classification-raised", "no", "no", "action"]],
  ["28 only another spelling", table(a({ classification: "Highly Confidential" })), table(a({ classification: "highly_confidential" })), ["classification-changed", "no", "no", "notify"]],
  ["28 personal", dcs(field()), dcs(field({ pii: true })), ["classification-raised", "no", "no", "action"]],
  ["29 less secret", table(a({ classification: "restricted" })), table(a()), ["classification-lowered", "no", "no", "break"]],
  ["29 not even public", table(a({ classification: "public" })), table(a()), ["classification-changed", "no", "no", "action"]],
  ["29 personal no more", dcs(field({ pii: true })), dcs(field({ pii: false })), ["classification-lowered", "no", "no", "break"]],
  ["29 a tag that says so", table(a({ tags: ["PII", "raw"] })), table(a({ tags: ["raw"] })), ["classification-lowered", "no", "no", "break"], ["metadata-changed", "no", "no", "notify"]],
  ["29 encrypted no more", table(a({ encryptedName: "a_enc" })), table(a()), ["encryption-removed", "no", "no", "break"]],
  ["30 later", sla("latency", 1, "h"), sla("latency", 24, "h"), ["sla-loosened", "no", "no", "break", '{"consumers":{"latency":"24 h"}}']],
  ["30 the same in another unit", sla("latency", "P1D"), sla("latency", 24, "h")],
  ["30 more rarely", dcs(field(), { servicelevels: { frequency: { cron: "0 0 * * *" } } }), dcs(field(), { servicelevels: { frequency: { cron: "0 0 * * 0" } } }), ["sla-loosened", "no", "no", "break", '{"consumers":{"frequency":"0 0 * * 0"}}']],
  ["30 at another time of day", dcs(field(), { servicelevels: { frequency: { cron: "0 0 * * *" } } }), dcs(field(), { servicelevels: { frequency: { cron: "0 9 * * *" } } }), ["sla-changed", "unknown", "unknown", "action"]],
  ["31 earlier", sla("latency", 24, "h"), sla("latency", 1, "h"), ["sla-tightened", "no", "no", "none", '{"producers":{"latency":"24 h"}}']],
  ["31 kept longer", sla("retention", "P1Y"), sla("retention", "P3Y"), ["sla-tightened", "no", "no", "notify", '{"producers":{"retention":"P1Y"}}']],
  ["32 kept shorter", sla("retention", "P3Y"), sla("retention", "P1Y"), ["sla-loosened", "no", "no", "break", '{"consumers":{"retention":"P1Y"}}']],
  ["32 a level goes", sla("latency", 1, "h"), odcs({}), ["sla-removed", "no", "no", "break"]],
  ["33 a rule goes", rule({ mustBe: 0 }), table(a()), ["quality-removed", "yes", "no", "action", '{"consumers":{"measured":1}}']],
  ["33 a rule that everything passes", rule({ mustBeGreaterThan: -1 }), table(a()), ["quality-removed", "no", "no", "none"]],
  ["33 a threshold is wider", rule({ mustBeLessThan: 5 }), rule({ mustBeLessThan: 50 }), ["quality-loosened", "yes", "no", "action", '{"consumers":{"measured":5}}']],
  ["33 rows come whole", rule({ mustBe: 0 }), rule({ mustBeLessThan: 1 }), ["quality-changed", "no", "no", "none"]],
  ["33 shares do not", rule({ mustBe: 0, unit: "percent" }), rule({ mustBeLessThan: 1, unit: "percent" }), ["quality-loosened", "yes", "no", "action", '{"consumers":{"measured":0.5}}']],
  ["33 another threshold", rule({ mustBe: 0 }), rule({ mustBe: 5 }), ["quality-changed", "yes", "yes", "action", '{"consumers":{"measured":5},"producers":{"measured":0}}']],
  ["34 a rule comes", table(a()), rule({ mustBe: 0 }), ["quality-added", "no", "yes", "none", '{"producers":{"measured":1}}']],
  ["35 a server goes", servers({ server: "s", type: "postgres", host: "h" }), odcs({ servers: [] }), ["server-removed", "no", "no", "break"]],
  ["35 another place", servers({ server: "s", type: "postgres", database: "x" }), servers({ server: "s", type: "postgres", database: "y" }), ["server-changed", "no", "no", "break"]],
  ["36 a server comes", odcs({ servers: [] }), servers({ server: "s", type: "postgres", host: "h" }), ["server-added", "no", "no", "none"]],
  ["37 a role goes", odcs({ roles: [{ role: "r", access: "read" }] }), odcs({ roles: [] }), ["role-removed", "no", "no", "action"]],
  ["37 a price rises", odcs({ price: { priceAmount: 1, priceCurrency: "EUR" } }), odcs({ price: { priceAmount: 2, priceCurrency: "EUR" } }), ["price-raised", "no", "no", "action"]],
  ["37 a channel goes", odcs({ support: [{ channel: "desk" }] }), odcs({ support: [] }), ["support-removed", "no", "no", "action"]],
  ["38 another currency", table(a({ description: "in EUR" })), table(a({ description: "in USD" })), ["meaning-changed", "unknown", "unknown", "action"]],
  ["38 no currency any more", table(a({ description: "in EUR" })), table(a()), ["meaning-changed", "unknown", "unknown", "action"]],
  ["38 other words", table(a({ description: "The name" })), table(a({ description: "A name" })), ["metadata-changed", "no", "no", "notify"]],
  ["39 in force", odcs({ status: "proposed" }), odcs({}), ["status-changed", "no", "no", "notify"]],
  ["39 leaving", odcs({}), odcs({ status: "deprecated" }), ["status-changed", "no", "no", "notify"]],
  ["40 retired", odcs({}), odcs({ status: "retired" }), ["contract-retired", "no", "no", "break"]],
  ["43 a property of one's own", table(a({ customProperties: [{ property: "x", value: 1 }] })), table(a({ customProperties: [{ property: "x", value: 2 }] })), ["unknown-changed", "unknown", "unknown", "notify"]],
  ["43 a definition elsewhere", dcs({ a: { $ref: "https://example.com/a" } }), dcs({ a: { $ref: "https://example.com/b" } }), ["unknown-changed", "unknown", "unknown", "notify"]],
  ["43 the id goes", odcs({}), { ...odcs({}), id: undefined }, ["metadata-changed", "no", "no", "action"]],
];

describe("rules for a tabular contract", () => {
  test.each(rows.map(([row, before, after, ...expected]) => ({ row, before, after, expected })))("$row", async ({ before, after, expected }) => {
    const changes = await compare(before, after);
    expect(changes.map(said)).toEqual(expected);
    expect(new Set(changes.map(({ fingerprint }) => fingerprint)).size).toBe(changes.length);
    const broken = changes.some(({ breaks, impact }) => breaks.consumers === "yes" || impact === "break");
    expect(compatible(changes).consumers).toBe(broken ? false : changes.some(({ breaks }) => breaks.consumers === "unknown") ? "unknown" : true);
  });
});

describe("names that everything in JavaScript has", () => {
  const names = ["constructor", "toString", "__proto__", "hasOwnProperty"];
  const formats = reporters.map(({ id }) => id);

  test.each(names)("%s as an option, a key, a unit, a type, a tag or a metric is one like any other", async (name) => {
    const option = (value?: number) => table({ name: "a", logicalType: "integer", logicalTypeOptions: value === undefined ? {} : Object.fromEntries([[name, value]]) });
    const all = (value: number) => ({
      ...table({ ...a({ physicalType: name, classification: name, tags: [name], quality: [{ metric: name, mustBe: value, severity: name }] }), ...Object.fromEntries([[name, value]]) }),
      ...Object.fromEntries([[name, value]]), slaProperties: [{ property: name, value, unit: name }], servers: [{ server: name, type: name, format: name, port: value }], price: { priceAmount: value, priceCurrency: name },
    });
    for (const [before, after] of [[option(1), option(2)], [option(1), option()], [option(), option(1)], [all(1), all(2)], [all(1), odcs({})]] as const) {
      const changes = await compare(before, after);
      expect(compatible(changes).consumers).not.toBe(true);
      const report = { meshgate: "1.0", verb: "breaking", base: "main", seen: { files: 1, contracts: 1, products: 0 }, changes, compatible: compatible(changes) } as const;
      const verdict = judge({ reports: [report], levels: {}, mode: "consumers", baseline: emptyBaseline, expect: ["breaking"], notices: [] });
      for (const id of formats) expect(reporters.find((one) => one.id === id)?.say({ verdict, reports: [report], words: {}, options: { colour: false, width: 80, verbose: true } }), id).not.toMatch(/native code|\[object /);
    }
  });
});

describe("what is not there any more", () => {
  const breaks = async (before: readonly Reading[], after: readonly Reading[], contracts: readonly Reading[] = []) =>
    (await breaking({ before, after, mesh: meshOf([...after, ...contracts]) })).map(({ kind, breaks: { consumers } }) => `${kind} ${consumers}`);
  const named = (file: string, text: string) => read(file, new TextEncoder().encode(text));

  test("a copy of the same id and version that stayed says what it promises, not that nothing went", async () => {
    const [gone, copy, less] = [await named("a.json", JSON.stringify(table(a(), b()))), await named("b.json", JSON.stringify(table(a(), b()))), await named("b.json", JSON.stringify(table(a())))];
    expect(await breaks([gone], [], [copy])).toEqual([]);
    expect(await breaks([gone], [], [less])).toEqual(["property-removed yes"]);
  });

  test("a text that could not be read and goes is not known to have promised nothing", async () => {
    expect(await breaks([await named("a.yaml", "kind: DataContract\nid: [")], [])).toEqual(["contract-removed unknown"]);
  });

  test("two columns of one name that change alike are two changes", async () => {
    const changes = await compare(table(a(), a()), table(a({ logicalType: "integer" }), a({ logicalType: "integer" })));
    expect(changes.map(({ kind }) => kind)).toEqual(["type-changed", "type-changed"]);
    expect(new Set(changes.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });
});

test("what is no number is compared with none", async () => {
  const text = (value: string) => `apiVersion: v3.2.0\nkind: DataContract\nid: orders\nversion: 1.0.0\nstatus: active\nslaProperties: [{property: latency, value: ${value}, unit: h}]\nschema: [{name: t, properties: [{name: a, logicalType: integer, logicalTypeOptions: {maximum: ${value}}, quality: [{metric: nullValues, mustBeLessThan: ${value}}]}]}]\n`;
  for (const [was, is] of [["1", ".nan"], [".nan", "1"], [".nan", ".inf"]] as const) {
    const [before, after] = [await read("a.yaml", new TextEncoder().encode(text(was))), await read("a.yaml", new TextEncoder().encode(text(is)))];
    for (const { kind, breaks } of await breaking({ before: [before], after: [after], mesh: nobody })) expect([was, is, kind, breaks.consumers]).not.toContain("no");
  }
});

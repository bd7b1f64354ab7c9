import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breaking } from "#breaking";
import { readMeshIndex, writeMeshIndex } from "#config";
import type { Change, Consumer, Mesh, OtherRepository, Reading } from "#model";
import { read } from "#read";
import { reads } from "#versions";
import { meshOf } from "../packages/run/documents.ts";

const readText = (name: string, value: unknown): Promise<Reading> => read(name, new TextEncoder().encode(JSON.stringify(value, undefined, 1)));

const column = (name: string, more: object = {}) => ({ name, logicalType: "string", ...more });
const contract = (properties: readonly unknown[], more: object = {}) => ({ apiVersion: "v3.2.0", kind: "DataContract", id: "sales.orders", version: "1.4.0", status: "active", schema: [{ name: "orders", properties }], ...more });
const consumer = (reading: readonly unknown[] | undefined, more: object = {}, read: object = {}) => ({
  apiVersion: "meshgate/v1", kind: "DataConsumer", id: "churn", owner: "team-churn", reads: [{ contract: "sales.orders", ...(reading === undefined ? {} : { objects: reading }), ...read }], ...more,
});
const fields = (...properties: readonly unknown[]) => [{ name: "orders", properties }];

async function changes(before: unknown, after: unknown, around: readonly unknown[], others: readonly OtherRepository[] = []): Promise<Change[]> {
  const [old, now] = await Promise.all([before, after].map(async (one) => (one === undefined ? [] : [await readText("orders.json", one)])));
  const neighbours = await Promise.all(around.map((one, index) => readText(`around/${index}.json`, one)));
  const mesh: Mesh = { ...meshOf([...(now ?? []), ...neighbours]), others };
  return breaking({ before: old ?? [], after: now ?? [], mesh });
}

/** What is said of each reader of the changes of a kind: `certain orders.customer_id`, `possible`, `possible -`. */
async function hurt(kind: string, before: unknown, after: unknown, ...around: readonly unknown[]): Promise<string[]> {
  const found = (await changes(before, after, around)).filter((change) => change.kind === kind);
  expect(found.length, `no ${kind}`).toBeGreaterThan(0);
  return found.flatMap((change) => change.hurt.map(spoken));
}
const spoken = ({ product, reads: how, fields: named }: Consumer) => [product, how, ...(named === undefined ? [] : [named.map((field) => field.join(".")).join(" ") || "-"])].join(" ");

describe("the very fields that a consumer reads", () => {
  const whole = [column("customer_id"), column("total"), { ...column("address", { logicalType: "object" }), properties: [column("city"), column("zip")] }];
  const without = (name: string) => contract(whole.filter((one) => one.name !== name));

  test.each<[what: string, declared: readonly unknown[] | undefined, removed: string, said: string[]]>([
    ["the field itself", fields("customer_id"), "customer_id", ["churn certain orders.customer_id"]],
    ["another field is no proof that it does not read this one", fields("total"), "customer_id", ["churn possible -"]],
    ["a field below the one that goes", fields("total", "address.city"), "address", ["churn certain orders.address.city"]],
    ["an object without fields", [{ name: "orders" }], "customer_id", ["churn possible"]],
    ["a contract without objects", undefined, "customer_id", ["churn possible"]],
    ["an empty list of fields, which says nothing", fields(), "customer_id", ["churn possible"]],
    ["an empty list of objects, which says nothing", [], "customer_id", ["churn possible"]],
    ["a field that is not there may be the one that was meant", fields("customer"), "customer_id", ["churn possible"]],
    ["an object that is not there may be the one that was meant", [{ name: "order", properties: ["total"] }], "customer_id", ["churn possible"]],
    ["with what it tolerates, which is not this", fields({ name: "customer_id", tolerates: ["newValues", "nulls", "duplicates"] }), "customer_id", ["churn certain orders.customer_id"]],
  ])("%s", async (_, declared, removed, said) => {
    expect(await hurt("property-removed", contract(whole), without(removed), consumer(declared))).toEqual(said);
  });

  test("a field above the one that changes", async () => {
    const changed = contract([...whole.slice(0, 2), { ...whole[2], properties: [column("city")] }]);
    expect(await hurt("property-removed", contract(whole), changed, consumer(fields("address")))).toEqual(["churn certain orders.address"]);
    expect(await hurt("property-removed", contract(whole), changed, consumer(fields("address.city")))).toEqual(["churn possible -"]);
  });

  test("items of arrays and values of maps need no step", async () => {
    const inside = (more: object) => [column("lines", { logicalType: "array", items: { logicalType: "object", properties: [column("sku"), column("price", more)] } }), column("tags", { logicalType: "map", map: { key: { logicalType: "string" }, value: { logicalType: "object", properties: [column("score", more)] } } })];
    const [before, after] = [contract(inside({ required: true })), contract(inside({}))];
    expect(await hurt("required-removed", before, after, consumer(fields("lines.price", "tags.score")))).toEqual(["churn certain orders.lines.price", "churn certain orders.tags.score"]);
    expect(await hurt("required-removed", before, after, consumer(fields("lines.sku", "tags")))).toEqual(["churn possible -", "churn certain orders.tags"]);
  });

  test("physical names mean the same field", async () => {
    const physical = (more: object) => ({ ...contract([column("customer_id", { physicalName: "CUST", ...more })]), schema: [{ name: "orders", physicalName: "SALES.ORDERS", properties: [column("customer_id", { physicalName: "CUST", ...more })] }] });
    expect(await hurt("unique-removed", physical({ unique: true }), physical({}), consumer([{ name: "SALES.ORDERS", properties: ["CUST"] }]))).toEqual(["churn certain SALES.ORDERS.CUST"]);
  });

  test.each(["customer_id", "customer"])("a field that is renamed is meant by %s", async (name) => {
    const [before, after] = [contract([column("customer_id", { id: "c" })]), contract([column("customer", { id: "c" })])];
    expect(await hurt("property-renamed", before, after, consumer(fields(name)))).toEqual([`churn certain orders.${name}`]);
    expect(await hurt("property-renamed", before, after, consumer(fields("total")))).toEqual(["churn possible"]);
  });

  test("a name with dots and a nested name are both meant by the same text", async () => {
    const both = [column("a.b"), { ...column("a", { logicalType: "object" }), properties: [column("b"), column("c")] }];
    const declared = consumer(fields("a.b"));
    expect(await hurt("property-removed", contract(both), contract(both.slice(1)), declared)).toEqual(["churn certain orders.a.b"]);
    expect(await hurt("property-removed", contract(both), contract(both.slice(0, 1)), declared)).toEqual(["churn certain orders.a.b"]);
    expect(await hurt("property-removed", contract(both), contract([both[0], { ...both[1], properties: [column("b")] }]), declared)).toEqual(["churn possible -"]);
  });

  test.each(["__proto__", "constructor", "toString", "", "[]", "🧺"])("a field called %j is a field like any other", async (name) => {
    expect(await hurt("property-removed", contract([column("x"), column(name)]), contract([column("x")]), consumer(fields(name)))).toEqual([`churn certain orders.${name}`]);
    expect(await hurt("property-removed", contract([column("x"), column(name)]), contract([column(name)]), consumer(fields(name)))).toEqual(["churn possible -"]);
  });

  test("what concerns the whole contract", async () => {
    const declared = consumer(fields("customer_id", "total"));
    expect(await hurt("contract-removed", contract(whole), undefined, declared, consumer(undefined, { id: "b" }))).toEqual(["churn certain orders.customer_id orders.total", "b certain"]);
    const sla = (value: number) => contract(whole, { slaProperties: [{ property: "latency", value, unit: "h" }] });
    expect(await hurt("sla-loosened", sla(1), sla(24), declared)).toEqual(["churn possible"]);
    expect(await hurt("object-removed", contract(whole), { ...contract([]), schema: [] }, declared, consumer([{ name: "orders" }], { id: "b" }))).toEqual(["churn certain orders.customer_id orders.total", "b certain"]);
  });
});

describe("what a consumer tolerates", () => {
  const valued = (more: object) => contract([column("status", more), column("other")]);
  const values = (...all: readonly string[]) => ({ enum: all.map((value) => ({ value })) });

  test.each<[kind: string, before: object, after: object, tolerance: string, other: string]>([
    ["enum-value-added", values("a"), values("a", "b"), "newValues", "nulls"],
    ["enum-removed", values("a"), {}, "newValues", "duplicates"],
    ["required-removed", { required: true }, {}, "nulls", "newValues"],
    ["unique-removed", { unique: true }, {}, "duplicates", "nulls"],
  ])("%s does not hurt it, and is still no compatible change", async (kind, before, after, tolerance, other) => {
    const declared = (tolerates: readonly string[]) => consumer(fields({ name: "status", tolerates }));
    expect(await hurt(kind, valued(before), valued(after), declared([other]))).toEqual(["churn certain orders.status"]);
    const [change] = (await changes(valued(before), valued(after), [declared([other, tolerance])])).filter((one) => one.kind === kind);
    expect(change).toMatchObject({ hurt: [], breaks: { consumers: "yes" } });
    expect(await hurt(kind, valued(before), valued(after), consumer(fields({ name: "other", tolerates: [tolerance] })))).toEqual(["churn possible -"]);
  });
});

describe("versions", () => {
  test.each<[lines: string, version: string | undefined, is: boolean | undefined]>([
    ["1.x", "1.4.0", true], ["1", "1.0.0", true], ["1.x.x", "v1.9.9", true], ["1.x", "10.0.0", false], ["1.x", "2.0.0", false], ["1.4.x", "1.4.9", true], ["1.4", "1.40.0", false],
    ["1.4.0", "1.4.0", true], ["1.4.0", "1.4.1", false], ["1.4.0", "1.4", undefined], ["1.4.0", "1.3", false], ["1.4.x || 1.x", "1", true], ["0.x || 2.x", "2.1.0", true], ["0.x||2.x", "1.0.0", false], ["2.x", "2.0.0-rc.1", true], ["1.*", "1.2.3+build", true],
    ["1.x", undefined, undefined], ["1.x", "2026-11", undefined], ["1.x", "", undefined], [">=1", "1.0.0", undefined], ["latest", "1.0.0", undefined], ["", "1.0.0", undefined],
    [`${"1.x || ".repeat(40)}1.x`, "1.0.0", undefined], ["1.x", `1.${"0".repeat(400)}`, undefined],
  ])("%j reads %j: %j", (lines, version, is) => {
    expect(reads(lines, version)).toBe(is);
  });

  test.each<[lines: string | undefined, before: string, after: string, hurt: boolean]>([
    ["1.x", "1.4.0", "1.5.0", true], ["1.x", "1.4.0", "2.0.0", true], ["1.x", "2.0.0", "2.1.0", false], ["2.x", "1.4.0", "2.0.0", false],
    ["1.x || 2.x", "2.0.0", "2.1.0", true], [undefined, "2.0.0", "2.1.0", true], ["newest", "2.0.0", "2.1.0", true], ["1.x", "spring", "summer", true],
  ])("a reader of %j, %s → %s: hurt %j", async (version, before, after, isHurt) => {
    const said = await hurt("property-removed", contract([column("x"), column("y")], { version: before }), contract([column("y")], { version: after }), consumer(fields("x"), {}, version === undefined ? {} : { version }));
    expect(said).toEqual(isHurt ? ["churn certain orders.x"] : []);
  });

  test("a version that stays beside a new one hurts nobody who reads it", async () => {
    const [one, two] = [contract([column("x")]), contract([column("y")], { version: "2.0.0" })];
    const before = [await readText("v1.json", one)];
    const after = [...before, await readText("v2.json", two)];
    const mesh = meshOf([...after, await readText("churn.json", consumer(fields("x"), {}, { version: "1.x" }))]);
    expect((await breaking({ before, after, mesh })).flatMap((change) => change.hurt)).toEqual([]);
  });
});

describe("products", () => {
  const port = { apiVersion: "v1.0.0", kind: "DataProduct", id: "churn", status: "active", inputPorts: [{ name: "orders", version: "1.4.0", contractId: "sales.orders" }] };

  test("the declaration of a product's id speaks for its ports", async () => {
    const [before, after] = [contract([column("x"), column("y", { required: true })]), contract([column("x"), column("y")])];
    expect(await hurt("required-removed", before, after, port)).toEqual(["churn possible"]);
    expect(await hurt("required-removed", before, after, port, consumer(fields("x")))).toEqual(["churn possible -"]);
    expect(await hurt("required-removed", before, after, port, consumer(fields({ name: "y", tolerates: ["nulls"] })))).toEqual([]);
    expect(await hurt("required-removed", before, after, port, consumer(fields("y"), {}, { version: "3.x" }))).toEqual([]);
    expect(await hurt("required-removed", before, after, port, consumer(fields("y"), { id: "other" }))).toEqual(["other certain orders.y", "churn possible"]);
  });

  test("who is hurt for certain comes first, who reads other fields last", async () => {
    const [before, after] = [contract([column("x"), column("y")]), contract([column("x")])];
    const all = [consumer(fields("x"), { id: "a" }), { ...port, id: "b" }, consumer(fields("y"), { id: "c" }), consumer(undefined, { id: "d" })];
    expect(await hurt("property-removed", before, after, ...all)).toEqual(["c certain orders.y", "b possible", "d possible", "a possible -"]);
  });
});

describe("other repositories", () => {
  const before = contract([column("x"), column("y")]);
  const after = contract([column("x")]);
  const around = [consumer(fields("y")), consumer(fields("x"), { id: "b", owner: undefined }), { apiVersion: "v1.0.0", kind: "DataProduct", id: "c", status: "active", inputPorts: [{ name: "in", version: "1.0.0", contractId: "sales.orders" }] }];
  const read = async (models: readonly unknown[]) => meshOf(await Promise.all(models.map((one, index) => readText(`crm:${index}.json`, one))));
  const throughIndex = async (models: readonly unknown[]): Promise<OtherRepository> => {
    const own = meshOf(await Promise.all(models.map((one, index) => readText(`${index}.json`, one))));
    const made = readMeshIndex(writeMeshIndex(own), "crm");
    if ("problem" in made) throw new Error(made.problem);
    return made.repository;
  };

  test("their folders and their indexes tell the same readers, with the repository's name", async () => {
    const told = async (other: OtherRepository) => (await changes(before, after, [], [other])).find(({ kind }) => kind === "property-removed")?.hurt.map((one) => [spoken(one), one.repository, one.owner, one.through, one.at.file.slice(0, 6)]);
    const said = await told({ name: "crm", ...(await read(around)) });
    expect(said).toEqual([["churn certain orders.y", "crm", "team-churn", "consumer declaration", "crm:0."], ["c possible", "crm", undefined, "input port in", "crm:2."], ["b possible -", "crm", undefined, "consumer declaration", "crm:1."]]);
    expect(await told(await throughIndex(around))).toEqual(said);
  });

  test("what this repository says of its own consumers and products counts, whatever an old index says", async () => {
    const other = await throughIndex([consumer(fields("y")), { ...around[2] as object, id: "own" }]);
    const own = [consumer(fields("x")), { apiVersion: "v1.0.0", kind: "DataProduct", id: "own", status: "active" }];
    expect((await changes(before, after, own, [other])).flatMap((change) => change.hurt.map(spoken))).toEqual(["churn possible -"]);
  });

  test("a contract elsewhere does not stand in for one that is gone here", async () => {
    expect((await changes(before, undefined, [], [{ name: "crm", ...(await read([before])) }])).map(({ kind }) => kind)).toEqual(["contract-removed"]);
  });
});

describe("against an oracle", () => {
  /** Paths below the object, each a list of names; declared as they are written. */
  const path = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 3 });
  const tree = (paths: readonly (readonly string[])[]): object[] => {
    const names = [...new Set(paths.flatMap(([name]) => name ?? []))].sort();
    return names.map((name) => {
      const below = paths.filter(([first]) => first === name).map(([, ...rest]) => rest).filter((rest) => rest.length > 0);
      return below.length === 0 ? column(name) : { ...column(name, { logicalType: "object" }), properties: tree(below) };
    });
  };
  const isWithin = (outer: readonly string[], inner: readonly string[]) => outer.every((name, place) => inner[place] === name);

  test("a field is certain where one is inside the other, else listed all the same", () =>
    fc.assert(fc.asyncProperty(fc.array(path, { minLength: 1, maxLength: 6 }), fc.nat(), fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), async (paths, which, declared) => {
      const removed = paths[which % paths.length] ?? [];
      const named = declared.map((one) => paths[one % paths.length] ?? []);
      const left = paths.filter((one) => !isWithin(removed, one));
      const above = paths.flatMap((one) => (removed.length > 1 && !left.some((rest) => isWithin(removed.slice(0, -1), rest)) ? [one] : []));
      fc.pre(above.length === 0);
      const found = (await changes(contract(tree(paths)), contract(tree(left)), [consumer(fields(...new Set(named.map((one) => one.join(".")))))])).filter(({ kind }) => kind === "property-removed");
      expect(found).toHaveLength(1);
      const touched = new Set(named.filter((one) => isWithin(removed, one) || isWithin(one, removed)).map((one) => `orders.${one.join(".")}`));
      expect(found[0]?.hurt).toHaveLength(1);
      expect(found[0]?.hurt[0]?.reads).toBe(touched.size > 0 ? "certain" : "possible");
      expect(new Set(found[0]?.hurt[0]?.fields?.map((field) => field.join(".")))).toEqual(touched);
    }), { seed: 20_261, numRuns: 300 }));
});

describe("hostile", () => {
  test("10,000 columns that all go, and a reader of all of them, are told", async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `c${index}`);
    const found = await changes(contract([column("x"), ...names.map((name) => column(name, { quality: [{ metric: "nullValues", mustBe: 0 }] }))]), contract([column("x")]), [consumer(fields(...names))]);
    expect(found.filter(({ kind }) => kind === "property-removed")).toHaveLength(10_000);
  }, 120_000);

  test("an element that many ways of names lead to is looked at once", async () => {
    const deep = (left: number): object => ({ ...column("a", { physicalName: "a.a", logicalType: "object" }), properties: left === 0 ? [column("end", { required: true })] : [deep(left - 1)] });
    const [before, after] = [contract([deep(40)]), contract([deep(40)], { version: "2.0.0", slaProperties: [] })];
    expect(await changes(before, after, [consumer(fields(`${"a.".repeat(60)}x`, `${"a.".repeat(50)}end`))])).toBeDefined();
  }, 10_000);

  test("no more than fifty fields are named for one change", async () => {
    const names = Array.from({ length: 200 }, (_, index) => `c${index}`);
    const [change] = (await changes(contract(names.map((name) => column(name))), undefined, [consumer(fields(...names))]));
    expect(change?.hurt[0]?.fields).toHaveLength(50);
  });
});

test("the examples of the docs are right", async () => {
  const text = readFileSync(new URL("../docs/consumers.md", import.meta.url), "utf8");
  const [declaration = ""] = [...text.matchAll(/```yaml\n(.*?)```/gs)].map(([, block = ""]) => block).filter((block) => block.startsWith("apiVersion"));
  const { documents } = await read("consumers/churn.yaml", new TextEncoder().encode(declaration));
  expect(documents.map(({ model, problems }) => [model?.kind, problems])).toEqual([["consumer", []]]);
});

describe("an index", () => {
  const index = { meshgate: "1.0", contracts: [], products: [], consumers: [] };

  test("gives the same bytes for the same files in any order", async () => {
    const models = [contract([]), contract([], { version: "2.0.0" }), consumer(fields("x")), consumer(undefined, { id: "a" })];
    const readings = await Promise.all(models.map((one, place) => readText(`${place}.json`, one)));
    expect(writeMeshIndex(meshOf(readings.toReversed()))).toBe(writeMeshIndex(meshOf(readings)));
    expect(writeMeshIndex(meshOf(readings)).split("\n")).toHaveLength(13);
  });

  test.each([
    ["", "is not JSON"], ["[]", "is not a JSON object"], ["{}", "has no version"], [JSON.stringify({ ...index, meshgate: "2.0" }), "is of version `2.0`"],
    [JSON.stringify({ ...index, consumers: undefined }), "`it` has no `consumers`"], [JSON.stringify({ ...index, contracts: [{ id: 7, file: "a", line: 1 }] }), "`contracts.0.id` fails"],
    [JSON.stringify({ ...index, products: [{ file: "a", line: 0, inputPorts: [], outputPorts: [] }] }), "`products.0.line` fails"],
    [JSON.stringify({ ...index, consumers: [{ file: "a", line: 1, reads: [{ objects: [{ properties: [{ name: "x", tolerates: ["everything"] }] }] }] }] }), "tolerates.0` fails `enum"],
    [`{"meshgate":"1.0","contracts":${"[".repeat(200)}${"]".repeat(200)}}`, "nested more than 100 deep"],
  ])("is refused in one line (%#)", (text, said) => {
    const read = readMeshIndex(text, "crm");
    expect("problem" in read ? read.problem : "").toContain(said);
  });

  test("of a newer minor version loses what is not known; keys of Object.prototype are not taken for any", () => {
    const text = `{"meshgate":"1.9","mood":1,"contracts":[{"__proto__":{"id":"x"},"file":"a","line":1,"colour":"red"}],"products":[],"consumers":[]}`;
    expect(readMeshIndex(text, "crm")).toEqual({ repository: { name: "crm", products: [], consumers: [], contracts: [{ at: { file: "crm:a", line: 1, column: 1, endLine: 1, endColumn: 1 } }] } });
    expect(({} as { id?: string }).id).toBeUndefined();
  });
});

import { describe, expect, test } from "vitest";
import { breaking } from "#breaking";
import type { Change, Mesh } from "#model";
import { read } from "#read";

const nobody: Mesh = { contracts: [], products: [], consumers: [] };
const readText = (text: string, file = "orders.yaml") => read(file, new TextEncoder().encode(text));
const contract = (properties: readonly object[], more: object = {}) => JSON.stringify({ apiVersion: "v3.2.0", kind: "DataContract", id: "orders", version: "1.0.0", status: "active", schema: [{ name: "orders", properties }], ...more });
const compare = async (before: string, after: string): Promise<Change[]> => breaking({ before: [await readText(before)], after: [await readText(after)], mesh: nobody });
const said = (changes: readonly Change[]) => changes.map(({ kind, path }) => `${kind} ${path.slice(2).join(".")}`);
const column = (name: string, more: object = {}) => ({ name, logicalType: "string", ...more });

describe("a property is the same one", () => {
  test.each<[why: string, before: object, after: object, kinds: readonly string[]]>([
    ["by its id", column("total", { id: "t" }), column("amount", { id: "t" }), ["property-renamed amount"]],
    ["by its id before its name", column("total", { id: "t", physicalName: "X" }), column("amount", { id: "t", physicalName: "X" }), ["name-changed amount"]],
    ["by its physical name", column("total", { physicalName: "TTL" }), column("amount", { physicalName: "TTL" }), ["name-changed amount"]],
    ["by its physical name, which was its name", column("total"), column("Total of the order", { physicalName: "total" }), ["name-changed Total of the order"]],
    ["by its physical name, which is its name now", column("Total of the order", { physicalName: "total" }), column("total"), ["name-changed total"]],
    ["by its physical name, though an id came", column("total", { physicalName: "TTL" }), column("amount", { physicalName: "TTL", id: "t" }), ["metadata-changed amount.id", "name-changed amount"]],
  ])("%s", async (_why, before, after, kinds) => {
    const changes = await compare(contract([before, column("key")]), contract([after, column("key")]));
    expect(said(changes).sort()).toEqual(kinds);
  });

  test("what differs besides is said too, in either way of pairing", async () => {
    const changes = await compare(contract([column("total", { physicalName: "TTL", description: "a", customProperties: [{ property: "x", value: 1 }] })]), contract([column("amount", { physicalName: "TTL", description: "b", customProperties: [{ property: "x", value: 2 }] })]));
    expect(changes.map(({ kind }) => kind).sort()).toEqual(expect.arrayContaining(["name-changed", "unknown-changed"]));
    expect(changes.length).toBe(3);
  });
});

describe("a pairing that is only a hint", () => {
  const hintOf = async (before: readonly object[], after: readonly object[]) => (await compare(contract(before), contract(after))).filter(({ kind }) => kind === "property-removed").map(({ hint }) => hint?.match(/`([^`]+)` looks like its new name: give both the same `id` to say so\.$/)?.[1]);
  const key = column("key");

  test("the same type and a word in common", async () => {
    const [before, after] = [[key, column("order_total", { logicalType: "number" })], [key, column("note"), column("total_amount", { logicalType: "number" })]];
    expect(await hintOf(before, after)).toEqual(["total_amount"]);
    const changes = await compare(contract(before), contract(after));
    expect(said(changes)).toEqual(expect.arrayContaining(["property-removed order_total", "property-added total_amount"]));
    expect(changes.find(({ kind }) => kind === "property-removed")).toMatchObject({ breaks: { consumers: "yes", producers: "no" }, impact: "break" });
  });

  test.each<[why: string, before: readonly object[], after: readonly object[], hints: readonly (string | undefined)[]]>([
    ["a slip of the pen", [key, column("adress")], [key, column("x"), column("address")], ["address"]],
    ["the same place", [key, column("alpha")], [key, column("omega")], ["omega"]],
    ["another type", [key, column("total")], [key, column("total_amount", { logicalType: "number" })], [undefined]],
    ["another place and no word in common", [column("alpha"), key], [key, column("omega")], [undefined]],
    ["two that look alike", [key, column("a"), column("total")], [key, column("b", { logicalType: "date" }), column("c", { logicalType: "date" }), column("total_net"), column("total_gross")], [undefined, undefined]],
    ["two that want the same one", [key, column("total_net"), column("total_gross")], [key, column("x", { logicalType: "date" }), column("y", { logicalType: "date" }), column("total")], [undefined, undefined]],
  ])("%s", async (_why, before, after, hints) => void expect(await hintOf(before, after)).toEqual(hints));

  test("an object has one too, and a format without ids has none", async () => {
    const other = (name: string) => contract([], { schema: [{ name, properties: [key] }] });
    const [gone] = (await compare(other("orders"), other("order_lines"))).filter(({ kind }) => kind === "object-removed");
    expect(gone?.hint).toContain("`order_lines` looks like its new name");
    const dcs = (name: string) => `{"dataContractSpecification": "1.2.1", "id": "orders", "info": {"title": "Orders", "version": "1.0.0"}, "models": {"orders": {"fields": {"${name}": {"type": "string"}}}}}`;
    for (const { hint } of await compare(dcs("total_net"), dcs("total_gross"))) expect(hint ?? "").not.toContain("looks like");
  });

  test("five thousand columns that go and five thousand that come are paired by their places alone", async () => {
    const many = (name: string) => Array.from({ length: 5000 }, (_, index) => column(`${name}_${index}`));
    const changes = await compare(contract(many("old")), contract(many("new")));
    expect(changes.filter(({ hint }) => hint?.includes("looks like")).length).toBe(5000);
  });
});

describe("a file that moved", () => {
  const withoutId = (properties: readonly object[]) => contract(properties, { id: undefined });
  test("its contract is the same one, though it has no id", async () => {
    const [before, after] = [[await readText(withoutId([column("a"), column("b")]), "old.yaml")], [await readText(withoutId([column("a")]), "new.yaml")]];
    expect((await breaking({ before, after, mesh: nobody, moved: new Map([["new.yaml", "old.yaml"]]) })).map(({ kind }) => kind)).toEqual(["property-removed"]);
    expect((await breaking({ before, after, mesh: nobody })).map(({ kind }) => kind)).toEqual(["contract-added", "contract-removed"]);
  });

  test("two files that changed places are not taken for each other", async () => {
    const [a, b] = [withoutId([column("a")]), withoutId([column("b")])];
    const before = [await readText(a, "a.yaml"), await readText(b, "b.yaml")];
    const after = [await readText(b, "a.yaml"), await readText(a, "b.yaml")];
    expect(await breaking({ before, after, mesh: nobody, moved: new Map([["a.yaml", "b.yaml"], ["b.yaml", "a.yaml"]]) })).toEqual([]);
  });
});

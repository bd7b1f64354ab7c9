import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bumpOf, contractDifference, kinds } from "#breaking";
import type { Bump, Contract } from "#model";
import { read } from "#read";
import { judge } from "#verdict";
import { levelsWith } from "../packages/run/levels.ts";

const fixtures = new URL("../fixtures/breaking/", import.meta.url);

async function contractOf(text: string): Promise<Contract> {
  const [document] = (await read("contract.yaml", new TextEncoder().encode(text))).documents;
  if (document?.model?.kind !== "contract") throw new Error("no contract");
  return document.model;
}

async function check(before: string, after: string): Promise<Bump | undefined> {
  const [was, is] = [await contractOf(before), await contractOf(after)];
  return bumpOf({ contract: is, was: was.version, changes: await contractDifference(was, is) });
}

const reasons = (bump: Bump | undefined, levels: Parameters<typeof judge>[0]["levels"] = {}) => {
  const report = { meshgate: "1.0", verb: "breaking", base: "main", seen: { files: 1, contracts: 1, products: 0 }, changes: [], compatible: { consumers: true, producers: true }, bumps: bump === undefined ? [] : [bump] } as const;
  return judge({ reports: [report], levels: levelsWith(levels), mode: "consumers", baseline: { meshgate: "1.0", known: [] }, expect: [], notices: [] }).reasons.map(({ level, rule }) => `${level} ${rule}`);
};

test.each(kinds.filter(({ about }) => about === "version").map(({ id }) => id))("%s is seen on its line", async (id) => {
  const [before = "", after = ""] = ["before", "after"].map((side) => readFileSync(new URL(`${id}/${side}.yaml`, fixtures), "utf8"));
  const bump = await check(before, after);
  expect(bump?.kind).toBe(id);
  expect(after.split("\n")[(bump?.at.line ?? 0) - 1]).toContain(`# ✖ ${id}`);
  expect(bump?.message).toMatch(/^\S.*\.$/);
});

const contract = (version: unknown, more: object = {}, columns: readonly string[] = ["key", "total"], format = "odcs") =>
  format === "odcs"
    ? JSON.stringify({ apiVersion: "v3.2.0", kind: "DataContract", id: "orders", version, status: "active", schema: [{ name: "orders", properties: columns.map((name) => ({ name, logicalType: "string" })) }], ...more })
    : JSON.stringify({ dataContractSpecification: "1.2.1", id: "orders", info: { title: "Orders", version, ...more }, models: { orders: { fields: Object.fromEntries(columns.map((name) => [name, { type: "string" }])) } } });

describe("a bump", () => {
  const [less, more] = [["key"], ["key", "total", "note"]];
  test.each<[what: string, before: string, after: string, asks: string | undefined, enough: unknown, says: readonly string[]]>([
    ["nothing changed", contract("1.0.0"), contract("1.0.0"), undefined, undefined, []],
    ["a break, not bumped", contract("1.4.0"), contract("1.4.0", {}, less), "major", false, []],
    ["a break, bumped", contract("1.4.0"), contract("2.0.0", {}, less), "major", true, []],
    ["a break below 1.0.0", contract("0.4.0"), contract("0.5.0", {}, less), "major", true, []],
    ["a break below 1.0.0, bumped too little", contract("0.4.0"), contract("0.4.1", {}, less), "major", false, ["error version-bumped-too-little"]],
    ["a column more, not bumped", contract("1.4.0"), contract("1.4.0", {}, more), "minor", false, ["warn version-not-bumped"]],
    ["a column more, bumped too little", contract("1.4.0"), contract("1.4.1", {}, more), "minor", false, ["warn version-bumped-too-little"]],
    ["a column more, bumped", contract("1.4.0"), contract("1.5.0", {}, more), "minor", true, []],
    ["words, not bumped", contract("1.4.0", { name: "a" }), contract("1.4.0", { name: "b" }), "patch", false, ["info version-not-bumped"]],
    ["words, bumped", contract("1.4.0", { name: "a" }), contract("1.4.1", { name: "b" }), "patch", true, []],
    ["the version alone", contract("1.4.0"), contract("1.5.0"), "none", true, []],
    ["the version alone, down", contract("1.4.0"), contract("1.3.0"), "none", false, ["error version-decreased"]],
    ["no semantic version", contract("2024-Q1"), contract("2024-Q1", {}, less), "major", "unknown", ["info version-unclear"]],
    ["a number", contract(1.4), contract(1.4, {}, less), "major", "unknown", ["info version-unclear"]],
    ["what it breaks is not known", contract("1.4.0", { customProperties: [{ property: "x", value: 1 }] }), contract("1.5.0", { customProperties: [{ property: "x", value: 2 }] }), "minor", "unknown", []],
    ["a draft has no version to keep to", contract("1.4.0", { status: "draft" }), contract("1.4.0", { status: "draft" }, less), undefined, undefined, []],
    ["a contract that retires too", contract("1.4.0"), contract("1.4.0", { status: "retired" }), undefined, undefined, []],
    ["another format", contract("1.4.0", {}, ["key", "total"], "dcs"), contract("1.4.0", {}, less, "dcs"), "major", false, []],
    ["the version of another format alone", contract("1.4.0", {}, less, "dcs"), contract("1.4.1", {}, less, "dcs"), "none", true, []],
  ])("%s", async (_what, before, after, asks, enough, says) => {
    const bump = await check(before, after);
    expect([bump?.asks, bump?.enough]).toEqual([asks, enough]);
    expect(reasons(bump)).toEqual(says.length > 0 || enough !== false ? says : ["error version-not-bumped"]);
  });

  test("it says what it needs, what it has and why", async () => {
    expect((await check(contract("1.4.0"), contract("1.4.0", {}, ["key", "note"])))?.message).toBe("The version of `orders` is still `1.4.0`: needs 2.0.0, has 1.4.0 (1 property-removed since the base).");
    expect((await check(contract("1.4.0"), contract("1.5.0", {}, [])))?.message).toBe("The version of `orders` went from `1.4.0` to `1.5.0`, which says too little: needs 2.0.0, has 1.5.0 (2 property-removed since the base).");
  });

  test("it is as bad as what asks for it, and the configuration has the last word", async () => {
    const bump = await check(contract("1.4.0"), contract("1.4.0", {}, ["key"]));
    expect(reasons(bump, { "property-removed": "warn" })).toEqual(["warn version-not-bumped"]);
    expect(reasons(bump, { "version-not-bumped": "off" })).toEqual([]);
    expect(reasons(bump, { "version-not-bumped": "info" })).toEqual(["info version-not-bumped"]);
    expect(reasons(bump && { ...bump, known: true })).toEqual(["warn version-not-bumped"]);
  });
});

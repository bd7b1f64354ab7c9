import { describe, expect, test } from "vitest";
import { breaking } from "#breaking";
import { announced, endOf, isLowered, stepOf } from "#lifecycle";
import type { Change, Contract, Level, Mesh, Sla } from "#model";
import { read } from "#read";
import { judge } from "#verdict";

const nobody: Mesh = { contracts: [], products: [], consumers: [] };
const readText = (text: string) => read("orders.yaml", new TextEncoder().encode(text));
const today = "2026-11-24";

interface Written {
  readonly status?: string;
  readonly properties?: readonly object[];
  readonly ends?: readonly { readonly property?: string; readonly value?: unknown; readonly element?: string }[];
  readonly object?: object;
}

const contract = ({ status = "active", properties = [{ name: "total" }, { name: "key" }], ends = [], object = {} }: Written) =>
  JSON.stringify({ apiVersion: "v3.2.0", kind: "DataContract", id: "orders", version: "1.0.0", status, schema: [{ name: "orders", ...object, properties }], slaProperties: ends });

async function compare(before: string, after: string | undefined, day: string | undefined = today): Promise<Change[]> {
  const now = after === undefined ? [] : [await readText(after)];
  return breaking({ before: [await readText(before)], after: now, mesh: nobody, ...(day === undefined ? {} : { today: day }) });
}

const levelOf = (changes: readonly Change[], levels: Readonly<Record<string, Level>> = {}) => {
  const report = { meshgate: "1.0", verb: "breaking", base: "main", seen: { files: 1, contracts: 1, products: 0 }, changes, compatible: { consumers: false, producers: true } } as const;
  return judge({ reports: [report], levels, mode: "consumers", baseline: { meshgate: "1.0", known: [] }, expect: [], notices: [] }).reasons[0]?.level;
};

const left = [{ name: "key" }];
const end = (value: unknown, element?: string, property = "endOfSupport") => ({ property, value, ...(element === undefined ? {} : { element }) });

describe("a property goes", () => {
  const gone = { properties: left };
  test.each<[what: string, before: Written, window: object | undefined, level: string, says: RegExp]>([
    ["nobody announced it", {}, undefined, "error", /is removed\.$/],
    ["deprecated, no day named", { properties: [{ name: "total", deprecated: true }, ...left] }, { announced: true, passed: false }, "error", /no day is named/],
    ["its day is over", { properties: [{ name: "total", deprecated: true }, ...left], ends: [end("2026-11-23", "orders.total")] }, { announced: true, ends: "2026-11-23", passed: true }, "info", /for 2026-11-23, which has passed\.$/],
    ["its day is over, without a mark", { ends: [end("2026-11-23", "orders.total")] }, { announced: true, ends: "2026-11-23", passed: true }, "info", /passed/],
    ["its day is today", { ends: [end("2026-11-24", "orders.total")] }, { announced: true, ends: "2026-11-24", passed: false }, "error", /for 2026-11-24, which is today\.$/],
    ["too early by a day", { ends: [end("2026-11-25", "orders.total")] }, { announced: true, ends: "2026-11-25", passed: false }, "error", /, 1 day too early\.$/],
    ["too early", { ends: [end("2027-01-31", "orders.total")] }, { announced: true, ends: "2027-01-31", passed: false }, "error", /announced for 2027-01-31, 68 days too early\.$/],
    ["the later of two days counts", { ends: [end("2026-01-01", "orders.total"), end("2027-01-31", "orders.total", "endOfLife")] }, { announced: true, ends: "2027-01-31", passed: false }, "error", /68 days/],
    ["a day that is none", { ends: [end("2026-01-01", "orders.total"), end("soon", "orders.total", "endOfLife")] }, { announced: true, passed: false }, "error", /no day is named/],
    ["February 30", { ends: [end("2026-02-30", "orders.total")] }, { announced: true, passed: false }, "error", /no day is named/],
    ["the day of another property", { ends: [end("2026-01-01", "orders.key")] }, undefined, "error", /removed\.$/],
    ["a property without its object", { ends: [end("2026-01-01", "total")] }, undefined, "error", /removed\.$/],
    ["among several", { ends: [end("2026-01-01", "orders.other, orders.total")] }, { announced: true, ends: "2026-01-01", passed: true }, "info", /passed/],
    ["by its physical name", { properties: [{ name: "total", physicalName: "TTL" }, ...left], object: { physicalName: "ORD" }, ends: [end("2026-01-01", "ORD.TTL")] }, { announced: true, ends: "2026-01-01", passed: true }, "info", /passed/],
    ["by its id", { properties: [{ name: "total", id: "t" }, ...left], object: { id: "o" }, ends: [end("2026-01-01", "/schema/o/properties/t")] }, { announced: true, ends: "2026-01-01", passed: true }, "info", /passed/],
    ["with its object", { ends: [end("2026-01-01", "orders")] }, { announced: true, ends: "2026-01-01", passed: true }, "info", /passed/],
    ["its own day counts before its object's", { ends: [end("2026-01-01", "orders"), end("2027-01-31", "orders.total")] }, { announced: true, ends: "2027-01-31", passed: false }, "error", /68 days/],
    ["a deprecated contract whose day is over", { status: "deprecated", ends: [end("2026-01-01")] }, { announced: true, ends: "2026-01-01", passed: true }, "info", /passed/],
    ["an active contract whose day is over", { ends: [end("2026-01-01")] }, undefined, "error", /removed\.$/],
    ["a moment of another zone", { ends: [end("2026-11-23T23:30:00-08:00", "orders.total")] }, { announced: true, ends: "2026-11-24", passed: false }, "error", /today/],
  ])("%s", async (_what, before, window, level, says) => {
    const changes = await compare(contract(before), contract({ ...before, ...gone }));
    expect(changes.map(({ kind }) => kind)).toEqual(["property-removed"]);
    expect(changes[0]?.window).toEqual(window);
    expect(changes[0]?.breaks).toEqual({ consumers: "yes", producers: "no" });
    expect(changes[0]?.message).toMatch(says);
    expect(levelOf(changes)).toBe(level);
    const { ends, passed } = (window ?? {}) as { readonly ends?: string; readonly passed?: boolean };
    const hint = changes[0]?.hint;
    if (passed === true) expect(hint, "what may go needs no advice").toBeUndefined();
    else expect(hint).toContain(window === undefined ? "Keep it" : ends === undefined ? "Name the day" : `Remove it after ${ends}.`);
  });

  test("the new text cannot announce what it does", async () => {
    const changes = await compare(contract({}), contract({ properties: left, ends: [end("2026-01-01", "orders.total")] }));
    expect(changes.find(({ kind }) => kind === "property-removed")?.window).toBeUndefined();
    expect(changes.find(({ kind }) => kind === "sla-added")).toMatchObject({ impact: "break", message: expect.stringContaining("no time") });
    const [announcing] = await compare(contract({}), contract({ ends: [end("2027-01-31", "orders.total")] }));
    expect(announcing).toMatchObject({ kind: "sla-added", impact: "none" });
  });

  test("without a day nothing has passed", async () => {
    const changes = await breaking({ before: [await readText(contract({ ends: [end("1999-01-01", "orders.total")] }))], after: [await readText(contract({ properties: left }))], mesh: nobody });
    expect(changes.find(({ kind }) => kind === "property-removed")?.window).toEqual({ announced: true, ends: "1999-01-01", passed: false });
  });

  test("the day of a property is not that of another object's which is its alias", async () => {
    const text = (more: string) => `apiVersion: v3.2.0\nkind: DataContract\nid: orders\nversion: 1.0.0\nstatus: active\nschema:\n  - name: orders\n    properties:\n      - &total { name: total }\n  - name: sales\n    properties:\n      - { name: key }\n${more}slaProperties:\n  - { property: endOfLife, value: "2026-01-01", element: orders.total }\n`;
    const changes = await compare(text("      - *total\n"), text(""));
    expect(changes.map(({ kind, path, window }) => [kind, path, window])).toEqual([["property-removed", ["orders", "sales", "total"], undefined]]);
  });
});

describe("an object or the whole contract goes", () => {
  test.each<[what: string, before: Written, after: Written | undefined, kind: string, passed: boolean | undefined, level: string]>([
    ["an object whose day is over", { ends: [end("2026-01-01", "orders")] }, { object: { name: "sales" }, ends: [end("2026-01-01", "orders")] }, "object-removed", true, "info"],
    ["retired, past its day", { status: "retired", ends: [end("2026-01-01")] }, undefined, "contract-removed", true, "info"],
    ["deprecated, past its day", { status: "deprecated", ends: [end("2026-01-01")] }, undefined, "contract-removed", true, "info"],
    ["Retired, before its day", { status: "Retired", ends: [end("2027-01-01")] }, undefined, "contract-removed", false, "error"],
    ["retired, without a day", { status: "retired" }, undefined, "contract-removed", false, "error"],
    ["active, past its day", { ends: [end("2026-01-01")] }, undefined, "contract-removed", false, "error"],
    ["active", {}, undefined, "contract-removed", undefined, "error"],
    ["only an element's day is over", { status: "retired", ends: [end("2026-01-01", "orders")] }, undefined, "contract-removed", false, "error"],
    ["active → retired after the day", { ends: [end("2026-01-01")] }, { status: "retired", ends: [end("2026-01-01")] }, "contract-retired", true, "info"],
    ["deprecated → retired before the day", { status: "deprecated", ends: [end("2027-01-01")] }, { status: "retired", ends: [end("2027-01-01")] }, "contract-retired", false, "error"],
    ["active → retired without a day", {}, { status: "retired" }, "contract-retired", undefined, "error"],
  ])("%s", async (_what, before, after, kind, passed, level) => {
    const changes = await compare(contract(before), after === undefined ? undefined : contract(after));
    const found = changes.filter((change) => change.kind === kind);
    expect(found.map(({ window }) => window?.passed)).toEqual([passed]);
    expect(levelOf(found)).toBe(level);
  });

  test.each([
    ["earlier", "2030-01-01", "2029-01-01", "sla-loosened"], ["later", "2030-01-01", "2031-01-01", "sla-tightened"],
    ["earlier, in another zone", "2030-01-01T00:00:00Z", "2030-01-01T00:00:00+02:00", "sla-loosened"], ["a day and a moment", "2030-01-01", "2030-01-01T00:00:00Z", "sla-changed"],
  ])("an end that is moved %s", async (_how, was, is, kind) => {
    expect((await compare(contract({ ends: [end(was)] }), contract({ ends: [end(is)] }))).map((change) => change.kind)).toEqual([kind]);
  });
});

describe("an announcement goes", () => {
  test.each([["its day is over", "2026-11-23", "none", "info"], ["its day is today", "2026-11-24", "break", "error"], ["its day will come", "2026-11-25", "break", "error"], ["no day that can be read", "soon", "break", "error"]])("%s", async (_what, day, impact, level) => {
    const changes = await compare(contract({ ends: [end(day)] }), contract({}));
    expect(changes.map((change) => [change.kind, change.impact])).toEqual([["sla-removed", impact]]);
    expect(levelOf(changes)).toBe(level);
  });

  test("a contract that is deprecated and names no day is told so", async () => {
    const messages = async (ends: NonNullable<Written["ends"]>) => (await compare(contract({ ends }), contract({ status: "deprecated", ends }))).map(({ message }) => message);
    expect(await messages([])).toEqual(["The status of `orders` was `active` and is `deprecated`. No day is named on which it ends."]);
    expect(await messages([end("2027-01-31", "orders.total")])).toEqual(["The status of `orders` was `active` and is `deprecated`. No day is named on which it ends."]);
    expect(await messages([end("2027-01-31")])).toEqual(["The status of `orders` was `active` and is `deprecated`."]);
  });
});

describe("drafts", () => {
  test("everything that happens to a draft is told and blocks nothing", async () => {
    const changes = await compare(contract({ status: " Draft " }), contract({ properties: left }));
    expect(changes.map(({ kind, exempt }) => [kind, exempt])).toEqual([["status-changed", "draft"], ["property-removed", "draft"]]);
    for (const change of changes) {
      expect(change.message).toMatch(/Draft: exempt\.$/);
      expect(levelOf([change])).toBe("info");
    }
    expect((await compare(contract({ status: "draft" }), undefined)).map((change) => [change.kind, levelOf([change])])).toEqual([["contract-removed", "info"]]);
  });

  test.each(["proposed", "active", "deprecated", "wip", "${STATUS}"])("%s is no draft", async (status) => {
    const [change] = await compare(contract({ status }), contract({ status, properties: left }));
    expect(change?.exempt).toBeUndefined();
  });

  test("nobody escapes by becoming a draft first", async () => {
    const changes = await compare(contract({}), contract({ status: "draft", properties: left }));
    expect(changes.map((change) => [change.kind, change.exempt, levelOf([change])])).toEqual([["status-lowered", undefined, "error"], ["property-removed", undefined, "error"]]);
    for (const was of ["active", "deprecated", "retired", "wip", undefined]) for (const is of ["draft", "proposed"]) expect(isLowered(was, is), `${was} → ${is}`).toBe(true);
    for (const [was, is] of [["draft", "active"], ["proposed", "draft"], ["draft", "proposed"], ["active", "deprecated"], ["active", undefined], ["active", "wip"], ["retired", "active"]] as const) expect(isLowered(was, is), `${was} → ${is}`).toBe(false);
    expect([stepOf("ACTIVE "), stepOf("constructor"), stepOf("")]).toEqual(["active", undefined, undefined]);
  });

  test("what is off stays off", async () => {
    const changes = await compare(contract({ status: "draft" }), undefined);
    expect(levelOf(changes, { "contract-removed": "off" })).toBeUndefined();
  });
});

test("days", () => {
  const day = (value: unknown) => endOf({ value } as Sla);
  expect(["2027-01-31", "2027-01-31T23:59:59Z", "2027-01-31T23:00:00-02:00", "2027-01-31T10:00:00", "12:00", "2027-1-31", 2027, undefined].map(day)).toEqual(["2027-01-31", "2027-01-31", "2027-02-01", "2027-01-31", undefined, undefined, undefined, undefined]);
});

test("a contract with ten thousand ends and elements is asked in proportion", async () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `c${index}`);
  const text = contract({ properties: names.map((name) => ({ name })), ends: names.map((name) => end("2026-01-01", `orders.${name}`)) });
  const model = (await readText(text)).documents[0]?.model as Contract;
  const said = announced(model);
  const [object] = model.objects;
  if (object === undefined) throw new Error("no object");
  expect(object.properties.every((property) => said([object, property])?.ends === "2026-01-01")).toBe(true);
});

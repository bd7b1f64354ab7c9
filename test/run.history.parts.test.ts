import fc from "fast-check";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { partLines, readParts } from "#history";
import type { QualityReport } from "#model";
import { commit, git, newRepository, room, write } from "./host/repositories.ts";
import { meshgate, type World } from "./run/world.ts";

const contract = `apiVersion: v3.1.0
kind: DataContract
id: sales.orders
version: 1.0.0
status: active
servers:
  - server: files
    type: local
    path: data/{model}/*.csv
    format: csv
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: integer
        required: true
        logicalTypeOptions: { minimum: 0 }
`;
const config = "history: { folder: measured, parts: true }\n";
const shard = "measured/sales.orders/2026-09.parts.ndjson";
const data = (files: Record<string, string>) => Object.fromEntries(Object.entries(files).map(([name, rows]) => [`data/orders/${name}.csv`, `order_id\n${rows}`]));
const start = { "orders.odcs.yaml": contract, "meshgate.yaml": config, ...data({ a: "1\n2\n", b: "3\n\"\"\n", c: "5\n" }) };

async function quality(folder: string, argv: readonly string[] = [], world: World = {}) {
  const said = await meshgate(folder, ["quality", "--format", "json", ...argv], world);
  const report = said.code < 2 ? (JSON.parse(said.out) as QualityReport) : undefined;
  return { ...said, report, parts: report?.measured[0]?.parts, outcomes: report?.results.map(({ check, path, outcome, measured, evidence, rows, rowsAt }) => ({ check, path, outcome, measured, evidence, rows, rowsAt })) };
}
const begun = async (more: Record<string, string> = {}) => {
  const folder = room();
  write(folder, { ...start, ...more });
  await quality(folder, ["--record"], { today: "2026-09-20" });
  return folder;
};
const lines = (folder: string) => readFileSync(join(folder, shard), "utf8").trimEnd().split("\n").map((line) => JSON.parse(line) as Record<string, unknown> & { rows: number; counts: Record<string, number> });
const rewritten = (folder: string, as: (line: ReturnType<typeof lines>[number]) => unknown) => writeFileSync(join(folder, shard), lines(folder).map((line) => `${JSON.stringify(as(line))}\n`).join(""));

describe("files that earlier runs counted", () => {
  test("are not read again; the report and the table say how many were", async () => {
    const folder = await begun();
    const all = await quality(folder, [], { today: "2026-09-21" });
    write(folder, { "meshgate.yaml": "history: { folder: measured }\n" });
    const plain = await quality(folder, [], { today: "2026-09-21" });
    expect([all.parts, plain.parts]).toEqual([{ files: 3, read: 0, remembered: 3 }, undefined]);
    expect(all.outcomes).toEqual(plain.outcomes);
    // Where the row is that breaks the promise is still looked up in the data.
    expect(all.outcomes).toContainEqual(expect.objectContaining({ check: "required", outcome: "broken", measured: 1, evidence: "exact", rows: 5, rowsAt: ["data/orders/b.csv:3"] }));
    write(folder, { "meshgate.yaml": config, ...data({ d: "7\n" }) });
    expect((await meshgate(folder, ["quality"])).out).toMatch(/1\s+of\s+4\s+files\s+read/);
    expect((await meshgate(folder, ["quality", "--format", "markdown"])).out).toMatch(/1 of 4 files read/);
    const saved = await meshgate(folder, ["quality", "--report", "quality.json"]);
    expect(saved.code).toBeLessThan(2);
    expect((await meshgate(folder, ["verdict", "quality.json", "--format", "markdown"])).out).toMatch(/1 of 4 files read/);
  });

  test("hashes and numbers are kept, in a file of their own, with --record only", async () => {
    const folder = room();
    write(folder, { ...start, ...data({ a: "1\nCANARY\n" }) });
    await quality(folder, [], { today: "2026-09-20" });
    expect(existsSync(join(folder, shard))).toBe(false);
    const { err } = await quality(folder, ["--record"], { today: "2026-09-20" });
    expect(err).toContain("measurements are kept");
    expect(lines(folder)).toHaveLength(3);
    for (const line of lines(folder)) expect(line).toEqual({ meshgate: "1.0", run: expect.any(String), at: "2026-09-20T12:00:00.000Z", contract: "sales.orders", part: expect.stringMatching(/^[0-9a-f]{64}$/), rows: expect.any(Number), counts: expect.any(Object) });
    expect(readFileSync(join(folder, shard), "utf8")).not.toMatch(/CANARY|\.csv|data/);
    expect((await quality(folder)).report?.history).toMatchObject({ runs: 1, misread: 0 });
    await quality(folder, ["--record"], { today: "2026-09-21" });
    expect(lines(folder)).toHaveLength(3);
  });

  test("nothing is remembered for longer than the history looks back, nor where it is not wanted", async () => {
    const folder = await begun({ "meshgate.yaml": "history: { folder: measured, parts: true, days: 5 }\n" });
    expect((await quality(folder, [], { today: "2026-09-24" })).parts).toMatchObject({ remembered: 3 });
    expect((await quality(folder, [], { today: "2026-09-26" })).parts).toMatchObject({ remembered: 0 });
    const other = await begun({ "meshgate.yaml": "history: { folder: measured }\n" });
    expect(existsSync(join(other, shard))).toBe(false);
  });

  test.each([
    ["of another contract", (line: object) => ({ ...line, contract: "sales.invoices" }), { misread: 0, future: 0 }],
    ["of a time that is to come", (line: object) => ({ ...line, at: "2026-12-01T00:00:00Z" }), { misread: 0, future: 3 }],
    ["below zero", (line: { counts: Record<string, number> }) => ({ ...line, counts: Object.fromEntries(Object.keys(line.counts).map((key) => [key, -1])) }), { misread: 3, future: 0 }],
    ["with more rows that fit than there are", (line: { rows: number; counts: Record<string, number> }) => ({ ...line, counts: Object.fromEntries(Object.keys(line.counts).map((key) => [key, line.rows + 1])) }), { misread: 3, future: 0 }],
    ["with a number that is none", (line: object) => ({ ...line, rows: 1e300 }), { misread: 3, future: 0 }],
    ["of another part", (line: object) => ({ ...line, part: "0".repeat(64) }), { misread: 0, future: 0 }],
    ["of another major", (line: object) => ({ ...line, meshgate: "2.0" }), { misread: 3, future: 0 }],
  ])("a line %s helps nobody, and is counted where it is not understood", async (_, as, said) => {
    const folder = await begun();
    const honest = await quality(folder);
    rewritten(folder, as);
    const found = await quality(folder);
    expect(found).toMatchObject({ parts: { files: 3, read: 3, remembered: 0 }, outcomes: honest.outcomes, report: { history: said } });
    if (said.misread + said.future > 0) expect(found.err).toContain(`In the history of the files of \`sales.orders\`, ${said.misread} lines are not understood and ${said.future} are of a time that is to come`);
  });

  test("a change that is not merged brings no counts of its own", async () => {
    const folder = newRepository();
    commit(folder, "start", start);
    await quality(folder, ["--record"], { today: "2026-09-20" });
    commit(folder, "counted");
    git(folder, "checkout", "--quiet", "-b", "change");
    rewritten(folder, (line) => ({ ...line, at: "2026-09-21T00:00:00Z", counts: Object.fromEntries(Object.keys(line.counts).map((key) => [key, 0])) }));
    commit(folder, "nothing is broken any more", { "orders.odcs.yaml": contract.replace("version: 1.0.0", "version: 1.0.1") });
    const required = async (...argv: readonly string[]) => (await quality(folder, argv)).report?.results.find(({ check }) => check === "required")?.outcome;
    expect(await required("--base", "main")).toBe("broken");
    // Whoever may write to the history is believed: that is what its protection is for.
    expect(await required()).toBe("kept");
  });

  test("on a branch of their own they are a commit, and the next run reads them", async () => {
    const folder = newRepository();
    commit(folder, "start", { ...start, "meshgate.yaml": "history: { branch: meshgate-history, parts: true }\n" });
    await quality(folder, ["--record"], { today: "2026-09-20" });
    expect(git(folder, "ls-tree", "-r", "--name-only", "meshgate-history").split("\n")).toEqual(["sales.orders/2026-09.ndjson", "sales.orders/2026-09.parts.ndjson"]);
    expect((await quality(folder)).parts).toEqual({ files: 3, read: 0, remembered: 3 });
  });

  test("a window is read as it is", async () => {
    expect((await quality(await begun(), ["--where", "orders: order_id > 2"])).parts).toBeUndefined();
  });
});

describe("lines of parts", () => {
  const wanted = { contract: "c", now: "2026-09-28T00:00:00Z", days: 90 };
  const [part, one, two] = ["a".repeat(64), "1".repeat(32), "2".repeat(32)];
  const at = (day: number, rows: number, counts: Record<string, number>) => partLines("c", part, { rows, counts: new Map(Object.entries(counts)) }, { id: `run-${day}`, at: `2026-09-${String(day).padStart(2, "0")}T00:00:00Z` }).join("");
  const read = (text: string) => readParts([[new TextEncoder().encode(text)]], wanted);

  test("the newest counts; an older one adds what it does not tell, where it speaks of the same rows", () => {
    expect(read(at(2, 9, { [one]: 3 }) + at(1, 9, { [one]: 1, [two]: 2 })).parts.get(part)).toEqual({ rows: 9, counts: new Map([[one, 3], [two, 2]]) });
    expect(read(at(1, 8, { [one]: 1, [two]: 2 }) + at(2, 9, { [one]: 3 })).parts.get(part)).toEqual({ rows: 9, counts: new Map([[one, 3]]) });
  });

  test("many counts take several lines, and all come back", () => {
    const counts = new Map(Array.from({ length: 1000 }, (_, index) => [index.toString(16).padStart(32, "0"), index] as const));
    const written = partLines("c", part, { rows: 1000, counts }, { id: "run", at: "2026-09-01T00:00:00Z" });
    expect(written.length).toBeGreaterThan(1);
    for (const line of written) expect(line.length).toBeLessThan(64 * 1024);
    expect(read(written.join("")).parts.get(part)).toEqual({ rows: 1000, counts });
  });

  test("whatever is written there, it is read; in another order it says the same", () => {
    const line = fc.oneof(fc.string(), fc.record({ day: fc.integer({ min: 1, max: 28 }), rows: fc.integer({ min: 0, max: 3 }), key: fc.constantFrom(one, two), count: fc.integer({ min: -1, max: 4 }) }).map(({ day, rows, key, count }) => JSON.stringify({ meshgate: "1.0", run: "r", at: `2026-09-${String(day).padStart(2, "0")}T00:00:00Z`, contract: "c", part, rows, counts: { [key]: count } })), fc.json());
    fc.assert(fc.property(fc.array(line.map((text) => text.replaceAll("\n", " ")), { maxLength: 12 }), fc.nat(), (all, turn) => {
      const found = read(all.join("\n"));
      const again = read([...all.slice(turn % (all.length + 1)), ...all.slice(0, turn % (all.length + 1))].join("\n"));
      expect({ ...again, parts: new Map([...again.parts].map(([key, { rows, counts }]) => [key, { rows, counts: new Map([...counts].sort()) }])) }).toEqual({ ...found, parts: new Map([...found.parts].map(([key, { rows, counts }]) => [key, { rows, counts: new Map([...counts].sort()) }])) });
      for (const { rows, counts } of found.parts.values()) for (const count of counts.values()) expect(count >= 0 && count <= rows).toBe(true);
    }));
  });
});

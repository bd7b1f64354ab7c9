import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { QualityReport, Verdict } from "#model";
import { room, write } from "./host/repositories.ts";
import { usualMemory } from "../packages/run/memory.ts";
import { meshgate } from "./run/world.ts";

const contract = (more = "", server = "  - server: files\n    type: local\n    path: data/{model}.csv\n    format: csv\n") => `apiVersion: v3.1.0
kind: DataContract
id: sales.orders
version: 1.0.0
status: active
servers:
${server}schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: integer
        required: true
        primaryKey: true
        primaryKeyPosition: 1
      - name: status
        logicalType: string
        logicalTypeOptions: { pattern: "^[a-z]+$" }
${more}`;
const data = "order_id,status\n1,new\n2,paid\n";

async function measure(files: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  const folder = room();
  write(folder, files);
  const said = await meshgate(folder, ["quality", "--format", "json", ...argv]);
  const report = said.code < 2 ? (JSON.parse(said.out) as QualityReport & { readonly verdict: Verdict }) : undefined;
  return { ...said, report, outcomes: report?.results.map(({ check, outcome, reason }) => ({ check, outcome, reason })) ?? [] };
}

describe("meshgate quality", () => {
  test("every promise of a contract is measured where its data is, and kept ones are counted", async () => {
    const { code, report } = await measure({ "orders.odcs.yaml": contract(), "data/orders.csv": data });
    expect(code).toBe(0);
    expect(report?.coverage).toMatchObject({ broken: 0, unknown: 0 });
    expect(report?.coverage.kept).toBe(report?.coverage.promises);
    expect(report?.measured).toMatchObject([{ contract: "sales.orders", object: "orders", server: "files", engine: "duckdb", rows: 2 }]);
  });

  test("a broken promise blocks, is shown at its line and at the rows, and no value of the data leaves", async () => {
    const { code, out, report } = await measure({ "orders.odcs.yaml": contract(), "data/orders.csv": "order_id,status\n1,new\n1,CANARY-7\n,paid\n" });
    expect(code).toBe(1);
    const broken = report?.results.filter(({ outcome }) => outcome === "broken").map(({ check, at, rowsAt }) => [check, at.line, rowsAt]);
    expect(broken).toEqual(expect.arrayContaining([["pattern", 21, ["data/orders.csv:3"]], ["required", 16, ["data/orders.csv:4"]]]));
    expect(out).not.toContain("CANARY");
  });

  test.each([
    ["a file that is not there", { "orders.odcs.yaml": contract() }],
    ["a server that nobody reads", { "orders.odcs.yaml": contract("", "  - server: far\n    type: custom\n") }],
    ["a server that does not answer", { "orders.odcs.yaml": contract("", "  - server: db\n    type: postgres\n    host: 127.0.0.1\n    port: 9\n    database: d\n    schema: s\n") }],
    ["no server at all", { "orders.odcs.yaml": contract("", "").replace("servers:\n", "") }],
  ])("%s: unknown, which is never kept, and blocks", async (_what, files) => {
    const { code, report, outcomes } = await measure(files);
    expect(code).toBe(1);
    expect(report?.coverage.kept).toBe(0);
    expect(outcomes.length).toBeGreaterThan(3);
    for (const { outcome, reason } of outcomes) expect([outcome, (reason ?? "").length > 10]).toEqual(["unknown", true]);
  });

  test("what cannot be asked on one server keeps no other from being asked", async () => {
    const servers = "  - server: files\n    type: local\n    path: data/{model}.csv\n    format: csv\n  - server: far\n    type: custom\n";
    const files = { "orders.odcs.yaml": contract("", servers), "data/orders.csv": data };
    const { report } = await measure(files);
    expect(new Set(report?.results.map(({ server, outcome }) => `${server} ${outcome}`))).toEqual(new Set(["files kept", "far unknown"]));
    expect((await measure(files, "--server", "files")).code).toBe(0);
    expect((await measure(files, "--server", "elsewhere")).err).toContain("No contract here has a server `elsewhere`: there is `files` or `far`.");
  });

  test("the queries of a contract run only where the configuration says so", async () => {
    const rule = "    quality:\n      - type: sql\n        query: SELECT count(*) FROM ${object}\n        mustBe: 2\n";
    const files = { "orders.odcs.yaml": contract(rule), "data/orders.csv": data };
    expect((await measure(files)).outcomes.find(({ check }) => check === "sql")).toMatchObject({ outcome: "unknown" });
    const allowed = await measure({ ...files, "meshgate.yaml": "quality: { sql: allowed }\n" });
    expect(allowed.outcomes.find(({ check }) => check === "sql")).toMatchObject({ outcome: "kept" });
  });

  test("a file outside the folder is not opened, whatever the contract says", async () => {
    const { code, out } = await measure({ "orders.odcs.yaml": contract("", "  - server: files\n    type: local\n    path: /etc/passwd\n    format: csv\n") });
    expect(code).toBe(1);
    expect(out).not.toContain("root:");
    expect((JSON.parse(out) as QualityReport).results.every(({ outcome }) => outcome === "unknown")).toBe(true);
  });

  test("its report is judged by a later step, and its promises are JUnit's test cases", async () => {
    const folder = room();
    write(folder, { "orders.odcs.yaml": contract(), "data/orders.csv": data });
    expect((await meshgate(folder, ["quality", "--report", "quality.json"])).out).toContain("promises:");
    expect((await meshgate(folder, ["verdict", "quality.json", "--format", "json"])).code).toBeLessThan(2);
    expect((await meshgate(folder, ["quality", "--format", "junit"])).out).toMatch(/<testcase/);
  });

  test("numbers of JSON that doubles cannot tell apart are compared by their digits", async () => {
    const about = contract("", "  - server: files\n    type: local\n    path: data/{model}.ndjson\n    format: json\n").replace(/ {6}- name: status[^]*$/, "        logicalTypeOptions: { format: u64 }\n");
    const rows = (...ids: readonly string[]) => ids.map((id) => `{"order_id": ${id}}\n`).join("");
    const kept = await measure({ "orders.odcs.yaml": about, "data/orders.ndjson": rows("18446744073709551614", "18446744073709551615", "1") });
    expect(kept.report?.coverage).toMatchObject({ broken: 0, unknown: 0 });
    const broken = await measure({ "orders.odcs.yaml": about, "data/orders.ndjson": rows("18446744073709551614", "18446744073709551616", "18446744073709551615") });
    expect(broken.outcomes.filter(({ outcome }) => outcome !== "kept").map(({ check, outcome }) => `${check} ${outcome}`)).toEqual(["number-width broken"]);
  });
});

describe("where DuckDB comes from", () => {
  const files = { "orders.odcs.yaml": contract(), "data/orders.csv": data };
  const planted = (marker: string, version = "v1.5.5") => ({
    "node_modules/@duckdb/node-api/package.json": '{"name":"@duckdb/node-api","version":"1.5.5","main":"lib/index.js"}',
    "node_modules/@duckdb/node-api/lib/index.js": `require("node:fs").writeFileSync(${JSON.stringify(marker)}, "loaded"); module.exports = { DuckDBInstance: {}, version: () => ${JSON.stringify(version)} };`,
  });
  const real = () => {
    const folder = room();
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(resolve(import.meta.dirname, "../node_modules/@duckdb"), join(folder, "node_modules/@duckdb"));
    return folder;
  };

  test("from the folder that the call or the environment names", async () => {
    const folder = room();
    write(folder, files);
    for (const [argv, env] of [[["--duckdb-path", real()], {}], [[], { MESHGATE_DUCKDB: real() }], [["--duckdb-path", real()], { MESHGATE_DUCKDB: "/no/where" }]] as const) expect((await meshgate(folder, ["quality", ...argv], { env })).code).toBe(0);
  });

  test("from no folder above it, and never from the one that is worked in", async () => {
    const folder = room();
    const marker = join(folder, "marker");
    write(folder, { ...files, ...planted(marker), "below/empty.txt": "" });
    expect((await meshgate(folder, ["quality"])).code).toBe(0);
    const below = await measure(files, "--duckdb-path", join(folder, "below"));
    expect(below.code).toBe(1);
    expect(new Set(below.outcomes.map(({ outcome, reason }) => `${outcome} ${reason}`))).toEqual(new Set([expect.stringMatching(/^unknown The folder `[^`]*below` has no DuckDB that Node can load here: run `npm install @duckdb\/node-api` in it\.$/)]));
    expect(existsSync(marker)).toBe(false);
  });

  test("of a version that is known", async () => {
    const folder = room();
    write(folder, planted(join(folder, "marker"), "v2.0.0"));
    expect((await measure(files, "--duckdb-path", folder)).outcomes[0]?.reason).toMatch(/is of a version that Meshgate does not know/);
    expect(existsSync(join(folder, "marker"))).toBe(true);
  });
});

describe("where SQL Server's driver comes from", () => {
  const files = { "orders.odcs.yaml": contract("", "  - server: files\n    type: sqlserver\n    host: 127.0.0.1\n    port: 9\n    database: sales\n") };
  const planted = (marker: string, exported = "") => ({
    "node_modules/tedious/package.json": '{"name":"tedious","version":"19.2.2","main":"./lib/tedious.js"}',
    "node_modules/tedious/lib/tedious.js": `require("node:fs").writeFileSync(${JSON.stringify(marker)}, "loaded"); ${exported}`,
  });
  const reasons = async (...argv: readonly string[]) => [...new Set((await measure(files, ...argv)).outcomes.map(({ outcome, reason }) => `${outcome} ${reason}`))];

  test("from the folder that the call names", async () => {
    const folder = room();
    write(folder, planted(join(folder, "marker"), 'exports.Connection = class { on() {} connect(done) { done(Object.assign(new Error("no"), { code: "ESOCKET" })); } close() {} }; exports.Request = class {};'));
    expect(await reasons("--duckdb-path", folder)).toEqual([expect.stringMatching(/^unknown (?!The folder)/)]);
    expect(existsSync(join(folder, "marker"))).toBe(true);
  });

  test("from no folder above it, and never from the one that is worked in", async () => {
    const folder = room();
    const marker = join(folder, "marker");
    write(folder, { ...files, ...planted(marker), "below/empty.txt": "" });
    expect((await meshgate(folder, ["quality"])).code).toBe(1);
    expect(await reasons("--duckdb-path", join(folder, "below"))).toEqual([expect.stringMatching(/^unknown The folder `[^`]*below` has no driver for SQL Server that Node can load here: run `npm install tedious` in it\.$/)]);
    expect(existsSync(marker)).toBe(false);
  });

  test("of a version that is known", async () => {
    const folder = room();
    write(folder, planted(join(folder, "marker")));
    expect(await reasons("--duckdb-path", folder)).toEqual([expect.stringMatching(/is of a version that Meshgate does not know/)]);
  });
});

test.each([
  ["a large machine", 64, 0, 1024], ["a small one", 2, Number.MAX_SAFE_INTEGER, 512], ["a container on a large one", 64, 1, 256], ["less than DuckDB can work with", 0.1, 0, 64],
])("where no memory is configured, measuring takes a quarter of what is there: %s", (_what, machine, container, megabytes) => {
  expect(usualMemory(machine * 2 ** 30, container * 2 ** 30)).toBe(megabytes);
});

import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Json, Server } from "#model";
import type { HowToMeasure, Metric, PartCount, PartCounts, Session } from "#quality";
import { duckdb } from "../packages/quality/engines/duckdb/engine.ts";
import { service } from "./quality/services.ts";
import { spiedDuckdb, statements } from "./quality/spied.ts";

const root = mkdtempSync(join(tmpdir(), "meshgate-parts-"));
const spied = spiedDuckdb(join(root, "spied"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const orders = { contract: "c", object: "orders", physicalName: "orders" };
const usual: HowToMeasure = { root, memoryBytes: 2 ** 29, spillFolder: join(root, "spill"), seconds: 60, sqlAllowed: true, variables: new Map(), now: "2100-01-01T00:00:00Z", duckdb: async () => spied };
const not = (of: Extract<Metric, { of: "rows" }>["where"] & {}) => ({ is: "not", of }) as const;
const isNull = (column: string) => ({ is: "null", column: [column] }) as const;
const counted: readonly Metric[] = [
  { of: "rows" }, { of: "unread" }, { of: "rows", where: isNull("s") }, { of: "rows", where: isNull("late") }, { of: "rows", where: isNull("day") },
  { of: "rows", where: { is: "all", of: [not(isNull("id")), not({ is: "compared", column: ["id"], with: "<", value: { kind: "number", value: "3" } })] } },
  { of: "rows", where: { is: "in", column: ["day"], values: [{ kind: "text", value: "1" }] } },
];
const ofAll: readonly Metric[] = [{ of: "duplicates", columns: [["id"]], count: "excess" }, { of: "greatest", column: ["id"], as: "number" }];

/** What is kept of one run is known to the next. */
class Memory implements PartCounts {
  readonly version: string;
  readonly all = new Map<string, PartCount>();
  constructor(version = "1") {
    this.version = version;
  }
  known = (part: string) => this.all.get(part);
  keep = (part: string, count: PartCount) => void this.all.set(part, count);
}

async function measured(settings: Record<string, Json>, metrics: readonly Metric[], parts?: PartCounts, how: Partial<HowToMeasure> = {}, type = "local") {
  const session: Session = await duckdb.open({ at: { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 }, spots: {}, type, settings } satisfies Server, { ...usual, ...how, ...(parts === undefined ? {} : { parts }) });
  try {
    statements.length = 0;
    return { answers: await session.measure(orders, metrics), read: session.asked.parts, bytes: session.asked.bytes };
  } finally {
    await session.close();
  }
}

/** Files that statements named which look at values: not those that ask for columns or footers alone; of JSON, whose types are in its values, those that count. */
const looked = (names: readonly string[]) => {
  const looking = statements.filter((sql) => /\bread_(?:csv|json|parquet)\(/.test(sql) && !/LIMIT 0$/.test(sql) && (!sql.includes("read_json(") || sql.includes("COUNT(")));
  return names.filter((name) => looking.some((sql) => sql.includes(`${name}'`)));
};

type Format = "csv" | "parquet" | "ndjson";
interface Row { readonly id: number | null; readonly s: string | null }
interface File { readonly rows: readonly Row[]; /** A column that only some files have. */ readonly late: boolean; /** Of CSV and JSON: a record that cannot be read. */ readonly torn: boolean; /** Another type for the same column. */ readonly wide: boolean }
let writer: Awaited<ReturnType<DuckDBInstance["connect"]>>;
beforeAll(async () => void (writer = await (await DuckDBInstance.create(":memory:")).connect()));

async function write(path: string, format: Format, { rows, late, torn, wide }: File) {
  mkdirSync(dirname(path), { recursive: true });
  const id = (row: Row) => (row.id === null ? null : wide ? row.id + 0.5 : row.id);
  if (format === "csv") writeFileSync(path, `id,s${late ? ",late" : ""}\n${rows.map((row) => `${id(row) ?? ""},${row.s === null ? "" : `"${row.s}"`}${late ? ",1" : ""}\n`).join("")}${torn ? "1,2,3,4,5\n" : ""}`);
  else if (format === "ndjson") writeFileSync(path, rows.map((row) => `${JSON.stringify({ id: id(row), s: row.s, ...(late ? { late: 1 } : {}) })}\n`).join("") + (torn ? "{\n" : "") + (rows.length === 0 ? "{}\n" : ""));
  else {
    const values = rows.length === 0 ? "(NULL, NULL)" : rows.map((row) => `(${row.id ?? "NULL"}, ${row.s === null ? "NULL" : `'${row.s.replaceAll("'", "''")}'`})`).join(", ");
    await writer.run(`COPY (SELECT CAST(v.id AS ${wide ? "DOUBLE" : "INTEGER"})${wide ? " + 0.5" : ""} AS id, CAST(v.s AS VARCHAR) AS s${late ? ", 1 AS late" : ""} FROM (VALUES ${values}) v(id, s)${rows.length === 0 ? " LIMIT 0" : ""}) TO '${path}' (FORMAT parquet)`);
  }
}

const rowIn = fc.record({ id: fc.option(fc.integer({ min: 0, max: 9 })), s: fc.option(fc.constantFrom("a", "b", "line\nbreak", "", "it''s")) });
const rarely = fc.integer({ min: 0, max: 6 }).map((one) => one === 0);
const fileIn = fc.record({ rows: fc.array(rowIn, { maxLength: 8 }), late: rarely, torn: rarely, wide: rarely });
const place = fc.record({ day: fc.integer({ min: 1, max: 3 }), name: fc.constantFrom("a", "b", "c") }).map(({ day, name }) => `day=${day}/${name}`);
const step = fc.oneof(
  fc.record({ do: fc.constant("write" as const), to: place, file: fileIn }), fc.record({ do: fc.constant("remove" as const), to: place }),
  fc.record({ do: fc.constant("move" as const), to: place, from: place }), fc.record({ do: fc.constant("swap" as const), to: place }),
);

describe("counts of files that are remembered", () => {
  test.each(["csv", "parquet", "ndjson"] as const)("say what reading everything says, whatever happened to the files: %s", async (format) => {
    let cases = 0;
    let remembered = 0;
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(place, fileIn), { minLength: 1, maxLength: 4 }), fc.array(fc.array(step, { maxLength: 2 }), { minLength: 1, maxLength: 3 }), fc.boolean(), async (files, steps, hive) => {
      const folder = join(root, `case-${format}-${(cases += 1)}`);
      const at = (name: string) => join(folder, `${hive ? name : name.replace("=", "-")}.${format}`);
      const there = new Set<string>();
      for (const [name, file] of files) {
        await write(at(name), format, file);
        there.add(name);
      }
      const memory = new Memory();
      const settings = { path: `${folder}/**/*.${format}`, format: format === "ndjson" ? "json" : format, ...(format === "ndjson" ? { delimiter: "new_line" } : {}) };
      for (const changes of [[], ...steps]) {
        for (const change of changes) {
          const { to } = change;
          if (change.do === "write") await write(at(to), format, change.file);
          else if (!there.has(to)) continue;
          else if (change.do === "remove") rmSync(at(to));
          // The same size, and the times that it had.
          else if (change.do === "swap" && format === "csv") writeFileSync(at(to), readFileSync(at(to), "utf8").replace(/[0-9]/g, (digit) => String(9 - Number(digit)))), utimesSync(at(to), 1, 1);
          else if (change.do === "move" && there.has(change.from) && change.from !== to) {
            renameSync(at(change.from), at(to));
            there.delete(change.from);
          }
          if (change.do === "remove") there.delete(to);
          else there.add(to);
        }
        if (there.size === 0) return;
        for (const metrics of [counted, [...counted, ...ofAll]]) {
          const [all, some] = [await measured(settings, metrics), await measured(settings, metrics, memory)];
          expect(some.answers).toEqual(all.answers);
          remembered += some.read?.remembered ?? 0;
        }
        rmSync(usual.spillFolder, { recursive: true, force: true });
      }
    }), { numRuns: Number(process.env["MESHGATE_PARTS"] ?? 8) });
    expect(remembered).toBeGreaterThan(cases);
  }, 400_000);

  test.each(["csv", "parquet", "ndjson"] as const)("files that are known are not looked at again: %s", async (format) => {
    const folder = join(root, `known-${format}`);
    const names = ["1", "2", "3"].map((name) => `${name}.${format}`);
    const file: File = { rows: [{ id: 5, s: "a" }, { id: 1, s: null }], late: false, torn: false, wide: false };
    for (const name of names) await write(join(folder, name), format, file);
    const [memory, settings] = [new Memory(), { path: `${folder}/*.${format}`, format: format === "ndjson" ? "json" : format, ...(format === "ndjson" ? { delimiter: "new_line" } : {}) }];
    const metrics = counted.filter((metric) => !JSON.stringify(metric).includes("late") && !JSON.stringify(metric).includes("day"));
    const first = await measured(settings, metrics, memory);
    expect(first.read).toEqual({ files: 3, read: 3, remembered: 0 });
    expect(looked(names)).toEqual(names);
    const again = await measured(settings, metrics, memory);
    expect(again).toMatchObject({ answers: first.answers, read: { files: 3, read: 0, remembered: 3 }, bytes: 0 });
    expect(looked(names)).toEqual([]);
    await write(join(folder, `4.${format}`), format, { ...file, rows: [{ id: 7, s: null }] });
    const more = await measured(settings, metrics, memory);
    expect(more.read).toEqual({ files: 4, read: 1, remembered: 3 });
    expect(more.answers.map((one) => ("value" in one ? one.value : one))).toEqual([7, 0, 4, 4]);
    expect(looked([...names, `4.${format}`])).toEqual([`4.${format}`]);
    const keys = await measured(settings, [...metrics, ...ofAll], memory);
    expect(keys.read).toEqual({ files: 4, read: 4, remembered: 4 });
    expect((await measured(settings, metrics, new Memory("2"))).read).toMatchObject({ remembered: 0 });
    // Another Meshgate asks in other words.
    expect((await measured(settings, metrics, Object.assign(new Memory("2"), { all: memory.all }))).read).toMatchObject({ remembered: 0 });
    // A question that nobody asked before is asked of all files.
    expect((await measured(settings, [...metrics, { of: "rows", where: { is: "compared", column: ["id"], with: "<", value: { kind: "number", value: "2" } } }], memory)).read).toMatchObject({ read: 4 });
  });

  test("a window is looked at, not remembered", async () => {
    const folder = join(root, "window");
    await write(join(folder, "1.csv"), "csv", { rows: [{ id: 5, s: "a" }], late: false, torn: false, wide: false });
    const memory = new Memory();
    const { read } = await measured({ path: `${folder}/*.csv` }, [{ of: "rows" }], memory, { where: () => ({ is: "null", column: ["s"] }) });
    expect([read, memory.all.size]).toEqual([undefined, 0]);
  });

  test("a file with records that cannot be read is read each time, so that they are told", async () => {
    const folder = join(root, "torn");
    const file: File = { rows: [{ id: 5, s: "a" }], late: false, torn: true, wide: false };
    await write(join(folder, "1.csv"), "csv", file);
    await write(join(folder, "2.csv"), "csv", { ...file, torn: false });
    const memory = new Memory();
    const settings = { path: `${folder}/*.csv` };
    await measured(settings, counted.slice(0, 3), memory);
    expect(await measured(settings, counted.slice(0, 3), memory)).toMatchObject({ read: { read: 1, remembered: 1 }, answers: [{ value: 2, unread: 1 }, { value: 1, rowsAt: [expect.stringMatching(/1\.csv:3$/)] }, { value: 0, unread: 1 }] });
  });

  test("keys are hashes, and nothing of the data or of a path is kept", async () => {
    const folder = join(root, "canary-folder");
    await write(join(folder, "day=canary/1.csv"), "csv", { rows: [{ id: 5, s: "canary" }], late: false, torn: false, wide: false });
    const memory = new Memory();
    await measured({ path: `${folder}/**/*.csv` }, [{ of: "rows" }, { of: "rows", where: { is: "in", column: ["s"], values: [{ kind: "text", value: "canary" }] } }], memory);
    expect([...memory.all].map(([key, { rows, counts }]) => [key, rows, [...counts]])).toEqual([[expect.stringMatching(/^[0-9a-f]{64}$/), 1, [[expect.stringMatching(/^[0-9a-f]{32}$/), 1]]]]);
  });
});

const s3 = await service("s3");
describe.skipIf("skipped" in s3)("files of a store: where, how large and when", () => {
  const endpoint = "at" in s3 ? String(s3.at["endpoint"]) : "";
  const how = (now: number): Partial<HowToMeasure> => ({
    now: new Date(now).toISOString(), remote: ["s3://parts/", endpoint], variables: new Map([["AWS_ACCESS_KEY_ID", "key"], ["AWS_SECRET_ACCESS_KEY", "canary-secret"], ["AWS_REGION", "us-east-1"]]), ...("at" in s3 ? { extensionFolder: String(s3.at["extensions"]) } : {}),
  });
  // What is there already is written over by its owner alone.
  const authorization = "AWS4-HMAC-SHA256 Credential=key/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=none";
  const put = async (path: string, body: string) => expect((await fetch(`${endpoint}/${path}`, { method: "PUT", body, headers: { authorization } })).status).toBe(200);
  const settings = { location: "s3://parts/orders/*.csv", format: "csv", endpointUrl: endpoint };
  const metrics = counted.slice(0, 3);

  test("only what is new is read, and what is too young is not remembered", async () => {
    await put("parts", "");
    for (const name of ["1", "2"]) await put(`parts/orders/${name}.csv`, "id,s\n1,a\n2,\n");
    const memory = new Memory();
    const later = how(Date.now() + 60_000);
    await measured(settings, metrics, memory, how(Date.now()), "s3");
    expect(memory.all.size).toBe(0);
    await measured(settings, metrics, memory, later, "s3");
    expect(memory.all.size).toBe(2);
    expect((await measured(settings, metrics, memory, later, "s3")).read).toEqual({ files: 2, read: 0, remembered: 2 });
    // The first line of CSV is its header, and is looked at; nothing is counted.
    expect(statements.filter((sql) => /COUNT/.test(sql))).toEqual([]);
    await new Promise((done) => setTimeout(done, 1100));
    await put("parts/orders/2.csv", "id,s\n1,\n22,\n");
    const changed = await measured(settings, metrics, memory, later, "s3");
    expect(changed).toMatchObject({ read: { files: 2, read: 1, remembered: 1 }, answers: [{ value: 4 }, { value: 0 }, { value: 3 }] });
    expect((await measured({ ...settings, endpointUrl: endpoint.replace("127.0.0.1", "localhost") }, metrics, memory, { ...later, remote: ["s3://parts/", endpoint.replace("127.0.0.1", "localhost")] }, "s3")).read).toMatchObject({ remembered: 0 });
  });
});

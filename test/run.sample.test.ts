import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { meshgate } from "./run/world.ts";

const fixtures = resolve(import.meta.dirname, "../fixtures");
const folder = () => mkdtempSync(join(tmpdir(), "meshgate-test-"));
const fixture = (id: string) => join(fixtures, "sample", `${id}.yaml`);
const now = ["--now", "2026-11-24T12:00:00Z"];

async function query(sql: string): Promise<readonly (readonly unknown[])[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const all = `apiVersion: v3.2.0
kind: DataContract
id: all
version: 1.0.0
status: active
schema:
  - name: all
    properties:
      - { name: id, logicalType: integer, primaryKey: true }
      - { name: big, logicalType: integer, required: true, logicalTypeOptions: { minimum: 10000000000000000000000, maximum: 20000000000000000000000 } }
      - { name: price, logicalType: number, physicalType: "decimal(12,2)" }
      - { name: share, logicalType: number }
      - { name: flag, logicalType: boolean }
      - { name: text, logicalType: string, enum: [{ value: "with, comma" }, { value: 'with "quotes"' }, { value: "with\\nline" }, { value: " blanks " }] }
      - { name: day, logicalType: date, logicalTypeOptions: { format: dd.MM.yyyy } }
      - { name: at, logicalType: timestamp }
      - { name: zoned, logicalType: timestamp, logicalTypeOptions: { timezone: true } }
      - { name: clock, logicalType: time }
      - { name: list, logicalType: array, items: { logicalType: integer } }
      - { name: vector, logicalType: vector, logicalTypeOptions: { dimensions: 3 } }
      - { name: map, logicalType: map, map: { key: { logicalType: string }, value: { logicalType: date } } }
      - name: object
        logicalType: object
        properties:
          - { name: a b, logicalType: string }
          - { name: at, logicalType: timestamp, logicalTypeOptions: { format: "dd.MM.yyyy HH:mm" } }
      - { name: free, logicalType: object }
`;

describe("meshgate sample", () => {
  test.each(["csv", "json", "ndjson", "parquet"])("%s: an engine reads the rows that are written, with every type", async (format) => {
    const here = folder();
    writeFileSync(join(here, "all.odcs.yaml"), all);
    const { code, err } = await meshgate(here, ["sample", "all.odcs.yaml", "--rows", "60", "--format", format, "--out", "data", ...now]);
    expect([code, err]).toEqual([0, `written data/all.${format}: 60 rows\n`]);
    const file = join(here, `data/all.${format}`).replaceAll("'", "''");
    const from = format === "csv" ? `read_csv('${file}', sample_size = -1, dateformat = '%d.%m.%Y')` : format === "parquet" ? `'${file}'` : `read_json('${file}', sample_size = -1)`;
    const [counts = []] = await query(`SELECT count(*), count(DISTINCT id), count(*) FILTER (big IS NOT NULL), count(DISTINCT "text"), count("at") FROM ${from}`);
    expect(counts).toEqual(["60", "60", "60", "4", "54"]);
    const types = Object.fromEntries((await query(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${from})`)).map(([name, type]) => [String(name), String(type)]));
    expect(types["flag"]).toBe("BOOLEAN");
    expect(types["at"]).toBe("TIMESTAMP");
    if (format === "parquet") expect((await query(`SELECT min(big) >= 10000000000000000000000::DECIMAL(38,0) AND max(big) <= 20000000000000000000000::DECIMAL(38,0) FROM ${from}`))[0]).toEqual([true]);
    if (format === "parquet") expect(types).toEqual({
      id: "BIGINT", big: "DECIMAL(38,0)", price: "DECIMAL(12,2)", share: "DOUBLE", flag: "BOOLEAN", text: "VARCHAR", day: "DATE", at: "TIMESTAMP", zoned: "TIMESTAMP WITH TIME ZONE", clock: "TIME",
      list: "BIGINT[]", vector: "DOUBLE[]", map: "MAP(VARCHAR, DATE)", object: 'STRUCT("a b" VARCHAR, "at" TIMESTAMP)', free: "JSON",
    });
  });

  test("CSV and NDJSON hold the same values", async () => {
    const here = folder();
    for (const format of ["csv", "ndjson"]) await meshgate(here, ["sample", fixture("required"), "--rows", "30", "--format", format, "--out", ".", ...now]);
    const [[different] = []] = await query(`SELECT count(*) FROM (SELECT id, email FROM read_csv('${here}/orders.csv') EXCEPT SELECT id, email FROM read_json('${here}/orders.ndjson'))`);
    expect(different).toBe("0");
  });

  test("one object goes to the screen; several need a folder", async () => {
    const one = await meshgate(folder(), ["sample", fixture("pattern"), "--rows", "3", ...now]);
    expect([one.code, one.out.split("\n")[0], one.out.trimEnd().split("\n").length]).toEqual([0, "id,sku", 4]);
    const several = await meshgate(folder(), ["sample", fixture("foreign-key"), ...now]);
    expect([several.code, several.err]).toEqual([2, "meshgate: The contract has several objects: name a folder with `--out`.\n"]);
  });

  test("--break breaks one promise, and says which", async () => {
    const here = folder();
    const { code, err } = await meshgate(here, ["sample", fixture("foreign-key"), "--rows", "20", "--break", "foreign-key:lines.tenant", "--out", "data", ...now]);
    expect([code, err.split("\n")[0]]).toEqual([0, expect.stringMatching(/^broken: foreign-key at `lines.tenant` \(.*foreign-key\.yaml:\d+\)/)]);
    const orphans = await query(`SELECT count(*) FROM '${here}/data/lines.csv' WHERE tenant IS NOT NULL AND tenant NOT IN (SELECT id FROM '${here}/data/tenants.csv')`);
    expect(orphans).toEqual([["1"]]);
  });

  test("a value of another type makes a Parquet column of texts", async () => {
    const here = folder();
    const { code } = await meshgate(here, ["sample", fixture("column-type"), "--break", "column-type", "--format", "parquet", "--out", ".", ...now]);
    expect([code, (await query(`SELECT column_type FROM (DESCRIBE SELECT amount FROM '${here}/things.parquet')`.replace("things", "orders")))[0]]).toEqual([0, ["VARCHAR"]]);
  });

  test("what cannot be kept is said, and the exit code says so too", async () => {
    const here = folder();
    writeFileSync(join(here, "c.odcs.yaml"), all.replace("{ name: share, logicalType: number }", "{ name: share, logicalType: number, required: true, logicalTypeOptions: { minimum: 9, maximum: 1 } }"));
    const { code, err } = await meshgate(here, ["sample", "c.odcs.yaml", "--out", "data", ...now]);
    expect([code, err]).toEqual([1, expect.stringMatching(/^not kept: `all\.share` \(c\.odcs\.yaml:12\)  Nothing was found that keeps `m\w+` `\d` together with everything else that is promised \(m\w+\)\.$/m)]);
  });

  test.each([
    [["sample", "nothing.yaml"], "There is no file `nothing.yaml`."],
    [["sample", fixture("enum"), "--rows", "-1"], "`--rows` is a whole number from 0 to 10000000, not `-1`."],
    [["sample", fixture("enum"), "--rows", "ten"], "`--rows` is a whole number from 0 to 10000000, not `ten`."],
    [["sample", fixture("enum"), "--now", "later"], "`--now` is a moment such as 2026-01-31T12:00:00Z, not `later`."],
    [["sample", fixture("enum"), "--break", "enumm"], "There is no check `enumm` to break: did you mean `enum`? `--break list` names them."],
    [["sample", fixture("enum"), "--break", "pattern"], "No promise `pattern` can be broken in this contract: it makes none, or no value breaks it and keeps the type."],
    [["sample", fixture("enum"), "--format", "parquet"], "Parquet is not for screens: name a folder with `--out`."],
    [["sample", fixture("enum"), "--rows", "10000000", "--out", "x"].with(1, fixture("foreign-key")), "70000000 values are more than are made at once (30000000): ask for fewer `--rows`."],
  ])("%j", async (argv, line) => expect(await meshgate(folder(), argv)).toEqual({ code: 2, out: "", err: `meshgate: ${line}\n` }));

  test("names of objects never leave the folder", async () => {
    const here = folder();
    mkdirSync(join(here, "work"));
    writeFileSync(join(here, "work/c.odcs.yaml"), `apiVersion: v3.2.0\nkind: DataContract\nid: x\nversion: 1.0.0\nstatus: active\nschema:\n${["../../escape", "..", "/etc/passwd", "a/b", "A/B", "con", "", "::error::x"].map((name) => `  - name: ${JSON.stringify(name)}\n    properties:\n      - { name: a, logicalType: integer }\n`).join("")}`);
    const { code } = await meshgate(join(here, "work"), ["sample", "c.odcs.yaml", "--rows", "1", "--out", "data"]);
    expect(code).toBe(0);
    expect(readdirSync(join(here, "work/data")).sort()).toEqual(["A_B_2.csv", "_.._escape.csv", "_con.csv", "_error_x.csv", "_etc_passwd.csv", "a_b.csv", "object.csv", "object_2.csv"].sort());
    expect(readdirSync(here)).toEqual(["work"]);
  });

  test("--break list", async () => expect((await meshgate(folder(), ["sample", "-", "--break", "list"])).out).toMatch(/^ {2}column-missing +A column is not there\.$/m));
});

describe("meshgate profile", () => {
  const customers = (rows: number) => `customer_id,email,first_name,country,points,ratio,joined,note\n${Array.from({ length: rows }, (_, row) => `${row + 1},canary${row}@example.com,Canary${row % 7},${["DE", "FR", "IT"][row % 3]},${(row * 7) % 90},${row / 4 - 5},2024-0${(row % 9) + 1}-01,${row % 5 === 0 ? "" : `text ${row % 50}`}`).join("\n")}\n`;
  const orders = (rows: number) => `order_id,customer_id,total\n${Array.from({ length: rows }, (_, row) => `${row + 1},${(row % 40) + 1},${row}.50`).join("\n")}\n`;

  async function profiled(argv: readonly string[], files: Readonly<Record<string, string>>) {
    const here = folder();
    for (const [name, text] of Object.entries(files)) writeFileSync(join(here, name), text);
    const said = await meshgate(here, ["profile", ...argv]);
    return { ...said, here };
  }

  test("proposes types, keys, nulls, formats, foreign keys and what looks personal; no value is in it", async () => {
    const { code, out } = await profiled(["customers.csv", "orders.csv", "--id", "sales"], { "customers.csv": customers(100), "orders.csv": orders(200) });
    expect(code).toBe(0);
    const { schema } = parse(out) as { schema: readonly { name: string; properties: readonly Record<string, unknown>[] }[] };
    expect(schema.map(({ name }) => name)).toEqual(["customers", "orders"]);
    const [first, second] = schema.map(({ properties }) => Object.fromEntries(properties.map((property) => [property["name"], property])));
    expect(first).toMatchObject({
      customer_id: { logicalType: "integer", primaryKey: true, required: true, logicalTypeOptions: { minimum: 0 } },
      email: { logicalType: "string", classification: "personal", required: true, logicalTypeOptions: { format: "email" } },
      first_name: { classification: "personal" }, country: { required: true, logicalTypeOptions: { minLength: 2, maxLength: 2 } },
      points: { logicalType: "integer" }, ratio: { logicalType: "number" }, joined: { logicalType: "date" }, note: { required: false },
    });
    expect(first?.["ratio"]).not.toHaveProperty("logicalTypeOptions");
    expect(second).toMatchObject({ order_id: { primaryKey: true }, customer_id: { relationships: [{ type: "foreignKey", to: "customers.customer_id" }] } });
    expect(out).toContain("`enum`? There are only 3 different values");
    expect(out).not.toMatch(/canary|Canary|DE\b|\btext \d|2024-0|\b89\b|199\.5/);
  });

  test("--samples writes values, but none of columns that look personal", async () => {
    const { out } = await profiled(["customers.csv", "--samples"], { "customers.csv": customers(100) });
    const [{ properties = [] } = {}] = (parse(out) as { schema: readonly { properties: readonly Record<string, unknown>[] }[] }).schema;
    const byName = Object.fromEntries(properties.map((property) => [property["name"], property]));
    expect(byName).toMatchObject({ country: { enum: [{ value: "DE" }, { value: "FR" }, { value: "IT" }] }, points: { logicalTypeOptions: { minimum: 0, maximum: 89 } }, joined: { logicalTypeOptions: { minimum: "2024-01-01", maximum: "2024-09-01" } } });
    expect(out).not.toMatch(/canary/i);
  });

  test("what it proposes is a contract that lint reads, and that the data keeps", async () => {
    const { here, code } = await profiled(["customers.csv", "orders.csv", "--samples", "--out", "c.odcs.yaml"], { "customers.csv": customers(100), "orders.csv": orders(200) });
    expect(code).toBe(0);
    const { out } = await meshgate(here, ["lint", "c.odcs.yaml", "--format", "json"]);
    const { verdict } = JSON.parse(out) as { verdict: { counts: { error: number } } };
    expect(verdict.counts.error, out).toBe(0);
    expect((await meshgate(here, ["sample", "c.odcs.yaml", "--out", "again", ...now])).code).toBe(0);
  });

  test("hostile names and values stay text", async () => {
    const { code, out } = await profiled(["x.csv", "--samples"], { "x.csv": `"a: b","# c","line\nend",'"\n1,true,::error::x,- y\n2,null,"{}",no\n` });
    expect(code).toBe(0);
    const [{ properties = [] } = {}] = (parse(out) as { schema: readonly { properties: readonly { name: string; examples?: unknown[] }[] }[] }).schema;
    expect(properties.map(({ name }) => name)).toEqual(["a: b", "# c", "line\nend", "'\""]);
    expect(out).not.toMatch(/^::/m);
  });

  test("bad input: one line, and no value in it", async () => {
    for (const [name, text, line] of [
      ["a.parquet", "canary", /^meshgate: `a\.parquet` cannot be read as PARQUET \([a-z ]+\): check/],
      ["a.json", '{"a": canary', /^meshgate: `a\.json` cannot be read as JSON \([a-z ]+\): check/],
      ["a.xlsx", "canary", /^meshgate: The name of `a\.xlsx` does not say what it holds/],
    ] as const) {
      const { code, err, out } = await profiled([name], { [name]: text });
      expect([code, out]).toEqual([2, ""]);
      expect(err).toMatch(line);
      expect(err).not.toContain("canary");
    }
    expect((await profiled(["missing.csv"], {})).err).toBe("meshgate: There is no file `missing.csv`.\n");
    const empty = await profiled(["e.csv"], { "e.csv": "a,b\n" });
    expect([empty.code, empty.err]).toEqual([0, "e.csv has no rows, so that nothing but its columns is known.\n"]);
    expect(existsSync(join(empty.here, "e.csv")) && readFileSync(join(empty.here, "e.csv"), "utf8")).toBe("a,b\n");
  });
});

import { createServer } from "node:http";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Json, Server } from "#model";
import type { HowToMeasure, Metric, Session } from "#quality";
import { duckdb } from "../packages/quality/engines/duckdb/engine.ts";
import { delta, iceberg } from "./quality/lakes.ts";
import { service } from "./quality/services.ts";

const root = mkdtempSync(join(tmpdir(), "meshgate-remote-"));
const s3 = await service("s3");
const sessions: Session[] = [];
afterAll(async () => {
  for (const session of sessions) await session.close();
  rmSync(root, { recursive: true, force: true });
});

const orders = { contract: "c", object: "orders", physicalName: "orders" };
const rows: Metric = { of: "rows" };
const unread: Metric = { of: "unread" };
const nulls = (column: string): Metric => ({ of: "rows", where: { is: "null", column: [column] } });
const duplicates: Metric = { of: "duplicates", columns: [["id"]], count: "excess" };

const endpoint = "at" in s3 ? String(s3.at["endpoint"]) : "";
const usual: HowToMeasure = {
  root, memoryBytes: 2 ** 29, spillFolder: join(root, "spill"), seconds: 20, sqlAllowed: true, now: "2026-01-01T00:00:00Z", remote: ["s3://shop/", endpoint],
  variables: new Map([["AWS_ACCESS_KEY_ID", "key"], ["AWS_SECRET_ACCESS_KEY", "canary-secret"], ["AWS_REGION", "us-east-1"]]), ...("at" in s3 ? { extensionFolder: String(s3.at["extensions"]) } : {}),
};

async function asked(type: string, settings: Record<string, Json>, metrics: readonly Metric[], how: Partial<HowToMeasure> = {}) {
  const session = await duckdb.open({ at: { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 }, spots: {}, type, settings } satisfies Server, { ...usual, ...how });
  sessions.push(session);
  return (await session.measure(orders, metrics)).map((one) => ("unknown" in one ? one.unknown : one.value));
}

describe.skipIf("skipped" in s3)("S3", () => {
  beforeAll(async () => {
    const put = (path: string, body: string | Uint8Array) => fetch(`${endpoint}/${path}`, { method: "PUT", body: typeof body === "string" ? body : new Blob([new Uint8Array(body)]) });
    const file = join(root, "orders.parquet");
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    await connection.run(`COPY (SELECT range AS id, CASE WHEN range % 10 <> 0 THEN 'a' END AS s FROM range(1000)) TO '${file}'`);
    connection.closeSync();
    await put("shop", "");
    await put("other", "");
    await put("shop/orders/day=1/a.parquet", readFileSync(file));
    await put("shop/orders/day=2/b.parquet", readFileSync(file));
    await put("shop/csv/orders.csv", "id,s\n1,a\n2\n3,\n4,\"x\n5,y\n");
    await put("shop/json/orders.ndjson", '{"id":1,"s":"a"}\n{"id":1}\n');
    await put("other/orders.csv", "id\n1\n");
  });

  test("Parquet in partitions: proved by footers, read where it has to be", async () => {
    expect(await asked("s3", { location: "s3://shop/{model}/*/*.parquet", format: "parquet", endpointUrl: endpoint }, [rows, nulls("s"), nulls("day"), duplicates])).toEqual([2000, 200, 0, 1000]);
  });

  test("CSV with its rejected records, and JSON", async () => {
    expect(await asked("s3", { location: "s3://shop/csv/{model}.csv", endpointUrl: endpoint }, [rows, nulls("s"), unread])).toEqual([2, 1, 3]);
    expect(await asked("s3", { location: "s3://shop/json/*.ndjson", format: "json", delimiter: "new_line", endpointUrl: endpoint }, [rows, nulls("s"), duplicates])).toEqual([2, 1, 1]);
  });

  test("nothing is asked but what the configuration allows, by no query either", async () => {
    const where = { location: "s3://shop/csv/orders.csv", endpointUrl: endpoint };
    expect(await asked("s3", { ...where, location: "s3://other/orders.csv" }, [rows])).toEqual([expect.stringMatching(/does not let it ask `s3:\/\/other\/orders.csv`/)]);
    expect(await asked("s3", { ...where, endpointUrl: "http://evil.example" }, [rows])).toEqual([expect.stringMatching(/does not let it ask `http:\/\/evil.example`/)]);
    expect(await asked("s3", where, [rows], { remote: ["s3://sho", endpoint] })).toEqual([expect.stringMatching(/does not let it ask/)]);
    expect(await asked("s3", where, [rows], { byteCap: 10 })).toEqual([expect.stringMatching(/the data has 23 bytes, more than the 10/)]);
    expect(await asked("s3", { ...where, location: "s3://shop/../other/orders.csv" }, [rows])).toEqual([expect.stringMatching(/does not let it ask/)]);
    const query = (sql: string): Metric => ({ of: "query", sql });
    expect(await asked("s3", where, [query("SELECT COUNT(*) FROM read_csv('s3://other/orders.csv')"), query("SELECT COUNT(*) FROM read_csv('s3://shop/json/orders.ndjson')"), query("SELECT COUNT(*) FROM orders")])).toEqual([expect.stringMatching(/outside/), expect.stringMatching(/outside/), 2]);
  });

  test("what is not there, or does not answer, is one sentence without a secret", async () => {
    const said = [
      await asked("s3", { location: "s3://shop/none/*.parquet", endpointUrl: endpoint }, [rows]), await asked("s3", { location: "s3://shop/gone.csv", endpointUrl: endpoint }, [rows]),
      await asked("s3", { location: "s3://shop/csv/orders.csv", endpointUrl: "http://127.0.0.1:9" }, [rows], { remote: ["s3://shop/", "http://127.0.0.1:9"], seconds: 10 }),
      await asked("s3", { location: "s3://shop/csv/orders.csv", endpointUrl: endpoint }, [rows], { extensionFolder: root }),
    ].flat();
    expect(said).toEqual([expect.stringMatching(/no file lies at/), expect.stringMatching(/no file lies at|did not answer, or refused/), expect.stringMatching(/did not answer, or refused/), expect.stringMatching(/DuckDB's extension `httpfs` for version v[\d.]+ is not in the folder/)]);
    expect(JSON.stringify(said)).not.toMatch(/canary/);
  });
});

describe.skipIf("skipped" in s3)("tables with a log: only the files that count are read", () => {
  test("Delta Lake and Iceberg on this machine, and moved", async () => {
    await delta(join(root, "lake/orders"));
    await iceberg(join(root, "ice/orders"), "s3://elsewhere/orders");
    const metrics = [rows, nulls("s"), duplicates, unread];
    expect(await asked("local", { path: "lake/{model}", format: "delta" }, metrics)).toEqual([10, 1, 0, 0]);
    expect(await asked("local", { path: "ice", format: "iceberg" }, metrics)).toEqual([10, 1, 0, 0]);
    expect(await asked("local", { path: "lake/orders/*.parquet" }, metrics)).toEqual(metrics.map(() => expect.stringMatching(/a table of Delta Lake, whose log says which of them count/)));
    expect(await asked("local", { path: "ice/orders/**/*.parquet" }, [rows])).toEqual([expect.stringMatching(/a table of Iceberg/)]);
    expect(await asked("local", { path: "lake/orders", format: "iceberg" }, [rows])).toEqual([expect.stringMatching(/no table of Iceberg lies at/)]);
    expect(await asked("local", { path: "lake/orders", format: "hudi" }, [rows])).toEqual([expect.stringMatching(/nobody here reads tables of Hudi/)]);
  });

  test("on S3", async () => {
    const put = async (folder: string, files: readonly string[], to: string) => {
      for (const file of files) await fetch(`${endpoint}/shop/${to}/${file}`, { method: "PUT", body: new Blob([new Uint8Array(readFileSync(join(root, folder, file)))]) });
    };
    await put("far/delta", await delta(join(root, "far/delta")), "lake/orders");
    await put("far/iceberg", await iceberg(join(root, "far/iceberg"), "s3://shop/ice/orders"), "ice/orders");
    expect(await asked("s3", { location: "s3://shop/lake/{model}", format: "delta", endpointUrl: endpoint }, [rows, nulls("s"), duplicates])).toEqual([10, 1, 0]);
    expect(await asked("s3", { location: "s3://shop/ice/{model}", format: "iceberg", endpointUrl: endpoint }, [rows, nulls("s"), duplicates])).toEqual([10, 1, 0]);
    expect(await asked("s3", { location: "s3://shop/lake/orders/*.parquet", endpointUrl: endpoint }, [rows])).toEqual([expect.stringMatching(/a table of Delta Lake/)]);
  });
});

describe.skipIf("skipped" in s3)("HTTP", () => {
  test("a file is one address, and an answer that is none is a sentence", async () => {
    const texts: Readonly<Record<string, string>> = { "/orders.csv": "id,s\n1,a\n2,\n" };
    const server = createServer(({ url = "", method, headers }, answer) => {
      const text = texts[url.split("?")[0] ?? ""];
      if (text === undefined) return void answer.writeHead(403).end("canary");
      const [, from, to] = /bytes=(\d+)-(\d*)/.exec(headers.range ?? "") ?? [];
      const part = from === undefined ? text : text.slice(Number(from), to === "" || to === undefined ? undefined : Number(to) + 1);
      answer.writeHead(from === undefined ? 200 : 206, { "content-length": part.length, "accept-ranges": "bytes", ...(from === undefined ? {} : { "content-range": `bytes ${from}-${Number(from) + part.length - 1}/${text.length}` }) }).end(method === "HEAD" ? undefined : part);
    }).listen(0, "127.0.0.1");
    await new Promise((done) => server.once("listening", done));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const how = { remote: [`${address}/`] };
    expect(await asked("local", { path: `${address}/orders.csv?token=canary` }, [rows, nulls("s"), unread], how)).toEqual([2, 1, 0]);
    const said = [...await asked("local", { path: `${address}/secret.csv?token=canary` }, [rows], how), ...await asked("local", { path: `${address}/*.csv` }, [rows], how)];
    expect(said).toEqual([expect.stringMatching(/did not answer, or refused/), expect.stringMatching(/nobody lists files over HTTP/)]);
    expect(JSON.stringify(said)).not.toMatch(/canary/);
    server.close();
  });
});

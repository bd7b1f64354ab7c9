import { createHmac } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Json, Server } from "#model";
import type { HowToMeasure, Metric, Session } from "#quality";
import { duckdb } from "../packages/quality/engines/duckdb/engine.ts";
import { service } from "./quality/services.ts";

const root = mkdtempSync(join(tmpdir(), "meshgate-azure-"));
const azure = await service("azure");
const sessions: Session[] = [];
afterAll(async () => {
  for (const session of sessions) await session.close();
  rmSync(root, { recursive: true, force: true });
});

const said = (name: string) => ("at" in azure ? String(azure.at[name]) : "");
const [endpoint, account, key] = ["endpoint", "account", "key"].map(said) as [string, string, string];
const connection = `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${key};BlobEndpoint=${endpoint};`;

/** Puts a container or a blob, signed with the account's key (Blob service REST API, "Authorize with Shared Key"). */
async function put(path: string, body?: string | Uint8Array): Promise<void> {
  const bytes = body === undefined ? undefined : typeof body === "string" ? new TextEncoder().encode(body) : new Uint8Array(body);
  const headers: Record<string, string> = { "x-ms-date": new Date().toUTCString(), "x-ms-version": "2021-08-06", ...(bytes === undefined ? {} : { "x-ms-blob-type": "BlockBlob", "content-type": "application/octet-stream" }) };
  const own = Object.keys(headers).filter((name) => name.startsWith("x-ms-")).sort().map((name) => `${name}:${headers[name]}\n`).join("");
  const resource = `/${account}/${account}/${path}${bytes === undefined ? "\nrestype:container" : ""}`;
  const text = `PUT\n\n\n${bytes?.length || ""}\n\n${headers["content-type"] ?? ""}\n\n\n\n\n\n\n${own}${resource}`;
  const signature = createHmac("sha256", Buffer.from(key, "base64")).update(text).digest("base64");
  const answer = await fetch(`${endpoint}/${path}${bytes === undefined ? "?restype=container" : ""}`, { method: "PUT", headers: { ...headers, Authorization: `SharedKey ${account}:${signature}` }, ...(bytes === undefined ? {} : { body: bytes }) });
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
}

const orders = { contract: "c", object: "orders", physicalName: "orders" };
const rows: Metric = { of: "rows" };
const unread: Metric = { of: "unread" };
const nulls = (column: string): Metric => ({ of: "rows", where: { is: "null", column: [column] } });
const duplicates: Metric = { of: "duplicates", columns: [["id"]], count: "excess" };

async function asked(location: string, metrics: readonly Metric[], how: Partial<HowToMeasure> = {}, settings: Record<string, Json> = {}) {
  const usual: HowToMeasure = {
    root, memoryBytes: 2 ** 29, spillFolder: join(root, "spill"), seconds: 30, sqlAllowed: true, now: "2026-01-01T00:00:00Z", remote: ["az://shop/", "azure://shop/"],
    variables: new Map([["AZURE_STORAGE_CONNECTION_STRING", connection]]), extensionFolder: said("extensions"),
  };
  const session = await duckdb.open({ at: { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 }, spots: {}, type: "azure", settings: { location, ...settings } } satisfies Server, { ...usual, ...how });
  sessions.push(session);
  return (await session.measure(orders, metrics)).map((one) => ("unknown" in one ? one.unknown : one.value));
}

describe.skipIf("skipped" in azure)("Azure", () => {
  beforeAll(async () => {
    const file = join(root, "orders.parquet");
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    await connection.run(`COPY (SELECT range AS id, CASE WHEN range % 10 <> 0 THEN 'a' END AS s FROM range(1000)) TO '${file}'`);
    connection.closeSync();
    for (const container of ["shop", "other"]) await put(container);
    for (const day of [1, 2]) await put(`shop/orders/day%3D${day}/a.parquet`, readFileSync(file));
    await put("shop/csv/orders.csv", "id,s\n1,a\n2\n3,\n4,\"x\n5,y\n");
    await put("shop/json/orders.ndjson", '{"id":1,"s":"a"}\n{"id":1}\n');
    await put("other/orders.csv", "id\n1\n");
  });

  test("Parquet in partitions: proved by footers, read where it has to be", async () => {
    expect(await asked("az://shop/{model}/*/*.parquet", [rows, nulls("s"), nulls("day"), duplicates], {}, { format: "parquet" })).toEqual([2000, 200, 0, 1000]);
  });

  test("CSV with its rejected records, and JSON", async () => {
    expect(await asked("azure://shop/csv/{model}.csv", [rows, nulls("s"), unread])).toEqual([2, 1, 3]);
    expect(await asked("az://shop/json/*.ndjson", [rows, nulls("s"), duplicates], {}, { format: "json", delimiter: "new_line" })).toEqual([2, 1, 1]);
  });

  test("nothing is asked but what the configuration allows, by no query either", async () => {
    expect(await asked("az://other/orders.csv", [rows])).toEqual([expect.stringMatching(/does not let it ask `az:\/\/other\/orders.csv`/)]);
    expect(await asked("az://shop/csv/orders.csv", [rows], { byteCap: 10 })).toEqual([expect.stringMatching(/the data has 23 bytes, more than the 10/)]);
    const query = (sql: string): Metric => ({ of: "query", sql });
    expect(await asked("az://shop/csv/orders.csv", [query("SELECT COUNT(*) FROM read_csv('az://other/orders.csv')"), query("SELECT COUNT(*) FROM orders")])).toEqual([expect.stringMatching(/outside/), 2]);
  });

  test("what is not there, or does not answer, is one sentence without a secret", async () => {
    const silent = new Map([["AZURE_STORAGE_CONNECTION_STRING", connection.replace(endpoint, "http://127.0.0.1:9/devstoreaccount1")]]);
    const wrong = new Map([["AZURE_STORAGE_CONNECTION_STRING", connection.replace(key, Buffer.from("canary").toString("base64"))]]);
    const answers = [
      await asked("az://shop/none/*.parquet", [rows]), await asked("az://shop/gone.csv", [rows]),
      await asked("az://shop/csv/orders.csv", [rows], { variables: wrong }), await asked("az://shop/csv/orders.csv", [rows], { variables: silent, seconds: 10 }),
      await asked("az://shop/csv/orders.csv", [rows], { extensionFolder: root }),
    ].flat();
    expect(answers).toEqual([expect.stringMatching(/no file lies at/), expect.stringMatching(/no file lies at|did not answer, or refused/), expect.stringMatching(/did not answer, or refused/), expect.stringMatching(/did not answer, or refused|took longer/), expect.stringMatching(/DuckDB's extension `azure` for version v[\d.]+ is not in the folder/)]);
    expect(JSON.stringify(answers)).not.toContain(key);
    expect(JSON.stringify(answers)).not.toMatch(/canary|Y2FuYXJ5/);
  });
});

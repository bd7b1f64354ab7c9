import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { HowToMeasure, Measurement } from "#quality";
import { clickhouse } from "../packages/quality/engines/clickhouse.ts";
import { trino } from "../packages/quality/engines/trino.ts";
import { tableOf } from "./quality/cases.ts";
import { serverOf } from "./quality/reals.ts";

type Said = { readonly method: string; readonly path: string; readonly body: string; readonly headers: IncomingMessage["headers"] };
const open: { close(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

/** A server that answers as it is told, and what was said to it. */
async function fake(answer: (said: Said, response: ServerResponse, origin: string) => void) {
  const heard: Said[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const said = { method: request.method ?? "", path: request.url ?? "", body: Buffer.concat(parts).toString(), headers: request.headers };
      heard.push(said);
      answer(said, response, origin);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  open.push({ close: () => { server.closeAllConnections(); server.close(); } });
  return { origin, heard };
}

const json = (response: ServerResponse, value: unknown, status = 200) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
const how = (more: Partial<HowToMeasure> = {}): HowToMeasure => ({ root: ".", memoryBytes: 1e9, spillFolder: "/tmp", seconds: 20, sqlAllowed: true, now: "2024-07-01T00:00:00Z", variables: new Map([["TRINO_USER", "me"], ["TRINO_TOKEN", "secret-token"]]), ...more });
const columns = [["default", "t", "id", "bigint", "YES"]];
const why = (answer: Measurement | undefined) => (answer !== undefined && "unknown" in answer ? answer.unknown : JSON.stringify(answer));

/** A coordinator: queued, running in several pages, finished; each query by its text. */
function coordinator(rows: (sql: string) => unknown[][], between: (said: Said, response: ServerResponse) => boolean = () => false) {
  const queries: string[] = [];
  return (said: Said, response: ServerResponse, origin: string) => {
    if (between(said, response)) return;
    if (said.method === "POST") {
      queries.push(said.body);
      return json(response, { id: String(queries.length), nextUri: `${origin}/v1/statement/queued/${queries.length}/1`, stats: { state: "QUEUED" } });
    }
    const [, state, id = "1"] = /statement\/(\w+)\/(\d+)/.exec(said.path) ?? [];
    if (state === "queued") return json(response, { nextUri: `${origin}/v1/statement/executing/${id}/0`, stats: { state: "RUNNING" } });
    const data = rows(queries[Number(id) - 1] ?? "");
    if (said.path.endsWith("/0")) return json(response, { nextUri: `${origin}/v1/statement/executing/${id}/1`, data: data.slice(0, 1), stats: { state: "RUNNING" } });
    return json(response, { data: data.slice(1), stats: { state: "FINISHED", processedBytes: 100, physicalInputBytes: 40 } });
  };
}
const usual = (sql: string): unknown[][] => (sql.includes("information_schema") ? columns : sql.includes("EXPLAIN") ? [[JSON.stringify({ inputTableColumnInfos: [{ estimate: { outputSizeInBytes: 5e12 } }] })]] : [["7"]]);
const at = (origin: string) => serverOf("trino", { host: origin, catalog: "c", schema: "default" });

test("Trino: a query is queued, runs and is read page by page, with tags, limits and a token; busy answers are waited for", async () => {
  let busy = 2;
  const { origin, heard } = await fake(coordinator(usual, ({ path }, response) => {
    if (!path.includes("executing") || busy === 0) return false;
    busy -= 1;
    response.writeHead(busy === 1 ? 503 : 429, { "retry-after": "0" }).end();
    return true;
  }));
  const session = await trino.open(at(origin), how());
  expect(await session.measure(tableOf("t"), [{ of: "rows" }])).toEqual([{ value: 7, evidence: "exact" }]);
  expect(session.asked).toEqual({ queries: 1, bytes: 40 });
  expect(heard[0]?.headers).toMatchObject({ "x-trino-user": "me", "x-trino-client-tags": "meshgate", "x-trino-time-zone": "UTC", "x-trino-session": "query_max_run_time=20s", authorization: "Bearer secret-token" });
});

test("Trino: a cap is asked about before, and sent along", async () => {
  const { origin, heard } = await fake(coordinator(usual));
  const session = await trino.open(at(origin), how({ byteCap: 1_000_000 }));
  expect(why((await session.measure(tableOf("t"), [{ of: "rows" }]))[0])).toBe("Trino expects to read 5000000000000 bytes, more than the 1000000 that may be read.");
  expect(heard[0]?.headers["x-trino-session"]).toBe("query_max_run_time=20s,query_max_scan_physical_bytes=1000000B");
  expect(heard.some(({ body }) => body.startsWith("SELECT COUNT"))).toBe(false);
});

test("Trino: another address gets nothing, whoever names it", async () => {
  const elsewhere = await fake((_, response) => json(response, {}));
  const { origin } = await fake((_, response) => json(response, { nextUri: `${elsewhere.origin}/v1/statement/queued/1/1` }));
  const session = await trino.open(at(origin), how());
  expect(why((await session.measure(tableOf("t"), [{ of: "rows" }]))[0])).toContain("another address");
  const redirecting = await fake((_, response) => response.writeHead(307, { location: `${elsewhere.origin}/v1/statement` }).end());
  const other = await trino.open(at(redirecting.origin), how());
  expect(why((await other.measure(tableOf("t"), [{ of: "rows" }]))[0])).toContain("not reachable");
  expect(elsewhere.heard).toEqual([]);
});

test("Trino: what takes too long is cancelled there", async () => {
  const { origin, heard } = await fake(coordinator(usual, ({ method, path }, response) => {
    if (method === "DELETE") response.writeHead(204).end();
    return method === "DELETE" || path.includes("executing");
  }));
  const session = await trino.open(at(origin), how({ seconds: 1 }));
  expect(why((await session.measure(tableOf("t"), [{ of: "rows" }]))[0])).toBe("It took longer than the time that it may take.");
  expect(heard.at(-1)).toMatchObject({ method: "DELETE", headers: { authorization: "Bearer secret-token" } });
});

test("Trino: an error is named, and none of its words is repeated", async () => {
  const { origin } = await fake((_, response) => json(response, { error: { errorName: "INVALID_CAST_ARGUMENT", message: "Cannot cast 'CANARY' to INT" } }));
  const refused = await fake((_, response) => response.writeHead(401).end("CANARY"));
  const nonsense = await fake((_, response) => response.end("<html>CANARY"));
  const all = await Promise.all([origin, refused.origin, nonsense.origin].map(async (one) => (await (await trino.open(at(one), how())).measure(tableOf("t"), [{ of: "rows" }]))[0]));
  expect(all.map(why)).toEqual(["A value cannot be converted to the type that is asked for.", "Trino refuses the user, the password or the token.", "Trino cannot answer (HTTP 200)."]);
});

test("ClickHouse: each query only reads, within its time and bytes; errors are named by their numbers", async () => {
  let state = 0;
  const { origin, heard } = await fake(({ body }, response) => {
    if (state++ === 0) return response.writeHead(503).end();
    if (body.includes("system.columns")) return json(response, { data: [["d", "t", "id", "Int64", "10"]] });
    if (body.includes("COUNT")) return response.writeHead(500, { "x-clickhouse-exception-code": "307" }).end("Code: 307. DB::Exception: CANARY");
    return response.writeHead(403, { "x-clickhouse-exception-code": "516" }).end("Code: 516. DB::Exception: CANARY");
  });
  const session = await clickhouse.open(serverOf("clickhouse", { host: origin, database: "d" }), how({ byteCap: 100, variables: new Map([["CLICKHOUSE_USER", "u"], ["CLICKHOUSE_PASSWORD", "p"]]) }));
  expect((await session.measure(tableOf("t"), [{ of: "rows" }, { of: "query", sql: "SELECT 1" }, { of: "query", sql: "SELECT 2" }])).map(why)).toEqual(["It would read more bytes than it may.", "ClickHouse refuses the user or the password.", "ClickHouse refuses the user or the password."]);
  const address = new URL(heard[1]?.path ?? "", origin).searchParams;
  expect(Object.fromEntries(address)).toMatchObject({ readonly: "2", max_execution_time: "20", max_bytes_to_read: "100", session_timezone: "UTC", log_comment: "meshgate", database: "d" });
  expect(heard[1]?.headers).toMatchObject({ "x-clickhouse-user": "u", "x-clickhouse-key": "p" });
});

import { createHash, type KeyObject, verify } from "node:crypto";
import { canary, type Heard, type Said, serving } from "./serving.ts";

export interface Result {
  /** Types of the columns, as the API calls them: `text`, `fixed`, `boolean`. */
  readonly types?: readonly string[];
  /** Cells as texts; null: none. */
  readonly rows: readonly (readonly (string | null)[])[];
  readonly fails?: { readonly code: string; readonly sqlState: string };
  /** How often a client has to look until it has ended; Infinity: never. */
  readonly looks?: number;
}

export interface SnowflakeFake {
  /** Who may ask: by a token, a public key of `ACCOUNT.USER`, or an ID token. */
  readonly token?: string;
  readonly key?: { readonly of: string; readonly publicKey: KeyObject };
  readonly identity?: string;
  readonly result: (sql: string) => Result;
  readonly instead?: (heard: Heard, origin: string) => Said | undefined;
  readonly partitionRows?: number;
}

interface Statement {
  readonly sql: string;
  readonly result: Result;
  looks: number;
  cancelled: boolean;
}

/** An error as the API writes it. */
export const snowflakeError = (status: number, code: string, sqlState = "00000", more: object = {}): Said => ({ status, json: { code, sqlState, message: `${canary} ${code}`, ...more } });

/** The parameters that the SQL API lets a request say. */
const parameters = ["BINARY_OUTPUT_FORMAT", "CLIENT_RESULT_CHUNK_SIZE", "DATE_OUTPUT_FORMAT", "MULTI_STATEMENT_COUNT", "QUERY_TAG", "ROWS_PER_RESULTSET", "TIME_OUTPUT_FORMAT", "TIMESTAMP_LTZ_OUTPUT_FORMAT", "TIMESTAMP_NTZ_OUTPUT_FORMAT", "TIMESTAMP_OUTPUT_FORMAT", "TIMESTAMP_TZ_OUTPUT_FORMAT", "TIMEZONE", "USE_CACHED_RESULT"];

/** Snowflake's SQL API, version 2: a statement is taken (202), runs, and has succeeded (200, in partitions), failed (422) or was cancelled. It refuses what the service would: a wrong token, a wrong signature, more than one statement. */
export async function fakeSnowflake(fake: SnowflakeFake) {
  const statements = new Map<string, Statement>();
  const requests = new Map<string, string>();
  const state = { cancelled: [] as string[], posted: [] as Readonly<Record<string, unknown>>[] };
  const server = await serving((heard, origin): Said => {
    const other = fake.instead?.(heard, origin) ?? whoIsThis(fake, heard);
    if (other !== undefined) return other;
    const url = new URL(heard.path, origin);
    if (heard.headers.accept !== "application/json") return snowflakeError(406, "391902");
    if (heard.headers["user-agent"] === undefined) return snowflakeError(400, "391903");
    if (heard.method === "POST" && url.pathname === "/api/v2/statements") return taken(fake, statements, requests, state, heard, url);
    const [, handle = "", cancel] = /^\/api\/v2\/statements\/([^/]+)(\/cancel)?$/.exec(url.pathname) ?? [];
    const statement = statements.get(handle);
    if (statement === undefined) return snowflakeError(404, "391914");
    if (heard.method === "POST" && cancel !== undefined) {
      statement.cancelled = true;
      state.cancelled.push(handle);
      return { json: { code: "000604", sqlState: "57014", message: "SQL execution canceled", statementHandle: handle } };
    }
    return heard.method === "GET" && cancel === undefined ? looked(fake, statement, handle, url.searchParams.get("partition")) : snowflakeError(405, "391900");
  });
  return { ...server, state };
}

function whoIsThis({ token, key, identity }: SnowflakeFake, { headers }: Heard): Said | undefined {
  const [, given = ""] = /^Bearer (.+)$/.exec(headers.authorization ?? "") ?? [];
  const type = headers["x-snowflake-authorization-token-type"];
  if (type === undefined && token !== undefined) return given === token ? undefined : snowflakeError(401, "390303");
  if (type === "WORKLOAD_IDENTITY_FEDERATION" && identity !== undefined) return given === `WIF.OIDC.${identity}` ? undefined : snowflakeError(401, "390303");
  if (type !== "KEYPAIR_JWT" || key === undefined) return snowflakeError(401, "390303");
  const [head = "", claims = "", signature = ""] = given.split(".");
  const said = JSON.parse(Buffer.from(claims, "base64url").toString()) as Record<string, unknown>;
  const print = createHash("sha256").update(key.publicKey.export({ type: "spki", format: "der" })).digest("base64");
  const now = Date.now() / 1000;
  const right = said["iss"] === `${key.of}.SHA256:${print}` && said["sub"] === key.of && Number(said["iat"]) <= now + 1 && Number(said["exp"]) > now && Number(said["exp"]) - Number(said["iat"]) <= 3600;
  const header = JSON.parse(Buffer.from(head, "base64url").toString()) as Record<string, unknown>;
  return right && header["alg"] === "RS256" && verify("RSA-SHA256", Buffer.from(`${head}.${claims}`), key.publicKey, Buffer.from(signature, "base64url")) ? undefined : snowflakeError(401, "390144");
}

function taken(fake: SnowflakeFake, statements: Map<string, Statement>, requests: Map<string, string>, state: { posted: Readonly<Record<string, unknown>>[] }, heard: Heard, url: URL): Said {
  const body = JSON.parse(heard.body) as { statement: string; timeout: number; parameters: Record<string, string> };
  const request = url.searchParams.get("requestId") ?? "";
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(request) || heard.headers["content-type"] !== "application/json") return snowflakeError(400, "391917");
  if (Object.keys(body).some((name) => !["statement", "timeout", "database", "schema", "warehouse", "role", "bindings", "parameters"].includes(name)) || !Number.isInteger(body.timeout) || Object.entries(body.parameters).some(([name, value]) => !parameters.includes(name) || typeof value !== "string")) return snowflakeError(400, "391917");
  const handle = requests.get(request) ?? `019c06a4-0000-df4f-0000-${String(statements.size).padStart(12, "0")}`;
  if (!requests.has(request)) statements.set(handle, { sql: body.statement, result: fake.result(body.statement), looks: 0, cancelled: false });
  requests.set(request, handle);
  state.posted.push(body);
  if (url.searchParams.get("async") !== "true") return looked(fake, statements.get(handle) as Statement, handle, null);
  return { status: 202, json: { code: "333334", message: "Asynchronous execution in progress.", statementHandle: handle, statementStatusUrl: `/api/v2/statements/${handle}` } };
}

function looked({ partitionRows = 1000 }: SnowflakeFake, statement: Statement, handle: string, part: string | null): Said {
  const { rows, types, fails, looks = 1 } = statement.result;
  if (statement.cancelled) return snowflakeError(422, "000604", "57014", { statementHandle: handle });
  if (statement.looks++ < looks) return { status: 202, json: { code: "333333", message: "Statement is still running.", statementHandle: handle, statementStatusUrl: `/api/v2/statements/${handle}` } };
  if (fails !== undefined) return snowflakeError(422, fails.code, fails.sqlState, { statementHandle: handle });
  const at = Number(part ?? 0);
  const data = rows.slice(at * partitionRows, (at + 1) * partitionRows);
  if (at > 0) return { json: { data } };
  const parts = Array.from({ length: Math.max(1, Math.ceil(rows.length / partitionRows)) }, (_, i) => ({ rowCount: Math.min(partitionRows, rows.length - i * partitionRows), uncompressedSize: 100 }));
  const rowType = (rows[0] ?? []).map((_, i) => ({ name: `C${i}`, type: types?.[i] ?? "text", nullable: true }));
  return { json: { code: "090001", sqlState: "00000", message: "Statement executed successfully.", statementHandle: handle, statementStatusUrl: `/api/v2/statements/${handle}`, createdOn: 1.7e12, resultSetMetaData: { numRows: rows.length, format: "jsonv2", partitionInfo: parts, rowType }, data } };
}

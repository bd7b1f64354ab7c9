import { canary, type Heard, type Said, serving } from "./serving.ts";

export interface Result {
  /** Names and types of the columns; without, as many texts as the first row has. */
  readonly columns?: readonly (readonly [name: string, type: string])[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** The error class that its message begins with, and more. */
  readonly fails?: { readonly message: string; readonly code?: string; readonly sqlState?: string };
  readonly looks?: number;
  readonly truncated?: true;
}

export interface DatabricksFake {
  readonly warehouse: string;
  /** The tokens that are good now. */
  readonly tokens: readonly string[];
  readonly result: (sql: string) => Result;
  /** Answers of `/oidc/v1/token`, by its form. */
  readonly grants?: (form: URLSearchParams, heard: Heard) => string | undefined;
  readonly instead?: (heard: Heard, origin: string) => Said | undefined;
  readonly chunkRows?: number;
}

interface Statement {
  readonly result: Result;
  looks: number;
  cancelled: boolean;
}

export const databricksError = (status: number, code: string): Said => ({ status, json: { error_code: code, message: `${canary} ${code}`, details: [] } });

/** Databricks' Statement Execution API (2.0) and its token endpoint: a statement is pending, runs, and has succeeded (in chunks), failed or was cancelled. It refuses what the service would. */
export async function fakeDatabricks(fake: DatabricksFake) {
  const statements = new Map<string, Statement>();
  const state = { cancelled: [] as string[], posted: [] as Readonly<Record<string, unknown>>[], granted: 0 };
  const server = await serving((heard, origin): Said => {
    const other = fake.instead?.(heard, origin);
    if (other !== undefined) return other;
    const { pathname } = new URL(heard.path, origin);
    if (pathname === "/oidc/v1/token" && heard.method === "POST") return granted(fake, heard, state);
    if (!fake.tokens.some((token) => heard.headers.authorization === `Bearer ${token}`)) return heard.headers.authorization === undefined ? databricksError(401, "UNAUTHENTICATED") : { status: 403, json: { error_code: 403, message: `${canary} Invalid access token.` } };
    if (heard.method === "POST" && pathname === "/api/2.0/sql/statements") return posted(fake, statements, state, JSON.parse(heard.body) as Record<string, unknown>);
    const [, id = "", rest = ""] = /^\/api\/2\.0\/sql\/statements\/([^/]+)(\/.*)?$/.exec(pathname) ?? [];
    const statement = statements.get(id);
    if (statement === undefined) return databricksError(404, "NOT_FOUND");
    if (heard.method === "POST" && rest === "/cancel") {
      statement.cancelled = true;
      state.cancelled.push(id);
      return { json: {} };
    }
    if (heard.method === "GET" && rest === "") return looked(fake, statement, id);
    const [, chunk] = /^\/result\/chunks\/(\d+)$/.exec(rest) ?? [];
    return heard.method === "GET" && chunk !== undefined ? { json: chunkOf(fake, statement.result, id, Number(chunk)) } : databricksError(404, "ENDPOINT_NOT_FOUND");
  });
  return { ...server, state };
}

function granted(fake: DatabricksFake, heard: Heard, state: { granted: number }): Said {
  const form = new URLSearchParams(heard.body);
  const token = heard.headers["content-type"] === "application/x-www-form-urlencoded" ? fake.grants?.(form, heard) : undefined;
  if (token === undefined) return { status: 400, json: { error: "invalid_grant", error_description: canary } };
  state.granted += 1;
  return { json: { access_token: token, scope: "all-apis", token_type: "Bearer", expires_in: 3600 } };
}

const known = ["statement", "warehouse_id", "catalog", "schema", "wait_timeout", "on_wait_timeout", "disposition", "format", "row_limit", "byte_limit", "parameters", "query_tags"];

function posted(fake: DatabricksFake, statements: Map<string, Statement>, state: { posted: Readonly<Record<string, unknown>>[] }, body: Record<string, unknown>): Said {
  state.posted.push(body);
  if (body["warehouse_id"] !== fake.warehouse) return databricksError(404, "RESOURCE_DOES_NOT_EXIST");
  const wait = String(body["wait_timeout"]);
  if (Object.keys(body).some((name) => !known.includes(name)) || !/^(?:0|[5-9]|[1-4]\d|50)s$/.test(wait) || (body["disposition"] === "INLINE" && body["format"] !== "JSON_ARRAY")) return databricksError(400, "INVALID_PARAMETER_VALUE");
  const id = `01ef0000-0000-1000-8000-${String(statements.size).padStart(12, "0")}`;
  statements.set(id, { result: fake.result(String(body["statement"])), looks: 0, cancelled: false });
  return { json: { statement_id: id, status: { state: "PENDING" } } };
}

function looked(fake: DatabricksFake, statement: Statement, id: string): Said {
  const { result } = statement;
  if (statement.cancelled) return { json: { statement_id: id, status: { state: "CANCELED" } } };
  const look = statement.looks++;
  if (look < (result.looks ?? 1)) return { json: { statement_id: id, status: { state: look === 0 ? "PENDING" : "RUNNING" } } };
  if (result.fails !== undefined) return { json: { statement_id: id, status: { state: "FAILED", error: { error_code: result.fails.code ?? "BAD_REQUEST", message: `${result.fails.message} ${canary}` }, ...(result.fails.sqlState === undefined ? {} : { sql_state: result.fails.sqlState }) } } };
  const columns = result.columns ?? (result.rows[0] ?? []).map((_, at) => [`m_${at}`, "STRING"] as const);
  const manifest = { format: "JSON_ARRAY", schema: { column_count: columns.length, columns: columns.map(([name, type], position) => ({ name, type_name: type, type_text: type, position })) }, total_row_count: result.rows.length, truncated: result.truncated === true };
  return { json: { statement_id: id, status: { state: "SUCCEEDED" }, manifest, result: chunkOf(fake, result, id, 0) } };
}

/** A chunk says which one follows; the last does not. */
function chunkOf({ chunkRows = 1000 }: DatabricksFake, { rows }: Result, id: string, chunk: number) {
  const [from, to] = [chunk * chunkRows, (chunk + 1) * chunkRows];
  return { chunk_index: chunk, row_offset: from, row_count: Math.min(chunkRows, rows.length - from), data_array: rows.slice(from, to), ...(to < rows.length ? { next_chunk_index: chunk + 1, next_chunk_internal_link: `/api/2.0/sql/statements/${id}/result/chunks/${chunk + 1}` } : {}) };
}

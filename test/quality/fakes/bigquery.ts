import { canary, type Heard, type Said, serving } from "./serving.ts";

/** `{ name, type, mode }` of a result's column, and its rows as the API writes them. */
export interface Result {
  readonly fields: readonly { readonly name: string; readonly type: string; readonly mode?: string }[];
  readonly rows: readonly (readonly unknown[])[];
  readonly bytes?: number;
  /** Reason that the job ends with. */
  readonly fails?: string;
  /** How often a client has to ask until it is done; Infinity: never. */
  readonly polls?: number;
  readonly statementType?: string;
}

interface Job {
  readonly result: Result;
  polls: number;
  cancelled: boolean;
}

export interface BigQueryFake {
  readonly project: string;
  readonly token: string;
  readonly tables: Readonly<Record<string, unknown>>;
  readonly result: (sql: string) => Result;
  /** Says something else than the service would; undefined: goes on. */
  readonly instead?: (heard: Heard, origin: string) => Said | undefined;
  readonly pageRows?: number;
  /** Whether what was done is not told: the connection ends instead. */
  readonly loses?: (heard: Heard) => boolean;
}

/** An error as the API writes it. */
export const apiError = (code: number, reason: string): Said => ({ status: code, json: { error: { code, message: `${canary} ${reason}`, errors: [{ message: `${canary} ${reason}`, domain: "global", reason }], status: "X" } } });

/**
 * BigQuery's REST API, version 2, as far as an adapter needs it: `tables.get`, `jobs.insert` (with `dryRun`), `jobs.getQueryResults` (running, then in pages), `jobs.cancel`. It refuses what the service
 * would: a wrong token, an id that is taken, labels and ids with other letters, a job that would bill more than it may.
 */
export async function fakeBigQuery(fake: BigQueryFake) {
  const jobs = new Map<string, Job>();
  const state = { cancelled: [] as string[], dry: 0 };
  const done = (heard: Heard, origin: string): Said => {
    const other = fake.instead?.(heard, origin);
    if (other !== undefined) return other;
    if (heard.headers.authorization !== `Bearer ${fake.token}`) return apiError(401, "authError");
    const url = new URL(heard.path, origin);
    const [, version, route = ""] = /^\/bigquery\/(v2)\/(.*)$/.exec(url.pathname) ?? [];
    if (version === undefined) return apiError(404, "notFound");
    const table = /^projects\/([^/]+)\/datasets\/([^/]+)\/tables\/([^/]+)$/.exec(route);
    if (heard.method === "GET" && table !== null) {
      const found = fake.tables[table.slice(1).map(decodeURIComponent).join(".")];
      return found === undefined ? apiError(404, "notFound") : { json: found };
    }
    if (heard.method === "POST" && route === `projects/${fake.project}/jobs`) return inserted(fake, jobs, state, JSON.parse(heard.body));
    const [, kind, id = "", cancel] = /^projects\/[^/]+\/(queries|jobs)\/([^/]+)(\/cancel)?$/.exec(route) ?? [];
    const job = jobs.get(id);
    if (job === undefined || url.searchParams.get("location") !== "EU") return apiError(404, "notFound");
    if (heard.method === "POST" && kind === "jobs" && cancel !== undefined) {
      job.cancelled = true;
      state.cancelled.push(id);
      return { json: { kind: "bigquery#jobCancelResponse", job: { status: { state: "RUNNING" } } } };
    }
    return heard.method === "GET" && kind === "queries" ? results(fake, job, id, url) : apiError(404, "notFound");
  };
  const server = await serving((heard, origin) => {
    const said = done(heard, origin);
    return fake.loses?.(heard) ? "cut" : said;
  });
  return { ...server, jobs, state };
}

function inserted(fake: BigQueryFake, jobs: Map<string, Job>, state: { dry: number }, body: { jobReference: { projectId: string; jobId?: string; location?: string }; configuration: { dryRun?: boolean; jobTimeoutMs: string; labels: Record<string, string>; query: { query: string; useLegacySql: boolean; maximumBytesBilled?: string } } }): Said {
  const { jobReference, configuration } = body;
  const { query } = configuration;
  const result = fake.result(query.query);
  if (query.useLegacySql || jobReference.projectId !== fake.project || !/^\d+$/.test(configuration.jobTimeoutMs) || Object.entries(configuration.labels).some(([key, value]) => !/^[a-z][a-z0-9_-]{0,62}$/.test(key) || !/^[a-z0-9_-]{0,63}$/.test(value))) return apiError(400, "invalid");
  const statistics = { totalBytesProcessed: String(result.bytes ?? 0), query: { totalBytesProcessed: String(result.bytes ?? 0), totalBytesProcessedAccuracy: "PRECISE", statementType: result.statementType ?? "SELECT" } };
  if (configuration.dryRun === true) {
    state.dry += 1;
    return result.fails === "invalidQuery" ? apiError(400, "invalidQuery") : { json: { kind: "bigquery#job", jobReference: { projectId: fake.project, location: "EU" }, status: { state: "DONE" }, statistics } };
  }
  const id = jobReference.jobId ?? "";
  if (!/^[\w-]{1,1024}$/.test(id)) return apiError(400, "invalid");
  if (jobs.has(id)) return apiError(409, "duplicate");
  if (query.maximumBytesBilled !== undefined && Math.max(result.bytes ?? 0, 10 * 1024 * 1024) > Number(query.maximumBytesBilled)) return apiError(400, "bytesBilledLimitExceeded");
  jobs.set(id, { result, polls: 0, cancelled: false });
  return { json: { kind: "bigquery#job", jobReference: { projectId: fake.project, jobId: id, location: "EU" }, status: { state: "PENDING" }, statistics: {} } };
}

function results(fake: BigQueryFake, job: Job, id: string, url: URL): Said {
  const { result } = job;
  const jobReference = { projectId: fake.project, jobId: id, location: "EU" };
  if (job.cancelled) return apiError(400, "stopped");
  if (job.polls++ < (result.polls ?? 1)) return { json: { kind: "bigquery#getQueryResultsResponse", jobReference, jobComplete: false } };
  if (result.fails !== undefined) return apiError(400, result.fails);
  const size = fake.pageRows ?? 1;
  const from = Number(url.searchParams.get("pageToken") ?? 0);
  const next = from + size;
  return {
    json: {
      kind: "bigquery#getQueryResultsResponse", jobReference, jobComplete: true, schema: { fields: result.fields.map((field) => ({ mode: "NULLABLE", ...field })) }, totalRows: String(result.rows.length), totalBytesProcessed: String(result.bytes ?? 0), cacheHit: false,
      rows: result.rows.slice(from, next).map((row) => ({ f: row.map((v) => ({ v })) })), ...(next < result.rows.length ? { pageToken: String(next) } : {}),
    },
  };
}

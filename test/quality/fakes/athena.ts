import { type AwsAccount, awsError, refusal } from "./aws.ts";
import { canary, type Heard, type Said, serving } from "./serving.ts";

export interface Result {
  readonly columns: readonly (readonly [name: string, type: string])[];
  /** Cells as texts; null: none. */
  readonly rows: readonly (readonly (string | null)[])[];
  readonly scanned?: number;
  /** What is scanned in each look at it while it runs; it ends after the last. */
  readonly scanning?: readonly number[];
  readonly fails?: { readonly reason: string; readonly type?: number };
  readonly forever?: true;
  /** A result of `EXPLAIN` has no row that says what its columns are called. */
  readonly bare?: true;
}

export interface AthenaFake {
  readonly account: AwsAccount;
  readonly workgroup: string;
  /** Partition keys by the table's name. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
  readonly result: (sql: string) => Result;
  readonly instead?: (heard: Heard, operation: string) => Said | undefined;
  readonly pageRows?: number;
}

interface Execution {
  readonly result: Result;
  looks: number;
  stopped: boolean;
}

/** Athena's API of 2017-05-18 in AWS JSON 1.1: a query is queued, runs, and succeeds, fails or is cancelled; results come in pages, the first of which begins with the names of columns. */
export async function fakeAthena(fake: AthenaFake) {
  const executions = new Map<string, Execution>();
  const tokens = new Map<string, string>();
  const state = { stopped: [] as string[], started: [] as Readonly<Record<string, unknown>>[] };
  const server = await serving((heard): Said => {
    const [, operation = ""] = /^AmazonAthena\.(\w+)$/.exec(String(heard.headers["x-amz-target"])) ?? [];
    const other = fake.instead?.(heard, operation) ?? refusal(heard, "athena", fake.account);
    if (other !== undefined) return other;
    const input = JSON.parse(heard.body) as Record<string, never>;
    if (operation === "GetTableMetadata") {
      const keys = fake.tables[String(input["TableName"])];
      return keys === undefined ? awsError("MetadataException") : { json: { TableMetadata: { Name: input["TableName"], Columns: [], PartitionKeys: keys.map((Name) => ({ Name, Type: "string" })) } } };
    }
    if (operation === "StartQueryExecution") {
      const { ClientRequestToken: token = "", QueryString: sql = "", WorkGroup: workgroup } = input as Record<string, string>;
      if (token.length < 32 || token.length > 128 || sql.length > 262_144 || workgroup !== fake.workgroup) return awsError("InvalidRequestException");
      const id = tokens.get(token) ?? `00000000-0000-0000-0000-${String(executions.size).padStart(12, "0")}`;
      if (!tokens.has(token)) executions.set(id, { result: fake.result(sql), looks: 0, stopped: false });
      tokens.set(token, id);
      state.started.push(input);
      return { json: { QueryExecutionId: id } };
    }
    const id = String(input["QueryExecutionId"]);
    const execution = executions.get(id);
    if (execution === undefined) return awsError("InvalidRequestException");
    if (operation === "GetQueryExecution") return { json: { QueryExecution: { QueryExecutionId: id, StatementType: "DML", ...looked(execution) } } };
    if (operation === "StopQueryExecution") {
      execution.stopped = true;
      state.stopped.push(id);
      return { json: {} };
    }
    return operation === "GetQueryResults" ? results(fake, execution, input["NextToken"]) : awsError("UnknownOperationException");
  });
  return { ...server, state };
}

function looked(execution: Execution) {
  const { result, stopped } = execution;
  const look = execution.looks++;
  const scanning = result.scanning ?? [0];
  const scanned = look === 0 ? 0 : (scanning[look - 1] ?? result.scanned ?? scanning.at(-1) ?? 0);
  const runs = look <= scanning.length || result.forever;
  const State = stopped ? "CANCELLED" : look === 0 ? "QUEUED" : runs ? "RUNNING" : result.fails !== undefined ? "FAILED" : "SUCCEEDED";
  const failure = State === "FAILED" ? { StateChangeReason: `${result.fails?.reason} ${canary}`, AthenaError: { ErrorCategory: 2, ErrorType: result.fails?.type ?? 1006, Retryable: false, ErrorMessage: canary } } : {};
  return { Status: { State, ...failure }, Statistics: { DataScannedInBytes: scanned } };
}

function results(fake: AthenaFake, { result }: Execution, token: string | undefined): Said {
  const rows = [...(result.bare ? [] : [result.columns.map(([name]) => name)]), ...result.rows];
  const from = Number(token ?? 0);
  const next = from + (fake.pageRows ?? 1000);
  return {
    json: {
      ResultSet: { Rows: rows.slice(from, next).map((row) => ({ Data: row.map((cell) => (cell === null ? {} : { VarCharValue: cell })) })), ResultSetMetadata: { ColumnInfo: result.columns.map(([Name, Type]) => ({ CatalogName: "hive", Name, Label: Name, Type, Nullable: "UNKNOWN" })) } },
      ...(next < rows.length ? { NextToken: String(next) } : {}),
    },
  };
}

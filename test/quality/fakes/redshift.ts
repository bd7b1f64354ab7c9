import { type AwsAccount, awsError, refusal } from "./aws.ts";
import { canary, type Heard, type Said, serving } from "./serving.ts";

export interface Result {
  /** Fields as the API writes them: `{ longValue: 1 }` (a text of digits is written as the number that it is), `{ stringValue: "a" }`, `{ isNull: true }` … */
  readonly records: readonly (readonly Readonly<Record<string, unknown>>[])[];
  readonly fails?: string;
  readonly aborted?: true;
  readonly forever?: true;
}

export interface RedshiftFake {
  readonly account: AwsAccount;
  readonly workgroup: string;
  readonly result: (sql: string) => Result;
  readonly instead?: (heard: Heard, operation: string) => Said | undefined;
  readonly pageRows?: number;
}

const states = ["SUBMITTED", "PICKED", "STARTED"];

/** Redshift's Data API of 2019-12-20 in AWS JSON 1.1: a statement is submitted, picked, started, and finishes, fails or is aborted; records come in pages. */
export async function fakeRedshift(fake: RedshiftFake) {
  const statements = new Map<string, { readonly result: Result; looks: number; cancelled: boolean }>();
  const tokens = new Map<string, string>();
  const state = { cancelled: [] as string[], executed: [] as Readonly<Record<string, unknown>>[] };
  const server = await serving((heard): Said => {
    const [, operation = ""] = /^RedshiftData\.(\w+)$/.exec(String(heard.headers["x-amz-target"])) ?? [];
    const other = fake.instead?.(heard, operation) ?? refusal(heard, "redshift-data", fake.account);
    if (other !== undefined) return other;
    const input = JSON.parse(heard.body) as Record<string, string>;
    if (operation === "ExecuteStatement") {
      const { ClientToken: token = "", Sql: sql = "", WorkgroupName: workgroup } = input;
      if (token.length < 1 || token.length > 64 || Buffer.byteLength(sql) > 100_000 || workgroup !== fake.workgroup) return awsError("ValidationException");
      const id = tokens.get(token) ?? `d9b6c0c9-0747-4bf4-b142-${String(statements.size).padStart(12, "0")}`;
      if (!tokens.has(token)) statements.set(id, { result: fake.result(sql), looks: 0, cancelled: false });
      tokens.set(token, id);
      state.executed.push(input);
      return { json: { Id: id, CreatedAt: 1.7e9, Database: input["Database"], WorkgroupName: workgroup } };
    }
    const id = input["Id"] ?? "";
    const statement = statements.get(id);
    if (statement === undefined) return awsError("ResourceNotFoundException");
    const { result } = statement;
    if (operation === "CancelStatement") {
      statement.cancelled = true;
      state.cancelled.push(id);
      return { json: { Status: true } };
    }
    if (operation === "DescribeStatement") {
      const look = statement.looks++;
      const Status = statement.cancelled || (result.aborted && look > 2) ? "ABORTED" : (states[Math.min(look, result.forever ? 2 : 3)] ?? (result.fails === undefined ? "FINISHED" : "FAILED"));
      return { json: { Id: id, Status, ...(Status === "FAILED" ? { Error: `ERROR: ${result.fails} "${canary}"` } : {}), HasResultSet: true, ResultRows: result.records.length } };
    }
    if (operation !== "GetStatementResult") return awsError("UnknownOperationException");
    const from = Number(input["NextToken"] ?? 0);
    const next = from + (fake.pageRows ?? 1000);
    const page = { Records: result.records.slice(from, next), ColumnMetadata: [], TotalNumRows: result.records.length, ...(next < result.records.length ? { NextToken: String(next) } : {}) };
    return { text: JSON.stringify(page).replace(/"longValue":"(-?\d+)"/g, '"longValue":$1') };
  });
  return { ...server, state };
}

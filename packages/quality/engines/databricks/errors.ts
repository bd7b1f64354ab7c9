import type { Answer } from "../../asking.ts";
import { inside } from "../../calling.ts";

const late = "It took longer than the time that it may take.";
const value = "Databricks cannot work with a value: it leaves the range of its type, or cannot be converted.";
const missing = "A table that it names is not there, or this account may not see it.";
const denied = "Databricks does not let this account read it.";
/** What Databricks means by its error classes and by the codes of its API, without a word of its own texts, which quote values. */
const meanings: Readonly<Record<string, string>> = {
  TABLE_OR_VIEW_NOT_FOUND: missing, SCHEMA_NOT_FOUND: "The schema is not there.", CATALOG_NOT_FOUND: "The catalog is not there.", NO_SUCH_CATALOG_EXCEPTION: "The catalog is not there.", UNRESOLVED_COLUMN: "It names a column that is not there.",
  UNRESOLVED_ROUTINE: "It names a function that is not there.", PARSE_SYNTAX_ERROR: "Databricks does not understand the query.", DATATYPE_MISMATCH: "It asks for something that these columns cannot answer.", INSUFFICIENT_PERMISSIONS: denied, PERMISSION_DENIED: denied,
  CAST_INVALID_INPUT: value, CAST_OVERFLOW: value, NUMERIC_VALUE_OUT_OF_RANGE: value, ARITHMETIC_OVERFLOW: value, DIVIDE_BY_ZERO: value, REMAINDER_BY_ZERO: value, INVALID_PARAMETER_VALUE: "It asks a function for something that it cannot do.", INVALID_REGEXP_REPLACE: "Databricks does not understand the pattern.",
  QUERY_EXECUTION_TIMEOUT_EXCEEDED: late, DEADLINE_EXCEEDED: late, CANCELLED: "It took longer than the time that it may take, or somebody cancelled it.", RESOURCE_EXHAUSTED: "It needs more than the warehouse has.", TEMPORARILY_UNAVAILABLE: "Databricks is too busy to answer.",
  BAD_REQUEST: "Databricks does not understand the query.", NOT_FOUND: missing, INTERNAL_ERROR: "Databricks failed within.", IO_ERROR: "Databricks cannot read the data.",
};
/** After these nothing else will be answered. */
const gone: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: "Databricks refuses the token.", RESOURCE_DOES_NOT_EXIST: "The SQL warehouse is not there, or this account may not use it.", SERVICE_UNDER_MAINTENANCE: "Databricks is under maintenance.", WORKSPACE_TEMPORARILY_UNAVAILABLE: "The workspace cannot be reached at the moment.",
};
const classes: readonly (readonly [RegExp, string])[] = [[/^42501$/, denied], [/^42P01$|^42704$/, missing], [/^42/, "Databricks does not understand the query."], [/^22/, value], [/^57014$/, late]];

/** Why a statement failed: by the error class that begins the message (`[TABLE_OR_VIEW_NOT_FOUND] …`), the SQLSTATE, then the code. */
export function whyEnded(json: unknown): Answer {
  const state = inside(json, "status", "state");
  if (state === "CANCELED" || state === "CLOSED") return { unknown: meanings["CANCELLED"] ?? "" };
  const [message, sqlState, code] = [inside(json, "status", "error", "message"), inside(json, "status", "sql_state"), inside(json, "status", "error", "error_code")].map((one) => String(one ?? "")) as [string, string, string];
  const [, name = ""] = /^(?:[\w.]+: )?\[([A-Z][A-Z_]{2,79})[\].]/.exec(message) ?? [];
  if (Object.hasOwn(meanings, name)) return { unknown: meanings[name] ?? "" };
  const [, known] = classes.find(([pattern]) => pattern.test(sqlState)) ?? [];
  if (known !== undefined) return { unknown: known };
  if (Object.hasOwn(gone, code)) return { unknown: gone[code] ?? "", all: true };
  return { unknown: name !== "" ? `Databricks cannot answer (${name}).` : (meanings[code] ?? "Databricks cannot answer.") };
}

/** Why a request failed: by the code that its body has. */
export function whatFailed(json: unknown, status: number): Answer {
  const code = String(inside(json, "error_code") ?? "");
  if (status === 401) return { unknown: "Databricks refuses the token.", all: true };
  if (status === 403) return { unknown: "Databricks does not let this account use the warehouse, or refuses the token.", all: true };
  if (Object.hasOwn(gone, code)) return { unknown: gone[code] ?? "", all: true };
  return status === 400 && (code === "BAD_REQUEST" || code === "INVALID_PARAMETER_VALUE") ? { unknown: "Databricks does not take the request: the warehouse is another, or the query is too long." } : { unknown: `Databricks cannot answer (HTTP ${status}).`, all: true };
}

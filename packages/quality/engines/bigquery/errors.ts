import type { Answer } from "../../asking.ts";
import { inside, type Reply } from "../../calling.ts";

/** What BigQuery means by its reasons ("Error messages"), without a word of its own texts, which quote values. */
const meanings: Readonly<Record<string, string>> = {
  accessDenied: "BigQuery does not let this account read it, or run queries.", notFound: "A table, dataset or project that it names is not there, or is in another location.", invalidQuery: "BigQuery cannot run the query: it does not understand it, or cannot work with a value.",
  invalid: "BigQuery does not take the query.", bytesBilledLimitExceeded: "It would read more bytes than it may.", billingTierLimitExceeded: "It needs more computation than it may use.", resourcesExceeded: "It needs more memory or slots than it may use.",
  responseTooLarge: "Its result is larger than BigQuery gives.", stopped: "It took longer than the time that it may take, or somebody cancelled it.", timeout: "It took longer than the time that it may take.", tableUnavailable: "The table cannot be read at the moment.",
  blocked: "BigQuery keeps such queries off at the moment.", backendError: "BigQuery failed within.", internalError: "BigQuery failed within.", rateLimitExceeded: "BigQuery is too busy to answer.", jobRateLimitExceeded: "BigQuery is too busy to answer.", jobBackendError: "BigQuery failed within.", jobInternalError: "BigQuery failed within.",
};
/** After these nothing else will be answered. */
const gone: Readonly<Record<string, string>> = {
  authError: "BigQuery refuses the token.", required: "BigQuery refuses the token.", quotaExceeded: "The project's quota for queries is used up.", billingNotEnabled: "The project has no billing, so that it runs no queries.", accessNotConfigured: "The project has BigQuery's API turned off.",
};
export const passing = ["backendError", "internalError", "rateLimitExceeded", "jobRateLimitExceeded", "jobBackendError", "jobInternalError"];

/** The reason in the error of a reply (`error.errors[0].reason`) or of a job (`status.errorResult.reason`). */
export function reasonIn(json: unknown): string | undefined {
  const reason = inside(json, "error", "errors", 0, "reason") ?? inside(json, "status", "errorResult", "reason");
  return typeof reason === "string" && /^[A-Za-z]{1,60}$/.test(reason) ? reason : undefined;
}

export function whatFailed(json: unknown, status: number): Answer {
  const reason = reasonIn(json);
  if (reason !== undefined && Object.hasOwn(gone, reason)) return { unknown: gone[reason] ?? "", all: true };
  if (reason !== undefined && Object.hasOwn(meanings, reason)) return { unknown: meanings[reason] ?? "" };
  if (reason !== undefined && inside(json, "status", "errorResult") !== undefined) return { unknown: `BigQuery cannot answer (${reason}).` };
  return status === 401 ? { unknown: "BigQuery refuses the token.", all: true } : { unknown: `BigQuery cannot answer (HTTP ${status}).`, all: true };
}

export const whyNothing = (reply: Extract<Reply, { nothing: string }>): Answer =>
  reply.nothing === "timeout" ? { unknown: "It took longer than the time that it may take." } : reply.nothing === "too-long" ? { unknown: "Its result is larger than what is read." } : { unknown: "BigQuery is not reachable, or hung up.", all: true };

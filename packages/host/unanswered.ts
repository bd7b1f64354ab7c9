import { UsageError } from "#model";
import { numberAt, textAt } from "./payload.ts";

/** Why a call to GitHub's API about issues was not answered, and what to do. GitHub's own words are not repeated: they may quote what was written. What is no refusal is given back as it is. */
export function unanswered(error: unknown, what: string): unknown {
  if (!(error instanceof Error)) return error;
  const status = "response" in error && error.response !== undefined ? numberAt(error, "status") : undefined;
  const header = (name: string) => textAt(error, "response", "headers", name) ?? numberAt(error, "response", "headers", name)?.toString();
  const sentence = (why: string) => new UsageError(why, { cause: error });
  const after = header("retry-after");
  if (status === 429 || (status === 403 && (after !== undefined || header("x-ratelimit-remaining") === "0"))) return sentence(`GitHub limits how often it is asked, and ${what} was refused${after === undefined ? "" : ` for ${Number(after)} seconds`}: run it again later.`);
  if (status === 401) return sentence(`GitHub does not know the token (HTTP 401, ${what}): give one that is valid.`);
  if (status === 403) return sentence(`The token may not do it (HTTP 403, ${what}): give the job the permission \`issues: write\`.`);
  if (status === 404) return sentence(`GitHub shows no such thing to this token (HTTP 404, ${what}): give the job the permission \`issues: write\`, and a token of this repository.`);
  if (status === 410) return sentence(`The repository has no issues (HTTP 410, ${what}): switch them on in its settings, or use \`meshgate monitor --dry-run\`.`);
  if (status !== undefined) return sentence(`GitHub refused ${what} (HTTP ${status}): run it again later.`);
  if (error.name === "GraphqlResponseError") return sentence(`GitHub refused ${what}: give the job the permission \`issues: write\`.`);
  return error.name === "HttpError" || error.name === "AbortError" || error.name === "TimeoutError" ? sentence(`GitHub did not answer (${what}): see that its address can be reached, and run it again.`) : error;
}

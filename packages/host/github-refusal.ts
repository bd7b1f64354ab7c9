import { named } from "#text";
import { PerhapsWritten, Unwritten } from "./conversation.ts";
import { numberAt, textAt } from "./payload.ts";

/** Asks GitHub for something; its refusal becomes one sentence that says what to do. */
export async function asking<T>(what: string, permission: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw refusal(error, what, permission);
  }
}

/** What GitHub's refusal means for whoever set up the workflow. Its own words are not repeated: they may quote what was written. What is no refusal of GitHub's is given back as it is. */
export function refusal(error: unknown, what: string, permission: string): unknown {
  if (error instanceof Unwritten) return error;
  const status = numberAt(error, "status");
  const said = error instanceof Error ? error.message : "";
  const types = typeof error === "object" && error !== null && "errors" in error && Array.isArray(error.errors) ? error.errors.map((one: unknown) => textAt(one, "type")) : [];
  const options = error instanceof Error ? { cause: error } : {};
  const sentence = (why: string, Kind = Unwritten) => new Kind(`${what}: ${why}`, options);
  if (status === 401) return sentence("GitHub does not accept the token: check `github-token`.");
  if (status === 429 || (status === 403 && /rate limit|abuse/i.test(said)) || types.includes("RATE_LIMITED")) return sentence("GitHub's rate limit is used up; a re-run of this job writes it.");
  if (status === 403 || status === 404 || types.includes("FORBIDDEN") || types.includes("NOT_FOUND")) return sentence(`the token may not. Give the job ${named(`permissions: { ${permission} }`)}; on pull requests from forks and of Dependabot the second workflow of docs/pull-requests.md writes it.`);
  if (status === 422) return sentence("GitHub refuses it (422): the pull request may be locked.");
  if (status !== undefined && status >= 500) return sentence(`GitHub has a fault (HTTP ${status}); a re-run of this job writes it.`, PerhapsWritten);
  if (error instanceof Error && (error.name === "AbortError" || error.name === "TimeoutError" || status !== undefined || /fetch failed|ECONN|ENOTFOUND|EAI_AGAIN|socket/i.test(said + String(error.cause)))) return sentence("GitHub did not answer; a re-run of this job writes it.", PerhapsWritten);
  return error;
}

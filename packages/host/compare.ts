import type { Home } from "./host.ts";
import { commitAt } from "./payload.ts";

/** The merge base as the API of the server knows it, or why it could not be asked. */
export type Asked = { readonly sha: string } | { readonly failed: string };

/**
 * Asks `GET /repos/{owner}/{repo}/compare/{base}...{head}` for `merge_base_commit` (docs.github.com, REST, "Compare two commits").
 * Forks are fine: their commits are known to the repository they are proposed to. Ten seconds, no retry.
 */
export async function askMergeBase(home: Home & { readonly api: string }, token: string | undefined, base: string, head: string): Promise<Asked> {
  const { Octokit } = await import("@octokit/rest");
  const [owner = "", repo = ""] = home.repository.split("/");
  const quiet = () => undefined;
  const api = new Octokit({
    ...(token === undefined || token === "" ? {} : { auth: token }),
    baseUrl: home.api.replace(/\/+$/, ""),
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    request: { signal: AbortSignal.timeout(10_000) },
  });
  try {
    const { data } = await api.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${base}...${head}`, per_page: 1 });
    const sha = commitAt(data, "merge_base_commit", "sha");
    return sha === undefined ? { failed: "its answer names no merge base" } : { sha };
  } catch (error) {
    const answered = typeof error === "object" && error !== null && "status" in error && "response" in error && error.response !== undefined;
    const status = answered ? `HTTP ${String(error.status)}: ` : "";
    return { failed: `${status}${error instanceof Error ? error.message : String(error)}` };
  }
}

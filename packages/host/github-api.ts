import { UsageError } from "#model";
import type { Home } from "./host.ts";

/** A try after which nobody waits any longer. */
const retries = 2;
/** A limit that lasts longer than this is not waited for: a step has better things to say than nothing. */
const patience = 60;

/**
 * GitHub's REST and GraphQL API by Octokit, with its plugins for limits (primary and secondary, `retry-after`) and for errors of the server (docs.github.com, "Best practices for using the REST
 * API"). `second` is how long a second of waiting lasts, in milliseconds. Throws UsageError where no token is there.
 */
export async function githubApi({ api, token, second = 1000 }: { readonly api: string; readonly token: string | undefined; readonly second?: number }) {
  if (token === undefined || token === "") throw new UsageError("The pull request can only be written to with a token: give the `github-token` input, or set GITHUB_TOKEN.");
  const [{ Octokit }, { throttling }, { retry }] = await Promise.all([import("@octokit/rest"), import("@octokit/plugin-throttling"), import("@octokit/plugin-retry")]);
  const quiet = () => undefined;
  const again = (after: number, _: unknown, __: unknown, tried: number) => after <= patience && tried < retries;
  const Api = Octokit.plugin(throttling, retry);
  return new Api({
    auth: token,
    baseUrl: api.replace(/\/+$/, ""),
    userAgent: "meshgate",
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    // Not under `request`: there it would hold for every error, those that must not be tried again too.
    retry: { retries, retryAfterBaseValue: second, doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
    throttle: { retryAfterBaseValue: second, fallbackSecondaryRateRetryAfter: patience, onRateLimit: again, onSecondaryRateLimit: again },
  });
}

export type GithubApi = Awaited<ReturnType<typeof githubApi>>;

/** Owner and name of a repository. */
export function repositoryOf({ repository }: Pick<Home, "repository">): { readonly owner: string; readonly repo: string } {
  const [owner = "", repo = ""] = repository.split("/");
  return { owner, repo };
}

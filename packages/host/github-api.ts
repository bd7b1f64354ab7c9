import { UsageError } from "#model";
import type { Home } from "./host.ts";

/** A try after which nobody waits any longer. */
const retries = 2;
/** A limit that lasts longer than this is not waited for: a step has better things to say than nothing. */
const patience = 60;

/** POSTs that say how something shall be, so that twice is as good as once. Any other makes something new each time, and a fault does not say whether it did. */
const repeatable = /\/(?:graphql|statuses\/[^/]+|labels|requested_reviewers)$/;

/**
 * GitHub's REST and GraphQL API by Octokit, with its plugins for limits (primary and secondary, `retry-after`) and for errors of the server (docs.github.com, "Best practices for using the REST
 * API"); what makes something is not asked for again after an error, only after a limit, where GitHub did nothing. `second` is how long a second of waiting lasts, in milliseconds. Throws UsageError where no token is there.
 */
export async function githubApi({ api, token, second = 1000 }: { readonly api: string; readonly token: string | undefined; readonly second?: number }) {
  if (token === undefined || token === "") throw new UsageError("The pull request can only be written to with a token: give the `github-token` input, or set GITHUB_TOKEN.");
  const [{ Octokit }, { throttling }, { retry }] = await Promise.all([import("@octokit/rest"), import("@octokit/plugin-throttling"), import("@octokit/plugin-retry")]);
  const quiet = () => undefined;
  const again = (after: number, _: unknown, __: unknown, tried: number) => after <= patience && tried < retries;
  const Api = Octokit.plugin(throttling, retry);
  const made = new Api({
    auth: token,
    baseUrl: api.replace(/\/+$/, ""),
    userAgent: "meshgate",
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    // Not under `request`: there it would hold for every error, those that must not be tried again too.
    retry: { retries, retryAfterBaseValue: second, doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
    throttle: { retryAfterBaseValue: second, fallbackSecondaryRateRetryAfter: patience, onRateLimit: again, onSecondaryRateLimit: again },
  });
  made.hook.before("request", (asked) => {
    // Zero is for faults alone: limits are the other plugin's. A copy, because all requests share one.
    if (asked.method === "POST" && !repeatable.test(new URL(asked.url, "https://api.github.com").pathname)) asked.request = { ...asked.request, retries: 0 };
  });
  return made;
}

export type GithubApi = Awaited<ReturnType<typeof githubApi>>;

/** Owner and name of a repository. */
export function repositoryOf({ repository }: Pick<Home, "repository">): { readonly owner: string; readonly repo: string } {
  const [owner = "", repo = ""] = repository.split("/");
  return { owner, repo };
}

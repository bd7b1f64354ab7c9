import type { Forge } from "./forge.ts";
import type { GithubApi, repositoryOf } from "./github-api.ts";
import { asking } from "./github-refusal.ts";

/** The verdict as a commit status (docs.github.com, REST, "Create a commit status"): the newest of a context counts, so that setting it again is no harm. */
export function githubStatus(api: GithubApi, at: ReturnType<typeof repositoryOf>): Pick<Forge, "setStatus"> {
  return {
    setStatus: (commit, { state, context, says, url }) => asking("The commit status was not set", "statuses: write", async () => {
      await api.repos.createCommitStatus({ ...at, sha: commit, state, context, description: says.slice(0, 140), ...(url === undefined ? {} : { target_url: url }) });
    }),
  };
}

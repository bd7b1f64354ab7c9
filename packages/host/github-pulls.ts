import { Unwritten } from "./conversation.ts";
import type { Forge } from "./forge.ts";
import type { GithubApi, repositoryOf } from "./github-api.ts";
import { asking } from "./github-refusal.ts";
import { commitAt, numberAt } from "./payload.ts";

/** Which pull request is it, and how does it stand? (docs.github.com, REST, "Pulls") */
export function githubPulls(api: GithubApi, at: ReturnType<typeof repositoryOf>): Pick<Forge, "pullsOf" | "stateOf"> {
  return {
    // `workflow_run.pull_requests` is empty for forks, so the branch is looked up, and only the commit that was judged counts.
    pullsOf: ({ head, branch, owner, repositoryId }) => asking("The pull request of the run cannot be looked up", "pull-requests: read", async () => {
      const { data } = await api.pulls.list({ ...at, state: "open", head: `${owner}:${branch}`, per_page: 100 });
      return data.flatMap((pull) => {
        const [into, from, base] = [numberAt(pull, "base", "repo", "id"), numberAt(pull, "head", "repo", "id"), commitAt(pull, "base", "sha")];
        if (pull.head.sha !== head || from !== repositoryId || base === undefined) return [];
        return [{ number: pull.number, base, fork: from !== into }];
      });
    }),

    stateOf: (pull) => asking("The pull request cannot be read", "pull-requests: read", async () => {
      const { data } = await api.pulls.get({ ...at, pull_number: pull });
      const head = commitAt(data, "head", "sha");
      if (head === undefined) throw new Unwritten("GitHub's answer does not name the newest commit of the pull request; a re-run of this job asks again.");
      return { head, draft: data.draft === true, labels: data.labels.map(({ name }) => name) };
    }),
  };
}

import { Unwritten } from "./conversation.ts";
import type { Forge } from "./forge.ts";
import type { GithubApi, repositoryOf } from "./github-api.ts";
import { asking } from "./github-refusal.ts";
import { numberAt, textAt } from "./payload.ts";

/**
 * Requests of reviews (docs.github.com, REST, "Review requests", "Timeline events"). Who has answered is no longer requested, so only the timeline knows who was ever asked.
 * A workflow's own token knows no team of the organisation: that takes the token of an app with `members: read`.
 */
export function githubReviewers(api: GithubApi, at: ReturnType<typeof repositoryOf>): Pick<Forge, "askedTeams" | "askTeams"> {
  return {
    askedTeams: (pull) => asking("Who was asked for a review cannot be read", "pull-requests: read", async () => {
      const events = await api.paginate("GET /repos/{owner}/{repo}/issues/{issue_number}/timeline", { ...at, issue_number: pull, per_page: 100 });
      return events.flatMap((event) => (textAt(event, "event") === "review_requested" ? (textAt(event, "requested_team", "slug") ?? []) : []));
    }),

    askTeams: (pull, slugs) => asking("No team was asked for a review", "pull-requests: write", async () => {
      await api.pulls.requestReviewers({ ...at, pull_number: pull, team_reviewers: [...slugs] }).catch((error: unknown) => {
        if (numberAt(error, "status") !== 422) throw error;
        throw new Unwritten("No team was asked for a review: GitHub knows no such team for this token, or the team may not read this repository. Give `github-token` the token of an app with `members: read`, and the teams access.", { cause: error });
      });
    }),
  };
}

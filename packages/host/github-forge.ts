import type { Forge } from "./forge.ts";
import { type GithubApi, repositoryOf } from "./github-api.ts";
import { githubContents } from "./github-contents.ts";
import { githubLabels } from "./github-labels.ts";
import { githubPulls } from "./github-pulls.ts";
import { githubReviewers } from "./github-reviewers.ts";
import { githubReviews } from "./github-reviews.ts";
import { githubRuns } from "./github-runs.ts";
import { githubStatus } from "./github-status.ts";
import { githubTalk } from "./github-talk.ts";

/** The parts of GitHub's API that a verdict may use beside the comments, each in a file of its own. */
export function githubForge(api: GithubApi, repository: string): Forge {
  const at = repositoryOf({ repository });
  return { ...githubPulls(api, at), ...githubContents(api, at), ...githubStatus(api, at), ...githubLabels(api, at), ...githubReviewers(api, at), ...githubReviews(api, at), ...githubTalk(api, at), ...githubRuns(api, at) };
}

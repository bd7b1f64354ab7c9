import type { Run } from "../conversation.ts";
import type { Env } from "../env.ts";
import type { Home, Host } from "../host.ts";
import { pathIn } from "../page.ts";
import type { Candidate, Trigger } from "../trigger.ts";
import { commitIn, numberIn, some, textIn } from "../variables.ts";

/** GitLab CI/CD, on gitlab.com or a server of one's own. Variables: docs.gitlab.com, "Predefined CI/CD variables reference". */
export const gitlab: Host = {
  id: "gitlab",
  name: "GitLab CI/CD",
  isHere: (env) => env["GITLAB_CI"] === "true",
  pipeline: {
    file: ".gitlab-ci.yml", signs: [".gitlab-ci.yml"], template: "gitlab/meshgate.gitlab-ci.yml",
    beside: { file: ".gitlab/meshgate.gitlab-ci.yml", then: "include it in .gitlab-ci.yml: `include: [{ local: /.gitlab/meshgate.gitlab-ci.yml }]`" },
  },
  payloadFile: () => undefined,
  home,
  colourLog: true,
  watched: false,
  run,
  line: ({ server, repository }, commit, file, line) => `${server.replace(/\/+$/, "")}/${repository}/-/blob/${commit}/${pathIn(file)}#L${line}`,
  // The token of the job may read repositories and may not write notes (docs "CI/CD job token").
  tokens: (env) => ({ ...some("fetch", textIn(env, "CI_JOB_TOKEN")), ...some("write", textIn(env, "MESHGATE_TOKEN") ?? textIn(env, "GITLAB_TOKEN")) }),

  async conversation({ home: { server, repository, comments = `${server}/api/v4` }, number, token }) {
    const { gitlabConversation } = await import("../gitlab-conversation.ts");
    return gitlabConversation({ api: comments, project: repository, number, token });
  },

  trigger(env) {
    if (textIn(env, "CI_MERGE_REQUEST_IID") !== undefined) return mergeRequest(env);
    const outside = textIn(env, "CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME");
    if (outside !== undefined) return { event: "pull_request", candidates: [{ how: "merge-base", ref: outside }], why: "" };
    return textIn(env, "CI_COMMIT_BRANCH") === undefined
      ? { event: textIn(env, "CI_COMMIT_TAG") === undefined ? "none" : "push", candidates: [], why: "A pipeline of a tag has no earlier version: give `--base`." }
      : branch(env);
  },
};



/** The repository that is merged into: a pipeline of a fork's merge request may run in the fork. */
function home(env: Env): Home | undefined {
  const server = textIn(env, "CI_SERVER_URL");
  const repository = textIn(env, "CI_MERGE_REQUEST_PROJECT_PATH") ?? textIn(env, "CI_PROJECT_PATH");
  if (server === undefined || repository === undefined) return undefined;
  return { server, repository, user: "gitlab-ci-token", ...some("comments", textIn(env, "CI_API_V4_URL")) };
}

function run(env: Env): Run | undefined {
  const [id, url] = [numberIn(env, "CI_PIPELINE_ID"), textIn(env, "CI_JOB_URL")];
  return id === undefined || url === undefined ? undefined : { id, attempt: 1, url };
}

/**
 * HEAD is the source branch itself (a detached pipeline), or made by GitLab on top of the target (merged results) or of the requests before it (a merge train); then the target's
 * commit is named. The merge base that GitLab names holds for the first kind alone, and comes last: before GitLab 18.5 it outlived a change of the target (gitlab-org/gitlab#442031).
 */
function mergeRequest(env: Env): Trigger {
  const kind = env["CI_MERGE_REQUEST_EVENT_TYPE"];
  const ref = textIn(env, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME");
  if (ref === undefined) return { event: "pull_request", candidates: [], why: "The pipeline does not say which branch the merge request wants to merge into: give `--base`." };
  const [made, parting, tip] = [commitIn(env, "CI_COMMIT_SHA"), commitIn(env, "CI_MERGE_REQUEST_DIFF_BASE_SHA"), commitIn(env, "CI_MERGE_REQUEST_TARGET_BRANCH_SHA")];
  const source = commitIn(env, "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA");
  const merged = kind === "merged_result" || kind === "merge_train";
  const candidates: Candidate[] = merged
    ? [{ how: "first-parent", ...some("head", source), ...some("into", tip), ref }, { how: "merge-base", ref, ...some("tip", tip) }]
    : [{ how: "merge-base", ref }, ...(parting === undefined ? [] : [{ how: "commit", sha: parting, ref } as const])];
  if (kind === "merge_train") return { event: "merge_group", candidates, why: "" };
  const [number, from, into] = [numberIn(env, "CI_MERGE_REQUEST_IID"), textIn(env, "CI_MERGE_REQUEST_SOURCE_PROJECT_ID"), textIn(env, "CI_MERGE_REQUEST_PROJECT_ID")];
  return {
    event: "pull_request",
    candidates,
    why: "",
    pull: { ...(number === undefined ? {} : { number }), ...some("head", merged ? source : made), fork: from === undefined || from !== into },
  };
}

function branch(env: Env): Trigger {
  const [name, main, before] = [textIn(env, "CI_COMMIT_BRANCH"), textIn(env, "CI_DEFAULT_BRANCH"), commitIn(env, "CI_COMMIT_BEFORE_SHA")];
  const candidates: Candidate[] = [];
  if (before !== undefined) candidates.push({ how: "commit", sha: before, ...some("ref", name) });
  if (main !== undefined && main !== name) candidates.push({ how: "merge-base", ref: main });
  return { event: env["CI_PIPELINE_SOURCE"] === "push" ? "push" : "none", candidates, why: candidates.length > 0 ? "" : "This pipeline of the default branch names no earlier commit: give `--base`." };
}

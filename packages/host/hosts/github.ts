import type { Run } from "../conversation.ts";
import type { Env } from "../env.ts";
import type { Home, Host } from "../host.ts";
import { pathIn } from "../page.ts";
import { commitAt, isCommitId, numberAt, textAt } from "../payload.ts";
import type { Candidate, Trigger } from "../trigger.ts";

/** Events whose `GITHUB_SHA` is the merge commit that GitHub made of the pull request. */
const mergedByGitHub = new Set(["pull_request", "pull_request_review", "pull_request_review_comment"]);

/** GitHub Actions, on github.com or a GitHub Enterprise server. Variables and payloads: docs.github.com, "Events that trigger workflows". */
export const github: Host = {
  id: "github",
  name: "GitHub Actions",
  isHere: (env) => env["GITHUB_ACTIONS"] === "true",
  payloadFile: (env) => env["GITHUB_EVENT_PATH"] || undefined,
  home,
  colourLog: true,
  watched: false,
  voice: async () => (await import("../github-voice.ts")).githubVoice(),
  run,
  line: ({ server, repository }, commit, file, line) => `${server.replace(/\/+$/, "")}/${repository}/blob/${commit}/${pathIn(file)}#L${line}`,

  async conversation({ home: { api = "https://api.github.com", repository }, number, token }) {
    const [{ githubApi }, { githubConversation }] = await Promise.all([import("../github-api.ts"), import("../github-conversation.ts")]);
    return githubConversation(await githubApi({ api, token }), repository, number);
  },

  async forge({ home: { api = "https://api.github.com", repository }, token }) {
    const [{ githubApi }, { githubForge }] = await Promise.all([import("../github-api.ts"), import("../github-forge.ts")]);
    return githubForge(await githubApi({ api, token }), repository);
  },

  async issues({ api = "https://api.github.com", repository }, token) {
    const [{ githubApi }, { githubIssues }] = await Promise.all([import("../github-api.ts"), import("../github-issues.ts")]);
    return githubIssues(await githubApi({ api, token }), repository);
  },

  trigger(env, payload) {
    const event = env["GITHUB_EVENT_NAME"] ?? "";
    if (event === "push") return push(env, payload);
    if (event === "merge_group") return mergeGroup(payload);
    if (mergedByGitHub.has(event) || event === "pull_request_target") return pullRequest(env, event, payload);
    if (event === "workflow_run") return afterRun(payload);
    if (event === "issue_comment") return commented(payload);
    return { event: "none", candidates: [], why: `A \`${event || "nameless"}\` event names nothing to compare with: give the \`base\` input.` };
  },
};

function home(env: Env): Home | undefined {
  const server = env["GITHUB_SERVER_URL"] || "https://github.com";
  const repository = env["GITHUB_REPOSITORY"];
  if (repository === undefined || repository === "") return undefined;
  return { server, repository, user: "x-access-token", api: env["GITHUB_API_URL"] || "https://api.github.com" };
}

function run(env: Env): Run | undefined {
  const [id, attempt] = [Number(env["GITHUB_RUN_ID"]), Number(env["GITHUB_RUN_ATTEMPT"] ?? "1")];
  const commit = env["GITHUB_SHA"];
  if (!Number.isSafeInteger(id) || !Number.isSafeInteger(attempt) || id < 1) return undefined;
  return { id, attempt, url: `${env["GITHUB_SERVER_URL"] || "https://github.com"}/${env["GITHUB_REPOSITORY"] ?? ""}/actions/runs/${id}${attempt > 1 ? `/attempts/${attempt}` : ""}`, ...(commit !== undefined && isCommitId(commit) ? { commit } : {}) };
}

/** A comment on a pull request; one on an issue names no `pull_request`. */
function commented(payload: unknown): Trigger {
  const [pull, comment] = [numberAt(payload, "issue", "number"), numberAt(payload, "comment", "id")];
  const known = textAt(payload, "action") === "created" && textAt(payload, "issue", "pull_request", "url") !== undefined && pull !== undefined && comment !== undefined;
  return { event: "none", candidates: [], why: "An `issue_comment` event names nothing to compare with: give the `base` input.", ...(known ? { commented: { pull, comment } } : {}) };
}

/** After a run of another workflow. Only what GitHub itself says of that run counts, never what it left behind. */
function afterRun(payload: unknown): Trigger {
  const of = <T>(read: (value: unknown, ...keys: readonly string[]) => T, ...keys: readonly string[]) => read(payload, "workflow_run", ...keys);
  const [id, attempt, head] = [of(numberAt, "id"), of(numberAt, "run_attempt"), of(commitAt, "head_sha")];
  const [branch, owner, repositoryId] = [of(textAt, "head_branch"), of(textAt, "head_repository", "owner", "login"), of(numberAt, "head_repository", "id")];
  const why = "A `workflow_run` event names nothing to compare with: give the `base` input, or let `verdict` judge the reports of the run before.";
  const known = of(textAt, "event") === "pull_request" && id !== undefined && attempt !== undefined && head !== undefined && branch !== undefined && owner !== undefined && repositoryId !== undefined;
  return { event: "workflow_run", candidates: [], why, ...(known ? { after: { id, attempt, head, branch, owner, repositoryId } } : {}) };
}

function pullRequest(env: Env, event: string, payload: unknown): Trigger {
  const ref = textAt(payload, "pull_request", "base", "ref") ?? (env["GITHUB_BASE_REF"] || undefined);
  if (ref === undefined) return { event: "pull_request", candidates: [], why: "The event does not say which branch the pull request wants to merge into." };
  const head = commitAt(payload, "pull_request", "head", "sha");
  const made = env["GITHUB_SHA"];
  const merge = mergedByGitHub.has(event) && made !== undefined && isCommitId(made) && made !== head ? { merge: made } : {};
  const number = numberAt(payload, "pull_request", "number");
  const from = numberAt(payload, "pull_request", "head", "repo", "id");
  const into = numberAt(payload, "pull_request", "base", "repo", "id");
  const known = { ...(head === undefined ? {} : { head }) };
  return {
    event: "pull_request",
    candidates: [{ how: "first-parent", ...merge, ...known, ref }, { how: "merge-base", ref }],
    why: "",
    pull: { ...(number === undefined ? {} : { number }), ...known, fork: from === undefined || from !== into },
  };
}

function mergeGroup(payload: unknown): Trigger {
  const sha = commitAt(payload, "merge_group", "base_sha");
  const ref = textAt(payload, "merge_group", "base_ref")?.replace(/^refs\/heads\//, "");
  if (sha === undefined) return { event: "merge_group", candidates: [], why: "The event does not say which commit the merge queue builds on." };
  // GitHub alone makes these branches: gh-readonly-queue/<base>/pr-<number>-<commit>.
  const queued = Number(/^refs\/heads\/gh-readonly-queue\/.+\/pr-(\d{1,15})(?:-[0-9a-f]+)?$/.exec(textAt(payload, "merge_group", "head_ref") ?? "")?.[1]);
  return { event: "merge_group", candidates: [{ how: "commit", sha, ...(ref === undefined ? {} : { ref }) }], why: "", ...(queued > 0 ? { queued } : {}) };
}

function push(env: Env, payload: unknown): Trigger {
  const ref = textAt(payload, "ref") ?? env["GITHUB_REF"] ?? "";
  const before = commitAt(payload, "before");
  const main = textAt(payload, "repository", "default_branch");
  const branch = ref.startsWith("refs/heads/") ? ref.slice("refs/heads/".length) : undefined;
  if (branch === undefined) return { event: "push", candidates: [], why: "A pushed tag has no earlier version: give the `base` input." };
  const candidates: Candidate[] = [];
  if (before !== undefined && !/^0+$/.test(before)) candidates.push({ how: "commit", sha: before, ref: branch });
  if (main !== undefined && main !== branch) candidates.push({ how: "merge-base", ref: main });
  return { event: "push", candidates, why: candidates.length > 0 ? "" : "This branch is new and is the default branch: there is no earlier version." };
}

import type { Env } from "../env.ts";
import type { Host } from "../host.ts";
import { pathIn } from "../page.ts";
import { placeOf } from "../place.ts";
import type { Trigger } from "../trigger.ts";
import { commitIn, numberIn, some, textIn } from "../variables.ts";

/** Bitbucket Pipelines. Variables: support.atlassian.com, "Variables and secrets". */
export const bitbucket: Host = {
  id: "bitbucket",
  name: "Bitbucket Pipelines",
  isHere: (env) => textIn(env, "BITBUCKET_BUILD_NUMBER") !== undefined && textIn(env, "BITBUCKET_REPO_FULL_NAME") !== undefined,
  pipeline: {
    file: "bitbucket-pipelines.yml", signs: ["bitbucket-pipelines.yml"], template: "bitbucket-pipelines.yml",
    beside: { file: "bitbucket-pipelines.meshgate.yml", then: "copy its step and `clone: { depth: full }` into bitbucket-pipelines.yml, the only file that Bitbucket reads, and delete it" },
  },
  payloadFile: () => undefined,
  home: (env) => placeOf(textIn(env, "BITBUCKET_GIT_HTTP_ORIGIN") ?? `https://bitbucket.org/${env["BITBUCKET_REPO_FULL_NAME"] ?? ""}`, "x-token-auth"),
  colourLog: true,
  watched: false,
  voice: async (env) => (await import("../bitbucket-voice.ts")).bitbucketVoice(env),
  line: ({ server, repository }, commit, file, line) => `${server}/${repository}/src/${commit}/${pathIn(file)}#lines-${line}`,
  run(env) {
    const [id, url] = [numberIn(env, "BITBUCKET_BUILD_NUMBER"), page(env)];
    return id === undefined ? undefined : { id, attempt: numberIn(env, "BITBUCKET_STEP_RUN_NUMBER") ?? 1, url };
  },

  trigger(env) {
    if (textIn(env, "BITBUCKET_PR_ID") !== undefined) return pullRequest(env);
    return { event: textIn(env, "BITBUCKET_BRANCH") === undefined ? "none" : "push", candidates: [], why: "Bitbucket does not say which commit was there before: give `--base`, such as `--base main`." };
  },
};

const page = (env: Env) => `https://bitbucket.org/${env["BITBUCKET_REPO_FULL_NAME"] ?? ""}/pipelines/results/${env["BITBUCKET_BUILD_NUMBER"] ?? ""}`;

/** HEAD is the source with the target merged into it, so that its first parent is the source: only the merge base with the target is the base. */
function pullRequest(env: Env): Trigger {
  const ref = textIn(env, "BITBUCKET_PR_DESTINATION_BRANCH");
  if (ref === undefined) return { event: "pull_request", candidates: [], why: "The pipeline does not say which branch the pull request wants to merge into: give `--base`." };
  // Bitbucket may shorten this one.
  const tip = commitIn(env, "BITBUCKET_PR_DESTINATION_COMMIT");
  return {
    event: "pull_request",
    candidates: [...(tip === undefined ? [] : [{ how: "merge-base", ref, tip } as const]), { how: "merge-base", ref }],
    why: "",
    pull: { ...some("number", numberIn(env, "BITBUCKET_PR_ID")), ...some("head", commitIn(env, "BITBUCKET_COMMIT")), fork: false },
  };
}

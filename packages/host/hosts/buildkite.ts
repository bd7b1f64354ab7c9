import type { Host } from "../host.ts";
import { placeOf } from "../place.ts";
import type { Trigger } from "../trigger.ts";
import { commitIn, numberIn, some, textIn } from "../variables.ts";
import type { Env } from "../env.ts";

/** Buildkite. Variables: buildkite.com/docs, "Environment variables". */
export const buildkite: Host = {
  id: "buildkite",
  name: "Buildkite",
  isHere: (env) => env["BUILDKITE"] === "true",
  pipeline: {
    file: ".buildkite/pipeline.yml", signs: [".buildkite"], template: "buildkite/pipeline.yml",
    beside: { file: ".buildkite/meshgate.yml", then: "add a step with the command `buildkite-agent pipeline upload .buildkite/meshgate.yml`" },
  },
  payloadFile: () => undefined,
  home: (env) => placeOf(textIn(env, "BUILDKITE_REPO"), "git"),
  colourLog: true,
  watched: false,
  voice: async (env) => (await import("../buildkite-voice.ts")).buildkiteVoice(env),

  run(env) {
    const [id, url, job] = [numberIn(env, "BUILDKITE_BUILD_NUMBER"), textIn(env, "BUILDKITE_BUILD_URL"), textIn(env, "BUILDKITE_JOB_ID")];
    if (id === undefined || url === undefined) return undefined;
    return { id, attempt: (numberIn(env, "BUILDKITE_RETRY_COUNT") ?? 0) + 1, url: job === undefined ? url : `${url}#${job}` };
  },

  trigger(env) {
    const queue = textIn(env, "BUILDKITE_MERGE_QUEUE_BASE_BRANCH");
    if (queue !== undefined) return mergeQueue(env, queue);
    return /^\d+$/.test(env["BUILDKITE_PULL_REQUEST"] ?? "") ? pullRequest(env) : branch(env);
  },
};

function mergeQueue(env: Env, ref: string): Trigger {
  const sha = commitIn(env, "BUILDKITE_MERGE_QUEUE_BASE_COMMIT");
  return { event: "merge_group", candidates: [sha === undefined ? { how: "merge-base", ref } : { how: "commit", sha, ref }], why: "" };
}

/** HEAD is the source, or the server's merge of it where the pipeline asks for that; the merge base is right for both. */
function pullRequest(env: Env): Trigger {
  const ref = textIn(env, "BUILDKITE_PULL_REQUEST_BASE_BRANCH");
  if (ref === undefined) return { event: "pull_request", candidates: [], why: "The build does not say which branch the pull request wants to merge into: give `--base`." };
  const [from, into] = [placeOf(textIn(env, "BUILDKITE_PULL_REQUEST_REPO"), ""), placeOf(textIn(env, "BUILDKITE_REPO"), "")];
  const fork = from === undefined || into === undefined || from.repository.toLowerCase() !== into.repository.toLowerCase();
  const head = env["BUILDKITE_PULL_REQUEST_USING_MERGE_REFSPEC"] === "true" ? undefined : commitIn(env, "BUILDKITE_COMMIT");
  return { event: "pull_request", candidates: [{ how: "merge-base", ref }], why: "", pull: { ...some("number", numberIn(env, "BUILDKITE_PULL_REQUEST")), ...some("head", head), fork } };
}

function branch(env: Env): Trigger {
  const [name, main] = [textIn(env, "BUILDKITE_BRANCH"), textIn(env, "BUILDKITE_PIPELINE_DEFAULT_BRANCH")];
  if (textIn(env, "BUILDKITE_TAG") !== undefined) return { event: "push", candidates: [], why: "A tag has no earlier version: give `--base`." };
  if (main === undefined || name === main) return { event: "push", candidates: [], why: "A build of the default branch names no earlier commit: give `--base`." };
  return { event: "push", candidates: [{ how: "merge-base", ref: main }], why: "" };
}

import type { Run } from "../conversation.ts";
import type { Env } from "../env.ts";
import type { Host } from "../host.ts";
import { placeOf } from "../place.ts";
import type { Trigger } from "../trigger.ts";
import { commitIn, numberIn, some, textIn } from "../variables.ts";

/**
 * Jenkins. Variables: the page `env-vars.html` of a server: those of the core, of branch sources (`CHANGE_…`) and of the Git plugin (`GIT_…`). It shows what it reads from files: JUnit, and the format `jenkins`
 * by the plugin Warnings Next Generation.
 */
export const jenkins: Host = {
  id: "jenkins",
  name: "Jenkins",
  isHere: (env) => textIn(env, "JENKINS_URL") !== undefined || (textIn(env, "JENKINS_HOME") !== undefined && textIn(env, "BUILD_NUMBER") !== undefined),
  pipeline: {
    file: "Jenkinsfile", signs: ["Jenkinsfile"], template: "jenkins/plain/Jenkinsfile",
    beside: { file: "Jenkinsfile.meshgate", then: "copy its stage into Jenkinsfile, or name it as the script path of a multibranch pipeline" },
  },
  payloadFile: () => undefined,
  home: (env) => placeOf(textIn(env, "GIT_URL"), "git"),
  colourLog: false,
  watched: false,
  run,

  trigger(env) {
    const ref = textIn(env, "CHANGE_TARGET");
    return ref === undefined ? branch(env) : pullRequest(env, ref);
  },
};

function run(env: Env): Run | undefined {
  const [id, url] = [numberIn(env, "BUILD_NUMBER"), textIn(env, "BUILD_URL")];
  return id === undefined || url === undefined ? undefined : { id, attempt: 1, url };
}

/** HEAD may be the source, or Jenkins's own merge with the target, which nothing tells from a merge that the author made. The merge base is right for all of them. */
function pullRequest(env: Env, ref: string): Trigger {
  return { event: "pull_request", candidates: [{ how: "merge-base", ref }], why: "", pull: { ...some("number", numberIn(env, "CHANGE_ID")), fork: textIn(env, "CHANGE_FORK") !== undefined } };
}

/** What was there when this branch was last built and passed: what broke since stays in sight until it is mended. */
function branch(env: Env): Trigger {
  const before = textIn(env, "TAG_NAME") === undefined ? [commitIn(env, "GIT_PREVIOUS_SUCCESSFUL_COMMIT"), commitIn(env, "GIT_PREVIOUS_COMMIT")] : [];
  const commits = [...new Set(before)].filter((sha) => sha !== undefined);
  if (commits.length === 0) return { event: "none", candidates: [], why: "Jenkins names no earlier commit to compare with: give `--base`, such as `--base main`." };
  return { event: "push", candidates: commits.map((sha) => ({ how: "commit", sha, ...some("ref", textIn(env, "BRANCH_NAME")) })), why: "" };
}

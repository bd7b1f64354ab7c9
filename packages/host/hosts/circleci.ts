import type { Host } from "../host.ts";
import { placeOf } from "../place.ts";
import { numberIn, some, textIn } from "../variables.ts";

/** CircleCI. Variables: circleci.com/docs, "Project values and variables". It does not say which branch a pull request wants to merge into, so the template hands it over. */
export const circleci: Host = {
  id: "circleci",
  name: "CircleCI",
  isHere: (env) => env["CIRCLECI"] === "true",
  pipeline: {
    file: ".circleci/config.yml", signs: [".circleci/config.yml"], template: "circleci/config.yml",
    beside: { file: ".circleci/meshgate.yml", then: "copy its parameter, command, job and workflow into .circleci/config.yml, the only file that CircleCI reads, and delete it" },
  },
  payloadFile: () => undefined,
  home: (env) => placeOf(textIn(env, "CIRCLE_REPOSITORY_URL"), "git"),
  colourLog: true,
  watched: false,

  run(env) {
    const [id, url] = [numberIn(env, "CIRCLE_BUILD_NUM"), textIn(env, "CIRCLE_BUILD_URL")];
    return id === undefined || url === undefined ? undefined : { id, attempt: 1, url };
  },

  trigger(env) {
    const pull = textIn(env, "CIRCLE_PULL_REQUEST");
    const why = "CircleCI does not say which branch this is to be merged into: give `--base`, such as `--base main`.";
    if (pull === undefined) return { event: textIn(env, "CIRCLE_BRANCH") === undefined ? "none" : "push", candidates: [], why };
    const number = numberIn(env, "CIRCLE_PR_NUMBER") ?? numberIn({ number: /\/(\d+)\/?$/.exec(pull)?.[1] }, "number");
    return { event: "pull_request", candidates: [], why, pull: { ...some("number", number), fork: textIn(env, "CIRCLE_PR_NUMBER") !== undefined } };
  },
};

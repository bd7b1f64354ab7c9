import type { Run } from "../conversation.ts";
import type { Env } from "../env.ts";
import type { Home, Host } from "../host.ts";
import { partIn } from "../page.ts";
import { placeOf } from "../place.ts";
import type { Trigger } from "../trigger.ts";
import { commitIn, numberIn, some, textIn } from "../variables.ts";

/** Azure Pipelines, over Azure Repos or another server of repositories. Variables: learn.microsoft.com, "Use predefined variables". */
export const azure: Host = {
  id: "azure",
  name: "Azure Pipelines",
  isHere: (env) => env["TF_BUILD"] === "True",
  pipeline: {
    file: "azure-pipelines.yml", signs: ["azure-pipelines.yml", "azure-pipelines.yaml", ".azure-pipelines"], template: "azure-pipelines.yml",
    beside: { file: "azure-pipelines.meshgate.yml", then: "make a pipeline of it (New pipeline, Existing YAML file), and a build validation policy of the branch that runs it" },
  },
  payloadFile: () => undefined,
  home,
  colourLog: true,
  watched: false,
  voice: async (env) => (await import("../azure-voice.ts")).azureVoice(env),
  run,
  line: ({ server, repository, comments }, commit, file, line) => (comments === undefined ? "" : `${server}/${repository}?path=/${partIn(file)}&version=GC${commit}&line=${line}&lineEnd=${line + 1}&lineStartColumn=1&lineEndColumn=1`),
  // The token of the job is Azure's own: it goes to Azure Repos, never to another server.
  tokens: (env) => (isAzureRepos(env) ? { ...some("fetch", textIn(env, "SYSTEM_ACCESSTOKEN")), ...some("write", textIn(env, "MESHGATE_TOKEN") ?? textIn(env, "SYSTEM_ACCESSTOKEN")) } : {}),

  async conversation({ home: { comments }, number, token }) {
    const { azureConversation } = await import("../azure-conversation.ts");
    return azureConversation({ api: comments, number, token });
  },

  trigger(env) {
    if (textIn(env, "SYSTEM_PULLREQUEST_TARGETBRANCH") !== undefined) return pullRequest(env);
    const ref = textIn(env, "BUILD_SOURCEBRANCH") ?? "";
    const why = ref.startsWith("refs/tags/") ? "A tag has no earlier version: give `--base`." : "Azure Pipelines does not say which commit was there before: give `--base`, such as `--base main`.";
    return { event: ["IndividualCI", "BatchedCI"].includes(env["BUILD_REASON"] ?? "") ? "push" : "none", candidates: [], why };
  },
};

const isAzureRepos = (env: Env) => env["BUILD_REPOSITORY_PROVIDER"] === "TfsGit";

function home(env: Env): Home | undefined {
  const place = placeOf(textIn(env, "BUILD_REPOSITORY_URI"), "meshgate");
  const [collection, project, id] = [textIn(env, "SYSTEM_COLLECTIONURI"), textIn(env, "SYSTEM_TEAMPROJECTID"), textIn(env, "BUILD_REPOSITORY_ID")];
  if (place === undefined || !isAzureRepos(env) || collection === undefined || project === undefined || id === undefined) return place;
  return { ...place, comments: `${collection.replace(/\/+$/, "")}/${encodeURIComponent(project)}/_apis/git/repositories/${encodeURIComponent(id)}` };
}

function run(env: Env): Run | undefined {
  const [id, collection, project] = [numberIn(env, "BUILD_BUILDID"), textIn(env, "SYSTEM_COLLECTIONURI"), textIn(env, "SYSTEM_TEAMPROJECT")];
  if (id === undefined || collection === undefined || project === undefined) return undefined;
  return { id, attempt: numberIn(env, "SYSTEM_JOBATTEMPT") ?? 1, url: `${collection.replace(/\/+$/, "")}/${partIn(project)}/_build/results?buildId=${id}&view=results` };
}

/** HEAD is the merge commit that the server made of the target and the source (`refs/pull/<id>/merge`). */
function pullRequest(env: Env): Trigger {
  const ref = (textIn(env, "SYSTEM_PULLREQUEST_TARGETBRANCH") ?? "").replace(/^refs\/heads\//, "");
  const head = commitIn(env, "SYSTEM_PULLREQUEST_SOURCECOMMITID");
  const made = /^refs\/pull\/\d+\/merge$/.test(env["BUILD_SOURCEBRANCH"] ?? "") ? commitIn(env, "BUILD_SOURCEVERSION") : undefined;
  const number = numberIn(env, "SYSTEM_PULLREQUEST_PULLREQUESTNUMBER") ?? numberIn(env, "SYSTEM_PULLREQUEST_PULLREQUESTID");
  return {
    event: "pull_request",
    candidates: [{ how: "first-parent", ...some("merge", made === head ? undefined : made), ...some("head", head), ref }, { how: "merge-base", ref }],
    why: "",
    pull: { ...some("number", number), ...some("head", head), fork: env["SYSTEM_PULLREQUEST_ISFORK"] !== "False" },
  };
}

import { Unwritten } from "./conversation.ts";
import type { Forge } from "./forge.ts";
import type { GithubApi, repositoryOf } from "./github-api.ts";
import { asking } from "./github-refusal.ts";
import { numberAt, textAt } from "./payload.ts";

/** Runs of a workflow (docs.github.com, REST, "Workflow runs"). */
export function githubRuns(api: GithubApi, at: ReturnType<typeof repositoryOf>): Pick<Forge, "newestRun" | "runAgain"> {
  return {
    newestRun: (workflow, head) => asking("The runs of the gate cannot be listed", "actions: write", async () => {
      const { data } = await api.actions.listWorkflowRuns({ ...at, workflow_id: workflow, head_sha: head, event: "pull_request", per_page: 20 });
      const [newest] = data.workflow_runs.filter(({ head_sha: sha }) => sha === head).toSorted((a, b) => b.id - a.id);
      if (newest === undefined) return undefined;
      const conclusion = textAt(newest, "conclusion");
      return { id: newest.id, done: newest.status === "completed", ...(conclusion === undefined ? {} : { conclusion }) };
    }),

    runAgain: (id) => asking("The gate was not run again", "actions: write", async () => {
      await api.actions.reRunWorkflow({ ...at, run_id: id }).catch((error: unknown) => {
        if (numberAt(error, "status") === 403 && /already running|over a month|cannot be re-?run/i.test(error instanceof Error ? error.message : "")) throw new Unwritten("The gate was not run again: GitHub runs it already, or the run is too old. Push a commit, or run it again by hand.", { cause: error });
        throw error;
      });
    }),
  };
}

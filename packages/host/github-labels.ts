import type { Forge } from "./forge.ts";
import type { GithubApi, repositoryOf } from "./github-api.ts";
import { asking } from "./github-refusal.ts";
import { numberAt } from "./payload.ts";

/** Labels of a pull request (docs.github.com, REST, "Labels"); one that the repository does not have is made by being set. */
export function githubLabels(api: GithubApi, at: ReturnType<typeof repositoryOf>): Pick<Forge, "addLabel" | "removeLabel"> {
  return {
    addLabel: (pull, label) => asking("The label was not set", "pull-requests: write", async () => {
      await api.issues.addLabels({ ...at, issue_number: pull, labels: [label] });
    }),

    removeLabel: (pull, label) => asking("A label of an earlier verdict was not taken away", "pull-requests: write", async () => {
      await api.issues.removeLabel({ ...at, issue_number: pull, name: label }).catch((error: unknown) => {
        if (numberAt(error, "status") !== 404) throw error;
      });
    }),
  };
}

import { Unwritten } from "./conversation.ts";
import type { Forge, Remark } from "./forge.ts";
import type { GithubApi, repositoryOf } from "./github-api.ts";
import { asking } from "./github-refusal.ts";
import { isCommitId } from "./payload.ts";

/** Only GraphQL says whose a remark is and whether it is hidden, resolved or outdated. The first comment of a thread is the remark; the others answer it. */
const query = `query meshgateRemarks($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      headRefOid
      reviewThreads(first: 100, after: $after) {
        nodes { isResolved isOutdated comments(first: 1) { nodes { id body viewerDidAuthor isMinimized minimizedReason } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

interface Page {
  readonly repository: null | {
    readonly pullRequest: null | {
      readonly headRefOid: string;
      readonly reviewThreads: {
        readonly nodes: readonly (null | {
          readonly isResolved: boolean;
          readonly isOutdated: boolean;
          readonly comments: { readonly nodes: readonly (null | { readonly id: string; readonly body: string; readonly viewerDidAuthor: boolean; readonly isMinimized: boolean; readonly minimizedReason: string | null })[] };
        })[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      };
    };
  };
}

/** Remarks at lines of the diff (docs.github.com, REST, "Pull request reviews"; GraphQL, `minimizeComment`). A thread is hidden and never resolved: that would take `contents: write`. */
export function githubReviews(api: GithubApi, at: ReturnType<typeof repositoryOf>): Pick<Forge, "patchesOf" | "remarksOn" | "review" | "mend"> {
  return {
    patchesOf: (pull) => asking("The files of the pull request cannot be read", "pull-requests: read", async () => {
      const files = await api.paginate("GET /repos/{owner}/{repo}/pulls/{pull_number}/files", { ...at, pull_number: pull, per_page: 100 });
      return new Map(files.flatMap(({ filename, patch }) => (patch === undefined ? [] : [[filename, patch] as const])));
    }),

    remarksOn: (number) => asking("The review comments cannot be read", "pull-requests: read", async () => {
      const remarks: Remark[] = [];
      let after: string | null = null;
      for (;;) {
        const page: Page = await api.graphql(query, { ...at, number, after });
        const pull = page.repository?.pullRequest;
        if (pull === null || pull === undefined || !isCommitId(pull.headRefOid)) throw new Unwritten("The pull request cannot be seen with this token: give the job `permissions: { pull-requests: write }`.");
        for (const thread of pull.reviewThreads.nodes) {
          const first = thread?.comments.nodes[0];
          if (thread === null || first === null || first === undefined) continue;
          const over = first.isMinimized && first.minimizedReason?.toLowerCase() === "outdated";
          remarks.push({ id: first.id, body: first.body, mine: first.viewerDidAuthor, hidden: over, resolved: thread.isResolved || (first.isMinimized && !over), outdated: thread.isOutdated });
        }
        const { hasNextPage, endCursor } = pull.reviewThreads.pageInfo;
        if (!hasNextPage || endCursor === null) return { head: pull.headRefOid, remarks };
        after = endCursor;
      }
    }),

    review: (pull, { commit, body, remarks }) => asking("The review was not written", "pull-requests: write", async () => {
      await api.pulls.createReview({
        ...at, pull_number: pull, commit_id: commit, event: "COMMENT", body,
        comments: remarks.map(({ path, line, startLine, body: text }) => ({ path, line, side: "RIGHT", body: text, ...(startLine === undefined ? {} : { start_line: startLine, start_side: "RIGHT" }) })),
      });
    }),

    mend: ({ update, hide, show }) => asking("Older review comments were not brought up to date", "pull-requests: write", async () => {
      const parts = [
        ...update.map(({ id, body }, n) => ({ text: `u${n}: updatePullRequestReviewComment(input: { pullRequestReviewCommentId: $ui${n}, body: $ub${n} }) { clientMutationId }`, variables: { [`ui${n}`]: ["ID!", id], [`ub${n}`]: ["String!", body] } as const })),
        ...hide.map((id, n) => ({ text: `h${n}: minimizeComment(input: { subjectId: $h${n}, classifier: OUTDATED }) { clientMutationId }`, variables: { [`h${n}`]: ["ID!", id] } as const })),
        ...show.map((id, n) => ({ text: `s${n}: unminimizeComment(input: { subjectId: $s${n} }) { clientMutationId }`, variables: { [`s${n}`]: ["ID!", id] } as const })),
      ];
      const variables = parts.flatMap((part) => Object.entries(part.variables));
      const mutation = `mutation meshgateMend(${variables.map(([name, [type]]) => `$${name}: ${type}`).join(", ")}) {\n${parts.map(({ text }) => text).join("\n")}\n}`;
      await api.graphql(mutation, Object.fromEntries(variables.map(([name, [, value]]) => [name, value])));
    }),
  };
}

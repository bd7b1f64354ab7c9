import { setTimeout } from "node:timers/promises";
import { type Conversation, Unwritten } from "./conversation.ts";
import { type GithubApi, repositoryOf } from "./github-api.ts";
import { isCommitId, numberAt, textAt } from "./payload.ts";
import { asking } from "./github-refusal.ts";

/** A comment may be missing from lists for about so long after it was begun. */
const lag = 2000;
/** GitHub refuses longer ones (422). */
const longest = 65_536;

/** One query gives the newest commit and whose each comment is; REST would need a call for either, and cannot say who an app's token is. */
const query = `query meshgate($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      headRefOid
      comments(first: 100, after: $after) { nodes { databaseId body viewerDidAuthor } pageInfo { hasNextPage endCursor } }
    }
  }
}`;

interface Page {
  readonly repository: null | {
    readonly pullRequest: null | {
      readonly headRefOid: string;
      readonly comments: { readonly nodes: readonly (null | { readonly databaseId: number | null; readonly body: string; readonly viewerDidAuthor: boolean })[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null } };
    };
  };
}

/** The comments of a pull request on GitHub. `wait` in milliseconds. */
export function githubConversation(api: GithubApi, repository: string, number: number, wait: (milliseconds: number) => Promise<unknown> = setTimeout): Conversation {
  const at = repositoryOf({ repository });
  return {
    longest,
    rest: async () => void (await wait(lag)),

    look: () => asking("The comments of the pull request cannot be read", "pull-requests: read", async () => {
      const comments: { id: number; body: string; mine: boolean }[] = [];
      let [head, after] = ["", null as string | null];
      for (;;) {
        const page: Page = await api.graphql(query, { ...at, number, after });
        const pull = page.repository?.pullRequest;
        if (pull === null || pull === undefined || !isCommitId(pull.headRefOid)) throw new Unwritten("The pull request cannot be seen with this token: give the workflow `permissions: { pull-requests: write }`.");
        head = pull.headRefOid;
        comments.push(...pull.comments.nodes.flatMap((node) => (node === null || node.databaseId === null ? [] : [{ id: node.databaseId, body: node.body, mine: node.viewerDidAuthor }])));
        const { hasNextPage, endCursor } = pull.comments.pageInfo;
        if (!hasNextPage || endCursor === null) return { head, comments };
        after = endCursor;
      }
    }),

    create: (body) => asking("The comment was not written", "pull-requests: write", async () => {
      const { data } = await api.issues.createComment({ ...at, issue_number: number, body });
      return data.id;
    }),

    update: (id, body) => asking("The comment was not brought up to date", "pull-requests: write", async () => {
      await api.issues.updateComment({ ...at, comment_id: id, body });
    }),

    remove: (id) => asking("A second comment was not removed", "pull-requests: write", async () => {
      await api.issues.deleteComment({ ...at, comment_id: id }).catch((error: unknown) => {
        if (numberAt(error, "status") !== 404) throw error;
      });
    }),
  };
}

/** The number of the pull request that an event is about. */
export const pullNumber = (payload: unknown): number | undefined => numberAt(payload, "pull_request", "number") ?? (textAt(payload, "issue", "pull_request", "url") === undefined ? undefined : numberAt(payload, "issue", "number"));

import { setTimeout } from "node:timers/promises";
import { type Conversation, Unwritten } from "./conversation.ts";
import { commitAt, numberAt, textAt } from "./payload.ts";
import { type Ask, restApi } from "./rest.ts";
import { accepted } from "./rest-refusal.ts";

/** A thread may be missing from lists for about so long after it was begun. */
const lag = 2000;
/** Azure Repos takes 150,000 characters; nobody reads a comment of more than this. */
const longest = 65_536;
const version = "api-version=7.1";

const token = "Hand it over as `env: { SYSTEM_ACCESSTOKEN: $(System.AccessToken) }`, and let the build service contribute to pull requests (Project settings, Repositories, Security)";
const refusals = { name: "Azure DevOps", unknown: `Azure DevOps does not accept the token. ${token}.`, forbidden: `the token may not. ${token}.` };

export interface AboutPullRequest {
  /** URL of the repository in the API: `<collection>/<project>/_apis/git/repositories/<id>`. */
  readonly api: string | undefined;
  readonly number: number;
  readonly token: string | undefined;
  readonly second?: number;
  /** Waits so many milliseconds. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/**
 * The threads of a pull request in Azure Repos (learn.microsoft.com, REST, "Pull Request Threads"), of each the first comment. A thread of ours is closed from the start, because it asks for no answer and must not hold
 * up a policy that wants all of them resolved. Throws Unwritten without a token.
 */
export function azureConversation({ api, number, token: secret, second = 1000, wait = setTimeout }: AboutPullRequest): Conversation {
  if (api === undefined) throw new Unwritten("The pull request has no comment: its repository is not in Azure Repos, and the job has no token for the server where it is.");
  if (secret === undefined || secret === "") throw new Unwritten(`The pull request has no comment: the step has no token. ${token}.`);
  const headers = { authorization: `Basic ${Buffer.from(`:${secret}`).toString("base64")}` };
  const ask = restApi({ api, headers, name: "Azure DevOps", second });
  const collection = restApi({ api: api.replace(/\/[^/]+\/_apis\/.*$/, ""), headers, name: "Azure DevOps", second });
  const request = `/pullRequests/${number}`;
  const unread = "The threads of the pull request cannot be read";
  /** The first comment of each thread, by thread. */
  const first = new Map<number, number>();
  const comment = (thread: number) => `${request}/threads/${thread}/comments/${first.get(thread) ?? 1}?${version}`;
  return {
    longest,
    rest: async () => void (await wait(lag)),

    async look() {
      const me = textAt(accepted(refusals, unread, await collection("GET", "/_apis/connectionData")).body, "authenticatedUser", "id");
      const head = commitAt(accepted(refusals, unread, await ask("GET", `${request}?${version}`)).body, "lastMergeSourceCommit", "commitId");
      if (me === undefined || head === undefined) throw new Unwritten(`${unread}: Azure DevOps does not say who the token is, or which commit is the newest.`);
      const comments: { id: number; body: string; mine: boolean }[] = [];
      for (const { thread, id, body, author } of await threads(ask, request, unread)) {
        first.set(thread, id);
        comments.push({ id: thread, body, mine: author === me });
      }
      return { head, comments };
    },

    async create(content) {
      const { body } = accepted(refusals, "The comment was not written", await ask("POST", `${request}/threads?${version}`, { comments: [{ parentCommentId: 0, content, commentType: "text" }], status: "closed" }));
      const thread = numberAt(body, "id");
      if (thread === undefined) throw new Unwritten("The comment may not be written: Azure DevOps does not say which thread it made.");
      return thread;
    },

    update: async (thread, content) => void accepted(refusals, "The comment was not brought up to date", await ask("PATCH", comment(thread), { content })),

    async remove(thread) {
      const answer = await ask("DELETE", comment(thread));
      if (answer.status !== 404) accepted(refusals, "A second comment was not removed", answer);
    },
  };
}

/** Threads that a person or a program began and nobody deleted. */
async function threads(ask: Ask, request: string, unread: string) {
  const { body } = accepted(refusals, unread, await ask("GET", `${request}/threads?${version}`));
  const all: unknown = typeof body === "object" && body !== null && "value" in body ? body.value : undefined;
  return (Array.isArray(all) ? all : []).flatMap((thread: { readonly isDeleted?: unknown; readonly comments?: unknown }) => {
    const [one] = Array.isArray(thread.comments) ? (thread.comments as unknown[]) : [];
    const [number, id, text, author] = [numberAt(thread, "id"), numberAt(one, "id"), textAt(one, "content"), textAt(one, "author", "id")];
    return thread.isDeleted === true || number === undefined || id === undefined || text === undefined ? [] : [{ thread: number, id, body: text, author }];
  });
}

import { setTimeout } from "node:timers/promises";
import { type Conversation, Unwritten } from "./conversation.ts";
import { commitAt, numberAt, textAt } from "./payload.ts";
import { restApi } from "./rest.ts";
import { accepted } from "./rest-refusal.ts";

/** A note may be missing from lists for about so long after it was begun, where a server has replicas. */
const lag = 2000;
/** GitLab takes 1,000,000 characters (docs "Notes API"); nobody reads a comment of more than this. */
const longest = 65_536;

const token = "a project access token with the role Reporter and the scope `api`, in the variable MESHGATE_TOKEN or GITLAB_TOKEN";
const refusals = { name: "GitLab", unknown: `GitLab does not accept the token: give ${token}.`, forbidden: `the token may not. Give ${token}; a merge request whose discussion is locked takes no comment.` };

export interface AboutMergeRequest {
  /** Base URL of the API, as `CI_API_V4_URL` says it. */
  readonly api: string;
  /** Path of the project that is merged into. */
  readonly project: string;
  readonly number: number;
  readonly token: string | undefined;
  readonly second?: number;
  /** Waits so many milliseconds. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/** The notes of a merge request on GitLab (docs "Notes API"). Throws Unwritten without a token that could write them. */
export function gitlabConversation({ api, project, number, token: secret, second = 1000, wait = setTimeout }: AboutMergeRequest): Conversation {
  if (secret === undefined || secret === "") throw new Unwritten(`The merge request has no comment: the job's own token (CI_JOB_TOKEN) may not write notes. Give ${token}.`);
  const ask = restApi({ api: api.replace(/\/+$/, ""), headers: { "private-token": secret }, name: "GitLab", second });
  const request = `/projects/${encodeURIComponent(project)}/merge_requests/${number}`;
  const unread = "The notes of the merge request cannot be read";
  return {
    longest,
    rest: async () => void (await wait(lag)),

    async look() {
      const me = numberAt(accepted(refusals, unread, await ask("GET", "/user")).body, "id");
      const head = commitAt(accepted(refusals, unread, await ask("GET", request)).body, "sha");
      if (me === undefined || head === undefined) throw new Unwritten(`${unread}: GitLab does not say who the token is, or which commit is the newest.`);
      const comments: { id: number; body: string; mine: boolean }[] = [];
      for (let page: string | undefined = "1"; page !== undefined; ) {
        const { body, headers } = accepted(refusals, unread, await ask("GET", `${request}/notes?sort=asc&order_by=created_at&per_page=100&page=${page}`));
        for (const note of Array.isArray(body) ? body : []) {
          const [id, text] = [numberAt(note, "id"), textAt(note, "body")];
          if (id !== undefined && text !== undefined) comments.push({ id, body: text, mine: numberAt(note, "author", "id") === me });
        }
        page = /^\d+$/.exec(headers.get("x-next-page") ?? "")?.[0];
      }
      return { head, comments };
    },

    async create(body) {
      const id = numberAt(accepted(refusals, "The comment was not written", await ask("POST", `${request}/notes`, { body })).body, "id");
      if (id === undefined) throw new Unwritten("The comment may not be written: GitLab does not say which note it made.");
      return id;
    },

    update: async (id, body) => void accepted(refusals, "The comment was not brought up to date", await ask("PUT", `${request}/notes/${id}`, { body })),

    async remove(id) {
      const answer = await ask("DELETE", `${request}/notes/${id}`);
      if (answer.status !== 404) accepted(refusals, "A second comment was not removed", answer);
    },
  };
}

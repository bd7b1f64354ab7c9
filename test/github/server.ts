import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { described } from "./described.ts";
import { newSurfaces, onSurfaces, type Surfaces } from "./surfaces.ts";

/** What a token may do, as `permissions:` of a job says it. */
export type Permissions = Readonly<Partial<Record<"contents" | "issues" | "pull-requests" | "statuses" | "checks" | "actions" | "members", "read" | "write">>>;

export interface Comment {
  readonly id: number;
  body: string;
  readonly author: string;
  /** Requests after which lists show it. */
  visibleFrom: number;
  /** What else GitHub knows of it; absent: a person wrote it, and nobody touched it since. `author` is empty where the account is gone. */
  more?: { readonly kind?: "Bot" | "Mannequin" | "Organization"; readonly editedBy?: string; readonly edited?: string; readonly createdEdited?: boolean; readonly minimized?: boolean; readonly association?: string };
}

/** One request that came in, and what was answered. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
}

export interface FakeGithub {
  readonly url: string;
  /** Pull request 7 of acme/mesh. */
  readonly pull: { head: string; readonly comments: Comment[]; locked: boolean };
  readonly asked: Asked[];
  /** Answers that come first, one request each: a rate limit, a fault. `on` keeps one for requests of such a `METHOD /path`; `late`: what was asked for is done all the same; `status` 0: the connection ends without a word. */
  readonly next: { on?: RegExp; late?: true; status: number; headers?: Readonly<Record<string, string>>; body?: unknown }[];
  permissions: Permissions;
  /** How many requests of each operation were held to GitHub's description. */
  readonly held: ReadonlyMap<string, number>;
  /** Throws where a request, or an answer of this fake, was not as GitHub describes it. */
  /** What stands on the pull request beside its comments. */
  readonly surfaces: Surfaces;
  close(): Promise<void>;
}

export const bot = "github-actions[bot]";
const most = 65_536;

/** A GitHub of this machine: pull request 7 of `acme/mesh` with its comments, a token that may what it may, and GitHub's limits. Requests are checked as GitHub checks them. */
export async function fakeGithub({ head, token, permissions = { contents: "read", "pull-requests": "write" }, prefix = "", lag = 0 }: { readonly head: string; readonly token: string; readonly permissions?: Permissions; readonly prefix?: string; readonly lag?: number }): Promise<FakeGithub> {
  const pull: FakeGithub["pull"] = { head, comments: [], locked: false };
  const asked: Asked[] = [];
  const next: FakeGithub["next"] = [];
  let [ids, requests] = [1000, 0];
  const surfaces = newSurfaces();
  const fake = { pull, asked, next, permissions, surfaces };
  const may = (what: keyof Permissions, how: "read" | "write") => fake.permissions[what] === "write" || (how === "read" && fake.permissions[what] === "read");
  const forbidden = { status: 403, body: { message: "Resource not accessible by integration", documentation_url: "https://docs.github.com/rest", status: "403" } };

  function answer(method: string, path: string, search: URLSearchParams, authorization: string | undefined, body: unknown): { status: number; body?: unknown; headers?: Readonly<Record<string, string>> } {
    requests += 1;
    if (authorization !== `token ${token}` && authorization !== `bearer ${token}`) return { status: 401, body: { message: "Bad credentials" } };
    if (method === "POST" && path === (prefix === "" ? "/graphql" : "/api/graphql")) return onSurfaces(surfaces, { method, path: "/graphql", url, search, body, head: pull.head, may }) ?? graphql(body);
    const also = path.startsWith(prefix) ? onSurfaces(surfaces, { method, path: path.slice(prefix.length), url: url.slice(0, url.length - prefix.length) + path, search, body, head: pull.head, may }) : undefined;
    if (also !== undefined) return also;
    const [, comments] = /^\/repos\/acme\/mesh\/issues\/7\/(comments)$/.exec(path.slice(prefix.length)) ?? [];
    const [, id] = /^\/repos\/acme\/mesh\/issues\/comments\/(\d+)$/.exec(path.slice(prefix.length)) ?? [];
    const written = typeof body === "object" && body !== null && "body" in body && typeof body.body === "string" ? body.body : undefined;
    if (!path.startsWith(prefix) || (comments === undefined && id === undefined)) return { status: 404, body: { message: "Not Found" } };
    if (!may("pull-requests", "write") && !may("issues", "write")) return forbidden;
    if (method !== "DELETE" && (written === undefined || written === "")) return { status: 422, body: { message: "Validation Failed" } };
    if (method !== "DELETE" && [...(written ?? "")].length > most) return { status: 422, body: { message: "Validation Failed", errors: [{ message: "body is too long (maximum is 65536 characters)" }] } };
    if (comments !== undefined && method === "POST") {
      if (pull.locked) return { status: 403, body: { message: "Unable to create comment because issue is locked." } };
      const comment = { id: ++ids, body: written ?? "", author: bot, visibleFrom: requests + 1 + lag };
      pull.comments.push(comment);
      return { status: 201, body: { id: comment.id, body: comment.body } };
    }
    const at = pull.comments.findIndex((one) => one.id === Number(id));
    const comment = pull.comments[at];
    if (comment === undefined) return { status: 404, body: { message: "Not Found" } };
    if (method === "PATCH") comment.body = written ?? "";
    else if (method === "DELETE") pull.comments.splice(at, 1);
    else return { status: 404, body: { message: "Not Found" } };
    return method === "DELETE" ? { status: 204 } : { status: 200, body: { id: comment.id, body: comment.body } };
  }

  function graphql(body: unknown) {
    const { query = "", variables } = body as { query?: string; variables: { owner: string; repo: string; number: number; after: string | null } };
    if (query.startsWith("query meshgateApprovals(")) return talk(variables);
    if (!/^query meshgate\(\$owner: String!, \$repo: String!, \$number: Int!, \$after: String\)/.test(query)) return { status: 200, body: { errors: [{ type: "INVALID", message: "unknown query" }] } };
    if (!may("pull-requests", "read") && !may("issues", "read")) return { status: 200, body: { data: { repository: null }, errors: [{ type: "FORBIDDEN", message: "Resource not accessible by integration" }] } };
    if (variables.owner !== "acme" || variables.repo !== "mesh" || variables.number !== 7) return { status: 200, body: { data: { repository: null }, errors: [{ type: "NOT_FOUND", message: "Could not resolve" }] } };
    const seen = pull.comments.filter(({ visibleFrom }) => requests >= visibleFrom);
    const from = variables.after === null ? 0 : Number(variables.after);
    const nodes = seen.slice(from, from + 100).map(({ id, body: text, author }) => ({ databaseId: id, body: text, viewerDidAuthor: author === bot }));
    return { status: 200, body: { data: { repository: { pullRequest: { headRefOid: pull.head, comments: { nodes, pageInfo: { hasNextPage: from + 100 < seen.length, endCursor: String(from + 100) } } } } } } };
  }

  function talk(variables: { owner: string; repo: string; number: number; after: string | null }) {
    if (!may("pull-requests", "read")) return { status: 200, body: { data: { repository: null }, errors: [{ type: "FORBIDDEN", message: "Resource not accessible by integration" }] } };
    if (variables.owner !== "acme" || variables.repo !== "mesh" || variables.number !== 7) return { status: 200, body: { data: { repository: null }, errors: [{ type: "NOT_FOUND", message: "Could not resolve" }] } };
    const from = variables.after === null ? 0 : Number(variables.after);
    const account = (login: string) => (login === "" ? null : { __typename: "User", login });
    const user = (login: string) => (login === "" ? null : { login });
    const nodes = pull.comments.slice(from, from + 100).map(({ id, body: text, author, more: { kind = author === bot ? "Bot" : "User", editedBy = "", edited = null, createdEdited = false, minimized = false, association = "CONTRIBUTOR" } = {} }) => ({
      databaseId: id, url: `https://github.com/acme/mesh/pull/7#issuecomment-${id}`, body: text, createdAt: "2026-09-27T10:00:00Z", lastEditedAt: edited, includesCreatedEdit: createdEdited, isMinimized: minimized, authorAssociation: association,
      author: author === "" ? null : { __typename: kind, login: author }, editor: account(editedBy),
    }));
    const commits = { totalCount: surfaces.commits ?? surfaces.wrote.length, nodes: surfaces.wrote.map((login) => ({ commit: { authors: { totalCount: 1, nodes: [{ user: user(login) }] }, committer: { user: user(login) } } })) };
    return { status: 200, body: { data: { repository: { pullRequest: { headRefOid: pull.head, author: account(surfaces.author), commits, comments: { nodes, pageInfo: { hasNextPage: from + 100 < pull.comments.length, endCursor: String(from + 100) } } } } } } };
  }

  const description = described(prefix);
  const server = createServer((request, response) => {
    void textOf(request).then((text) => {
      const path = (request.url ?? "").split("?")[0] ?? "";
      const body: unknown = text === "" ? undefined : JSON.parse(text);
      const index = next.findIndex(({ on }) => on === undefined || on.test(`${request.method} ${path}`));
      const [planned] = index < 0 ? [] : next.splice(index, 1);
      const search = new URL(request.url ?? "", "http://localhost").searchParams;
      const done = planned === undefined || planned.late === true ? answer(request.method ?? "", path, search, request.headers.authorization, body) : planned;
      const answered = planned ?? done;
      const { headers = {} } = answered;
      const { status, said } = description.hold({ method: request.method ?? "", url: request.url ?? "", headers: request.headers, body, status: answered.status, said: answered.body, planned: planned !== undefined });
      asked.push({ method: request.method ?? "", path, body, status });
      if (status === 0) return void request.socket.destroy();
      response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
      response.end(said === undefined ? undefined : typeof said === "string" ? said : JSON.stringify(said));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`;
  const close = async () => {
    await new Promise<void>((done) => { server.closeAllConnections(); server.close(() => done()); });
    if (description.wrong.length > 0) throw new Error(`Not as GitHub describes it: ${description.wrong.join("; ")}`);
  };
  return Object.assign(fake, { url, held: description.seen, close });
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect } from "vitest";
import type { HostIssue, Issues } from "#host";
import { described } from "../github/described.ts";

/** Issues as GitHub keeps them, in memory. A list may be behind: it shows what there was so many writes ago. */
export interface Board {
  readonly issues: Map<number, Kept>;
  readonly comments: { readonly number: number; readonly text: string }[];
  /** How many writes were made. */
  writes: number;
  /** How many writes a list does not see yet. */
  lag: number;
  readonly past: (readonly Kept[])[];
}

export interface Kept {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly open: boolean;
  readonly labels: readonly string[];
  readonly author: string;
  readonly bot: boolean;
  readonly pull?: boolean;
}

export const me = "github-actions[bot]";
export const board = (): Board => ({ issues: new Map(), comments: [], writes: 0, lag: 0, past: [[]] });

export function put(at: Board, issue: Kept): Kept {
  at.issues.set(issue.number, issue);
  at.writes += 1;
  at.past.push([...at.issues.values()]);
  return issue;
}

export const add = (at: Board, issue: Omit<Kept, "number">): Kept => put(at, { ...issue, number: Math.max(0, ...at.issues.keys()) + 1 });
export const listed = (at: Board): readonly Kept[] => at.past.at(Math.max(-at.past.length, -1 - at.lag)) ?? [];
export const openOnes = (at: Board): readonly Kept[] => [...at.issues.values()].filter(({ open }) => open);

/** The board without a network, with a turn given to others before every call: two monitors at once are mixed call by call. */
export function issuesOn(at: Board, turn: () => Promise<void> = async () => {}): Issues {
  const found = (number: number): Kept => at.issues.get(number) ?? expectThere(number);
  const shown = ({ pull: _, ...issue }: Kept): HostIssue => issue;
  return {
    me: async () => me,
    list: async (label) => (await turn(), listed(at).filter((one) => one.labels.includes(label) && one.pull !== true).map(shown)),
    get: async (number) => (await turn(), shown(found(number))),
    open: async ({ title, body, label }) => (await turn(), shown(add(at, { title, body, open: true, labels: [label], author: me, bot: true }))),
    write: async (number, { title, body, state }) => {
      await turn();
      const was = found(number);
      return shown(put(at, { ...was, title: title ?? was.title, body: body ?? was.body, open: state === undefined ? was.open : state === "open" }));
    },
    comment: async (number, text) => {
      await turn();
      at.writes += 1;
      at.comments.push({ number, text });
    },
  };
}

const expectThere = (number: number): never => {
  throw new Error(`there is no issue ${number}`);
};

export interface FakeGitHub {
  readonly url: string;
  readonly board: Board;
  /** `METHOD /path` of every request. */
  readonly asked: string[];
  /** Answers that come before the real ones, in order; one that fits the request is used once. */
  readonly first: { readonly on: RegExp; readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly message?: string }[];
  permission: "write" | "read" | "none";
  dropsLabels: boolean;
  perPage: number;
}

/** GitHub's REST and GraphQL, as far as issues go, on loopback; every request and answer is held to GitHub's own description, and what is not as it says fails the file of tests. */
export async function fakeGitHub(prefix = ""): Promise<FakeGitHub> {
  const state: { permission: FakeGitHub["permission"]; dropsLabels: boolean; perPage: number } = { permission: "write", dropsLabels: false, perPage: 100 };
  const [at, asked, first]: [Board, string[], FakeGitHub["first"]] = [board(), [], []];
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const description = described(prefix);
  afterAll(async () => {
    await new Promise<void>((done) => { server.closeAllConnections(); server.close(() => done()); });
    expect(description.wrong).toEqual([]);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`;

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>);
    const { pathname, searchParams } = new URL(request.url ?? "", url);
    const line = `${request.method} ${pathname}`;
    asked.push(line);
    const say = (status: number, json: unknown, headers: Readonly<Record<string, string>> = {}, planned = false) => {
      const held = description.hold({ method: request.method ?? "", url: request.url ?? "", headers: request.headers, body: chunks.length === 0 ? undefined : body, status, said: json, planned });
      response.writeHead(held.status, { "content-type": "application/json; charset=utf-8", date: "Mon, 28 Sep 2026 12:00:00 GMT", ...headers });
      response.end(JSON.stringify(held.said));
    };
    const index = first.findIndex(({ on }) => on.test(line));
    const [planned] = index < 0 ? [] : first.splice(index, 1);
    if (planned !== undefined) return say(planned.status, { message: planned.message ?? "said before" }, planned.headers, true);
    if (request.headers.authorization === undefined) return say(401, { message: "Requires authentication" });
    if (pathname.endsWith("/graphql")) return say(200, { data: { viewer: { login: me } } });
    if (state.permission === "none" || (state.permission === "read" && request.method !== "GET")) return say(403, { message: "Resource not accessible by integration" });
    const [, number, more] = /\/repos\/acme\/mesh\/issues(?:\/(\d+))?(?:\/(\w+))?$/.exec(pathname) ?? [];
    const one = number === undefined ? undefined : at.issues.get(Number(number));
    if (number !== undefined && one === undefined) return say(404, { message: "Not Found" });
    if (typeof body["body"] === "string" && body["body"].length > 65_536) return say(422, { message: "Validation Failed: body is too long" });
    if (request.method === "GET" && one === undefined) {
      const label = searchParams.get("labels") ?? "";
      const all = listed(at).filter(({ labels, open }) => labels.includes(label) && (searchParams.get("state") === "all" || open));
      const [page, size] = [Number(searchParams.get("page") ?? 1), Math.min(Number(searchParams.get("per_page") ?? 30), state.perPage)];
      return say(200, all.slice((page - 1) * size, page * size).map(json), page * size < all.length ? { link: `<${url}/repos/acme/mesh/issues?page=${page + 1}>; rel="next"` } : {});
    }
    if (one === undefined) return say(201, json(add(at, { title: String(body["title"]), body: String(body["body"]), open: true, labels: state.dropsLabels ? [] : (body["labels"] as string[]), author: me, bot: true })));
    if (request.method === "GET") return say(200, json(one));
    if (request.method === "PATCH") return say(200, json(put(at, { ...one, ...(body["title"] === undefined ? {} : { title: String(body["title"]) }), ...(body["body"] === undefined ? {} : { body: String(body["body"]) }), ...(body["state"] === undefined ? {} : { open: body["state"] === "open" }) })));
    if (more === "labels") return state.dropsLabels ? say(403, { message: "Must have triage access" }) : say(200, put(at, { ...one, labels: [...one.labels, ...(body["labels"] as string[])] }).labels);
    at.comments.push({ number: one.number, text: String(body["body"]) });
    at.writes += 1;
    return say(201, { id: at.comments.length });
  }

  const json = ({ number, title, body, open, labels, author, bot, pull }: Kept) => ({
    number, title, body, state: open ? "open" : "closed", user: { login: author, type: bot ? "Bot" : "User" }, labels: labels.map((name) => ({ name })), html_url: `https://github.example/acme/mesh/issues/${number}`, 
    // GitHub's example of an issue is a pull request.
    pull_request: pull === true ? {} : undefined,
  });
  return Object.assign(state, { url, board: at, asked, first });
}

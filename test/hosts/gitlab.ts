import { type Answer, type JsonServer, jsonServer } from "./server.ts";

export interface Note {
  readonly id: number;
  body: string;
  readonly author: number;
}

export interface FakeGitlab extends JsonServer {
  /** Merge request 7 of acme/mesh. */
  readonly request: { head: string; readonly notes: Note[] };
}

export const bot = 42;
const most = 1_000_000;

/** A GitLab of this machine (docs "Notes API", "Pagination", "Project access tokens"): merge request 7 of `acme/mesh`, and a token of scope `api`, `read_api`, or of a job, which GitLab lets read nothing here. */
export async function fakeGitlab({ head, token, scope = "api" }: { readonly head: string; readonly token: string; readonly scope?: "api" | "read_api" }): Promise<FakeGitlab> {
  const request: FakeGitlab["request"] = { head, notes: [] };
  let ids = 1000;
  const said = (note: Note) => ({ id: note.id, body: note.body, system: false, author: { id: note.author } });

  const server = await jsonServer(({ method, path, headers, body }): Answer => {
    if (headers["private-token"] !== token) return { status: 401, body: { message: "401 Unauthorized" } };
    const { pathname, searchParams } = new URL(path, "http://gitlab");
    if (method !== "GET" && scope !== "api") return { status: 403, body: { error: "insufficient_scope", error_description: "The request requires higher privileges than provided by the access token." } };
    if (pathname === "/api/v4/user") return { status: 200, body: { id: bot, username: "project_10_bot" } };
    const [, rest] = /^\/api\/v4\/projects\/acme%2Fmesh\/merge_requests\/7(.*)$/.exec(pathname) ?? [];
    if (rest === undefined) return { status: 404, body: { message: "404 Not found" } };
    if (rest === "" && method === "GET") return { status: 200, body: { iid: 7, sha: request.head } };
    if (rest === "/notes" && method === "GET") {
      const [page, size] = [Number(searchParams.get("page") ?? "1"), Math.min(Number(searchParams.get("per_page") ?? "20"), 100)];
      const more = request.notes.length > page * size;
      return { status: 200, headers: { "x-next-page": more ? String(page + 1) : "" }, body: request.notes.slice((page - 1) * size, page * size).map(said) };
    }
    const text = typeof body === "object" && body !== null && "body" in body && typeof body.body === "string" ? body.body : "";
    if (method !== "DELETE" && (text === "" || text.length > most)) return { status: 400, body: { message: "400 Bad request" } };
    if (rest === "/notes" && method === "POST") {
      const note = { id: ++ids, body: text, author: bot };
      request.notes.push(note);
      return { status: 201, body: said(note) };
    }
    const at = request.notes.findIndex(({ id }) => rest === `/notes/${id}`);
    const note = request.notes[at];
    if (note === undefined) return { status: 404, body: { message: "404 Not found" } };
    if (note.author !== bot) return { status: 403, body: { message: "403 Forbidden" } };
    if (method === "DELETE") request.notes.splice(at, 1);
    else note.body = text;
    return method === "DELETE" ? { status: 204 } : { status: 200, body: said(note) };
  });
  return Object.assign(server, { request });
}

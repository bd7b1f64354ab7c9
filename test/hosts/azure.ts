import { type Answer, type JsonServer, jsonServer } from "./server.ts";

export interface Thread {
  readonly id: number;
  body: string;
  readonly author: string;
  isDeleted: boolean;
}

export interface FakeAzure extends JsonServer {
  /** Pull request 7 of the repository `repository` of project `project`. */
  readonly pull: { head: string; readonly threads: Thread[] };
}

export const service = "build-service";
const most = 150_000;

/** An Azure DevOps of this machine (learn.microsoft.com, REST 7.1, "Pull Request Threads"). A token that is none is sent to a page for signing in, as there. */
export async function fakeAzure({ head, token, contributes = true }: { readonly head: string; readonly token: string; readonly contributes?: boolean }): Promise<FakeAzure> {
  const pull: FakeAzure["pull"] = { head, threads: [] };
  let ids = 1000;
  const said = ({ id, body, author, isDeleted }: Thread) => ({ id, isDeleted, comments: [{ id: 1, content: isDeleted ? undefined : body, isDeleted, author: { id: author } }] });

  const server = await jsonServer(({ method, path, headers, body }): Answer => {
    if (headers.authorization !== `Basic ${Buffer.from(`:${token}`).toString("base64")}`) return { status: 302, headers: { location: "https://spsprodweu5.vssps.visualstudio.com/_signin" } };
    const { pathname, searchParams } = new URL(path, "http://azure");
    if (pathname === "/acme/_apis/connectionData") return { status: 200, body: { authenticatedUser: { id: service } } };
    if (searchParams.get("api-version") !== "7.1") return { status: 400, body: { message: "No api-version was supplied" } };
    const [, rest] = /^\/acme\/project\/_apis\/git\/repositories\/repository\/pullRequests\/7(.*)$/.exec(pathname) ?? [];
    if (rest === undefined) return { status: 404, body: {} };
    if (method === "GET" && rest === "") return { status: 200, body: { pullRequestId: 7, lastMergeSourceCommit: { commitId: pull.head } } };
    if (method === "GET" && rest === "/threads") return { status: 200, body: { value: pull.threads.map(said), count: pull.threads.length } };
    if (!contributes) return { status: 403, body: { message: "TF401027: You need the Git 'PullRequestContribute' permission to perform this action." } };
    const sent = body as { content?: string; comments?: { content: string; commentType: string; parentCommentId: number }[]; status?: string } | undefined;
    const text = sent?.content ?? sent?.comments?.[0]?.content ?? "";
    if (method !== "DELETE" && (text === "" || text.length > most)) return { status: 400, body: {} };
    if (method === "POST" && rest === "/threads") {
      const thread = { id: ++ids, body: text, author: service, isDeleted: false };
      pull.threads.push(thread);
      return { status: 200, body: said(thread) };
    }
    const thread = pull.threads.find(({ id }) => rest === `/threads/${id}/comments/1`);
    if (thread === undefined || thread.isDeleted) return { status: 404, body: {} };
    if (method === "DELETE") thread.isDeleted = true;
    else thread.body = text;
    return { status: 200, body: said(thread).comments[0] };
  });
  return Object.assign(server, { pull });
}

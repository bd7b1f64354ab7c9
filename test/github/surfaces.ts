import type { Permissions } from "./server.ts";

/** What stands on pull request 7 of acme/mesh beside its comments. */
export interface Surfaces {
  base: string;
  draft: boolean;
  /** Whose branch it is: 1 is the repository itself. */
  from: { readonly id: number; readonly owner: string; readonly branch: string };
  /** More open pull requests of the same branch and commit. */
  twins: number;
  readonly labels: string[];
  /** Teams that may read the repository and that the token knows. */
  readonly teams: string[];
  readonly requested: string[][];
  /** Who opened the pull request, and whose accounts its commits have; empty where there is none. `commits`: how many there are, where more than are listed. */
  author: string;
  wrote: string[];
  commits: number | undefined;
  /** What people may do in the repository, and the teams of the organisation that they are in. */
  readonly people: Map<string, { readonly permission: "admin" | "write" | "read" | "none"; readonly role?: string; readonly teams?: readonly string[]; readonly pending?: boolean }>;
  /** Paths that are refused (403), whatever the token may. */
  refuses: RegExp | undefined;
  /** Runs of meshgate.yml for this commit; each time it is asked for, the first `going` of its states goes by. */
  readonly runs: { readonly id: number; readonly head: string; going: number; conclusion: string; again: number }[];
  readonly statuses: { readonly sha: string; readonly state: string; readonly context: string; readonly description: string; readonly target_url?: string }[];
  /** Files as the base has them. */
  readonly files: Map<string, string>;
  readonly patches: Map<string, string>;
  readonly threads: Thread[];
  readonly reviews: { readonly body: string; readonly comments: readonly Posted[] }[];
}

export interface Thread {
  readonly id: string;
  readonly path: string;
  readonly line: number;
  body: string;
  mine: boolean;
  hidden: string | undefined;
  resolved: boolean;
  outdated: boolean;
}

interface Posted {
  readonly path: string;
  readonly line: number;
  readonly side: string;
  readonly body: string;
  readonly start_line?: number;
}

export const newSurfaces = (): Surfaces => ({ base: "b".repeat(40), draft: false, from: { id: 1, owner: "acme", branch: "feature" }, twins: 0, labels: [], teams: [], requested: [], author: "dana", wrote: ["dana"], commits: undefined, people: new Map(), refuses: undefined, runs: [], statuses: [], files: new Map(), patches: new Map(), threads: [], reviews: [] });

interface Call {
  readonly method: string;
  readonly path: string;
  /** The address that was asked, without its query. */
  readonly url: string;
  readonly search: URLSearchParams;
  readonly body: unknown;
  readonly head: string;
  readonly may: (what: keyof Permissions, how: "read" | "write") => boolean;
}

type Answer = { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };
const forbidden: Answer = { status: 403, body: { message: "Resource not accessible by integration", documentation_url: "https://docs.github.com/rest", status: "403" } };
const invalid = (message: string): Answer => ({ status: 422, body: { message: "Validation Failed", errors: [{ message }] } });

/** The answer of GitHub where the call is about one of the surfaces. */
export function onSurfaces(standing: Surfaces, call: Call): Answer | undefined {
  const { method, path, may } = call;
  if (path === "/graphql") return graphql(standing, call);
  if (standing.refuses?.test(path) === true) return forbidden;
  if (path.startsWith("/orgs/acme/teams/")) return membership(standing, path, call);
  const route = path.replace(/^\/repos\/acme\/mesh/, "");
  if (route.startsWith("/contents/")) return contents(standing, decodeURIComponent(route.slice("/contents/".length)), call);
  if (route.startsWith("/git/trees/")) return tree(standing, route.slice("/git/trees/".length), call);
  if (route.startsWith("/collaborators/")) return permission(standing, route.split("/")[2] ?? "");
  if (route.startsWith("/actions/")) return actions(standing, route, call);
  if (route.startsWith("/statuses/")) return status(standing, route.slice("/statuses/".length), call);
  const found = routes[`${method} ${route.replace(/\/labels\/.+$/, "/labels/x")}`];
  if (found === undefined) return undefined;
  if (!may("pull-requests", method === "GET" ? "read" : "write")) return forbidden;
  return found(standing, call);
}

const routes: Readonly<Record<string, (standing: Surfaces, call: Call) => Answer>> = {
  "GET /pulls": ({ from, twins, ...standing }, { search, head }) => {
    const asked = search.get("head") === `${from.owner}:${from.branch}` && search.get("state") === "open";
    return { status: 200, body: asked ? Array.from({ length: 1 + twins }, (_, n) => pullOf({ ...standing, from, twins }, head, 7 + n)) : [] };
  },
  "GET /pulls/7": (standing, { head }) => ({ status: 200, body: pullOf(standing, head, 7) }),
  "GET /pulls/7/files": ({ patches }, call) => paged([...patches].map(([filename, patch]) => ({ filename, patch, status: "modified", sha: "c".repeat(40) })), call),
  "GET /issues/7/timeline": ({ requested }, call) => paged(requested.flat().map((slug) => ({ event: "review_requested", requested_team: { slug, name: slug } })), call),
  "POST /pulls/7/requested_reviewers": ({ teams, requested }, { body }) => {
    const { team_reviewers: asked } = body as { team_reviewers: string[] };
    if (asked.some((team) => !teams.includes(team))) return invalid("Reviews may only be requested from collaborators. One or more of the teams you specified is not a collaborator of the repository.");
    requested.push(asked);
    return { status: 201, body: { requested_teams: [], requested_reviewers: [] } };
  },
  "POST /issues/7/labels": ({ labels }, { body }) => {
    labels.push(...(body as { labels: string[] }).labels.filter((label) => !labels.includes(label)));
    return { status: 200, body: labels.map((name) => ({ name })) };
  },
  "DELETE /issues/7/labels/x": ({ labels }, { path }) => {
    const at = labels.indexOf(decodeURIComponent(path.split("/").at(-1) ?? ""));
    if (at < 0) return { status: 404, body: { message: "Label does not exist" } };
    labels.splice(at, 1);
    return { status: 200, body: labels.map((name) => ({ name })) };
  },
  "POST /pulls/7/reviews": ({ patches, threads, reviews }, { body, head }) => {
    const { commit_id: commit, event, comments, body: text } = body as { commit_id: string; event: string; body: string; comments: Posted[] };
    if (commit !== head || event !== "COMMENT" || text === "") return invalid("unexpected");
    if (comments.some(({ path, line, start_line: start = line, side }) => side !== "RIGHT" || !inDiff(patches.get(path) ?? "", start, line))) return invalid("Pull request review thread line must be part of the diff");
    reviews.push({ body: text, comments });
    for (const { path, line, body: said } of comments) threads.push({ id: `T${threads.length + 1}`, path, line, body: said, mine: true, hidden: undefined, resolved: false, outdated: false });
    return { status: 200, body: { id: reviews.length } };
  },
};

function pullOf({ base, draft, from, labels }: Surfaces, head: string, number: number) {
  return { number, draft, head: { sha: head, ref: from.branch, repo: { id: from.id } }, base: { sha: base, ref: "main", repo: { id: 1 } }, labels: labels.map((name) => ({ name })), requested_teams: [], requested_reviewers: [] };
}

function paged(all: readonly unknown[], { search, url }: Call): Answer {
  const [size, page] = [Number(search.get("per_page") ?? "30"), Number(search.get("page") ?? "1")];
  const more = all.length > page * size ? { link: `<${url}?per_page=${size}&page=${page + 1}>; rel="next"` } : undefined;
  return { status: 200, body: all.slice((page - 1) * size, page * size), ...(more === undefined ? {} : { headers: more }) };
}

function contents({ files, base }: Surfaces, path: string, { search, may }: Call): Answer {
  if (!may("contents", "read")) return forbidden;
  const text = files.get(path);
  return search.get("ref") === base && text !== undefined ? { status: 200, body: text, headers: { "content-type": "application/vnd.github.raw+json; charset=utf-8" } } : { status: 404, body: { message: "Not Found" } };
}

function tree({ files, base }: Surfaces, sha: string, { may }: Call): Answer {
  if (!may("contents", "read")) return forbidden;
  return sha === base ? { status: 200, body: { sha, truncated: files.has("TOO MANY"), tree: [...files.keys()].map((path) => ({ path, mode: "100644", type: "blob", sha: "c".repeat(40) })) } } : { status: 404, body: { message: "Not Found" } };
}

/** Everybody who has a token of the repository is told (metadata: read). */
function permission({ people }: Surfaces, encoded: string): Answer {
  const login = decodeURIComponent(encoded);
  const found = [...people].find(([name]) => name.toLowerCase() === login.toLowerCase());
  return found === undefined ? { status: 404, body: { message: "Not Found" } } : { status: 200, body: { permission: found[1].permission, role_name: found[1].role ?? found[1].permission, user: { login: found[0], role_name: found[1].role ?? found[1].permission } } };
}

/** A team that the token may not see, and somebody who is not in it, are answered alike. */
function membership({ people }: Surfaces, path: string, { may }: Call): Answer {
  const [, team = "", login = ""] = /^\/orgs\/acme\/teams\/([^/]+)\/memberships\/([^/]+)$/.exec(decodeURIComponent(path)) ?? [];
  const found = people.get(login);
  if (!may("members", "read") || found?.teams?.includes(team) !== true) return { status: 404, body: { message: "Not Found" } };
  return { status: 200, body: { url: `https://api.github.com/teams/1/memberships/${login}`, state: found.pending === true ? "pending" : "active", role: "member" } };
}

function actions({ runs }: Surfaces, route: string, { method, search, may }: Call): Answer {
  if (!may("actions", method === "GET" ? "read" : "write")) return forbidden;
  if (method === "GET" && route === "/actions/workflows/meshgate.yml/runs") {
    const found = runs.filter(({ head }) => head === search.get("head_sha") && search.get("event") === "pull_request");
    return { status: 200, body: { total_count: found.length, workflow_runs: found.map((run) => ({ id: run.id, head_sha: run.head, status: run.going-- > 0 ? "in_progress" : "completed", conclusion: run.going >= 0 ? null : run.conclusion })) } };
  }
  const run = runs.find(({ id }) => route === `/actions/runs/${id}/rerun`);
  if (method !== "POST" || run === undefined) return { status: 404, body: { message: "Not Found" } };
  if (run.going > 0) return { status: 403, body: { message: "This workflow is already running" } };
  run.again += 1;
  return { status: 201, body: {} };
}

function status({ statuses }: Surfaces, sha: string, { method, body, may }: Call): Answer {
  if (method !== "POST") return { status: 404, body: { message: "Not Found" } };
  if (!may("statuses", "write")) return forbidden;
  const said = body as Surfaces["statuses"][number];
  if (!/^[0-9a-f]{40}$/.test(sha) || said.description.length > 140 || !["success", "failure"].includes(said.state)) return invalid("description is too long");
  statuses.push({ ...said, sha });
  return { status: 201, body: { id: statuses.length } };
}

/** The lines of the new text that a patch shows, counted apart from the code under test. */
function inDiff(patch: string, from: number, to: number): boolean {
  const lines = new Set<number>();
  let line = 0;
  for (const row of patch.split("\n")) {
    const start = /^@@ -\S+ \+(\d+)/.exec(row)?.[1];
    if (start !== undefined) line = Number(start);
    else if (!row.startsWith("-") && !row.startsWith("\\")) lines.add(line++);
  }
  return Array.from({ length: to - from + 1 }, (_, n) => from + n).every((one) => lines.has(one));
}

function graphql({ threads }: Surfaces, { body, head, may }: Call): Answer | undefined {
  const { query, variables } = body as { query?: string; variables: Record<string, string> };
  const refused: Answer = { status: 200, body: { data: null, errors: [{ type: "FORBIDDEN", message: "Resource not accessible by integration" }] } };
  if (typeof query !== "string") return undefined;
  if (query.startsWith("query meshgateRemarks(")) {
    if (!may("pull-requests", "read")) return refused;
    const nodes = threads.map(({ id, body: text, mine, hidden, resolved, outdated }) => ({ isResolved: resolved, isOutdated: outdated, comments: { nodes: [{ id, body: text, viewerDidAuthor: mine, isMinimized: hidden !== undefined, minimizedReason: hidden ?? null }] } }));
    return { status: 200, body: { data: { repository: { pullRequest: { headRefOid: head, reviewThreads: { nodes, pageInfo: { hasNextPage: false, endCursor: null } } } } } } };
  }
  if (!query.startsWith("mutation meshgateMend(")) return undefined;
  if (!may("pull-requests", "write")) return refused;
  const thread = (id: string | undefined) => {
    const found = threads.find((one) => one.id === id);
    if (found === undefined || !found.mine) throw new Error(`${id} is not ours`);
    return found;
  };
  const data: Record<string, { readonly clientMutationId: null }> = {};
  for (const [, alias = "", mutation = "", argument = ""] of query.matchAll(/(\w+): (\w+)\(input: \{ \w+: \$(\w+)/g)) {
    if (mutation === "updatePullRequestReviewComment") thread(variables[argument]).body = variables[`ub${alias.slice(1)}`] ?? "";
    if (mutation === "minimizeComment") thread(variables[argument]).hidden = "outdated";
    if (mutation === "unminimizeComment") thread(variables[argument]).hidden = undefined;
    data[alias] = { clientMutationId: null };
  }
  return { status: 200, body: { data } };
}

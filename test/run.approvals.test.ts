import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { fingerprint } from "#fingerprint";
import type { Change } from "#model";
import { verdict } from "../packages/run/verdict.ts";
import { type Comment, fakeGithub, type FakeGithub, type Permissions } from "./github/server.ts";
import { commit, git, gitEnv, newRepository, room } from "./host/repositories.ts";
import { breakingReport, change, lintReport } from "./run/reports.ts";
import { token } from "./run/runner.ts";

const open: FakeGithub[] = [];
beforeAll(() => { for (const name of ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"]) vi.stubEnv(name, ""); });
afterAll(() => void vi.unstubAllEnvs());
afterEach(async () => {
  await Promise.all(open.splice(0).map((fake) => fake.close()));
});

const codeowners = "* @nobody\n/orders.odcs.yaml @sam\n/consumers/finance.yaml @fay finance@acme.example\n/consumers/other.yaml @oli\n/mine/ @mallory\n";
const onBase: Readonly<Record<string, string>> = {
  "meshgate.yaml": "approvals: comment\n", ".github/CODEOWNERS": codeowners, "orders.odcs.yaml": "id: orders\nname: orders\n", "consumers/finance.yaml": "reads: orders\n", "consumers/other.yaml": "reads: customers\n", "mine/product.yaml": "id: mine\n",
};

const made = new Map<string, ReturnType<typeof merged>>();

/** GitHub's merge of pull request 7, checked out; of the same files once. */
function checkout(...files: Parameters<typeof merged>) {
  const name = JSON.stringify(files);
  const found = made.get(name) ?? merged(...files);
  made.set(name, found);
  return found;
}

function merged(base: Readonly<Record<string, string>>, branch: Readonly<Record<string, string>>) {
  const cwd = newRepository();
  const main = commit(cwd, "start", base);
  git(cwd, "checkout", "--quiet", "-b", "feature");
  const head = commit(cwd, "feature", { "orders.odcs.yaml": "id: orders\n", ...branch });
  git(cwd, "checkout", "--quiet", "--detach", main);
  git(cwd, "merge", "--quiet", "--no-ff", "--message", "merge", "feature");
  return { cwd, main, head, sha: git(cwd, "rev-parse", "HEAD") };
}

const reader = (file: string) => ({ product: "finance.revenue", owner: "finance", at: { file, line: 1, column: 1, endLine: 1, endColumn: 2 }, through: "consumer declaration", reads: "certain" as const });
const removed = (more: Partial<Change> = {}): Change => ({ ...change({ file: "orders.odcs.yaml", line: 2, message: "The property `orders.id` is removed.", owner: "finance" }), hurt: [reader("consumers/finance.yaml")], ...more });
const print = fingerprint("property-removed", "The property `orders.id` is removed.");
const says = (more: { readonly print?: string; readonly until?: string; readonly reason?: string } = {}) => `/meshgate approve ${more.print ?? print} until ${more.until ?? "2026-12-31"} because ${more.reason ?? "Finance reads the new key."}`;

interface Situation {
  readonly says?: readonly (Partial<Comment> & { readonly body?: string })[];
  readonly changes?: readonly Change[];
  readonly today?: string;
  readonly base?: Readonly<Record<string, string>>;
  readonly branch?: Readonly<Record<string, string>>;
  readonly permissions?: Permissions;
  readonly token?: string | undefined;
  readonly event?: "pull_request" | "merge_group" | "workflow_run";
  readonly inputs?: Readonly<Record<string, string>>;
  readonly with?: (fake: FakeGithub) => void;
}

/** The verdict of an action on pull request 7, in this process, so that the day can be set. */
async function judged(situation: Situation) {
  const from = checkout({ ...onBase, ...situation.base }, situation.branch ?? {});
  const fake = await fakeGithub({ head: from.head, token, permissions: situation.permissions ?? { contents: "read", "pull-requests": "write", members: "read" } });
  open.push(fake);
  fake.surfaces.base = from.main;
  for (const [path, text] of Object.entries({ ...onBase, ...situation.base })) fake.surfaces.files.set(path, text);
  for (const [login, permission] of [["fay", "write"], ["sam", "admin"], ["tess", "write"], ["oli", "write"], ["mallory", "write"], ["dana", "admin"], ["erik", "write"], ["ron", "read"]] as const) fake.surfaces.people.set(login, { permission, ...(login === "tess" ? { teams: ["sales"] } : {}) });
  fake.pull.comments.push(...(situation.says ?? []).map((comment, at) => ({ id: at + 1, body: says(), author: "fay", visibleFrom: 0, ...comment })));
  situation.with?.(fake);
  const folder = room();
  const reports = join(folder, "reports");
  mkdirSync(reports);
  writeFileSync(join(reports, "breaking.json"), JSON.stringify(breakingReport(situation.changes ?? [removed()])));
  writeFileSync(join(reports, "lint.json"), JSON.stringify(lintReport([])));
  const event = situation.event ?? "pull_request";
  const repo = (id: number) => ({ repo: { id } });
  const payload = {
    pull_request: { number: 7, user: { login: "someone-else" }, head: { sha: from.head, ref: "feature", ...repo(1) }, base: { sha: from.main, ref: "main", ...repo(1) } },
    merge_group: { base_sha: from.main, base_ref: "refs/heads/main", head_ref: `refs/heads/gh-readonly-queue/main/pr-7-${from.main}` },
    workflow_run: { id: 5, run_attempt: 1, event: "pull_request", head_sha: from.head, head_branch: "feature", head_repository: { id: 1, owner: { login: "acme" } } },
  };
  writeFileSync(join(folder, "event.json"), JSON.stringify({ [event]: payload[event] }));
  const said = { out: "", err: "" };
  const today = situation.today ?? "2026-09-28";
  const env = { ...gitEnv, GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: join(folder, "event.json"), GITHUB_REPOSITORY: "acme/mesh", GITHUB_SERVER_URL: "https://github.com", GITHUB_API_URL: fake.url, GITHUB_SHA: from.sha, GITHUB_RUN_ID: "11", GITHUB_RUN_ATTEMPT: "1" };
  const options = Object.fromEntries(Object.entries({ comment: "never", format: "text", ...situation.inputs }).map(([name, value]) => [name, [value]]));
  const given = "token" in situation ? situation.token : token;
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const code = await verdict.run({ files: [reports], options }, {
    cwd: event === "workflow_run" ? room() : from.cwd, env, out: (text) => void (said.out += text), err: (text) => void (said.err += text), stdin: async () => new Uint8Array(), today, now: `${today}T12:00:00Z`,
    ...(given === undefined ? {} : { token: given }), terminal: { out: false, err: false, columns: 0 },
  }).finally(() => write.mockRestore());
  return { code, fake, text: stripVTControlCharacters(`${said.out}${said.err}`).replace(/\s+/g, " "), calls: fake.asked.map(({ method, path, status }) => `${method} ${path.replace("/repos/acme/mesh", "")} ${status}`) };
}

const edit = (more: NonNullable<Comment["more"]>, body = says()) => [{ body, more }];
/** The contract is a team's, and somebody of it approves. */
const team: Situation = { says: [{ author: "tess" }], base: { ".github/CODEOWNERS": "* @acme/sales\n" } };

describe("an approval in a comment", { timeout: 60_000 }, () => {
  test.each<[string, Situation]>([
    ["of the owner of a hurt consumer", {}], ["of an owner of the contract", { says: [{ author: "sam" }] }], ["in other capitals", { says: [{ author: "Fay" }], with: ({ surfaces }) => surfaces.people.set("Fay", { permission: "write" }) }],
    ["of a member of a team that owns the contract", team], ["of who maintains", { with: ({ surfaces }) => surfaces.people.set("fay", { permission: "write", role: "maintain" }) }], ["to the end of its last day", { today: "2026-12-31" }],
    ["that was renewed", { says: [{ body: says({ until: "2026-09-01" }) }, {}] }], ["of one of two", { says: [{ author: "oli" }, {}] }], ["beside one that was edited", { says: [...edit({ edited: "2026-09-28T10:00:00Z" }), {}] }],
    ["in the merge queue", { event: "merge_group" }], ["after an unprivileged run", { event: "workflow_run" }], ["after many comments", { says: [...Array.from({ length: 120 }, () => ({ author: "chat", body: "hm" })), {}] }],
    ["in a comment with text around it", { says: [{ body: `Agreed.\r\n\r\n${says()}\r\n\r\nThanks` }] }], ["where the contract was moved: its owner before counts", { says: [{ author: "sam" }], changes: [removed({ hurt: [], at: { file: "mine/orders.yaml", line: 1, column: 1, endLine: 1, endColumn: 2 }, was: { file: "orders.odcs.yaml", line: 1, column: 1, endLine: 1, endColumn: 2 } })], branch: { "mine/orders.yaml": "id: orders\n" } }],
  ])("%s lets the finding pass, and stays in sight", async (_, situation) => {
    const { code, text } = await judged({ says: [{}], ...situation });
    expect(code, text).toBe(0);
    expect(text).toMatch(/waived: The property `orders.id` is removed. `(?:fay|Fay|sam|tess)` in a comment until 2026-12-31: Finance reads the new key\./);
  });

  test.each<[string, Situation, RegExp]>([
    ["malformed", { says: [{ body: says().replace("until", "til") }] }, /no last day/],
    ["in a quote", { says: [{ body: `> ${says()}` }] }, /block/],
    ["of another finding", { says: [{ body: says({ print: "00000000000000aa" }) }] }, /`00000000000000aa` suppresses nothing\. It fits nothing/],
    ["of an older fingerprint", { changes: [removed({ fingerprint: "00000000000000ab" })] }, /It fits nothing/],
    ["that ended yesterday", { today: "2027-01-01" }, /ended on 2026-12-31 \(UTC\)/],
    ["of somebody whom nobody named", { says: [{ author: "erik" }] }, /does not name them/],
    ["of the owner of another consumer", { says: [{ author: "oli" }] }, /does not name them/],
    ["of an owner of nothing here, on the contract's own finding", { says: [{ author: "fay" }], changes: [removed({ hurt: [] })] }, /does not name them/],
    ["of who opened the pull request", { with: ({ surfaces }) => (surfaces.author = "FAY") }, /Who opened the pull request/],
    ["of who wrote a commit of it", { with: ({ surfaces }) => (surfaces.wrote = ["dana", "fay"]) }, /Who wrote a commit/],
    ["where not all commits are known", { with: ({ surfaces }) => (surfaces.commits = 101) }, /more commits than are listed/],
    ["where nobody knows who opened it", { with: ({ surfaces }) => (surfaces.author = "") }, /Nobody knows who opened/],
    ["that was edited", { says: edit({ edited: "2026-09-28T10:00:00Z" }) }, /was edited/],
    ["that somebody else edited", { says: edit({ editedBy: "mallory" }) }, /was edited/],
    ["that was edited as it was made", { says: edit({ createdEdited: true }) }, /was edited/],
    ["that is minimised", { says: edit({ minimized: true }) }, /block/],
    ["that was deleted", { says: [] }, /block/],
    ["of a bot", { says: edit({ kind: "Bot" }) }, /bot approves nothing/],
    ["of a placeholder", { says: edit({ kind: "Mannequin" }) }, /bot approves nothing/],
    ["of an account that is gone", { says: [{ author: "" }] }, /account that wrote it is gone/],
    ["of who may only read", { with: ({ surfaces }) => surfaces.people.set("fay", { permission: "read", role: "triage" }) }, /may not write/],
    ["of who may nothing any more", { with: ({ surfaces }) => surfaces.people.set("fay", { permission: "none" }) }, /may not write/],
    ["of whom GitHub does not know", { with: ({ surfaces }) => surfaces.people.delete("fay") }, /does not tell this token/],
    ["where GitHub does not say what they may", { with: ({ surfaces }) => (surfaces.refuses = /\/collaborators\//) }, /does not tell this token.*metadata: read/],
    ["of somebody in no owning team", { ...team, with: ({ surfaces }) => surfaces.people.set("tess", { permission: "write", teams: ["other"] }) }, /is not in it.*members: read/],
    ["of somebody who is invited to the team", { ...team, with: ({ surfaces }) => surfaces.people.set("tess", { permission: "write", teams: ["sales"], pending: true }) }, /in no team that owns it/],
    ["where the token sees no team", { ...team, permissions: { contents: "read", "pull-requests": "write" } }, /members: read/],
    ["where GitHub refuses teams", { ...team, with: ({ surfaces }) => (surfaces.refuses = /^\/orgs\//) }, /members: read/],
    ["of a team of another organisation", { ...team, base: { ".github/CODEOWNERS": "* @other/sales\n" } }, /does not name them/],
    ["of an owner by e-mail alone", { base: { ".github/CODEOWNERS": "* fay@acme.example\n" } }, /does not name them/],
    ["where CODEOWNERS names them in the pull request alone", { base: { ".github/CODEOWNERS": "* @sam\n" }, branch: { ".github/CODEOWNERS": "* @fay\n" } }, /does not name them/],
    ["where an earlier CODEOWNERS would name them", { base: { "CODEOWNERS": "* @erik\n" }, says: [{ author: "erik" }] }, /does not name them/],
    ["where nobody is named", { base: { ".github/CODEOWNERS": "# empty\n" } }, /names nobody/],
    ["of a consumer that the change itself brings", { says: [{ author: "mallory" }], changes: [removed({ hurt: [reader("mine/product.yaml")] })], branch: { "mine/product.yaml": "id: mine\nreads: orders\n" } }, /does not name them/],
    ["of a consumer in a file that the change brings", { says: [{ author: "mallory" }], changes: [removed({ hurt: [reader("mine/new.yaml")] })], branch: { "mine/new.yaml": "reads: orders\n" } }, /does not name them/],
    ["of a consumer of another repository", { says: [{ author: "mallory" }], changes: [removed({ hurt: [{ ...reader("mine/product.yaml"), repository: "crm" }] })] }, /does not name them/],
    ["where the contract was moved to them", { says: [{ author: "mallory" }], changes: [removed({ hurt: [], at: { file: "mine/orders.yaml", line: 1, column: 1, endLine: 1, endColumn: 2 } })], branch: { "mine/orders.yaml": "id: orders\n" } }, /names nobody/],
    ["where the base does not allow it", { base: { "meshgate.yaml": "approvals: never\n" }, branch: { "meshgate.yaml": "approvals: comment\n" } }, /block/],
    ["without a token", { token: undefined }, /no token/],
    ["where comments may not be read", { permissions: { contents: "read" } }, /pull-requests: read/],
    ["where GitHub does not accept the token", { token: "another" }, /does not accept the token/],
    ["where GitHub has a fault", { with: ({ next }) => next.push(...Array.from({ length: 3 }, () => ({ status: 502, body: {} }))) }, /has a fault/],
    ["after an unprivileged run, where the base does not allow it", { event: "workflow_run", base: { "meshgate.yaml": "" } }, /block/],
    ["after an unprivileged run, of somebody who owns nothing", { event: "workflow_run", says: [{ author: "oli" }] }, /does not name them/],
  ])("%s suppresses nothing", async (_, situation, why) => {
    const { code, text } = await judged({ says: [{}], ...situation });
    expect(code, text).toBe(1);
    expect(text).toMatch(why);
    expect(text).not.toContain("waived:");
  });
});

describe("what approvals cost", { timeout: 60_000 }, () => {
  test("nothing where they are not allowed or nothing counts; else one query, one question for each person, one for each team", async () => {
    expect((await judged({ says: [{}], base: { "meshgate.yaml": "" } })).calls).toEqual([]);
    expect((await judged({ says: [{}], changes: [] })).calls).toEqual([]);
    expect((await judged({ says: [{ author: "erik" }] })).calls).toEqual(["POST /graphql 200"]);
    expect((await judged({ says: [{}, {}] })).calls).toEqual(["POST /graphql 200", "GET /collaborators/fay/permission 200"]);
    expect((await judged({ ...team, says: [{ author: "tess" }, { author: "tess" }] })).calls).toEqual(["POST /graphql 200", "GET /collaborators/tess/permission 200", "GET /orgs/acme/teams/sales/memberships/tess 200"]);
    const { fake } = await judged(team);
    if (fake.held.size > 0) expect([...fake.held]).toEqual([["POST /graphql", 1], ["GET /repos/{owner}/{repo}/collaborators/{username}/permission", 1], ["GET /orgs/{org}/teams/{team_slug}/memberships/{username}", 1]]);
  });

  test("beside them the comment costs what it costs, and says who approved without calling them", async () => {
    const hostile = "@acme/everybody <img src=x> [a](http://b) #1 | x";
    const { fake, calls, code } = await judged({ says: [{ body: says({ reason: hostile }) }], changes: [removed(), removed({ fingerprint: "00000000000000ac", message: "The property `orders.x` is removed." })], inputs: { comment: "auto" } });
    expect(code).toBe(1);
    expect(calls).toEqual(["POST /graphql 200", "GET /collaborators/fay/permission 200", "POST /graphql 200", "POST /issues/7/comments 201", "POST /graphql 200"]);
    const body = fake.pull.comments.at(-1)?.body ?? "";
    expect(body).toContain("*Waived:* `fay` in a comment until 2026-12-31: `@acme/everybody` `<img` `src=x>`");
    expect(body.replace(/`[^`]*`/g, "")).not.toMatch(/@|<img|\]\(http:\/\/b/);
    expect(body).toContain("```text\n/meshgate approve 00000000000000ac until 2026-11-30 because …\n```");
    expect(body).not.toContain(`/meshgate approve ${print}`);
  });

  test("strangers who write a lot cost little: people whom the repository knows come first, the rest is counted", async () => {
    const crowd = Array.from({ length: 60 }, (_, at) => ({ author: `s${at}` }));
    const { code, calls, text } = await judged({ base: { ".github/CODEOWNERS": "* @fay @acme/sales\n" }, says: [...crowd, { more: { association: "MEMBER" } }, ...Array.from({ length: 60 }, () => ({ author: "s1", body: "/meshgate approve x" }))] });
    expect(code, text).toBe(0);
    expect(calls.filter((call) => call.includes("/collaborators/"))).toHaveLength(20);
    expect(calls[2], "fay first").toBe("GET /collaborators/fay/permission 200");
    expect(text).toContain("A comment of `s0` that approves");
    expect(text).toMatch(/\d+ more approvals in comments suppress nothing/);
  });

  test("a stranger's broken command changes no ruling", async () => {
    const { code, fake } = await judged({ says: [{ author: "stranger", body: "/meshgate approve x" }], changes: [removed({ breaks: { consumers: "unknown", producers: "no" } })], inputs: { "fail-on": "block" } });
    expect([code, fake.asked.length]).toEqual([(await judged({ says: [], changes: [removed({ breaks: { consumers: "unknown", producers: "no" } })], inputs: { "fail-on": "block" } })).code, 1]);
  });
});

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeEach, describe, expect, test } from "vitest";
import { changedFiles, openRepository, readAt, resolveBase, whereAreWe } from "#host";
import { UsageError } from "#model";
import { checkout, commit, git, gitEnv, newRepository, onGitHub, open, pullRequest, room, server, web, write } from "./host/repositories.ts";

const hub = server();
const zero = "0".repeat(40);
const terminal = whereAreWe({});
const shallow = (folder: string) => git(folder, "rev-parse", "--is-shallow-repository") === "true";
const has = (folder: string, sha: string) => {
  try {
    execFileSync("git", ["cat-file", "-e", sha], { cwd: folder, env: gitEnv, stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

/** Answers GitHub's compare from the bare repository. */
const api = await web((request, response) => {
  const [, base = "", head = ""] = /^\/repos\/acme\/mesh\/compare\/(\w+)\.\.\.(\w+)/.exec(request.url ?? "") ?? [];
  const say = (status: number, body: unknown) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  try {
    say(200, { merge_base_commit: { sha: git(hub.bare, "merge-base", base, head) }, status: "diverged", commits: [] });
  } catch {
    say(404, { message: "Not Found" });
  }
});
const broken = await web((_, response) => response.writeHead(500, { "content-type": "application/json" }).end('{"message":"down"}'));
const lying = await web((_, response) => response.writeHead(200, { "content-type": "application/json" }).end('{"merge_base_commit":{"sha":"--upload-pack=x"}}'));

const here = (event: string, payload: unknown, more: Record<string, string> = {}) => onGitHub(hub, event, payload, { GITHUB_API_URL: api.url, ...more });
beforeEach(() => { api.asked.length = 0; });
const noCall = () => expect(api.asked.length).toBe(0);

describe("pull request, the host's merge commit", () => {
  const event = here("pull_request", pullRequest(hub), { GITHUB_SHA: hub.merge });

  test("at depth 1, the first parent is fetched alone, without the API", async () => {
    const folder = checkout(hub, hub.merge);
    const repository = await open(folder);
    expect(has(folder, hub.main)).toBe(false);
    const base = await resolveBase({ repository, here: event });
    expect(base).toEqual({ how: "first-parent", sha: hub.main, ref: "main", notes: [] });
    expect(git(folder, "rev-list", "--count", hub.main)).toBe("1");
    const changes = await changedFiles(repository, hub.main, ["**"]);
    expect(changes.map(({ path, status }) => [path, status])).toEqual([["orders.odcs.yaml", "modified"], ["sales.odcs.yaml", "added"]]);
    noCall();
  });

  test("in a full clone nothing is fetched", async () => {
    const folder = checkout(hub, hub.merge, 0);
    git(folder, "remote", "set-url", "origin", `${hub.url}/acme/mesh.git/`);
    expect(await resolveBase({ repository: await open(folder), here: event })).toEqual({ how: "first-parent", sha: hub.main, ref: "main", notes: [] });
    expect(shallow(folder)).toBe(false);
    noCall();
  });

  test("known by its second parent where GITHUB_SHA is another commit", async () => {
    const target = here("pull_request_target", pullRequest(hub), { GITHUB_SHA: hub.main });
    expect(await resolveBase({ repository: await open(checkout(hub, hub.merge)), here: target })).toMatchObject({ how: "first-parent", sha: hub.main });
  });

  test("the base input that names the pull request's own target needs no history", async () => {
    for (const explicit of ["main", "origin/main", "refs/heads/main"])
      expect(await resolveBase({ repository: await open(checkout(hub, hub.merge)), here: event, explicit })).toMatchObject({ how: "first-parent", sha: hub.main });
    noCall();
  });

  test("a merge commit of the author's own is not mistaken for it", async () => {
    const work = room();
    git(work, "clone", "--quiet", pathToFileURL(hub.bare).href, "clone");
    const clone = join(work, "clone");
    git(clone, "checkout", "--quiet", "-b", "forged", hub.feature);
    git(clone, "checkout", "--quiet", "-b", "side", hub.start);
    commit(clone, "side", { "side.yaml": "1\n" });
    git(clone, "checkout", "--quiet", "forged");
    git(clone, "merge", "--quiet", "--message", "own merge", "side");
    const own = git(clone, "rev-parse", "HEAD");
    const payload = { pull_request: { ...pullRequest(hub).pull_request, head: { sha: own, repo: { id: 1 } } } };
    expect(await resolveBase({ repository: await open(clone), here: here("pull_request", payload, { GITHUB_SHA: hub.merge }) })).toMatchObject({ how: "merge-base", sha: hub.parting });
  });
});

describe("pull request, its head checked out", () => {
  const event = here("pull_request", pullRequest(hub), { GITHUB_SHA: hub.merge });

  test("at depth 1 the API is asked, and what main did meanwhile is no change", async () => {
    const folder = checkout(hub, hub.feature);
    const repository = await open(folder);
    const base = await resolveBase({ repository, here: event, token: "s3cret" });
    expect(base).toEqual({ how: "compare-api", sha: hub.parting, ref: "main", notes: [] });
    expect(api.asked.map(({ method, url, headers }) => [method, url, headers.authorization])).toEqual([["GET", `/repos/acme/mesh/compare/${hub.main}...${hub.feature}?per_page=1`, "token s3cret"]]);
    expect((await changedFiles(repository, hub.parting, ["**"])).map(({ path, status }) => [path, status])).toEqual([["orders.odcs.yaml", "modified"], ["sales.odcs.yaml", "added"]]);
    const texts = await readAt(repository, hub.parting, ["orders.odcs.yaml"], 100);
    expect(texts.get("orders.odcs.yaml")).toEqual({ bytes: Buffer.from("version: 1\n") });
  });

  test.each([["down", () => broken.url], ["lying", () => lying.url], ["gone", () => "http://127.0.0.1:1"]])("where the API is %s, history is deepened and the report says so", async (state, url) => {
    const base = await resolveBase({ repository: await open(checkout(hub, hub.feature)), here: here("pull_request", pullRequest(hub), { GITHUB_SHA: hub.merge, GITHUB_API_URL: url() }) });
    expect(base).toMatchObject({ how: "merge-base", sha: hub.parting, ref: "main", notes: [expect.stringMatching(/^The API could not be asked/)] });
    expect(base.how === "none" ? [] : base.notes.map((note) => note.includes("HTTP"))).toEqual([state === "down"]);
  });

  test("a full clone knows it by itself", async () => {
    const folder = checkout(hub, hub.feature, 0);
    expect(await resolveBase({ repository: await open(folder), here: event })).toEqual({ how: "merge-base", sha: hub.parting, ref: "main", notes: [] });
    expect(shallow(folder)).toBe(false);
    noCall();
  });

  test("a full clone of one branch stays full", async () => {
    const folder = room();
    git(folder, "clone", "--quiet", "--single-branch", "--branch", "feature", pathToFileURL(hub.bare).href, ".");
    expect(await resolveBase({ repository: await open(folder), here: event })).toMatchObject({ how: "merge-base", sha: hub.parting });
    expect(shallow(folder)).toBe(false);
    expect(git(folder, "rev-list", "--count", "HEAD")).toBe("4");
    noCall();
  });

  test("a fork that calls its branch main cannot be its own base", async () => {
    const fork = server();
    const forked = join(room(), "evil.git");
    git(fork.work, "checkout", "--quiet", "-B", "main", fork.feature);
    git(fork.bare, "clone", "--quiet", "--bare", fork.work, forked);
    const folder = newRepository();
    git(folder, "remote", "add", "origin", pathToFileURL(forked).href);
    git(folder, "fetch", "--quiet", "--depth=1", "origin", "+refs/heads/main:refs/remotes/origin/main");
    git(folder, "checkout", "--quiet", "-B", "main", "origin/main");
    for (const explicit of ["", "main"])
      expect(await resolveBase({ repository: await open(folder), here: event, explicit })).toMatchObject({ sha: hub.parting, ref: "main" });
    await expect(resolveBase({ repository: await open(folder), here: event, explicit: "release" })).rejects.toThrow(/`release` does not exist/);
    await expect(resolveBase({ repository: await open(folder), here: event, explicit: "main~0" })).rejects.toThrow(UsageError);
  });
});

describe("merge queue and push", () => {
  test("a merge group's base is the commit it builds on", async () => {
    const payload = { merge_group: { base_sha: hub.main, base_ref: "refs/heads/main", head_sha: hub.merge } };
    expect(await resolveBase({ repository: await open(checkout(hub, hub.merge)), here: here("merge_group", payload) })).toEqual({ how: "commit", sha: hub.main, ref: "main", notes: [] });
    noCall();
  });

  const push = (branch: string, before: string) => here("push", { ref: `refs/heads/${branch}`, before, repository: { default_branch: "main" } });

  test("a push is compared with what the branch was before", async () => {
    const folder = checkout(hub, hub.main);
    expect(await resolveBase({ repository: await open(folder), here: push("main", hub.parting) })).toEqual({ how: "commit", sha: hub.parting, ref: "main", notes: [] });
    expect(git(folder, "rev-list", "--count", hub.parting)).toBe("1");
    noCall();
  });

  test("a new branch is compared with where it left the default branch", async () => {
    expect(await resolveBase({ repository: await open(checkout(hub, hub.feature, 0)), here: push("feature", zero) })).toEqual({ how: "merge-base", sha: hub.parting, ref: "main", notes: [] });
  });

  test("a new default branch has no base, and that is said", async () => {
    expect(await resolveBase({ repository: await open(checkout(hub, hub.main)), here: push("main", zero) })).toEqual({ how: "none", why: "This branch is new and is the default branch: there is no earlier version." });
  });

  test("a commit that a forced push threw away: the merge base and a note, or an error, never no changes", async () => {
    const gone = "1234567890".repeat(4);
    expect(await resolveBase({ repository: await open(checkout(hub, hub.feature, 0)), here: push("feature", gone) })).toMatchObject({ how: "merge-base", sha: hub.parting, notes: [expect.stringMatching(/could not be fetched/)] });
    await expect(resolveBase({ repository: await open(checkout(hub, hub.main)), here: push("main", gone) })).rejects.toThrow(/123456789012 is not in this clone/);
  });
});

describe("a base that is named", () => {
  const ask = async (folder: string, explicit: string) => resolveBase({ repository: await open(folder), here: terminal, explicit });

  test("a terminal without --base has none", async () => {
    expect(await resolveBase({ repository: await open(hub.work), here: terminal })).toMatchObject({ how: "none" });
  });

  test("in a full clone: branch, remote branch, tag, commit, its short form, relative", async () => {
    const folder = checkout(hub, hub.feature, 0);
    git(folder, "tag", "--annotate", "--message", "v1", "v1", hub.parting);
    git(folder, "branch", "local", hub.main);
    for (const name of ["local", "origin/main", "main", "v1", hub.main, hub.main.slice(0, 10), "local~0"]) expect(await ask(folder, name), name).toMatchObject({ how: "merge-base", sha: hub.parting });
    expect(await ask(folder, "HEAD^")).toMatchObject({ how: "merge-base", sha: git(folder, "rev-parse", "HEAD^") });
    expect(await ask(folder, hub.start)).toMatchObject({ how: "merge-base", sha: hub.start });
    expect(await ask(folder, "HEAD")).toMatchObject({ how: "merge-base", sha: hub.feature });
  });

  test("in a shallow clone: branch, tag and commit are fetched and history is deepened", async () => {
    git(hub.work, "tag", "--force", "released", hub.start);
    git(hub.work, "push", "--quiet", "--force", "origin", "refs/tags/released");
    expect(await ask(checkout(hub, hub.feature), "main")).toMatchObject({ how: "merge-base", sha: hub.parting, ref: "main" });
    expect(await ask(checkout(hub, hub.feature), "released")).toMatchObject({ how: "merge-base", sha: hub.start });
    expect(await ask(checkout(hub, hub.feature), hub.main)).toMatchObject({ how: "merge-base", sha: hub.parting });
  });

  test("on a CI the server's branch counts, not a local one of that name", async () => {
    const folder = checkout(hub, hub.feature, 0);
    git(folder, "branch", "main", hub.feature);
    expect(await resolveBase({ repository: await open(folder), here: here("workflow_dispatch", {}), explicit: "main" })).toMatchObject({ how: "merge-base", sha: hub.parting });
  });

  test("a local commit on a shallow clone still finds its base", async () => {
    const folder = checkout(hub, hub.feature);
    commit(folder, "local work", { "new.yaml": "1\n" });
    expect(await ask(folder, "main")).toMatchObject({ how: "merge-base", sha: hub.parting });
  });

  test("a shallow clone's answer is not believed while a cut may hide a better one", async () => {
    const long = newRepository();
    const first = commit(long, "first", { "a.yaml": "0\n" });
    git(long, "checkout", "--quiet", "-b", "feature");
    for (let index = 0; index < 3; index += 1) commit(long, `feature ${index}`, { "f.yaml": `${index}\n` });
    git(long, "checkout", "--quiet", "main");
    const better = commit(long, "better", { "a.yaml": "1\n" });
    commit(long, "main on", { "a.yaml": "2\n" });
    git(long, "checkout", "--quiet", "feature");
    git(long, "merge", "--quiet", "--message", "take main", better);
    for (let index = 3; index < 6; index += 1) commit(long, `feature ${index}`, { "f.yaml": `${index}\n` });
    git(long, "merge", "--quiet", "--strategy=ours", "--message", "old", first);
    const folder = checkout({ bare: long }, git(long, "rev-parse", "HEAD"), 2);
    expect(await ask(folder, "main")).toMatchObject({ sha: better });
  });

  test.each(["nowhere", "HEAD~99", "feature..main", "a b", "^main", ":/first", "main:orders.odcs.yaml", "-", "--", "--all", "--output=owned", "--upload-pack=touch owned", "-uowned", "@{u}", "@{-1}", zero, "1234567", "refs/heads/", "x\ny", "x\u001b[31m", "$(touch owned)"])(
    "%j does not exist: an error of one line, in full and shallow clones, here and on a CI",
    async (explicit) => {
      for (const folder of [checkout(hub, hub.feature, 0), checkout(hub, hub.feature)])
        for (const place of [terminal, here("workflow_dispatch", {})]) {
          const error = await resolveBase({ repository: await open(folder), here: place, explicit }).catch((thrown: unknown) => thrown);
          expect(error).toBeInstanceOf(UsageError);
          expect((error as Error).message).not.toMatch(/[\n\r\u001b]/);
          expect(existsSync(join(folder, "owned"))).toBe(false);
        }
      noCall();
    },
  );

  test("a name of 5,000 letters is said shortly", async () => {
    const error = await ask(checkout(hub, hub.feature), "a".repeat(5000)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect(String(error).length).toBeLessThan(400);
  });

  test("a ref that looks like an option is a ref", async () => {
    const folder = checkout(hub, hub.feature, 0);
    git(folder, "update-ref", "refs/heads/--all", hub.main);
    git(folder, "update-ref", "refs/heads/-x", hub.main);
    for (const name of ["--all", "-x"]) expect(await ask(folder, name), name).toMatchObject({ sha: hub.parting });
    git(hub.work, "push", "--quiet", "origin", `${hub.main}:refs/heads/--upload-pack=x`);
    expect(await ask(checkout(hub, hub.feature), "--upload-pack=x")).toMatchObject({ sha: hub.parting });
  });

  test("no shared history is an error, in full and shallow clones, with and without the API", async () => {
    const folder = checkout(hub, hub.feature, 0);
    git(folder, "checkout", "--quiet", "--orphan", "island");
    const island = commit(folder, "island", { "i.yaml": "1\n" });
    git(folder, "push", "--quiet", "origin", "HEAD:refs/heads/island");
    await expect(ask(folder, "main")).rejects.toThrow(/origin|share no history/);
    await expect(ask(folder, "origin/main")).rejects.toThrow(/`origin\/main` share no history/);
    await expect(ask(checkout(hub, island), "main")).rejects.toThrow(/share no history/);
    await expect(resolveBase({ repository: await open(checkout(hub, island)), here: here("workflow_dispatch", {}), explicit: "main" })).rejects.toThrow(/share no history/);
    expect(api.asked.length).toBe(1);
  });

  test("no git, no commit, no remote: an error that says what to do", async () => {
    const plain = room();
    await expect(ask(plain, "main")).rejects.toThrow(/git work tree/);
    await expect(ask(newRepository(), "main")).rejects.toThrow(/no commit yet/);
    const alone = newRepository();
    commit(alone, "only", { "a.yaml": "1\n" });
    await expect(ask(alone, "nowhere")).rejects.toThrow(/does not exist|not in this clone/);
    await expect(resolveBase({ repository: await open(plain), here: here("pull_request", pullRequest(hub)) })).rejects.toThrow(/check the repository out first/);
    const cut = checkout(hub, hub.feature);
    git(cut, "remote", "remove", "origin");
    await expect(ask(cut, hub.main)).rejects.toThrow(/no remote/);
  });

  test("where git is missing, a folder is only a folder", async () => {
    const repository = await openRepository({ cwd: hub.work, env: { PATH: "/nowhere" } });
    expect(repository.git).toBeUndefined();
    await expect(resolveBase({ repository, here: terminal, explicit: "main" })).rejects.toThrow(/with git installed/);
  });
});

describe("hostile surroundings", () => {
  test("a git that never stops talking is stopped", async () => {
    const folder = room();
    write(folder, { git: "#!/bin/sh\nexec yes\n", ".git/HEAD": "ref: refs/heads/main\n" });
    execFileSync("chmod", ["+x", join(folder, "git")]);
    await expect(openRepository({ cwd: folder, env: { PATH: `${folder}:${process.env["PATH"]}` } })).rejects.toThrow(/`git rev-parse` printed more than 268435456 bytes/);
  });

  test("no hook, monitor, external diff or replaced object has a say", async () => {
    const folder = checkout(hub, hub.merge);
    const trap = join(folder, "trap.sh");
    write(folder, { "trap.sh": `#!/bin/sh\ntouch "${join(folder, "sprung")}"\n` });
    git(folder, "add", ".");
    mkdirSync(join(folder, ".git/hooks"), { recursive: true });
    write(folder, Object.fromEntries(["post-checkout", "reference-transaction", "post-index-change"].map((hook) => [`.git/hooks/${hook}`, `#!/bin/sh\ntouch "${join(folder, "sprung")}"\n`])));
    execFileSync("chmod", ["-R", "+x", trap, join(folder, ".git/hooks")]);
    for (const key of ["core.fsmonitor", "diff.external", "diff.x.textconv", "diff.x.command"]) git(folder, "config", key, trap);
    write(folder, { ".gitattributes": "* diff=x\n" });
    git(folder, "config", "diff.relative", "true");
    const repository = await openRepository({ cwd: folder, env: { ...gitEnv, GIT_EXTERNAL_DIFF: trap } });
    await resolveBase({ repository, here: here("pull_request", pullRequest(hub), { GITHUB_SHA: hub.merge }) });
    await changedFiles(repository, hub.main, ["**"]);
    expect(existsSync(join(folder, "sprung"))).toBe(false);
  });

  test("a token goes to its server alone, once, through the environment, and is never said", async () => {
    const refusing = await web((_, response) => response.writeHead(403, { "content-type": "text/plain" }).end("remote says no"));
    const other = await web((_, response) => response.writeHead(403).end());
    const folder = checkout(hub, hub.feature);
    const token = "ghs_verysecret";
    const basic = `Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
    git(folder, "remote", "set-url", "origin", `${refusing.url}/acme/mesh`);
    git(folder, "config", `http.${refusing.url}/.extraheader`, "Authorization: Basic persisted");
    const at = onGitHub(refusing, "push", { ref: "refs/heads/main", before: hub.start, repository: { default_branch: "main" } });
    const env = { ...gitEnv, GIT_TRACE_CURL: "1", GIT_CURL_VERBOSE: "1", GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "user.name", GIT_CONFIG_VALUE_0: "Dana" };
    const repository = await openRepository({ cwd: folder, env, token, ...(at.home === undefined ? {} : { home: at.home }) });
    const error = await resolveBase({ repository, here: at, token }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect(String(error)).not.toContain(token);
    expect(String(error)).not.toContain(basic.slice(6));
    expect(refusing.asked.length).toBeGreaterThan(0);
    for (const { rawHeaders } of refusing.asked) expect(rawHeaders.flatMap((name, index) => (name.toLowerCase() === "authorization" ? [rawHeaders[index + 1]] : []))).toEqual([basic]);
    git(folder, "remote", "set-url", "origin", `${other.url}/acme/mesh`);
    await resolveBase({ repository, here: terminal, explicit: "nowhere" }).catch(() => undefined);
    expect(other.asked.length).toBeGreaterThan(0);
    for (const { headers } of other.asked) expect(headers.authorization).toBeUndefined();
  });
});

import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { hosts, type Home, logText, wantsColour, wantsProgress, whereAreWe } from "#host";
import { UsageError } from "#model";

const fixtures = resolve(import.meta.dirname, "../fixtures/host");
const variables = (id: string): Record<string, string> =>
  Object.fromEntries(readFileSync(join(fixtures, `${id}.env`), "utf8").trim().split("\n").map((row) => [row.slice(0, row.indexOf("=")), row.slice(row.indexOf("=") + 1)]));
const folder = mkdtempSync(join(tmpdir(), "meshgate-host-"));
const homes: Readonly<Record<string, Home>> = {
  github: { server: "https://github.com", repository: "acme/mesh", user: "x-access-token", api: "https://api.github.com" },
  gitlab: { server: "https://gitlab.com", repository: "acme/mesh", user: "gitlab-ci-token", comments: "https://gitlab.com/api/v4" },
  azure: { server: "https://dev.azure.com", repository: "acme/data/_git/mesh", user: "meshgate", comments: "https://dev.azure.com/acme/bbbbbbbb-0000-4000-8000-000000000001/_apis/git/repositories/aaaaaaaa-0000-4000-8000-000000000001" },
  jenkins: { server: "https://git.acme.example", repository: "acme/mesh", user: "git" },
  bitbucket: { server: "http://bitbucket.org", repository: "acme/mesh", user: "x-token-auth" },
  circleci: { server: "https://github.com", repository: "acme/mesh", user: "git" },
  buildkite: { server: "https://github.com", repository: "acme/mesh", user: "git" },
};
const host = (id: string) => {
  const found = hosts.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no host ${id}`);
  return found;
};

describe("where are we", () => {
  test.each(hosts.map(({ id }) => id))("%s is recognised by its environment", (id) => {
    expect(whereAreWe(variables(id)).host.id).toBe(id);
  });

  test.each(hosts.flatMap(({ id }) => (existsSync(join(fixtures, id)) ? readdirSync(join(fixtures, id)).map((name) => [id, name] as const) : [])))("%s, %s", (id, name) => {
    const { env, payload, trigger, home = homes[id], tokens: wanted } = JSON.parse(readFileSync(join(fixtures, id, name), "utf8"));
    const event = join(folder, "event.json");
    writeFileSync(event, JSON.stringify(payload ?? null));
    const all = { ...variables(id), ...env, ...(id === "github" ? { GITHUB_EVENT_PATH: event } : {}) };
    const here = whereAreWe(all);
    expect(here.host.id).toBe(id);
    expect(here.trigger).toEqual(trigger);
    expect(here.home).toEqual(home);
    if (wanted !== undefined) expect(here.host.tokens?.(all)).toEqual(wanted);
    for (const { how, ...candidate } of here.trigger.candidates) if (how === "merge-base" && "tip" in candidate) expect(candidate.ref, "a tip stands for its branch").toBeTruthy();
  });

  test.each([
    ["gitlab", { id: 8001, attempt: 1, url: "https://gitlab.com/acme/mesh/-/jobs/9001" }],
    ["azure", { id: 8001, attempt: 1, url: "https://dev.azure.com/acme/data/_build/results?buildId=8001&view=results" }],
    ["jenkins", { id: 8001, attempt: 1, url: "https://ci.acme.example/job/mesh/job/PR-7/8001/" }],
    ["bitbucket", { id: 8001, attempt: 1, url: "https://bitbucket.org/acme/mesh/pipelines/results/8001" }],
    ["circleci", { id: 8001, attempt: 1, url: "https://circleci.com/gh/acme/mesh/8001" }],
    ["buildkite", { id: 8001, attempt: 1, url: "https://buildkite.com/acme/mesh/builds/8001#0190-job" }],
    ["terminal", undefined],
  ])("%s says which run this is", (id, run) => {
    expect(host(id).run?.(variables(id))).toEqual(run);
  });

  test.each([
    ["github", "https://github.com/acme/mesh/blob/HEAD/a%20%28b%29/c.yaml#L3"],
    ["gitlab", "https://gitlab.com/acme/mesh/-/blob/HEAD/a%20%28b%29/c.yaml#L3"],
    ["azure", "https://dev.azure.com/acme/data/_git/mesh?path=/a%20%28b%29%2Fc.yaml&version=GCHEAD&line=3&lineEnd=4&lineStartColumn=1&lineEndColumn=1"],
    ["bitbucket", "http://bitbucket.org/acme/mesh/src/HEAD/a%20%28b%29/c.yaml#lines-3"],
  ])("%s has a page for a line", (id, page) => {
    const home = homes[id];
    if (home === undefined) throw new Error(`no home of ${id}`);
    expect(host(id).line?.(home, "HEAD", "a (b)/c.yaml", 3)).toBe(page);
  });

  test("a token goes where it belongs", () => {
    expect(host("gitlab").tokens?.(variables("gitlab")), "the token of the job reads, and never writes").toEqual({ fetch: "the-token-of-the-job" });
    expect(host("gitlab").tokens?.({ GITLAB_TOKEN: "b" })).toEqual({ write: "b" });
    expect(host("gitlab").tokens?.({ GITLAB_TOKEN: "b", MESHGATE_TOKEN: "a" })).toEqual({ write: "a" });
    expect(host("azure").tokens?.(variables("azure"))).toEqual({ fetch: "the-token-of-the-job", write: "the-token-of-the-job" });
    expect(host("azure").tokens?.({ ...variables("azure"), BUILD_REPOSITORY_PROVIDER: "GitHub", MESHGATE_TOKEN: "a" }), "Azure's token is not for GitHub").toEqual({});
  });

  test("a payload that is not there or not JSON is said, not ignored", () => {
    const env = { ...variables("github"), GITHUB_EVENT_NAME: "push" };
    expect(() => whereAreWe({ ...env, GITHUB_EVENT_PATH: join(folder, "none.json") })).toThrow(UsageError);
    writeFileSync(join(folder, "broken.json"), "{");
    expect(() => whereAreWe({ ...env, GITHUB_EVENT_PATH: join(folder, "broken.json") })).toThrow(/event file/);
  });

  test("colours", () => {
    const [github, terminal] = [host("github"), host("terminal")];
    expect(wantsColour(terminal, {}, { isTTY: true })).toBe(true);
    expect(wantsColour(terminal, {}, {})).toBe(false);
    expect(wantsColour(terminal, { NO_COLOR: "1" }, { isTTY: true })).toBe(false);
    expect(wantsColour(terminal, { NO_COLOR: "" }, { isTTY: true })).toBe(true);
    expect(wantsColour(terminal, { FORCE_COLOR: "1" }, {})).toBe(true);
    expect(wantsColour(terminal, { FORCE_COLOR: "0" }, { isTTY: true })).toBe(false);
    expect(wantsColour(terminal, { TERM: "dumb" }, { isTTY: true })).toBe(false);
    expect(wantsColour(github, {}, {})).toBe(true);
    expect(wantsColour(github, { NO_COLOR: "1" }, {})).toBe(false);
  });

  test("progress", () => {
    const [github, terminal] = [host("github"), host("terminal")];
    expect(wantsProgress(terminal, {}, { isTTY: true })).toBe(true);
    expect(wantsProgress(terminal, {}, {})).toBe(false);
    expect(wantsProgress(terminal, { CI: "true" }, { isTTY: true })).toBe(false);
    expect(wantsProgress(github, {}, { isTTY: true })).toBe(false);
  });
});

/** How actions/runner finds commands, with what .NET's comparison overlooks taken out first. */
function isCommand(line: string): boolean {
  const seen = line.replace(/[\p{C}\p{Default_Ignorable_Code_Point}]/gu, "");
  return seen.trimStart().startsWith("::") || /##\[/.test(seen) || /##vso\[/i.test(seen);
}

describe("text in a log", () => {
  test.each([
    "::error::x", "  ::set-output name=a::b", "\t::add-mask::a", "a\n::error::b", "a\r::error::b", "a\r\n::error::b", "##[error]x", "text ##[add-mask]x",
    "##vso[task.complete]", "\u200b::error::x", ":\u200b:error::x", "\ufeff::error::x", "\u00a0::error::x", "\u2028::error::x", "\u034f::error::x", "\u3164::error::x",
    "\u001b[31m::error::x", "\0::error::x", "#\u200b#[error]x", "###[error]x", ":::error::x", " \u0085::error::x", "\ud800::error::x",
  ])("%j is no command", (text) => {
    expect(isCommand(text.replace(/\u001b\[31m/, "")) || /[\n\r\u2028\u0085]/.test(text)).toBe(true);
    for (const colours of [false, true]) {
      const out = logText(text, { colours });
      for (const line of out.replace(/\u001b\[[0-9;]*m/g, "").split(/[\n\r\u2028\u2029\u0085]/)) expect(isCommand(line), JSON.stringify(line)).toBe(false);
    }
  });

  test("plain text, tabs and line ends stay", () => {
    expect(logText("a: b\n\tc::d ##x\n\nÄ 数 🙂")).toBe("a: b\n\tc::d ##x\n\nÄ 数 🙂");
    expect(logText("\u001b[31mred\u001b[0m\u001b[2K", { colours: true })).toBe("\u001b[31mred\u001b[0m\ufffd[2K");
    expect(logText("\u001b[31mred")).toBe("\ufffd[31mred");
  });

  test("no text becomes a command", () => {
    const pieces = fc.array(fc.oneof(fc.constantFrom("::", ":", "#", "##", "##[", "[", "]", "error", "\n", "\r", " ", "\u001b[31m", "\u200b", "\ufeff", "\u034f", "\u2028", "vso["), fc.string({ unit: "binary", maxLength: 3 })), { maxLength: 12 });
    fc.assert(fc.property(pieces, fc.boolean(), (parts, colours) => {
      const out = logText(parts.join(""), { colours });
      for (const line of out.replace(/\u001b\[[0-9;]*m/g, colours ? "" : "$&").split(/[\n\r\u2028\u2029\u0085]/)) expect(isCommand(line)).toBe(false);
      if (!colours) expect(out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/);
    }), { seed: 7, numRuns: 20_000 });
  });
});

describe("speaking to GitHub Actions", () => {
  const said: string[] = [];
  const file = (name: string, content = "") => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const speak = async () => {
    said.length = 0;
    vi.spyOn(process.stdout, "write").mockImplementation((text) => { said.push(String(text)); return true; });
    const voice = await host("github").voice?.({});
    if (voice === undefined) throw new Error("no voice");
    return voice;
  };
  afterEach(() => { vi.restoreAllMocks(); vi.unstubAllEnvs(); });

  test("an annotation is one line, whatever it says", async () => {
    const voice = await speak();
    voice.annotate([{ level: "error", title: "a,b: c\nd", message: "50% of\r\n::error::x\u001b[2J", file: "a b,c:d%\n.yaml", line: 3, endLine: 3, column: 5, endColumn: 9 }]);
    vi.restoreAllMocks();
    expect(said).toEqual(["::error title=a%2Cb%3A c d,file=a b%2Cc%3Ad%25%0A.yaml,line=3,endLine=3,col=5,endColumn=9::50%25 of%0A::error::x\ufffd[2J\n"]);
  });

  test("columns only where the remark stays on its line", async () => {
    const voice = await speak();
    voice.annotate([{ level: "notice", title: "t", message: "m", file: "a", line: 3, endLine: 4, column: 5, endColumn: 9 }]);
    vi.restoreAllMocks();
    expect(said).toEqual(["::notice title=t,file=a,line=3,endLine=4::m\n"]);
  });

  test("ten of a type over all calls, in the caller's order; the rest is counted", async () => {
    const voice = await speak();
    const many = (level: "error" | "warning", count: number) => Array.from({ length: count }, (_, index) => ({ level, title: "t", message: `${index}` }));
    const answers = [voice.annotate([...many("error", 7), ...many("warning", 3)]), voice.annotate(many("error", 12))];
    vi.restoreAllMocks();
    expect(answers).toEqual([{ put: 10, left: 0 }, { put: 3, left: 9 }]);
    expect(said.filter((line) => line.startsWith("::error")).map((line) => line.trim().split("::").at(-1))).toEqual(["0", "1", "2", "3", "4", "5", "6", "0", "1", "2"]);
  });

  test("a long message is cut where the runner would", async () => {
    const voice = await speak();
    voice.annotate([{ level: "warning", title: "t", message: `${"x".repeat(3999)}🙂🙂` }]);
    vi.restoreAllMocks();
    expect(said).toEqual([`::warning title=t::${"x".repeat(3999)}…\n`]);
  });

  test("a summary keeps whole sections and says what is left", async () => {
    const path = file("summary.md", "before\n");
    vi.stubEnv("GITHUB_STEP_SUMMARY", path);
    const voice = await speak();
    const answer = await voice.summarise(["# One", "ü".repeat(300_000), "y".repeat(600_000), "# Last"], "pass");
    vi.restoreAllMocks();
    expect(answer).toEqual({ put: 2, left: 2 });
    const text = readFileSync(path, "utf8");
    expect(text.startsWith("before\n# One\nüü")).toBe(true);
    expect(text.endsWith("\n_2 more sections did not fit into this summary._\n")).toBe(true);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024);
  });

  test("a full summary gets nothing more", async () => {
    const path = file("full.md", "z".repeat(1024 * 1024));
    vi.stubEnv("GITHUB_STEP_SUMMARY", path);
    const voice = await speak();
    expect(await voice.summarise(["# One"], "pass")).toEqual({ put: 0, left: 1 });
    expect(readFileSync(path, "utf8").length).toBe(1024 * 1024);
  });

  test("an output cannot end early", async () => {
    const path = file("output");
    vi.stubEnv("GITHUB_OUTPUT", path);
    const voice = await speak();
    voice.output({ verdict: "pass\nEOF\nother=1", count: "3" });
    vi.restoreAllMocks();
    const [, delimiter = ""] = /^verdict<<(\S+)\n/.exec(readFileSync(path, "utf8")) ?? [];
    expect(delimiter).toMatch(/[0-9a-f-]{36}$/);
    expect(readFileSync(path, "utf8")).toContain(`verdict<<${delimiter}\npass\nEOF\nother=1\n${delimiter}\ncount<<`);
    expect(said).toEqual([]);
  });
});

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { hosts } from "#host";
import { reporters } from "#verdict";
import { change } from "./hosts/cli.ts";
import { bot, fakeGitlab } from "./hosts/gitlab.ts";
import { absent, groovy, home, npx, ran, tools } from "./hosts/tools.ts";
import { commit, git, gitEnv, newRepository, room } from "./host/repositories.ts";
import { node24 } from "./node24.mjs";
import { domain } from "./run/world.ts";

const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
const text = (name: string) => readFileSync(join(home, name), "utf8");
const all = (readdirSync(join(home, "templates"), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(home.length + 1));
const plain = (env: Readonly<Record<string, string | undefined>>) => Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value ?? ""]));
const calling = all.filter((file) => /\bnpx\b/.test(text(file)));

describe("every template", () => {
  test("that calls the gate is one of these", () => {
    expect(calling.sort()).toEqual(["templates/azure-pipelines.yml", "templates/bitbucket-pipelines.yml", "templates/buildkite/pipeline.yml", "templates/circleci/config.yml", "templates/gitlab/meshgate.gitlab-ci.yml", "templates/gitlab/template.yml", "templates/jenkins/plain/Jenkinsfile", "templates/jenkins/vars/meshgate.groovy"]);
  });

  test.each(calling)("%s pins this version, and keeps each report that it writes", (file) => {
    const written = text(file);
    const pinned = [...written.matchAll(/meshgate@(?:\$\w+|%\w+%|\$\(\w+\)|\$\[\[[^\]]+\]\]|(\d+\.\d+\.\d+))|version:? ?(?:'|default: )?(\d+\.\d+\.\d+)|meshgateVersion: (\d+\.\d+\.\d+)|(?:default: )(\d+\.\d+\.\d+)$/gm)].flatMap(([, ...found]) => found.filter((one) => one !== undefined));
    expect(new Set(pinned)).toEqual(new Set([version]));
    const also = [...written.matchAll(/--also (\w+)=(\S+)/g)].map(([, format, path]) => ({ format, path: (path ?? "").replace(/['"].*$/, "") }));
    expect(also.length).toBeGreaterThan(0);
    for (const { format, path } of also) {
      expect(reporters.map(({ id }) => id)).toContain(format);
      const folder = path.includes("/") ? (path.split("/")[0] ?? path) : path;
      // Bitbucket looks for `test-results` by itself.
      if (folder !== "test-results") expect(written.split(folder).length - 1, `${path} is written and kept`).toBeGreaterThan(folder === path ? 1 : 2);
    }
    expect(written, "nothing that a person may name goes through the shell").not.toMatch(/npx[^\n]*(?:\$\{|<<)/);
  });

  test("and every host has its row in the docs", () => {
    for (const { id, name } of hosts.filter(({ id }) => id !== "terminal")) expect(text("docs/ci.md"), id).toMatch(new RegExp(`^\\| ${name} \\|`, "m"));
  });

  test("hooks of pre-commit call a file that can be run", () => {
    const hooks = parse(text(".pre-commit-hooks.yaml")) as { id: string; entry: string }[];
    for (const { entry } of hooks) {
      const file = entry.split(" ")[0] ?? "";
      expect(existsSync(join(home, file))).toBe(true);
      expect(execFileSync("git", ["ls-files", "--stage", "--", file], { cwd: home, encoding: "utf8" })).toMatch(/^100755 /);
    }
    const config = parse(text("templates/pre-commit/.pre-commit-config.yaml")) as { repos: { rev: string; hooks: { id: string }[] }[] };
    expect(config.repos[0]?.hooks.map(({ id }) => id)).toEqual(hooks.map(({ id }) => id));
    expect(config.repos[0]?.rev).toBe(`v${version}`);
  });
});

describe("the schema of its CI", () => {
  test.for([
    ["azure-pipelines", "templates/azure-pipelines.yml", "steps:"], ["bitbucket-pipelines", "templates/bitbucket-pipelines.yml", "step:"], ["circle-ci", "templates/circleci/config.yml", "steps:"], ["buildkite", "templates/buildkite/pipeline.yml", "steps:"], ["gitlab-ci", "templates/gitlab/meshgate.gitlab-ci.yml", "script:"],
  ] as const)("%s takes its template, and not one without a key that it needs", { timeout: 60_000 }, async ([schema, file, key], { skip }) => {
    const missing = absent("check-jsonschema");
    if (missing !== undefined) return skip(missing);
    const check = (path: string) => ran(tools["check-jsonschema"], ["--builtin-schema", `vendor.${schema}`, ...(schema === "azure-pipelines" || schema === "gitlab-ci" ? ["--data-transform", schema] : []), path]);
    const good = await check(file);
    expect(good.code, good.log).toBe(0);
    const broken = join(room(), "broken.yml");
    writeFileSync(broken, text(file).replace(key, "other:"));
    expect((await check(broken)).code, `${schema} misses ${key}`).not.toBe(0);
  });

  test("GitLab's component declares what it takes", () => {
    const [spec, jobs] = parseAllDocuments(text("templates/gitlab/template.yml")).map((document) => document.toJS() as Record<string, unknown>);
    const inputs = Object.keys((spec?.["spec"] as { inputs: object }).inputs);
    const used = [...text("templates/gitlab/template.yml").matchAll(/\$\[\[ inputs\.([\w-]+) \]\]/g)].map(([, name]) => name);
    expect(new Set(used)).toEqual(new Set(inputs));
    const plain = parse(text("templates/gitlab/meshgate.gitlab-ci.yml")) as { meshgate: { artifacts: unknown } };
    expect((jobs as typeof plain).meshgate.artifacts).toEqual(plain.meshgate.artifacts);
  });
});

describe("gitlab-ci-local runs the job of GitLab", { timeout: 120_000 }, () => {
  const secret = "glpat-SECRET";
  const pipeline = async (jobs: Readonly<Record<string, string>>) => {
    const fake = await fakeGitlab({ head: "", token: secret });
    const from = change(true, `${fake.url}/acme/mesh.git`);
    git(from.cwd, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
    const head = commit(from.cwd, "pipeline", jobs);
    fake.request.head = head;
    const variables = {
      GITLAB_CI: "true", CI_SERVER_URL: fake.url, CI_API_V4_URL: `${fake.url}/api/v4`, CI_PIPELINE_SOURCE: "merge_request_event", CI_PIPELINE_ID: "11", CI_JOB_URL: `${fake.url}/acme/mesh/-/jobs/1`, CI_COMMIT_SHA: head, MESHGATE_TOKEN: secret,
      CI_MERGE_REQUEST_IID: "7", CI_MERGE_REQUEST_EVENT_TYPE: "detached", CI_MERGE_REQUEST_PROJECT_PATH: "acme/mesh", CI_MERGE_REQUEST_PROJECT_ID: "10", CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "10", CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main",
    };
    const argv = [tools["gitlab-ci-local"], "--force-shell-executor", "--ignore-predefined-vars", Object.keys(variables).join(","), ...Object.entries(variables).flatMap(([name, value]) => ["--variable", `${name}=${value}`])];
    const done = await ran(node24() ?? "node", argv, { cwd: from.cwd, env: { PATH: `${npx(version)}:${process.env["PATH"]}`, HOME: room(), GIT_CONFIG_GLOBAL: "/dev/null" } });
    return { fake, done, artifacts: join(from.cwd, ".gitlab-ci-local/artifacts/meshgate") };
  };

  test("as it is copied: it fails on a block, keeps the reports, and writes one note", async ({ skip }) => {
    const missing = absent("gitlab-ci-local");
    if (missing !== undefined) return skip(missing);
    const { fake, done, artifacts } = await pipeline({ ".gitlab-ci.yml": text("templates/gitlab/meshgate.gitlab-ci.yml") });
    expect(done.code, done.log).toBe(1);
    expect(done.log).toContain("json schema validated");
    expect(done.log).toMatch(/block — \d+ errors/);
    expect(readdirSync(artifacts).sort()).toEqual(["gl-code-quality-report.json", "meshgate.json", "meshgate.sarif", "meshgate.xml"]);
    const quality = JSON.parse(readFileSync(join(artifacts, "gl-code-quality-report.json"), "utf8")) as Record<string, unknown>[];
    expect(quality[0]).toMatchObject({ description: expect.any(String), check_name: expect.any(String), fingerprint: expect.any(String), severity: "blocker", location: { path: expect.not.stringMatching(/^\.?\//), lines: { begin: expect.any(Number) } } });
    expect(fake.request.notes.map(({ author }) => author), done.log).toEqual([bot]);
  });

  test("as a component: its inputs hold", async ({ skip }) => {
    const missing = absent("gitlab-ci-local");
    if (missing !== undefined) return skip(missing);
    const { fake, done, artifacts } = await pipeline({ ".gitlab-ci.yml": "include:\n  - local: template.yml\n    inputs: { comment: never, fail-on: never }\n", "template.yml": text("templates/gitlab/template.yml") });
    expect(done.code, done.log).toBe(0);
    expect(done.log).toMatch(/block — \d+ errors/);
    expect(existsSync(join(artifacts, "meshgate.xml"))).toBe(true);
    expect(fake.request.notes).toEqual([]);
  });
});

describe("Jenkins", { timeout: 120_000 }, () => {
  interface Answer { readonly steps: readonly [string, unknown][]; readonly stopped: string | null }
  const refused: readonly (readonly [object, RegExp])[] = [[{ bsae: "main" }, /no parameter bsae/], [{ version: "latest" }, /version latest is none/], [{ base: '"; rm -rf /; "' }, /base is a branch/], [{ failOn: "block & calc" }, /failOn is block/]];
  const runs = [{ given: {}, code: 0 }, { given: { base: "main", credentialsId: "git", issues: false }, code: 1 }, { given: {}, code: 2 }, { given: { base: "main" }, code: 0, system: "windows" }, ...refused.map(([given]) => ({ given, code: 0 }))];
  let asked: Promise<readonly Answer[]> | undefined;
  /** All runs of the shared library, in one process of Java. */
  const library = () => (asked ??= groovy("library.groovy", [join(home, "templates/jenkins/vars/meshgate.groovy"), JSON.stringify(runs)]).then(({ out, log }) => {
    if (out === "") throw new Error(log);
    return JSON.parse(out) as Answer[];
  }));
  const named = (answer: Answer | undefined) => answer?.steps.map(([name]) => name);

  test("the shared library runs the gate, shows what it found, and fails where the ruling is a block", async ({ skip }) => {
    const missing = absent("jenkins");
    if (missing !== undefined) return skip(missing);
    const [plain, blocked, failed, windows, ...stopped] = await library();
    expect(named(plain)).toEqual(["dir", "withEnv", "sh", "junit", "recordIssues", "archiveArtifacts"]);
    expect(plain?.stopped).toBeNull();
    expect(named(blocked)).toEqual(["dir", "withEnv", "withCredentials", "sh", "junit", "archiveArtifacts"]);
    expect(blocked?.stopped).toMatch(/may not be merged/);
    expect(blocked?.steps[1]?.[1]).toEqual([`MESHGATE_VERSION=${version}`, "MESHGATE_BASE=main", "MESHGATE_FAIL_ON=block"]);
    expect(named(failed), "a gate that could not judge left no reports").toEqual(["dir", "withEnv", "sh"]);
    expect(failed?.stopped).toMatch(/exit code 2/);
    expect(named(windows)).toEqual(["dir", "withEnv", "bat", "junit", "recordIssues", "archiveArtifacts"]);
    expect(stopped.map(named), "wrong parameters stop before anything runs").toEqual(refused.map(() => []));
    for (const [index, [, said]] of refused.entries()) expect(stopped[index]?.stopped).toMatch(said);
  });

  test("the pipeline of its own asks on changes alone, and keeps its reports whatever the ruling is", async ({ skip }) => {
    const missing = absent("jenkins");
    if (missing !== undefined) return skip(missing);
    const { out, log } = await groovy("pipeline.groovy", [join(home, "templates/jenkins/plain/Jenkinsfile")]);
    if (out === "") throw new Error(log);
    const steps = JSON.parse(out) as readonly (readonly [string, readonly unknown[]])[];
    expect(steps.map(([name]) => name)).toEqual(["pipeline", "agent", "stages", "stage", "when", "changeRequest", "steps", "sh", "post", "always", "junit", "archiveArtifacts"]);
    expect(steps.find(([name]) => name === "sh")?.[1]).toEqual([expect.stringMatching(/^npx --yes meshgate@\d+\.\d+\.\d+ gate /)]);
  });

  test("what it would run is what the shell runs, and the plugin's own parser reads every issue", async ({ skip }) => {
    const missing = absent("jenkins");
    if (missing !== undefined) return skip(missing);
    const { script } = (await library())[1]?.steps.find(([name]) => name === "sh")?.[1] as { script: string };
    const from = change(true, "https://git.invalid/acme/mesh.git");
    git(from.cwd, "branch", "--force", "main", from.base);
    const done = await ran("sh", ["-c", script], { cwd: from.cwd, env: { ...plain(gitEnv), PATH: `${npx(version)}:${process.env["PATH"]}`, MESHGATE_VERSION: version, MESHGATE_BASE: "main", MESHGATE_FAIL_ON: "block", JENKINS_URL: "https://ci.invalid/", BRANCH_NAME: "feature" } });
    expect(done.code, done.log).toBe(1);
    for (const file of ["meshgate.json", "meshgate.xml", "meshgate.sarif", "meshgate-issues.json", "meshgate.md"]) expect(existsSync(join(from.cwd, file)), file).toBe(true);
    interface Read { readonly errors: readonly string[]; readonly issues: readonly { readonly file: string; readonly line: number; readonly severity: string; readonly type: string; readonly fingerprint: string; readonly message: string; readonly description: string }[] }
    const golden = join(home, "fixtures/verdict/jenkins.txt");
    const [ours, hostile] = JSON.parse((await groovy("issues.groovy", [join(from.cwd, "meshgate-issues.json"), golden])).out) as [Read, Read];
    expect([ours.errors, hostile.errors]).toEqual([[], []]);
    expect(ours.issues).toContainEqual(expect.objectContaining({ file: "contracts/orders.odcs.yaml", line: 212, severity: "ERROR", type: "unknown-field" }));
    const written = JSON.parse(readFileSync(golden, "utf8")) as { issues: readonly { fileName: string; lineStart?: number; severity: string; type: string; fingerprint: string }[] };
    expect(hostile.issues.map(({ file, line, severity, type, fingerprint }) => ({ file, line, severity, type, fingerprint }))).toEqual(written.issues.map(({ fileName, lineStart = 0, severity, type, fingerprint }) => ({ file: fileName, line: lineStart, severity, type, fingerprint })));
    for (const { message, description } of hostile.issues) expect((message + description).replace(/<\/?(?:ul|li)>/g, ""), "it is shown as HTML").not.toMatch(/[<>]/);
  });
});

describe("pre-commit", { timeout: 120_000 }, () => {
  test("runs the hooks of this repository, with nothing installed", async ({ skip }) => {
    const missing = absent("pre-commit");
    if (missing !== undefined) return skip(missing);
    const source = newRepository(join(room(), "meshgate"));
    for (const part of ["dist", "templates", ".pre-commit-hooks.yaml", "package.json"]) cpSync(join(home, part), join(source, part), { recursive: true });
    commit(source, "hooks");
    const cwd = newRepository(join(room(), "work"));
    cpSync(join(domain, "base"), cwd, { recursive: true });
    commit(cwd, "start");
    const env = { ...plain(gitEnv), PRE_COMMIT_HOME: room(), HOME: room() };
    const hook = (...argv: string[]) => ran(tools["pre-commit"], argv, { cwd, env });
    const config = (hooks: string) => writeFileSync(join(cwd, ".pre-commit-config.yaml"), `repos:\n  - repo: ${source}\n    rev: ${git(source, "rev-parse", "HEAD")}\n    hooks:\n${hooks}`);
    config("      - id: meshgate-lint\n      - id: meshgate-gate\n        args: [--base, main]\n");
    commit(cwd, "hooks");
    const fine = await hook("run", "--all-files");
    expect(fine.code, fine.log).toBe(0);
    git(cwd, "checkout", "--quiet", "-b", "feature");
    cpSync(join(domain, "pull-request/contracts"), join(cwd, "contracts"), { recursive: true });
    git(cwd, "add", "--all");
    const bad = await hook("run", "meshgate-lint");
    expect(bad.code).toBe(1);
    expect(bad.log).toContain("`requried` is not a key of a property");
    const broken = await hook("run", "meshgate-gate", "--hook-stage", "pre-push", "--all-files");
    expect(broken.code).toBe(1);
    expect(broken.log).toMatch(/`orders\.customer_id` is removed/);
  });
});

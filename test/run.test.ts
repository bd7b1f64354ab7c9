import { Ajv2019 } from "ajv/dist/2019.js";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hosts, type Pipeline } from "#host";
import { commands } from "../packages/run/commands.ts";
import { commit, git, newRepository, room, write } from "./host/repositories.ts";
import { bad, good, meshgate, repository, salesDomain, textOf } from "./run/world.ts";

const lines = (text: string) => text.trimEnd().split("\n");
const formats = ["text", "json", "markdown", "sarif", "junit", "gitlab", "jenkins", "github"];

/** The rules, or kinds of change, of a JSON verdict, with the place of each. */
function reasons(text: string): string[] {
  const { verdict } = JSON.parse(text) as { verdict: { reasons: { level: string; rule: string; at?: { file: string; line: number } }[] } };
  return verdict.reasons.map(({ level, rule, at }) => `${level} ${rule}${at === undefined ? "" : ` ${at.file}:${at.line}`}`);
}

describe("the call", () => {
  test("every verb has a help with examples", async () => {
    for (const verb of Object.keys(commands)) {
      const { code, out, err } = await meshgate(room(), [verb, "--help"]);
      expect({ verb, code, err }).toEqual({ verb, code: 0, err: "" });
      expect(out).toMatch(new RegExp(`^Usage: meshgate ${verb}`));
      expect(out, verb).toContain("Examples:\n  meshgate ");
    }
  });

  test("alone it shows where to start, and ends well", async () => {
    for (const argv of [[], ["--help"], ["help"]]) {
      const { code, out, err } = await meshgate(room(), argv);
      expect(code, argv.join()).toBe(0);
      expect(out + err).toContain("meshgate gate --base main");
    }
    expect(await meshgate(room(), ["--version"])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: "" });
  });

  test.each([
    [["frobnicate"], /unknown command 'frobnicate'/],
    [["lint", "--bogus"], /unknown option '--bogus'/],
    [["lint", "--format", "xml"], /'xml' is invalid.*text, json/],
    [["gate", "--fail-on", "always"], /'always' is invalid/],
    [["gate", "main"], /too many arguments/],
    [["schema"], /missing required argument/],
    [["schema", "avro"], /There is no schema `avro`: take `odcs`/],
    [["schema", "odcs", "--standard-version", "9.9"], /`9\.9` is not known: take `3\.0\.0`/],
    [["explain", "unknown-feld"], /did you mean `unknown-field`\?/],
    [["explain", "zzzzzzzzz"], /`zzzzzzzzz`: `meshgate explain` lists them/],
    [["lint", ""], /A file name is empty/],
    [["lint", "nowhere.yaml"], /There is no file or folder `nowhere\.yaml`/],
    [["lint", "*.odcs.yaml"], /No file fits `\*\.odcs\.yaml`/],
    [["lint", "../outside.yaml"], /leaves the repository/],
    [["lint", "-", "other.yaml"], /give no other files/],
    [["lint", "-", "--fix"], /save what comes through the pipe first/],
    [["lint", "--config", "none.yaml"], /There is no configuration `none\.yaml`/],
    [["lint", "--changed"], /`--changed` needs a base/],
    [["verdict", "none.json"], /There is no report `none\.json`/],
    [["gate"], /There is no git repository here/],
    [["breaking"], /There is no git repository here/],
    [["gate", "--base", "main"], /git work tree/],
  ])("%j must be mended", async (argv, said) => {
    const { code, out, err } = await meshgate(room(), argv);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toMatch(said);
    expect(err).toMatch(/^meshgate: /);
    expect(lines(err.replace("(see --help)\n", ""))).toHaveLength(1);
  });

  test("what nobody foresaw is our mistake, and its words start no command", async () => {
    const said = { err: "" };
    const { main } = await import("../packages/run/cli.ts");
    const code = await main(["lint"], {
      cwd: room(), env: {}, out: () => { throw new Error("boom\n::error::owned\n##[error]owned"); }, err: (text) => void (said.err += text),
      stdin: async () => new Uint8Array(), today: "2026-09-28", now: "2026-09-28T12:00:00Z", terminal: { out: false, err: false, columns: 80 },
    });
    expect(code).toBe(3);
    expect(said.err).toContain("our mistake, not yours");
    expect(said.err).toContain("boom");
    expect(said.err).not.toMatch(/^\s*::|##\[/m);
  });

  test("a message with the user's own words starts no command either", async () => {
    const { err } = await meshgate(room(), ["lint", "a\n::error::x##[error]y"]);
    expect(err).not.toMatch(/^\s*::|##\[|\n./);
  });
});

describe("lint", () => {
  test("everything, a folder, a file, a glob, a pipe: the same finding", async () => {
    const folder = repository({ "contracts/bad.odcs.yaml": bad("bad"), "contracts/good.odcs.yaml": good("good"), "other/deep/also.odcs.yaml": bad("also"), "package.json": "{}", "docs.yaml": "a: 1\n" });
    const rules = async (...argv: string[]) => reasons((await meshgate(folder, ["lint", ...argv, "--format", "json"])).out).filter((reason) => reason.startsWith("error"));
    const first = "error unknown-field contracts/bad.odcs.yaml:15";
    const second = "error unknown-field other/deep/also.odcs.yaml:15";
    expect(await rules()).toEqual([first, second]);
    expect(await rules("contracts")).toEqual([first]);
    expect(await rules("./contracts/")).toEqual([first]);
    expect(await rules(join(folder, "contracts"))).toEqual([first]);
    expect(await rules("contracts/bad.odcs.yaml", "contracts/bad.odcs.yaml")).toEqual([first]);
    expect(await rules("**/*.odcs.yaml")).toEqual([first, second]);
    expect(await rules("{contracts,nothing}/b*.yaml")).toEqual([first]);
    expect(await rules("contracts/good.odcs.yaml")).toEqual([]);
    const piped = await meshgate(folder, ["lint", "-", "--stdin-name", "contracts/bad.odcs.yaml", "--format", "json"], { stdin: bad("bad") });
    expect(piped.code).toBe(1);
    expect(reasons(piped.out)).toContain(first);
  });

  test("exit codes follow the ruling and --fail-on", async () => {
    const folder = repository({ "bad.odcs.yaml": bad("bad"), "good.odcs.yaml": good("good") });
    const code = async (...argv: string[]) => (await meshgate(folder, ["lint", ...argv])).code;
    expect(await code("bad.odcs.yaml")).toBe(1);
    expect(await code("bad.odcs.yaml", "--fail-on", "never")).toBe(0);
    expect(await code("good.odcs.yaml")).toBe(0);
    expect(await code("good.odcs.yaml", "--fail-on", "warn")).toBe(1);
  });

  test("only what the branch touches, and it says when that is nothing", async () => {
    const folder = repository({ "old.odcs.yaml": bad("old") });
    const none = await meshgate(folder, ["lint", "--changed", "--base", "main"]);
    expect(none).toMatchObject({ code: 0 });
    expect(none.err).toMatch(/No contract, product or schema file differs from the base [0-9a-f]{12}\./);
    expect(none.err).toContain("is the commit that is checked out");
    commit(folder, "new", { "new.odcs.yaml": bad("new") });
    const { out, err } = await meshgate(folder, ["lint", "--changed", "--base", "main", "--format", "json"]);
    expect(err).toBe("");
    expect(reasons(out).filter((reason) => reason.startsWith("error"))).toEqual(["error unknown-field new.odcs.yaml:15"]);
  });

  test("a schema file is taken by its name, and what is wrong with its text is said", async () => {
    const folder = room();
    write(folder, { "good.avsc": '{"type":"record","name":"Order","fields":[]}', "bad.proto": "syntax = \"proto3\";\nmessage A { int32 a 1; }\n" });
    expect((await meshgate(folder, ["lint", "good.avsc"])).out).toContain("Looked at 1 schema file in 1 file.");
    const { out, code } = await meshgate(folder, ["lint", "bad.proto"]);
    expect(code).toBe(1);
    expect(out).toMatch(/2:21 {2}error {2}`1` stands where `=` is expected\. +schema-syntax/);
  });

  test("where there is no contract it says so, and passes", async () => {
    for (const folder of [room(), repository({ "README.md": "hello\n", "package.json": "{}" })]) {
      const { code, err } = await meshgate(folder, ["lint"]);
      expect(code).toBe(0);
      expect(err).toMatch(/^No contracts found: /);
      expect(lines(err)).toHaveLength(1);
    }
    const folder = repository({ "meshgate.yaml": "contracts: [\"none/**\"]\n", "a.odcs.yaml": good("a") });
    expect((await meshgate(folder, ["lint"])).err).toMatch(/^No contracts found: no file fits `contracts:`/);
  });

  test.each([
    ["LF", bad("a")],
    ["CRLF", bad("a").replaceAll("\n", "\r\n")],
    ["a byte order mark", `\ufeff${bad("a")}`],
    ["both", `\ufeff${bad("a").replaceAll("\n", "\r\n")}`],
  ])("--fix keeps comments and %s; a second run changes nothing", async (_, text) => {
    const folder = repository({ "a.odcs.yaml": text });
    const first = await meshgate(folder, ["lint", "--fix"]);
    expect(first.code).toBe(0);
    expect(first.err).toMatch(/^mended 1 of \d+ in 1 file\n$/);
    const mended = textOf(folder, "a.odcs.yaml");
    expect(mended).toBe(text.replace("requried", "required"));
    const second = await meshgate(folder, ["lint", "--fix"]);
    expect(second.err).toBe("");
    expect(textOf(folder, "a.odcs.yaml")).toBe(mended);
  });

  test("every format, to a file and to the screen", async () => {
    const folder = repository({ "bad.odcs.yaml": bad("bad") });
    for (const format of formats) {
      const screen = await meshgate(folder, ["lint", "--format", format]);
      const { code, out } = await meshgate(folder, ["lint", "--format", format, "--out", `out/${format}`]);
      expect({ format, code, screen: screen.code }).toEqual({ format, code: 1, screen: 1 });
      expect(textOf(folder, "out", format), format).toBe(screen.out);
      expect(out).toMatch(/✖ block/);
      expect(screen.out, format).toContain("unknown-field");
      if (["json", "sarif", "gitlab", "jenkins"].includes(format)) JSON.parse(screen.out);
    }
    expect(textOf(folder, "out/junit")).toMatch(/^<\?xml/);
    expect(textOf(folder, "out/github")).toMatch(/^::error .*file=bad\.odcs\.yaml,/m);
  });

  test("JSON on the screen holds no command of a runner, and means the same", async () => {
    const folder = repository({ "bad.odcs.yaml": `${good("bad")}"##[error]owned": 1\n"###vso[x]": 2\n` });
    for (const format of ["json", "sarif", "gitlab", "jenkins"]) {
      const { out } = await meshgate(folder, ["lint", "--format", format]);
      await meshgate(folder, ["lint", "--format", format, "--out", "raw.json"]);
      expect(out).not.toContain("##");
      expect(JSON.stringify(JSON.parse(out))).toContain("##[error]owned");
      expect(JSON.parse(out)).toEqual(JSON.parse(textOf(folder, "raw.json")));
    }
  });

  test("what cannot be written is one line", async () => {
    const folder = repository({ "bad.odcs.yaml": bad("bad"), taken: "a file" });
    for (const option of ["--out", "--report"]) {
      const { code, err } = await meshgate(folder, ["lint", option, "taken/x.json"]);
      expect(code).toBe(2);
      expect(err).toMatch(/^meshgate: The file .* cannot be written \((?:EEXIST|ENOTDIR)\).*\n$/);
    }
  });
});

describe("gate", () => {
  test("blocks the pull request of the sales domain: what, where it stood, who is hurt", async () => {
    const folder = salesDomain();
    const { code, out, err } = await meshgate(folder, ["gate", "--base", "main"]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toContain("The property `orders.customer_id` is removed.");
    expect(out).toContain("it stood in line 57");
    expect(out).toContain("hurts marketing.customer-360-product");
    expect(out).toContain("hurts marketing.churn-model (Retention), which reads orders.customer_id");
    expect(textOf(folder, "contracts/orders.odcs.yaml")).not.toContain("name: customer_id\n");
    expect(git(folder, "show", "main:contracts/orders.odcs.yaml").split("\n")[56]).toContain("customer_id");
  });

  test("passes at once where no contract is touched, and says so", async () => {
    const folder = salesDomain(false);
    commit(folder, "words", { "README.md": "other\n" });
    const { code, out, err } = await meshgate(folder, ["gate", "--base", "main"]);
    expect(code).toBe(0);
    expect(out).toContain("✔ pass");
    expect(err).toMatch(/^No contract, product or schema file differs from the base [0-9a-f]{12}\.\n$/);
  });

  test("a deleted contract blocks", async () => {
    const folder = salesDomain(false);
    git(folder, "rm", "--quiet", "contracts/orders.odcs.yaml");
    commit(folder, "gone");
    const { code, out } = await meshgate(folder, ["gate", "--base", "main", "--format", "json"]);
    expect(code).toBe(1);
    expect(reasons(out).join("\n")).toMatch(/^error contract-removed/m);
  });

  test("a contract that only moves or is renamed is not removed", async () => {
    const folder = salesDomain(false);
    mkdirSync(join(folder, "new/place"), { recursive: true });
    renameSync(join(folder, "contracts/orders.odcs.yaml"), join(folder, "new/place/sales-orders.yaml"));
    commit(folder, "moved");
    const { code, out } = await meshgate(folder, ["gate", "--base", "main", "--format", "json"]);
    expect(reasons(out).filter((reason) => /^(?:error|warn) .*(?:removed|duplicate)/.test(reason))).toEqual([]);
    expect(code).toBe(0);
  });

  test("a new contract is linted and breaks nobody; what is not committed counts", async () => {
    const folder = salesDomain(false);
    write(folder, { "contracts/new.odcs.yaml": bad("new") });
    const { code, out } = await meshgate(folder, ["gate", "--base", "main", "--format", "json"]);
    expect(code).toBe(1);
    expect(reasons(out).filter((reason) => reason.startsWith("error"))).toEqual(["error unknown-field contracts/new.odcs.yaml:15"]);
  });

  test("a base that does not exist is one line, never `no changes`", async () => {
    for (const base of ["nowhere", "origin/nowhere", "0123456789012345678901234567890123456789", "-x", "a..b", "0".repeat(40)]) {
      const { code, out, err } = await meshgate(salesDomain(), ["gate", `--base=${base}`]);
      expect({ base, code, out }).toEqual({ base, code: 2, out: "" });
      expect(err, base).toMatch(/^meshgate: [^\n]+\n$/);
    }
    expect(await meshgate(newRepository(), ["gate", "--base", "main"])).toMatchObject({ code: 2, err: expect.stringContaining("no commit yet") });
  });

  test("main's own progress is not a change of the branch", async () => {
    const folder = salesDomain(false);
    commit(folder, "words", { "README.md": "other\n" });
    git(folder, "checkout", "--quiet", "main");
    git(folder, "rm", "--quiet", "contracts/customers.odcs.yaml");
    commit(folder, "main goes on");
    git(folder, "checkout", "--quiet", "leaner-orders");
    expect(await meshgate(folder, ["gate", "--base", "main"])).toMatchObject({ code: 0, err: expect.stringContaining("No contract, product or schema file differs") });
  });
});

describe("configuration and baseline are the base's", () => {
  test("a pull request cannot soften its own ruling", async () => {
    const folder = repository({ "a.odcs.yaml": good("a") });
    commit(folder, "soft", { "a.odcs.yaml": bad("a"), "meshgate.yaml": "levels: { unknown-field: off }\nfail-on: never\n" });
    expect(await meshgate(folder, ["baseline"])).toMatchObject({ code: 0 });
    commit(folder, "recorded");
    for (const verb of ["gate", "lint"]) {
      const { code, out } = await meshgate(folder, [verb, "--base", "main", "--format", "json"]);
      expect(code).toBe(1);
      expect(reasons(out)).toEqual(expect.arrayContaining(["error unknown-field a.odcs.yaml:15", "info configuration-changed meshgate.yaml:1", "info baseline-changed meshgate-baseline.json:1"]));
    }
  });

  test("once merged it counts", async () => {
    const folder = repository({ "a.odcs.yaml": good("a"), "meshgate.yaml": "levels: { unknown-field: off }\n" });
    commit(folder, "bad", { "a.odcs.yaml": bad("a") });
    const { code, out } = await meshgate(folder, ["gate", "--base", "main", "--format", "json"]);
    expect(code).toBe(0);
    expect(reasons(out).join()).not.toContain("unknown-field");
  });

  test("broken at head it blocks, broken on the base the defaults hold and it says so", async () => {
    const folder = repository({ "a.odcs.yaml": good("a") });
    commit(folder, "broken", { "meshgate.yaml": "levels: [\nmode: sideways\n" });
    const head = await meshgate(folder, ["gate", "--base", "main", "--format", "json"]);
    expect(head.code).toBe(1);
    expect(reasons(head.out).join("\n")).toMatch(/^error configuration-broken meshgate\.yaml:\d/m);

    git(folder, "checkout", "--quiet", "-b", "mended");
    commit(folder, "mended", { "meshgate.yaml": "mode: full\n", "a.odcs.yaml": bad("a") });
    const base = await meshgate(folder, ["gate", "--base", "change", "--format", "json"]);
    expect(base.code).toBe(1);
    expect(reasons(base.out)).toEqual(expect.arrayContaining([expect.stringMatching(/^warn configuration-broken meshgate\.yaml/), "info configuration-changed meshgate.yaml:1", "error unknown-field a.odcs.yaml:15"]));
  });

  test("without a base a broken configuration is refused at its line", async () => {
    const folder = repository({ "meshgate.yaml": "mode: sideways\n" });
    expect(await meshgate(folder, ["lint"])).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^meshgate: meshgate\.yaml:1:\d+: /) });
  });

  test("a configuration that is a folder or a link out blocks, with its name", async () => {
    const folder = repository({ "a.odcs.yaml": good("a") });
    const away = room();
    write(away, { "away.yaml": "fail-on: never\n" });
    symlinkSync(join(away, "away.yaml"), join(folder, "meshgate.yaml"));
    for (const again of [false, true]) {
      if (again) {
        rmSync(join(folder, "meshgate.yaml"));
        mkdirSync(join(folder, "meshgate.yaml"));
      }
      const { code, out } = await meshgate(folder, ["gate", "--base", "main", "--format", "json"]);
      expect(code, out).toBe(1);
      expect(reasons(out)).toContain("error configuration-broken meshgate.yaml:1");
    }
    expect(await meshgate(folder, ["lint"])).toMatchObject({ code: 2, err: expect.stringMatching(/^meshgate: `meshgate\.yaml` was not read: [^\n]+\n$/) });
  });

  test("nothing is written through a link that leads out of the repository", async () => {
    const away = room();
    const folder = repository({ "a.odcs.yaml": bad("a") });
    symlinkSync(join(away, "owned"), join(folder, "meshgate-baseline.json"));
    symlinkSync(join(away, "config"), join(folder, "meshgate.yaml"));
    expect(await meshgate(folder, ["init"])).toMatchObject({ code: 2, err: expect.stringContaining("`meshgate.yaml` is not written") });
    rmSync(join(folder, "meshgate.yaml"));
    expect(await meshgate(folder, ["baseline"])).toMatchObject({ code: 2, err: expect.stringContaining("meshgate-baseline.json") });
    symlinkSync(away, join(folder, "out"));
    write(folder, { "meshgate.yaml": "baseline: out/deep/b.json\n" });
    expect(await meshgate(folder, ["baseline"])).toMatchObject({ code: 2, err: expect.stringContaining("`out/deep/b.json`") });
    expect(readdirSync(away)).toEqual([]);
  });

  test("a configuration that was asked for is never left out in silence", async () => {
    const folder = repository({ "a.odcs.yaml": good("a"), "sub/own.yaml": "levels: { unknown-field: off }\n" });
    commit(folder, "bad", { "a.odcs.yaml": bad("a") });
    expect((await meshgate(folder, ["gate", "--base", "main", "--config", "none.yaml"])).err).toMatch(/There is no configuration `none\.yaml`, neither here nor at the base/);
    expect((await meshgate(folder, ["gate", "--base", "main", "--config", "sub/own.yaml"])).code).toBe(0);
    expect((await meshgate(join(folder, "sub"), ["gate", "--base", "main", "--config", "own.yaml"])).code).toBe(0);
    expect((await meshgate(folder, ["gate", "--base", "main", "--config", join(folder, "sub/own.yaml")])).code).toBe(0);
    expect((await meshgate(folder, ["lint", "--config", "../own.yaml"])).code).toBe(2);
  });

  test("`baseline` records once, and from then on only shrinks", async () => {
    const folder = repository({ "a.odcs.yaml": bad("a"), "b.odcs.yaml": bad("b") });
    expect((await meshgate(folder, ["lint"])).code).toBe(1);
    expect((await meshgate(folder, ["baseline"])).out).toMatch(/^meshgate-baseline\.json: \d+ findings recorded/);
    const recorded = textOf(folder, "meshgate-baseline.json");
    expect((await meshgate(folder, ["lint"])).code).toBe(0);
    write(folder, { "c.odcs.yaml": bad("c") });
    expect((await meshgate(folder, ["lint"])).code).toBe(1);
    await meshgate(folder, ["baseline"]);
    expect(textOf(folder, "meshgate-baseline.json")).toBe(recorded);
    expect((await meshgate(folder, ["lint"])).code).toBe(1);
    rmSync(join(folder, "c.odcs.yaml"));
    write(folder, { "a.odcs.yaml": good("a") });
    expect((await meshgate(folder, ["lint"])).out).toContain("baseline-stale");
    expect((await meshgate(folder, ["baseline"])).out).toMatch(/: (\d+) of (\d+) findings are left/);
    expect(textOf(folder, "meshgate-baseline.json").length).toBeLessThan(recorded.length);
    write(folder, { "a.odcs.yaml": bad("a") });
    expect((await meshgate(folder, ["lint"])).code).toBe(1);
  });
});

describe("reports and the verdict over them", () => {
  test("lint, breaking and gate leave reports; verdict rules as gate does", async () => {
    const folder = salesDomain();
    const gate = await meshgate(folder, ["gate", "--base", "main", "--report", "r/gate.json"]);
    await meshgate(folder, ["lint", "--base", "main", "--changed", "--report", "r/lint.json", "--fail-on", "never"]);
    await meshgate(folder, ["breaking", "--base", "main", "--report", "r/breaking.json", "--fail-on", "never"]);
    const two = await meshgate(folder, ["verdict", "r/lint.json", "r/breaking.json", "--base", "main"]);
    const one = await meshgate(folder, ["verdict", "r/gate.json", "--base", "main"]);
    const all = await meshgate(folder, ["verdict", "r", "--base", "main"]);
    expect([gate.code, two.code, one.code, all.code]).toEqual([1, 1, 1, 1]);
    expect(one.out).toBe(gate.out);
    expect(two.out).toContain("`orders.customer_id` is removed");
  });

  test("an expected report that is missing blocks", async () => {
    const folder = repository({ "a.odcs.yaml": good("a") });
    await meshgate(folder, ["lint", "--report", "r/lint.json"]);
    const { code, out } = await meshgate(folder, ["verdict", "r", "--format", "json"]);
    expect(code).toBe(1);
    expect(reasons(out)).toContain("error report-missing");
    expect((await meshgate(folder, ["verdict"])).code).toBe(1);
    mkdirSync(join(folder, "empty"));
    expect((await meshgate(folder, ["verdict", "empty"])).code).toBe(1);
  });

  test.each([
    ["another major version", "{\"meshgate\":\"2.0\",\"verb\":\"lint\"}"],
    ["another major version in a list", "{\"reports\":[{\"meshgate\":\"2.0\",\"verb\":\"lint\"}]}"],
    ["an empty list", "{\"reports\":[]}"],
    ["no JSON", "{"],
    ["nothing", ""],
    ["another verb", "{\"meshgate\":\"1.0\",\"verb\":\"quality\"}"],
    ["__proto__", "{\"__proto__\":{\"meshgate\":\"1.0\",\"verb\":\"lint\"}}"],
    ["a command", "{\"meshgate\":\"1.0\",\"verb\":\"\\n::error::##[error]x\"}"],
  ])("a report with %s is refused in one line", async (_, text) => {
    const folder = room();
    write(folder, { "r.json": text });
    const { code, out, err } = await meshgate(folder, ["verdict", "r.json"]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^meshgate: [^\n]+\n$/);
    expect(err).not.toContain("##[");
  });

  test("a folder named like a report is refused in one line", async () => {
    const folder = room();
    mkdirSync(join(folder, "r/x.json"), { recursive: true });
    expect(await meshgate(folder, ["verdict", "r"])).toMatchObject({ code: 2, err: expect.stringContaining("is no file") });
  });
});

describe("the same bytes", () => {
  test("twice, from another folder, and from a second clone", async () => {
    const folder = salesDomain();
    const other = salesDomain();
    for (const format of formats) {
      const argv = ["gate", "--base", "main", "--format", format];
      const first = await meshgate(folder, argv);
      expect(first.code).toBe(1);
      expect(await meshgate(folder, argv), format).toEqual(first);
      expect(await meshgate(join(folder, "contracts"), argv), format).toEqual(first);
      expect(await meshgate(other, argv), format).toEqual(first);
      expect(first.out).not.toContain(folder);
    }
    await meshgate(folder, ["lint", "--report", "one.json"]);
    await meshgate(join(folder, "products"), ["lint", "--report", "../two.json"]);
    expect(textOf(folder, "two.json")).toBe(textOf(folder, "one.json"));
  });

  test("a pipe and NO_COLOR mean no escape codes, FORCE_COLOR and a terminal mean colours", async () => {
    const folder = salesDomain();
    const coloured = async (world: Parameters<typeof meshgate>[2]) => (await meshgate(folder, ["gate", "--base", "main"], world)).out.includes("\u001b[");
    expect(await coloured({})).toBe(false);
    expect(await coloured({ terminal: true })).toBe(true);
    expect(await coloured({ terminal: true, env: { NO_COLOR: "1" } })).toBe(false);
    expect(await coloured({ terminal: true, env: { TERM: "dumb" } })).toBe(false);
    expect(await coloured({ env: { FORCE_COLOR: "1" } })).toBe(true);
    expect(await coloured({ env: { FORCE_COLOR: "1", NO_COLOR: "1" } })).toBe(false);
    for (const format of [...formats.slice(1), "omds"]) expect((await meshgate(folder, ["gate", "--base", "main", "--format", format], { env: { FORCE_COLOR: "1" } })).out).not.toContain("\u001b[");
  });
});

describe("explain, schema, init", () => {
  test("explain lists all rules, and each has a page", async () => {
    const { code, out } = await meshgate(room(), ["explain"]);
    expect(code).toBe(0);
    const ids = lines(out).map((line) => /^  ([a-z]+(?:-[a-z]+)+)(?=\s)/.exec(line)?.[1]).filter((id) => id !== undefined);
    expect(ids).toEqual(expect.arrayContaining(["unknown-field", "yaml-syntax"]));
    for (const id of ids) {
      const page = await meshgate(room(), ["explain", id]);
      expect({ id, code: page.code }).toEqual({ id, code: 0 });
      expect(page.out, id).toContain("Why");
    }
    expect((await meshgate(room(), ["explain", "unknown-field"])).out).toMatch(/Bad:[^]+requried[^]+Good:[^]+required/);
  });

  test.each([["odcs", "3.1.0"], ["odcs", "v3.0.0"], ["odps", "1.0.0"], ["dcs", "1.2.1"], ["odcs"], ["card"], ["meshgate"], ["report"]])("schema %s %s is valid draft 2019-09", async (...asked) => {
    const [which, version] = asked;
    const { code, out } = await meshgate(room(), ["schema", which, ...(version === undefined ? [] : ["--standard-version", version])]);
    expect(code).toBe(0);
    const schema = JSON.parse(out) as { $schema?: string };
    expect(schema.$schema).toBe("https://json-schema.org/draft/2019-09/schema");
    const ajv = new Ajv2019({ strict: false, allErrors: true, validateFormats: false });
    expect(ajv.validateSchema(schema), JSON.stringify(ajv.errors)).toBe(true);
    ajv.compile(schema);
  });

  test("init writes at the root, never over what is there, unless it is told to", async () => {
    const folder = repository({ "contracts/a.odcs.yaml": good("a") });
    const first = await meshgate(join(folder, "contracts"), ["init"]);
    expect(first.out).toMatch(/^written meshgate\.yaml\nwritten \.github\/workflows\/meshgate\.yml\n/);
    expect(existsSync(join(folder, "contracts/meshgate.yaml"))).toBe(false);
    expect((await meshgate(folder, ["lint"])).code).toBe(0);
    writeFileSync(join(folder, "meshgate.yaml"), "mode: full\n");
    expect((await meshgate(folder, ["init"])).out).toMatch(/^kept +meshgate\.yaml/);
    expect(textOf(folder, "meshgate.yaml")).toBe("mode: full\n");
    expect((await meshgate(folder, ["init", "--force"])).out).toMatch(/^written meshgate\.yaml/);
    expect(textOf(folder, "meshgate.yaml")).not.toBe("mode: full\n");
  });

  describe.each(hosts.flatMap((host) => ("pipeline" in host ? [{ id: host.id, pipeline: host.pipeline as Pipeline }] : [])))("init for $id", ({ id, pipeline: { file, signs, template, beside } }) => {
    const templateText = readFileSync(join(import.meta.dirname, "../templates", template), "utf8");

    test("writes its template, and nothing twice", async () => {
      const folder = repository({ "contracts/a.odcs.yaml": good("a") });
      expect((await meshgate(folder, ["init", "--ci", id])).out).toBe(`written meshgate.yaml\nwritten ${file}\n\nNext: meshgate lint\n`);
      expect(textOf(folder, file)).toBe(templateText);
      expect(existsSync(join(folder, ".github"))).toBe(false);
      for (const argv of [["init"], ["init", "--force"]]) expect((await meshgate(folder, argv)).out).toContain(`kept    ${file} (it speaks of meshgate already)`);
      expect(textOf(folder, file)).toBe(templateText);
      expect(existsSync(join(folder, beside.file))).toBe(false);
    });

    test("leaves a file with jobs of its own as it is, forced or not, and says what to do with what it wrote beside it", async () => {
      const folder = repository({ "contracts/a.odcs.yaml": good("a"), [file]: "# jobs of our own\n" });
      const { out, code } = await meshgate(folder, ["init", "--force"]);
      expect([code, out]).toEqual([0, `written meshgate.yaml\nwritten ${beside.file}\nkept    ${file} (it has jobs of its own)\n\nNext: ${beside.then}; then meshgate lint\n`]);
      expect([textOf(folder, file), textOf(folder, beside.file)]).toEqual(["# jobs of our own\n", templateText]);
    });

    test.each(signs)("is known by %s, and named where GitHub comes first", async (sign) => {
      const there = { [sign.includes("yml") || sign.includes("yaml") || sign === "Jenkinsfile" ? sign : `${sign}/x.yml`]: "# ours\n" };
      expect((await meshgate(repository({ "a.odcs.yaml": good("a"), ...there }), ["init"])).out).not.toContain(".github");
      const { out } = await meshgate(repository({ "a.odcs.yaml": good("a"), ...there, ".github/workflows/x.yml": "on: push\n" }), ["init"]);
      expect(out).toContain("written .github/workflows/meshgate.yml");
      expect(out).toContain(`\`meshgate init --ci ${id}\``);
    });
  });

  test("init writes GitHub's further workflows for GitHub alone", async () => {
    const folder = repository({ "a.odcs.yaml": good("a"), ".gitlab-ci.yml": "# ours\n" });
    expect(await meshgate(folder, ["init", "--comment"])).toMatchObject({ code: 2, err: expect.stringContaining("give `--ci github`") });
    expect(existsSync(join(folder, "meshgate.yaml"))).toBe(false);
    expect((await meshgate(folder, ["init", "--comment", "--ci", "github"])).out).toContain("written .github/workflows/meshgate-comment.yml");
    expect((await meshgate(folder, ["init", "--ci", "travis"])).code).toBe(2);
  });
});

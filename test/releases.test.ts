import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { readReport } from "#config";
import { ensureTags, filesWith, listTags } from "#host";
import type { BreakingReport, Reason } from "#model";
import { checkout, commit, git, newRepository, onGitHub, open, room, server, write } from "./host/repositories.ts";
import { meshgate, type Said, type World } from "./run/world.ts";

interface Written {
  readonly id?: string;
  readonly status?: string;
  readonly columns?: readonly string[];
  readonly more?: string;
}

/** A contract; a column is `name`, or `name!` where it is required, or `name:integer`. */
const contract = (version: string, { id = "orders", status = "active", columns = ["key!", "amount", "note"], more = "" }: Written = {}) =>
  `apiVersion: v3.2.0\nkind: DataContract\nid: ${JSON.stringify(id)}\nversion: ${version}\nstatus: ${status}\nschema:\n  - name: orders\n    properties:\n${columns.map((column) => {
    const [, name, type = "string", required] = /^(\w+)(?::(\w+))?(!)?$/.exec(column) ?? [];
    return `      - name: ${name}\n        logicalType: ${type}\n${required === undefined ? "" : "        required: true\n"}`;
  }).join("")}${more}`;

const file = "orders.odcs.yaml";

interface Told extends Said {
  readonly report: BreakingReport;
  readonly reasons: readonly Reason[];
  /** Level and rule of each reason, with its subject's last step. */
  readonly lines: readonly string[];
}

async function breaking(folder: string, more: readonly string[] = [], world: World = {}): Promise<Told> {
  const said = await meshgate(folder, ["breaking", "--base", "main", "--format", "json", ...more], world);
  if (said.code > 1) throw new Error(said.err);
  const { verdict, ...report } = JSON.parse(said.out) as BreakingReport & { verdict: { reasons: readonly Reason[] } };
  const read = await readReport(JSON.stringify(report));
  expect(read).toEqual({ report });
  const lines = verdict.reasons.map(({ level, rule, subject }) => `${level} ${rule} ${subject.at(-1)}`);
  return { ...said, report, reasons: verdict.reasons, lines };
}

/** `steps`: texts of the contract on main, each with the tags that it gets; then the change on a branch of its own. */
function history(steps: readonly (readonly [text: string, ...tags: readonly string[]])[], change: string, config = ""): string {
  const folder = newRepository();
  if (config !== "") write(folder, { "meshgate.yaml": config });
  for (const [text, ...tags] of steps) {
    commit(folder, "a step", { [file]: text });
    for (const tag of tags) git(folder, "tag", tag);
  }
  git(folder, "checkout", "--quiet", "-b", "change");
  commit(folder, "the change", { [file]: change });
  return folder;
}

const less = { columns: ["key!", "amount"] };
const least = { columns: ["key!"] };

describe("the version is held against the last release", () => {
  test("a break that was bumped before is enough for the next one", async () => {
    const { report, lines } = await breaking(history([[contract("1.4.0"), "v1.4.0"], [contract("2.0.0", less)]], contract("2.0.0", least)));
    expect(report.bumps).toMatchObject([{ contract: "orders", since: "v1.4.0", was: "1.4.0", has: "2.0.0", needs: "2.0.0", asks: "major", enough: true }]);
    expect(lines).toEqual(["error property-removed amount", "info release-broken v1.4.0"]);
  });

  test("a break that is not bumped is an error", async () => {
    const { report, reasons } = await breaking(history([[contract("1.4.0"), "v1.4.0"]], contract("1.4.0", less)));
    expect(report.bumps).toMatchObject([{ enough: false, kind: "version-not-bumped", known: false, because: [{ kind: "property-removed", count: 1 }], at: { file, line: 4 } }]);
    expect(reasons.find(({ rule }) => rule === "version-not-bumped")).toMatchObject({ level: "error", message: "The version of `orders` is still `1.4.0`: needs 2.0.0, has 1.4.0 (1 property-removed since release `v1.4.0`)." });
  });

  test("what the base broke is one counted line, and its missing bump no blame for a change of words", async () => {
    const { report, reasons, lines } = await breaking(history([[contract("1.4.0"), "v1.4.0"], [contract("1.4.0", least)]], contract("1.4.0", { ...least, more: "name: Orders\n" })));
    expect(report.changes.map(({ kind }) => kind)).toEqual(["metadata-changed"]);
    expect(report.releases).toMatchObject([{ contract: "orders", tag: "v1.4.0", version: "1.4.0", is: "last", known: 2 }]);
    expect(report.releases?.[0]?.changes.map(({ kind, path, known }) => [kind, path.at(-1), known])).toEqual([["property-removed", "amount", true], ["property-removed", "note", true], ["metadata-changed", "name", false]]);
    expect(lines).toEqual(["warn version-not-bumped orders", "info release-broken v1.4.0", "info metadata-changed name"]);
    expect(reasons.find(({ rule }) => rule === "release-broken")?.message).toBe("2 breaking changes since release `v1.4.0` are already on the base.");
  });

  test("a change that breaks by itself is blamed, though the base lacked the bump", async () => {
    const { lines } = await breaking(history([[contract("1.4.0"), "v1.4.0"], [contract("1.4.0", less)]], contract("1.4.0", least)));
    expect(lines).toEqual(expect.arrayContaining(["error version-not-bumped orders", "error property-removed amount", "info release-broken v1.4.0"]));
  });

  test("what the base hides is said, with its release", async () => {
    const { report, lines } = await breaking(history([[contract("1.4.0", { columns: ["key!", "note!"] }), "v1.4.0"], [contract("2.0.0", { columns: ["key!"] })]], contract("2.0.0", { columns: ["key!", "note"] })));
    expect(report.changes.map(({ kind, since }) => [kind, since])).toEqual([["property-added", undefined], ["required-removed", "v1.4.0"]]);
    expect(report.changes[1]?.message).toMatch(/So it is since release `v1\.4\.0`\.$/);
    expect(report.compatible.consumers).toBe(false);
    expect(lines).toContain("error required-removed note");
  });

  test("without a release the base stands for it", async () => {
    const { report } = await breaking(history([[contract("1.4.0")]], contract("1.5.0", less)));
    expect(report.releases).toEqual([]);
    expect(report.bumps).toMatchObject([{ was: "1.4.0", has: "1.5.0", needs: "2.0.0", kind: "version-bumped-too-little", enough: false }]);
    expect(report.bumps?.[0]?.since).toBeUndefined();
  });

  test("a repository can do without releases", async () => {
    const { report } = await breaking(history([[contract("1.4.0"), "v1.4.0"], [contract("1.4.0", less)]], contract("1.4.0", least), "tags: []\n"));
    expect([report.releases, report.bumps?.[0]?.since]).toEqual([[], undefined]);
  });

  test("a version that falls behind the release", async () => {
    const { lines } = await breaking(history([[contract("1.4.0"), "v1.4.0"]], contract("1.3.0")));
    expect(lines).toEqual(["error version-decreased orders", "info metadata-changed version"]);
  });

  test("versions that are none are not guessed", async () => {
    const { report, lines } = await breaking(history([[contract("2024-Q1"), "v1.0.0", "v2024-Q1"]], contract("2024-Q2", less)));
    expect(report.bumps).toMatchObject([{ enough: "unknown", kind: "version-unclear" }]);
    expect(lines).toContain("info version-unclear orders");
  });
});

describe("which release is the last one", () => {
  const lastOf = async (folder: string) => (await breaking(folder)).report.releases?.map(({ tag, version }) => [tag, version]);

  test("the greatest version, whatever the order of the tags", async () => {
    expect(await lastOf(history([[contract("1.9.0"), "v1.9.0"], [contract("1.10.0"), "v1.10.0"]], contract("1.10.0", less)))).toEqual([["v1.10.0", "1.10.0"]]);
  });

  test("the contract's own tags go before those of the repository", async () => {
    expect(await lastOf(history([[contract("1.4.0"), "orders/v1.4.0"], [contract("1.5.0"), "v9.0.0"]], contract("1.5.0", less)))).toEqual([["orders/v1.4.0", "1.4.0"]]);
  });

  test("the repository's version is not the contract's", async () => {
    const { report } = await breaking(history([[contract("1.4.0"), "v7.0.0"]], contract("1.4.0", less)));
    expect(report.bumps).toMatchObject([{ since: "v7.0.0", was: "1.4.0", needs: "2.0.0" }]);
  });

  test("pre-releases and tags of another grammar are none", async () => {
    expect(await lastOf(history([[contract("1.4.0"), "v1.4.0"], [contract("2.0.0"), "v2.0.0-rc.1", "2.0.0", "release-2.0.0", "other/v2.0.0", "v2"]], contract("2.0.0", less)))).toEqual([["v1.4.0", "1.4.0"]]);
  });

  test("a release branch has its own, and a later major is not its past", async () => {
    const folder = newRepository();
    commit(folder, "1", { [file]: contract("1.4.0") });
    git(folder, "tag", "orders/v1.4.0");
    git(folder, "branch", "next");
    commit(folder, "1.5", { [file]: contract("1.5.0") });
    git(folder, "checkout", "--quiet", "next");
    commit(folder, "2", { [file]: contract("2.3.0", least) });
    git(folder, "tag", "orders/v2.3.0");
    git(folder, "checkout", "--quiet", "-b", "change", "main");
    commit(folder, "a fix", { [file]: contract("1.5.1", { more: "name: Orders\n" }) });
    expect(await lastOf(folder)).toEqual([["orders/v1.4.0", "1.4.0"]]);
  });

  test("the same with tags of the repository, whose versions are its own", async () => {
    const folder = newRepository();
    commit(folder, "1", { [file]: contract("1.4.0") });
    git(folder, "tag", "v10.0.0");
    git(folder, "branch", "next");
    git(folder, "checkout", "--quiet", "next");
    commit(folder, "2", { [file]: contract("2.3.0", least) });
    git(folder, "tag", "v11.0.0");
    commit(folder, "3", { "README.md": "Orders are gone.\n" });
    git(folder, "rm", "--quiet", file);
    commit(folder, "4");
    git(folder, "tag", "v12.0.0");
    git(folder, "checkout", "--quiet", "-b", "change", "main");
    commit(folder, "a fix", { [file]: contract("1.4.1", { more: "name: Orders\n" }) });
    expect(await lastOf(folder)).toEqual([["v10.0.0", "1.4.0"]]);
  });

  test("the file may have moved since, and another contract may stand in its place", async () => {
    const folder = newRepository();
    commit(folder, "1", { "old/sales.yaml": contract("1.4.0"), "other.yaml": contract("3.0.0", { id: "other" }) });
    git(folder, "tag", "--annotate", "--message", "release", "orders/v1.4.0");
    git(folder, "rm", "--quiet", "old/sales.yaml");
    commit(folder, "2", { "new/place.odcs.yaml": contract("1.4.0", less), "old/sales.yaml": contract("1.0.0", { id: "sales" }) });
    git(folder, "checkout", "--quiet", "-b", "change");
    commit(folder, "3", { "new/place.odcs.yaml": contract("1.4.0", least) });
    const { report } = await breaking(folder);
    expect(report.releases).toMatchObject([{ contract: "orders", tag: "orders/v1.4.0", commit: git(folder, "rev-parse", "orders/v1.4.0^{commit}"), known: 1 }]);
  });

  test("a contract that moves in this very change is the same one", async () => {
    const folder = history([[contract("1.4.0"), "v1.4.0"]], contract("1.4.0"));
    git(folder, "mv", file, "moved.odcs.yaml");
    commit(folder, "moved", { "moved.odcs.yaml": contract("1.4.0", { columns: ["key!", "amount:integer", "note"] }) });
    const { report } = await breaking(folder);
    expect(report.changes.map(({ kind }) => kind)).toEqual(["type-changed"]);
    expect(report.releases).toMatchObject([{ tag: "v1.4.0" }]);
  });

  test("a contract that was deleted and comes back is held against its release", async () => {
    const folder = newRepository();
    commit(folder, "1", { [file]: contract("1.4.0"), "README.md": "Sales.\n" });
    git(folder, "tag", "orders/v1.4.0");
    git(folder, "rm", "--quiet", file);
    commit(folder, "gone");
    git(folder, "checkout", "--quiet", "-b", "change");
    commit(folder, "back", { [file]: contract("1.4.0", less) });
    const { lines } = await breaking(folder);
    expect(lines).toEqual(expect.arrayContaining(["error property-removed note", "error version-not-bumped orders", "info contract-added orders"]));
  });

  test("an id that no tag can hold is written with hyphens", async () => {
    const id = "urn:acme:orders";
    expect(await lastOf(history([[contract("1.4.0", { id }), "urn-acme-orders/v1.4.0"]], contract("1.4.0", { id, ...less })))).toEqual([["urn-acme-orders/v1.4.0", "1.4.0"]]);
  });

  test("a release whose contract cannot be read is said, and the base stands for it", async () => {
    const folder = history([["id: orders\nkind: DataContract\napiVersion: v3.2.0\n  version: broken\n", "orders/v1.4.0"], [contract("1.4.0")]], contract("1.4.0", less));
    const { report, err } = await breaking(folder);
    expect(err).toContain("`orders` is not compared with its release `orders/v1.4.0`");
    expect([report.releases, report.bumps?.[0]?.was, report.compatible.producers]).toEqual([[], "1.4.0", true]);
    const { report: strict } = await breaking(folder, ["--transitive"]);
    expect(strict.changes).toEqual(expect.arrayContaining([expect.objectContaining({ kind: "contract-unreadable", since: "orders/v1.4.0" })]));
    expect(strict.compatible.producers).toBe("unknown");
  });
});

describe("transitive", () => {
  const [one, two, now] = [contract("1.0.0", { columns: ["key!", "note!"] }), contract("1.1.0", { columns: ["key!"] }), contract("1.1.0", { columns: ["key!", "note"] })];
  const hidden = async (folder: string, more: readonly string[] = ["--transitive"], world: World = {}) => (await breaking(folder, more, world)).report.changes.filter(({ since }) => since !== undefined).map(({ kind, since }) => [kind, since]);

  test("1.0 → 1.1 → now are harmless step by step, and 1.0 → now is not", async () => {
    const folder = history([[one, "v1.0.0"], [two, "v1.1.0"]], now);
    expect(await hidden(folder, [])).toEqual([]);
    expect(await hidden(folder)).toEqual([["required-removed", "v1.0.0"]]);
    const { report, lines } = await breaking(folder, ["--transitive"]);
    expect(report.releases?.map(({ tag, is }) => [tag, is])).toEqual([["v1.1.0", "last"], ["v1.0.0", "supported"]]);
    expect([report.compatible.consumers, lines.includes("error required-removed note")]).toEqual([false, true]);
  });

  test("it may stand in the configuration of the base", async () => {
    expect(await hidden(history([[one, "v1.0.0"], [two, "v1.1.0"]], now, "transitive: true\n"), [])).toEqual([["required-removed", "v1.0.0"]]);
  });

  test("only the newest majors are supported, and as many as the configuration says", async () => {
    const steps = [[one, "v1.0.0"], [contract("2.0.0", { columns: ["key!"] }), "v2.0.0"]] as const;
    const change = contract("2.0.0", { columns: ["key!", "note"] });
    expect(await hidden(history(steps, change))).toEqual([]);
    expect(await hidden(history(steps, change, "supported-majors: 2\n"))).toEqual([["required-removed", "v1.0.0"]]);
  });

  test("below 1.0.0 the minor is the major", async () => {
    const steps = [[contract("0.1.0", { columns: ["key!", "note!"] }), "v0.1.0"], [contract("0.2.0", { columns: ["key!"] }), "v0.2.0"]] as const;
    expect(await hidden(history(steps, contract("0.2.0", { columns: ["key!", "note"] })))).toEqual([]);
  });

  test.each([
    ["retired", { status: "retired" }, 0], ["a draft", { status: "draft" }, 0], ["past its end", { more: "slaProperties:\n  - property: endOfSupport\n    value: \"2026-09-27\"\n" }, 0],
    ["before its end", { more: "slaProperties:\n  - property: endOfSupport\n    value: \"2026-09-28\"\n" }, 1],
  ] as const)("a release that is %s by its own words", async (_what, written, count) => {
    const folder = history([[contract("1.0.0", { columns: ["key!", "note!"], ...written }), "v1.0.0"], [two, "v1.1.0"]], now);
    expect((await hidden(folder)).filter(([kind]) => kind === "required-removed").length).toBe(count);
  });

  test("what two releases show is said once, with the newer one", async () => {
    expect(await hidden(history([[one, "v1.0.0", "v1.0.1"], [two, "v1.1.0"]], now))).toEqual([["required-removed", "v1.0.1"]]);
  });

  test("more releases than are compared are unknown, not passed", async () => {
    const folder = history([[one, ...Array.from({ length: 60 }, (_, index) => `v1.0.${index}`)], [two, "v1.1.0"]], now);
    const { report } = await breaking(folder, ["--transitive"]);
    expect(report.releases?.length).toBe(51);
    expect(report.changes.find(({ kind }) => kind === "contract-unreadable")?.message).toContain("10 older releases");
  });
});

describe("tags of a clone and of its server", () => {
  const onServer = () => {
    const home = server();
    const tagged = commit(home.work, "a release", { [file]: contract("1.4.0") });
    git(home.work, "tag", "v1.4.0");
    git(home.work, "tag", "--annotate", "--message", "r", "orders/v1.4.0");
    git(home.work, "tag", "--annotate", "--message", "r", "nested", "orders/v1.4.0");
    git(home.work, "tag", "blob", git(home.work, "hash-object", "-w", file));
    const next = commit(home.work, "more", { [file]: contract("1.4.0", less) });
    git(home.work, "push", "--quiet", "--tags", "origin", "main");
    return { ...home, tagged, next };
  };
  const nowhere = { home: { server: pathToFileURL(room()).href, repository: "acme/none", user: "x" } };

  test("annotated tags lead to their commits, near and far", async () => {
    const home = onServer();
    const wanted = { nested: home.tagged, "orders/v1.4.0": home.tagged, "v1.4.0": home.tagged };
    const near = await listTags(await open(home.work), {});
    const far = await listTags(await open(checkout(home, home.next)), {});
    for (const { tags } of [near, far]) expect(Object.fromEntries(tags.map(({ name, commit }) => [name, commit]))).toMatchObject(wanted);
    expect([near.shallow, far.shallow]).toEqual([false, true]);
  });

  test("their commits are fetched alone, and what is no commit is said", async () => {
    const home = onServer();
    const folder = checkout(home, home.next);
    const repository = await open(folder);
    const { tags } = await listTags(repository, {});
    const problems = await ensureTags(repository, {}, tags);
    expect([...problems].map(([commit, why]) => [tags.find((tag) => tag.commit === commit)?.name, /not in this clone/.test(why)])).toEqual([["blob", true]]);
    expect(git(folder, "show", `${home.tagged}:${file}`)).toContain("1.4.0");
    expect(git(folder, "rev-list", "--all", home.tagged).split("\n")).not.toContain(home.start);
    expect(git(folder, "tag")).toBe("");
  });

  test("a server that does not answer is said, and the clone's own tags stand in", async () => {
    const folder = newRepository();
    commit(folder, "1", { [file]: contract("1.4.0") });
    git(folder, "tag", "v1.4.0");
    const { tags, problem } = await listTags(await open(folder), nowhere);
    expect(tags.map(({ name }) => name)).toEqual(["v1.4.0"]);
    expect(problem).toMatch(/ls-remote/);
  });

  test("files are found by a text in a commit, as git has it", async () => {
    const folder = newRepository();
    const sha = commit(folder, "1", { "a b/ö.yaml": "id: urn:x\n", "b.yaml": "id: other\n", "c.bin": new Uint8Array([0, 117, 114, 110, 58, 120, 10]) });
    const repository = await open(folder);
    expect(await filesWith(repository, sha, ["urn:x", "-e", "", "\n"])).toEqual(["a b/ö.yaml"]);
    expect(await filesWith(repository, sha, ["--help", "[", "x\0y"])).toEqual([]);
    expect(await filesWith(repository, sha, ["line\nurn:x and more of it\nend", "id: oth"])).toEqual(["b.yaml"]);
  });

  test("a pull request on a shallow checkout is compared with the release on the server", async () => {
    const home = onServer();
    git(home.work, "checkout", "--quiet", "-b", "pull");
    const head = commit(home.work, "the change", { [file]: contract("1.4.0", least) });
    git(home.work, "push", "--quiet", "origin", "pull");
    const folder = checkout(home, head);
    const env = { GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: "pull_request", GITHUB_SERVER_URL: home.url, GITHUB_REPOSITORY: "acme/mesh", GITHUB_API_URL: "http://127.0.0.1:9" };
    const payload = { pull_request: { number: 8, head: { sha: head, repo: { id: 1 } }, base: { ref: "main", sha: home.next, repo: { id: 1 } } } };
    write(folder, { ".git/event.json": JSON.stringify(payload) });
    expect(onGitHub({ url: home.url }, "pull_request", payload).trigger.event).toBe("pull_request");
    await meshgate(folder, ["breaking", "--format", "github", "--report", "report.json"], { env: { ...env, GITHUB_EVENT_PATH: `${folder}/.git/event.json` } });
    const report = JSON.parse(readFileSync(`${folder}/report.json`, "utf8")) as BreakingReport;
    expect(report.releases).toMatchObject([{ tag: "orders/v1.4.0", commit: home.tagged, known: 1 }]);
  });

  test("a shallow clone without any tag is one line", async () => {
    const home = server();
    git(home.work, "checkout", "--quiet", "-b", "pull");
    const base = commit(home.work, "contract", { [file]: contract("1.4.0") });
    const head = commit(home.work, "change", { [file]: contract("1.4.0", less) });
    git(home.work, "push", "--quiet", "origin", "pull");
    const folder = checkout(home, head, 2);
    const { err } = await meshgate(folder, ["breaking", "--base", base]);
    expect(err.split("\n").filter((line) => line.includes("No release tag was found"))).toHaveLength(1);
  });

  test("a hundred thousand tags, most of them hostile, cost little", async () => {
    const home = onServer();
    const names = Array.from({ length: 100_000 }, (_, index) => (index % 2 === 0 ? `orders/v${index}.0.0-${"x/".repeat(20)}${index}` : `v${"9".repeat(30)}.${index}.0`)).sort();
    write(home.work, { ".git/packed-refs": `# pack-refs with: peeled fully-peeled sorted\n${names.map((name) => `${home.tagged} refs/tags/${name}\n`).join("")}` });
    git(home.work, "checkout", "--quiet", "-b", "change");
    commit(home.work, "change", { [file]: contract("1.4.0", least) });
    const { report } = await breaking(home.work);
    expect(report.releases).toMatchObject([{ tag: "orders/v1.4.0" }]);
  }, 120_000);
});

test("three hundred contracts of one release are read together", async () => {
  const folder = newRepository();
  const files = (version: string, columns: readonly string[]) => Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`c/${index}.odcs.yaml`, contract(version, { id: `c${index}`, columns })]));
  commit(folder, "1", files("1.0.0", ["key!", "note"]));
  git(folder, "tag", "v1.0.0");
  git(folder, "checkout", "--quiet", "-b", "change");
  commit(folder, "2", files("2.0.0", ["key!"]));
  const { report } = await breaking(folder);
  expect([report.releases?.length, report.bumps?.every(({ enough }) => enough === true)]).toEqual([300, true]);
}, 120_000);

describe("days and modes come from the outside", () => {
  const ended = contract("1.4.0", { more: "slaProperties:\n  - property: endOfLife\n    value: \"2026-09-28\"\n    element: orders.note\n" });
  test.each([["2026-09-28", "error"], ["2026-09-29", "info"]])("on %s a removal is %s", async (today, level) => {
    const { lines } = await breaking(history([[ended]], ended.replace(/ {6}- name: note\n.*\n/, "").replace("1.4.0", "2.0.0")), [], { today });
    expect(lines).toContain(`${level} property-removed note`);
  });

  test("--mode goes before the configuration", async () => {
    const folder = history([[contract("1.4.0", { columns: ["key"] })]], contract("2.0.0", { columns: ["key!"] }), "mode: consumers\n");
    expect((await breaking(folder)).lines).toContain("info required-added key");
    expect((await breaking(folder, ["--mode", "producers"])).lines).toContain("error required-added key");
    expect((await meshgate(folder, ["breaking", "--base", "main", "--mode", "everybody"])).code).toBe(2);
  });

  test("a later step judges the same report the same way", async () => {
    const folder = history([[contract("1.4.0"), "v1.4.0"], [contract("1.4.0", less)]], contract("1.4.0", least), "expect: [breaking]\n");
    const here = await meshgate(folder, ["breaking", "--base", "main", "--report", "breaking.json"]);
    const later = await meshgate(folder, ["verdict", "breaking.json", "--base", "main"]);
    const counted = (text: string) => /✖ block — .*/.exec(text)?.[0];
    expect([here.code, counted(here.out)]).toEqual([1, "✖ block — 2 errors, 1 info"]);
    expect(counted(later.out)).toBe("✖ block — 2 errors, 1 info");
  });
});

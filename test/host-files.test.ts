import { execFileSync } from "node:child_process";
import fs, { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import fc from "fast-check";
import { glob } from "tinyglobby";
import { describe, expect, test } from "vitest";
import { changedFiles, globs, listAt, listFiles, openRepository, readAt, readBytes } from "#host";
import { UsageError } from "#model";
import { commit, git, gitEnv, newRepository, open, room, write } from "./host/repositories.ts";

const strange = ["a b.yaml", "new\nline.yaml", "quote\"s'.yaml", "-dash.yaml", "--output=x.yaml", "ünïcödé 数.yaml", "tab\t.yaml", ":(top)magic.yaml", "[a-z]*.yaml", "back\\slash.yaml", "$(touch x).yaml", "a/--/b.yaml"];
const contents = Object.fromEntries(strange.map((path) => [path, `name: ${JSON.stringify(path)}\n`]));
const text = (read: object | undefined) => (read !== undefined && "bytes" in read ? Buffer.from(read.bytes as Uint8Array).toString("utf8") : read);
const limit = 10 * 1024 * 1024;

describe("listing the working tree", () => {
  test("tracked and new files, not ignored, deleted or modules; whatever they are called", async () => {
    const folder = newRepository();
    commit(folder, "first", { ...contents, ".gitignore": "ignored/\n", "gone.yaml": "1\n", "node_modules/tracked.yaml": "1\n" });
    write(folder, { "new.yaml": "1\n", "ignored/x.yaml": "1\n", "sub/node_modules/y.yaml": "1\n" });
    rmSync(join(folder, "gone.yaml"));
    const { files, unmatched } = await listFiles(await open(folder), ["**/*.yaml", "nothing/**", "no-such.yaml"]);
    expect(files).toEqual([...strange, "new.yaml", "node_modules/tracked.yaml"].sort());
    expect(unmatched).toEqual(["nothing/**", "no-such.yaml"]);
  });

  test("from a folder inside, patterns are relative and paths are not", async () => {
    const folder = newRepository();
    commit(folder, "first", { "a.yaml": "1\n", "[x]/sub/b.yaml": "1\n", "[x]/c.yaml": "1\n" });
    const inside = await open(join(folder, "[x]", "sub"));
    expect(inside.prefix).toBe("[x]/sub/");
    expect((await listFiles(inside, ["*.yaml"])).files).toEqual(["[x]/sub/b.yaml"]);
    expect((await listFiles(inside, ["./b.yaml", "../*.yaml", "../../a.yaml"])).files).toEqual(["[x]/c.yaml", "[x]/sub/b.yaml", "a.yaml"]);
    expect((await listFiles(inside, ["../.."])).files).toEqual(["[x]/c.yaml", "[x]/sub/b.yaml", "a.yaml"]);
    await expect(listFiles(inside, ["../../../x.yaml"])).rejects.toThrow(UsageError);
  });

  test("named files are listed whatever they are, even where git ignores them", async () => {
    const folder = newRepository();
    commit(folder, "first", { ".gitignore": "*.tmp.yaml\n", "dir/one.yaml": "1\n" });
    write(folder, { "x.tmp.yaml": "1\n" });
    mkdirSync(join(folder, "a.odcs.yaml"));
    const repository = await open(folder);
    expect(await listFiles(repository, ["x.tmp.yaml", "dir", "a.odcs.yaml", "x.tmp.yaml/y", "!dir/two.yaml"])).toEqual({
      files: ["a.odcs.yaml", "dir/one.yaml", "x.tmp.yaml"], named: new Set(["a.odcs.yaml", "x.tmp.yaml"]), unmatched: ["x.tmp.yaml/y"],
    });
    expect((await listFiles(repository, ["x.tmp.yaml", "!*.tmp.yaml"])).files).toEqual([]);
    expect(readBytes(repository, "a.odcs.yaml", limit)).toMatchObject({ problem: "directory" });
  });

  test("a contract file that stands in conflict is listed once", async () => {
    const folder = newRepository();
    commit(folder, "first", { "a.yaml": "1\n" });
    git(folder, "checkout", "--quiet", "-b", "other");
    commit(folder, "other", { "a.yaml": "2\n" });
    git(folder, "checkout", "--quiet", "main");
    commit(folder, "main", { "a.yaml": "3\n" });
    expect(() => git(folder, "merge", "other")).toThrow();
    const repository = await open(folder);
    expect((await listFiles(repository, ["**"])).files).toEqual(["a.yaml"]);
    expect((await changedFiles(repository, git(folder, "rev-parse", "main~1"), ["**"])).map(({ path, status }) => [path, status])).toEqual([["a.yaml", "modified"]]);
  });

  test("outside git every file counts, and a link is listed but not followed", async () => {
    const folder = room();
    write(folder, { ...contents, ".hidden/x.yaml": "1\n", "node_modules/m.yaml": "1\n" });
    symlinkSync("/etc/passwd", join(folder, "link.yaml"));
    symlinkSync("..", join(folder, "loop"));
    const repository = await openRepository({ cwd: folder, env: gitEnv });
    expect(repository.git).toBeUndefined();
    const { files } = await listFiles(repository, ["**/*.yaml"]);
    expect(files).toEqual([...strange, ".hidden/x.yaml", "link.yaml"].sort());
    for (const path of strange) expect(text(readBytes(repository, path, limit))).toBe(contents[path]);
    expect(readBytes(repository, "link.yaml", limit)).toMatchObject({ problem: "outside" });
    expect((await listFiles(repository, ["a", "[[]a-z]*.yaml"])).files).toEqual(["[a-z]*.yaml", "a/--/b.yaml"]);
  });

  test("a folder that git refuses is an error with the way out", async () => {
    const folder = newRepository();
    const env = { ...gitEnv, GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" };
    await expect(openRepository({ cwd: folder, env })).rejects.toThrow(/safe\.directory/);
  });
});

describe("patterns", () => {
  test.each([
    ["**/*.odcs.yaml", ["a.odcs.yaml", "x/y/a.odcs.yaml", ".x/a.odcs.yaml"], ["a.odcs.yml", "a.odcs.yaml/b"]],
    ["contracts/**", ["contracts/a", "contracts/a/b"], ["contracts", "xcontracts/a"]],
    ["contracts", ["contracts", "contracts/a/b"], ["contracts2", "x/contracts"]],
    ["*.{yaml,yml,{a,b}c}", ["x.yaml", "x.yml", "x.bc"], ["x.c", "y/x.yaml"]],
    ["[!a]?[b-d]", ["xyb", "..c"], ["ayb", "x/b", "xye"]],
    ["a\\*", ["a*"], ["ab"]],
    ["a{b", ["a{b"], ["ab"]],
    ["[", ["["], ["a"]],
    ["**/x/**/y", ["x/y", "a/x/b/c/y"], ["xy", "x/ay"]],
    [".", ["a", "b/c"], []],
    ["(a|b)+$^", ["(a|b)+$^"], ["a"]],
    ["*", ["a\nb"], ["a/b"]],
  ])("%s", (pattern, yes, no) => {
    const { matches } = globs([pattern]);
    for (const path of yes) expect(matches(path), path).toBe(true);
    for (const path of no) expect(matches(path), path).toBe(false);
  });

  test("any text is a pattern or a usage error", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(..."ab/*?[]{},!\\.-^()|$+\u{1F642}é") }), fc.string({ unit: fc.constantFrom(..."ab/.") }), (pattern, path) => {
      try {
        globs([pattern]).matches(path);
      } catch (error) {
        expect(error).toBeInstanceOf(UsageError);
      }
    }), { seed: 7, numRuns: 20_000 });
  });

  test("they mean what tinyglobby means", async () => {
    const folder = room();
    const paths = ["a", "b.yaml", "ab/a", "ab/b.yaml", "ab/ab/a.yaml", ".a/b.yaml", "b/.b", "b/b/b/a.yml", "c-d/[a].yaml"];
    write(folder, Object.fromEntries(paths.map((path) => [path, ""])));
    const part = fc.constantFrom("**", "*", "a", "b", "ab", "?", "*.yaml", "*.{yaml,yml}", "[ab]", "[!a]*", "{a,b}", ".a", "a*", "**b", "c-d", "\\[a\\].yaml", ".*");
    const pattern = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/"));
    await fc.assert(fc.asyncProperty(fc.array(pattern, { minLength: 1, maxLength: 2 }), async (patterns) => {
      const { matches } = globs(patterns);
      const plain = patterns.filter((one) => !/[*?[{\\]/.test(one)).map((one) => `${one}/**`);
      const theirs = await glob([...patterns, ...plain].map((one) => one.replace(/(^|\/)\*\*$/, "$1**/*")), { cwd: folder, dot: true, expandDirectories: false });
      expect(paths.filter(matches).sort(), JSON.stringify(patterns)).toEqual(theirs.sort());
    }), { seed: 7, numRuns: 400 });
  });
});

describe("reading the working tree", () => {
  const folder = newRepository();
  commit(folder, "first", { "a.yaml": "a: 1\n", "empty.yaml": "", "dir/b.yaml": "b: 1\n", "bin.yaml": new Uint8Array([0, 255, 10, 13, 0]) });
  const elsewhere = room();
  write(elsewhere, { "secret.yaml": "token: 1\n" });

  test("bytes as they are", async () => {
    const repository = await open(folder);
    expect(text(readBytes(repository, "a.yaml", 5))).toBe("a: 1\n");
    expect(text(readBytes(repository, "empty.yaml", 5))).toBe("");
    expect(readBytes(repository, "bin.yaml", limit)).toEqual({ bytes: Buffer.from([0, 255, 10, 13, 0]) });
    expect(readBytes(repository, "a.yaml", 4)).toMatchObject({ problem: "too-large", message: "The file has 5 bytes; at most 4 are read." });
  });

  test("nothing that leads out of the repository or into .git", async () => {
    const links: Record<string, string> = {
      "out.yaml": join(elsewhere, "secret.yaml"), "up.yaml": `../../${elsewhere}/secret.yaml`, "folder": elsewhere, "config.yaml": ".git/config", "hop.yaml": "out.yaml", "device.yaml": "/dev/zero", "git": ".git", "proc.yaml": "/proc/self/environ",
    };
    for (const [name, target] of Object.entries(links)) symlinkSync(target, join(folder, name));
    const repository = await open(folder);
    for (const path of ["out.yaml", "folder/secret.yaml", "config.yaml", "hop.yaml", "device.yaml", "git/config", ".git/config", "proc.yaml", "../x.yaml", "dir/../../x.yaml", "/etc/passwd", join(elsewhere, "secret.yaml"), "a\0.yaml"])
      expect(readBytes(repository, path, limit), path).toMatchObject({ problem: "outside" });
    symlinkSync("dir/b.yaml", join(folder, "in.yaml"));
    symlinkSync("dir", join(folder, "indir"));
    expect(text(readBytes(repository, "in.yaml", limit))).toBe("b: 1\n");
    expect(text(readBytes(repository, "indir/b.yaml", limit))).toBe("b: 1\n");
    expect(readBytes(repository, "indir", limit)).toMatchObject({ problem: "directory" });
  });

  test("no folder, pipe, socket, loop, dangling link, missing file", async () => {
    execFileSync("mkfifo", [join(folder, "pipe.yaml")]);
    symlinkSync("loop.yaml", join(folder, "loop.yaml"));
    symlinkSync("nowhere", join(folder, "dangling.yaml"));
    const socket = createServer();
    await new Promise<void>((done) => socket.listen(join(folder, "socket.yaml"), done));
    const repository = await open(folder);
    const problem = (path: string) => { const read = readBytes(repository, path, limit); return "problem" in read ? read.problem : "none"; };
    expect(["dir", "pipe.yaml", "socket.yaml", "loop.yaml", "dangling.yaml", "none.yaml", "a.yaml/x", ""].map(problem)).toEqual(["directory", "not-a-file", "not-a-file", "unreadable", "missing", "missing", "missing", "directory"]);
    await new Promise((done) => socket.close(done));
  });

  test("a file of 200 MB is refused before it is opened", async () => {
    writeFileSync(join(folder, "huge.yaml"), "");
    truncateSync(join(folder, "huge.yaml"), 200 * 1024 * 1024);
    const repository = await open(folder);
    const { openSync, readSync } = fs;
    let calls = 0;
    const counted = <Given extends unknown[], Answer>(real: (...given: Given) => Answer) => (...given: Given) => { calls += 1; return real(...given); };
    Object.assign(fs, { openSync: counted(openSync), readSync: counted(readSync) });
    syncBuiltinESMExports();
    try {
      expect(readBytes(repository, "huge.yaml", limit)).toMatchObject({ problem: "too-large", message: "The file has 209715200 bytes; at most 10485760 are read." });
      expect(calls).toBe(0);
      readBytes(repository, "a.yaml", limit);
      expect(calls).toBeGreaterThan(0);
    } finally {
      Object.assign(fs, { openSync, readSync });
      syncBuiltinESMExports();
    }
  });
});

describe("reading a commit", () => {
  test("many files, strange names, links, submodules, folders, too large, missing", async () => {
    const folder = newRepository();
    symlinkSync("/etc/passwd", join(folder, "link.yaml"));
    write(folder, { ...contents, "same.yaml": "x", "copy.yaml": "x", "empty.yaml": "", "bin.yaml": new Uint8Array([0, 10, 0]), "large.yaml": "y".repeat(2000), "dir/d.yaml": "d" });
    git(folder, "add", "--all");
    git(folder, "update-index", "--add", "--cacheinfo", `160000,${"1".repeat(40)},module.yaml`);
    git(folder, "commit", "--quiet", "--message", "first");
    const sha = git(folder, "rev-parse", "HEAD");
    rmSync(join(folder, "same.yaml"));
    const repository = await open(folder);
    const wanted = [...strange, "same.yaml", "copy.yaml", "empty.yaml", "bin.yaml", "large.yaml", "link.yaml", "module.yaml", "dir", "none.yaml", "dir/d.yaml", "", "a\0b", "../x"];
    const read = await readAt(repository, sha, wanted, 1000);
    expect([...read.keys()]).toEqual(wanted);
    for (const path of strange) expect(text(read.get(path))).toBe(contents[path]);
    expect(["same.yaml", "copy.yaml", "empty.yaml", "dir/d.yaml"].map((path) => text(read.get(path)))).toEqual(["x", "x", "", "d"]);
    expect(read.get("bin.yaml")).toEqual({ bytes: Buffer.from([0, 10, 0]) });
    const problems = ["large.yaml", "link.yaml", "module.yaml", "dir", "none.yaml", "", "a\0b"].map((path) => read.get(path));
    expect(problems).toMatchObject(["too-large", "outside", "directory", "directory", "missing", "missing", "missing"].map((problem) => ({ problem })));

    const listed = await listAt(repository, sha, ["**"]);
    expect(listed.filter(({ kind }) => kind !== "file").map(({ path, kind }) => [path, kind])).toEqual([["link.yaml", "link"], ["module.yaml", "submodule"]]);
    expect(listed.map(({ path }) => path)).toEqual([...strange, "bin.yaml", "copy.yaml", "dir/d.yaml", "empty.yaml", "large.yaml", "link.yaml", "module.yaml", "same.yaml"].sort());
    expect((await listAt(repository, sha, ["dir/*", "!dir/e*"])).map(({ path }) => path)).toEqual(["dir/d.yaml"]);
    await expect(listAt(repository, "--name-only", ["**"])).rejects.toThrow(UsageError);
  });

  test("a thousand files cost four processes, not a thousand", async () => {
    const folder = newRepository();
    const files = Object.fromEntries(Array.from({ length: 800 }, (_, index) => [`c/${index}.yaml`, `id: ${index}\n`]));
    const sha = commit(folder, "many", files);
    const repository = await open(folder);
    const counted: string[] = [];
    const { git: real } = repository;
    if (real === undefined) throw new Error("no git");
    const read = await readAt({ ...repository, git: (args, run) => { counted.push(args[0] ?? ""); return real(args, run); } }, sha, Object.keys(files), 100);
    expect(Object.keys(files).every((path) => text(read.get(path)) === files[path])).toBe(true);
    expect(counted).toEqual(["ls-tree", "ls-tree", "ls-tree", "ls-tree", "cat-file", "cat-file"]);
  });
});

describe("what changed", () => {
  const long = (word: string) => Array.from({ length: 40 }, (_, index) => `${word}${index}: ${index}\n`).join("");
  const build = () => {
    const folder = newRepository();
    const base = commit(folder, "base", { "kept.yaml": "1\n", "edited.yaml": "1\n", "gone.yaml": "gone\n", "old name\n.yaml": long("a"), "in/moved.yaml": long("b"), "typed.yaml": "1\n", "mode.yaml": "1\n" });
    git(folder, "mv", "--", "old name\n.yaml", "-new name.yaml");
    mkdirSync(join(folder, "out"));
    git(folder, "mv", "in/moved.yaml", "out/moved.yaml");
    rmSync(join(folder, "gone.yaml"));
    rmSync(join(folder, "typed.yaml"));
    symlinkSync("kept.yaml", join(folder, "typed.yaml"));
    write(folder, { "edited.yaml": "2\n", "added\u00e9.yaml": "1\n" });
    return { folder, base };
  };
  const expected = [
    ["-new name.yaml", "renamed", "old name\n.yaml"], ["added\u00e9.yaml", "added", undefined], ["edited.yaml", "modified", undefined],
    ["gone.yaml", "deleted", undefined], ["out/moved.yaml", "renamed", "in/moved.yaml"], ["typed.yaml", "modified", undefined],
  ];
  const short = (changes: Awaited<ReturnType<typeof changedFiles>>) => changes.map(({ path, status, was }) => [path, status, was]);

  test("between two commits", async () => {
    const { folder, base } = build();
    const head = commit(folder, "head");
    const repository = await open(folder);
    const changes = await changedFiles(repository, base, ["**"], head);
    expect(short(changes)).toEqual(expected);
    expect(changes.find(({ path }) => path === "typed.yaml")).toMatchObject({ before: { kind: "file" }, after: { kind: "link" } });
    expect(changes.find(({ path }) => path === "gone.yaml")?.after).toBeUndefined();
    expect(short(await changedFiles(repository, base, ["in/**"], head))).toEqual([["out/moved.yaml", "renamed", "in/moved.yaml"]]);
    expect(short(await changedFiles(await open(join(folder, "out")), base, ["*"], head))).toEqual([["out/moved.yaml", "renamed", "in/moved.yaml"]]);
    await expect(changedFiles(repository, "--output=x", ["**"], head)).rejects.toThrow(UsageError);
  });

  test("between a commit and the working tree, staged, unstaged and untracked", async () => {
    const { folder, base } = build();
    write(folder, { "node_modules/x.yaml": "1\n", ".gitignore": "ignored.yaml\n", "ignored.yaml": "1\n" });
    expect(short(await changedFiles(await open(folder), base, ["**/*.yaml"]))).toEqual(expected);
  });

  test("a file taken out of the index but still there is modified, not deleted", async () => {
    const { folder, base } = build();
    git(folder, "rm", "--quiet", "--cached", "kept.yaml");
    expect(short(await changedFiles(await open(folder), base, ["kept.yaml"]))).toEqual([["kept.yaml", "modified", undefined]]);
  });

  test("nothing changed", async () => {
    const folder = newRepository();
    const base = commit(folder, "base", { "a.yaml": "1\n" });
    expect(await changedFiles(await open(folder), base, ["**"])).toEqual([]);
  });
});

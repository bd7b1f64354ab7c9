import { execFileSync } from "node:child_process";
import { ftruncateSync, mkdirSync, openSync, closeSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commit, room, write } from "./host/repositories.ts";
import { bad, good, meshgate, repository } from "./run/world.ts";

const head = "apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\nstatus: active\n";

function sparse(path: string, bytes: number) {
  const file = openSync(path, "w");
  ftruncateSync(file, bytes);
  closeSync(file);
}

/** 10^9 values, written in ten lines. */
const laughs = `${head}a: &a [x, x, x, x, x, x, x, x, x, x]\n${[..."bcdefghi"].map((name, index) => `${name}: &${name} [${Array<string>(10).fill(`*${"abcdefgh"[index]}`).join(", ")}]\n`).join("")}`;
const aliases = `${head}customProperties:\n  - &c { property: p, value: v }\n${"  - *c\n".repeat(100_000)}`;

interface Bad {
  /** Puts it at a path. */
  readonly put: (path: string) => void;
  /** One of these blocks at this file; none where the content is odd and fine. */
  readonly rules: readonly string[];
}

const text = (content: string | Uint8Array): Bad["put"] => (path) => writeFileSync(path, content);

const inputs: Readonly<Record<string, Bad>> = {
  "an empty file": { put: text(""), rules: ["unreadable-file", "unknown-format"] },
  "only white space": { put: text("\n \n"), rules: ["unreadable-file", "unknown-format"] },
  "only a comment": { put: text("# nothing\n"), rules: ["unreadable-file", "unknown-format"] },
  binary: { put: text(Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)), rules: ["unreadable-file"] },
  "zero bytes": { put: text(new Uint8Array(100)), rules: ["unreadable-file"] },
  "200 MB": { put: (path) => sparse(path, 200 * 1024 * 1024), rules: ["limit-exceeded"] },
  "one byte over the limit": { put: (path) => sparse(path, 10 * 1024 * 1024 + 1), rules: ["limit-exceeded"] },
  "a billion laughs": { put: text(laughs), rules: ["limit-exceeded", "unknown-field"] },
  "100,000 aliases": { put: text(aliases), rules: [] },
  "an alias of itself": { put: text(`${head}tags: &t [*t]\n`), rules: ["yaml-syntax", "limit-exceeded"] },
  "10,000 levels of lists": { put: text(`${head}schema: ${"[".repeat(10_000)}${"]".repeat(10_000)}\n`), rules: ["limit-exceeded"] },
  "10,000 levels of maps": { put: text(`${head}schema:\n${Array.from({ length: 10_000 }, (_, index) => `${" ".repeat(Math.min(index + 1, 900))}a${index}:`).join("\n")}\n`), rules: ["limit-exceeded", "yaml-syntax", "wrong-type"] },
  "10,000 levels of JSON": { put: text(`{"apiVersion":"v3.1.0","kind":"DataContract","schema":${"[".repeat(10_000)}`), rules: ["limit-exceeded", "yaml-syntax"] },
  "invalid UTF-8": { put: text(Buffer.concat([Buffer.from(`${head}name: `), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from("\n")])), rules: ["unreadable-file"] },
  "UTF-16": { put: text(Buffer.from(`\ufeff${head}`, "utf16le")), rules: ["unreadable-file"] },
  "CRLF with a mistake": { put: text(bad("x").replaceAll("\n", "\r\n")), rules: ["unknown-field"] },
  "a byte order mark with a mistake": { put: text(`\ufeff${bad("x")}`), rules: ["unknown-field"] },
  "an unknown apiVersion": { put: text(good("x").replace("v3.1.0", "v9.0.0")), rules: ["unsupported-version"] },
  "an unknown kind": { put: text(good("x").replace("DataContract", "DataThing")), rules: ["invalid-value"] },
  "an apiVersion that is a map": { put: text(good("x").replace("v3.1.0", "{ a: 1 }")), rules: ["unsupported-version", "wrong-type", "unknown-format"] },
  "__proto__ keys": { put: text(`${head}__proto__:\n  polluted: yes\nconstructor:\n  prototype: { polluted: yes }\n`), rules: ["unknown-field"] },
  "a list": { put: text("- a\n- b\n"), rules: ["unknown-format"] },
  "broken YAML": { put: text(`${head}schema: [\n`), rules: ["yaml-syntax"] },
};

interface Seen {
  readonly verdict: { readonly reasons: readonly { readonly level: string; readonly rule: string; readonly message: string; readonly at?: { readonly file: string; readonly line: number } }[] };
}

describe.each(Object.entries(inputs))("%s", (_, { put, rules }) => {
  test.each(["lint", "gate"])("is a finding of %s, and the other files are still judged", async (verb) => {
    const folder = repository({ "a.odcs.yaml": good("a") });
    put(join(folder, "m.odcs.yaml"));
    write(folder, { "z.odcs.yaml": bad("z") });
    const { code, out, err } = await meshgate(folder, [verb, "--format", "json", ...(verb === "gate" ? ["--base", "main"] : [])]);
    expect({ code, err: err.replace(/^The base .*\n/, "") }).toEqual({ code: 1, err: "" });
    const { reasons } = (JSON.parse(out) as Seen).verdict;
    const errors = reasons.filter(({ level }) => level === "error");
    expect(errors.map(({ rule, at }) => `${rule} ${at?.file}:${at?.line}`)).toContain("unknown-field z.odcs.yaml:15");
    const here = reasons.filter(({ at }) => at?.file === "m.odcs.yaml");
    if (rules.length > 0) expect(here.filter(({ level }) => level === "error").map(({ rule }) => rule).some((rule) => rules.includes(rule)), JSON.stringify(here.slice(0, 3))).toBe(true);
    expect(here.length).toBeLessThan(50_000);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

describe("what is no plain file", () => {
  const lintOf = async (folder: string, ...argv: string[]) => {
    const { code, out, err } = await meshgate(folder, ["lint", "--format", "json", ...argv]);
    return { code, err, found: code === 2 ? [] : (JSON.parse(out) as Seen).verdict.reasons.filter(({ level }) => level === "error").map(({ rule, at }) => `${rule} ${at?.file}`) };
  };

  test("a directory with a contract's name is a folder, and what lies in it is judged", async () => {
    const folder = repository({ "z.odcs.yaml": bad("z") });
    mkdirSync(join(folder, "a.odcs.yaml"));
    expect((await lintOf(folder)).found).toEqual(["unknown-field z.odcs.yaml"]);
    expect(await lintOf(folder, "a.odcs.yaml")).toEqual({ code: 1, err: "", found: ["unreadable-file a.odcs.yaml"] });
    write(folder, { "a.odcs.yaml/inner.odcs.yaml": bad("inner") });
    expect((await lintOf(folder, "a.odcs.yaml")).found).toEqual(["unknown-field a.odcs.yaml/inner.odcs.yaml"]);
  });

  test("links out of the repository, into .git and in circles are findings, and nothing behind them is shown", async () => {
    const away = room();
    write(away, { "secret.yaml": `${bad("away")}# SECRET\n` });
    const folder = repository({ "z.odcs.yaml": bad("z") });
    symlinkSync(join(away, "secret.yaml"), join(folder, "out.odcs.yaml"));
    symlinkSync(".git/config", join(folder, "git.odcs.yaml"));
    symlinkSync("loop.odcs.yaml", join(folder, "loop.odcs.yaml"));
    symlinkSync("/dev/zero", join(folder, "zero.odcs.yaml"));
    symlinkSync("z.odcs.yaml", join(folder, "inside.odcs.yaml"));
    const { code, found } = await lintOf(folder);
    expect(code).toBe(1);
    for (const name of ["out", "git", "loop", "zero"]) expect(found).toContain(`unreadable-file ${name}.odcs.yaml`);
    expect(found).toContain("unknown-field inside.odcs.yaml");
    expect(found).toContain("unknown-field z.odcs.yaml");
    const { out } = await meshgate(folder, ["lint"]);
    expect(out).not.toMatch(/SECRET|away|\[core\]/);
  });

  test.runIf(process.platform !== "win32")("a pipe does not hang the gate", async () => {
    const folder = repository({ "z.odcs.yaml": bad("z") });
    execFileSync("mkfifo", [join(folder, "p.odcs.yaml")]);
    expect((await lintOf(folder, "p.odcs.yaml")).found).toEqual(["unreadable-file p.odcs.yaml"]);
  });

  test("`--fix` never writes through a link that leads out, nor what it could not read", async () => {
    const away = room();
    write(away, { "a.yaml": bad("away") });
    const folder = repository({});
    symlinkSync(join(away, "a.yaml"), join(folder, "a.odcs.yaml"));
    const { code, err } = await meshgate(folder, ["lint", "--fix"]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(execFileSync("cat", [join(away, "a.yaml")], { encoding: "utf8" })).toBe(bad("away"));
  });
});

test("a base that holds bad input is compared with all the same, and never safe in silence", async () => {
  for (const [name, content] of Object.entries({ binary: new Uint8Array(100), broken: `${head}schema: [\n`, laughs })) {
    const folder = repository({ "a.odcs.yaml": content });
    commit(folder, "mended", { "a.odcs.yaml": good("x") });
    const { code, out, err } = await meshgate(folder, ["gate", "--base", "main", "--format", "json"]);
    expect({ name, code, err }).toMatchObject({ name, err: "" });
    expect(code).toBeLessThan(2);
    const { reasons } = (JSON.parse(out) as Seen).verdict;
    expect(reasons.filter(({ level }) => level === "warn" || level === "error").map(({ rule }) => rule).join(), name).toMatch(/unreadable|unknown|uncomparable|contract/);
  }
});

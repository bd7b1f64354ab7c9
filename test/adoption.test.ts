import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { misfits, openApi } from "./github/description.ts";
import { operationFor, requestProblems } from "./github/operations.ts";

const home = resolve(import.meta.dirname, "..");
const text = (file: string) => readFileSync(join(home, file), "utf8");
const ruleset = JSON.parse(/<!-- ruleset:[^]*?```json\n([^]*?)```/.exec(text("docs/adoption.md"))?.[1] ?? "") as Readonly<Record<string, unknown>>;

test.each(["api.github.com", "ghes-3.19"] as const)("the ruleset that the page shows is a request as %s describes it", (which) => {
  const document = openApi(which);
  if (document === undefined) return console.warn("SKIPPED: GitHub's description of its API is not installed: run test/services/install.sh.");
  const problems = (body: unknown) => {
    const request = { method: "POST", path: "/orgs/acme/rulesets", query: new URLSearchParams(), body };
    const operation = operationFor(document, request);
    return operation === undefined ? ["no such operation"] : requestProblems(document, operation, request);
  };
  expect(problems(ruleset)).toEqual([]);
  expect(problems({ ...ruleset, enforcement: "sometimes" })).not.toEqual([]);
  // A list of rules takes any that has a type, so the one that matters is also held to its own schema.
  const [rule] = ruleset["rules"] as readonly unknown[];
  expect(misfits(document, { $ref: "#/components/schemas/repository-rule-workflows" }, rule)).toEqual([]);
  expect(misfits(document, { $ref: "#/components/schemas/repository-rule-workflows" }, { type: "workflows", parameters: { workflows: [{ path: "x" }] } })).not.toEqual([]);
});

/** The instructions of the Dockerfile, continued lines joined. */
const instructions = text("Dockerfile").replace(/^#.*\n/gm, "").replace(/\\\n\s*/g, " ").split("\n").filter((line) => line.trim() !== "");

test("the image is slim, runs as nobody in particular, says what it is, and holds dist alone", () => {
  const of = (name: string) => instructions.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
  expect(of("FROM")).toEqual(["node:24-slim"]);
  expect(of("USER")).toEqual(["1000"]);
  expect(instructions.findIndex((line) => line.startsWith("USER")), "nothing runs as root after it").toBeGreaterThan(instructions.findLastIndex((line) => /^(?:RUN|COPY|ADD) /.test(line)));
  expect(of("COPY")).toEqual(["dist /opt/meshgate/dist"]);
  expect(of("ADD")).toEqual([]);
  for (const label of ["title", "description", "source", "licenses", "version", "revision"]) expect(of("LABEL")[0]).toContain(`org.opencontainers.image.${label}=`);
  expect(of("ENTRYPOINT")).toEqual(['["meshgate"]']);
  expect(text(".dockerignore")).toBe("*\n!dist\n");
});

const hadolint = join(process.env["MESHGATE_SERVICES"] ?? join(homedir(), ".cache/meshgate-services"), "hadolint/bin/hadolint");
if (!existsSync(hadolint)) console.warn("SKIPPED: hadolint is not installed: run test/services/install.sh.");
test.skipIf(!existsSync(hadolint))("hadolint finds nothing in the Dockerfile", () => {
  const done = spawnSync(hadolint, ["--no-color", join(home, "Dockerfile")], { encoding: "utf8" });
  expect(done.status, done.stdout + done.stderr).toBe(0);
});

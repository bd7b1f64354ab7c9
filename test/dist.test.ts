import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { bytesAtStart, mostAtStart } from "../scripts/bench/start.ts";

const home = resolve(import.meta.dirname, "..");

test("dist/ is what its sources build, byte for byte", () => {
  const done = spawnSync(process.execPath, [join(home, "scripts/build.ts"), "--check"], { encoding: "utf8", cwd: home });
  expect(done.stderr).toBe("");
  expect(done.status).toBe(0);
});

test("dist/ is small, names no machine, and carries the licences of what it holds", () => {
  const files = readdirSync(join(home, "dist"));
  expect(files.reduce((sum, name) => sum + statSync(join(home, "dist", name)).size, 0)).toBeLessThan(4 * 1024 * 1024);
  for (const name of files) expect(readFileSync(join(home, "dist", name), "utf8").includes(home), name).toBe(false);
  const licences = readFileSync(join(home, "dist/LICENSES.txt"), "utf8");
  for (const name of ["yaml", "commander"]) expect(licences).toMatch(new RegExp(`^${name} \\d`, "m"));
});

test.each(Object.entries(mostAtStart))("actions/%s reads at most %i bytes before it does anything", (name, most) => {
  expect(bytesAtStart(join(home, "dist"), name)).toBeLessThanOrEqual(most);
});

/** The Node that ran npm: the oldest that package.json allows, where CI has that one. */
const npmsNode = process.env.npm_node_execpath;

test.skipIf(npmsNode === undefined || npmsNode === process.execPath)("every verb can be loaded by the Node of the machine, too", () => {
  const files = readdirSync(join(home, "dist")).filter((name) => name.startsWith("chunk-")).map((name) => pathToFileURL(join(home, "dist", name)).href);
  const done = spawnSync(npmsNode ?? "", ["--input-type=module", "-e", `for (const file of ${JSON.stringify(files)}) await import(file);`], { encoding: "utf8" });
  expect(done.stderr.slice(-2000)).toBe("");
});

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { reporters } from "#verdict";
import { hostile } from "./fuzz/hostile.ts";
import { twins } from "./fuzz/texts.ts";
import { worldOf } from "./fuzz/world.ts";
import { room } from "./host/repositories.ts";
import { meshgate, salesDomain } from "./run/world.ts";

const multitool = join(process.env["MESHGATE_SERVICES"] ?? join(homedir(), ".cache/meshgate-services"), "sarif-multitool/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool");
const here = existsSync(multitool);
if (!here) console.warn("SKIPPED: Microsoft's validator of SARIF is not installed: run test/services/install.sh.");

/** Errors and warnings of the validator with the rules of SARIF and of GitHub's code scanning, by their ids. */
function problemsOf(texts: Readonly<Record<string, string>>): readonly string[] {
  const folder = room();
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, `${name}.sarif`), text);
  const out = join(room(), "problems.sarif");
  const { stdout, error } = spawnSync(multitool, ["validate", join(folder, "*.sarif"), "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "--output", out, "--log", "ForceOverwrite"], { encoding: "utf8", env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" } });
  if (error !== undefined) throw error;
  expect(stdout).toContain(`Done. ${Object.keys(texts).length} files scanned.`);
  const { runs } = JSON.parse(readFileSync(out, "utf8").replace(/^\ufeff/, "")) as { readonly runs: readonly { readonly results: readonly { readonly ruleId: string; readonly level?: string; readonly locations: unknown; readonly message: unknown }[] }[] };
  return runs.flatMap(({ results }) => results).map(({ ruleId, level = "warning", locations, message }) => `${level} ${ruleId} ${JSON.stringify([locations, message])}`);
}

test.skipIf(!here)("what code scanning gets is what GitHub asks for", { timeout: 120_000 }, async () => {
  const gate = await meshgate(salesDomain(), ["gate", "--base", "main", "--format", "sarif"]);
  const said: Record<string, string> = { gate: gate.out };
  for (const [at, pool] of fc.sample(fc.array(hostile, { minLength: 96, maxLength: 96 }), { numRuns: 24, seed: 20_261_125 }).entries()) {
    const { verdict, reports } = await worldOf(twins(pool).strange, at);
    said[`strange-${at}`] = reporters.find(({ id }) => id === "sarif")?.say({ verdict, reports, words: {}, version: "1.2.3", options: { colour: false, width: 0, verbose: false } }) ?? "";
  }
  expect(problemsOf(said)).toEqual([]);
});

test.skipIf(!here)("a result without a message, and one at no place, is seen", { timeout: 120_000 }, () => {
  const run = { tool: { driver: { name: "x", semanticVersion: "1.0.0", informationUri: "https://example.org", rules: [] } }, results: [{ ruleId: "a", message: {} }] };
  expect(problemsOf({ bad: JSON.stringify({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] }) }).length).toBeGreaterThan(0);
});

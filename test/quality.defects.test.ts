import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import type { CheckResult, Contract, QualityReport } from "#model";
import { type Around, measureContract, type Predicate, type Table, usual, windowOf } from "#quality";
import { read } from "#read";
import { duckdb } from "../packages/quality/engines/duckdb/engine.ts";
import { defects } from "./quality/defects.ts";
import { serverOf } from "./quality/reals.ts";
import { referenceSession } from "./quality/reference.ts";
import { tablesOf } from "./quality/tables.ts";
import { meshgate } from "./run/world.ts";

const fixtures = new URL("../fixtures/quality/", import.meta.url);
const home = mkdtempSync(join(tmpdir(), "meshgate-defects-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const now = "2026-03-31T12:00:00Z";

/** The fixture's data, judged by DuckDB from files; by the reference where the fixture gives types that files do not have. */
async function judged(id: string, name: "kept" | "broken"): Promise<readonly CheckResult[]> {
  const folder = new URL(`${id}/`, fixtures);
  const asked = existsSync(new URL("asked.json", folder)) ? (JSON.parse(readFileSync(new URL("asked.json", folder), "utf8")) as { choices?: Partial<typeof usual>; where?: string; queries?: unknown }) : {};
  const { documents } = await read("contract.yaml", readFileSync(new URL("contract.yaml", folder)));
  const contracts = documents.flatMap(({ model }) => (model?.kind === "contract" ? [model] : []));
  const tables = tablesOf(folder, name, contracts[0]?.objects[0]?.name ?? "");
  const root = mkdtempSync(join(home, "one-"));
  const csv = existsSync(new URL(`${name}.csv`, folder));
  for (const [table, { rows }] of tables) writeFileSync(join(root, `${table}.${csv ? "csv" : "ndjson"}`), csv ? readFileSync(new URL(`${name}.csv`, folder)) : rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  const session = [...tables.values()].some(({ shape }) => shape.typed) ? referenceSession(tables)
    : await duckdb.open(serverOf("local", { path: `{model}.${csv ? "csv" : "ndjson"}` }), { root, memoryBytes: 2 ** 29, spillFolder: join(root, "spill"), seconds: 60, sqlAllowed: true, variables: new Map(), now, ...(asked.where === undefined ? {} : { where: rowsWhere(contracts, asked.where) }) });
  const around: Around = { mesh: { contracts, products: [], consumers: [] }, choices: { ...usual, ...asked.choices }, now };
  const results: CheckResult[] = [];
  for (const contract of contracts) results.push(...(await measureContract({ contract, around, session, server: "here", engine: "any" })).results);
  await session.close();
  return results;
}

/** The rows of every object that fit a condition, as `--where` has it. */
function rowsWhere(contracts: readonly Contract[], condition: string): (table: Table) => Predicate | undefined {
  const [contract] = contracts;
  if (contract === undefined) throw new Error("no contract");
  const window = windowOf(contract, { contracts, products: [], consumers: [] }, { where: contract.objects.map(({ name = "" }) => ({ object: name, condition })) });
  if ("problem" in window) throw new Error(window.problem);
  return ({ object }) => window.rows.get(object)?.where;
}

const marked = (id: string, sign: "✖" | "?") =>
  readFileSync(new URL(`${id}/contract.yaml`, fixtures), "utf8").split("\n").flatMap((line, at) => (/ # (\S) ([a-z -]+)$/.exec(line)?.[1] === sign ? (/ # \S ([a-z -]+)$/.exec(line)?.[1] ?? "").split(" ").map((check) => `${at + 1} ${check}`) : [])).sort();
const those = (results: readonly CheckResult[], outcome: CheckResult["outcome"]) => results.filter((one) => one.outcome === outcome).map(({ at, check }) => `${at.line} ${check}`).sort();

describe("what other tools get wrong", () => {
  const lines: string[] = [];
  test.each(defects.map(({ says, fixtures: own, shownBy }) => ({ says, own, shownBy })))("$says", async ({ says, own, shownBy }) => {
    expect(own.length > 0 || shownBy !== undefined).toBe(true);
    const verdicts: string[] = [];
    for (const id of own) {
      const [kept, broken] = [await judged(id, "kept"), await judged(id, "broken")];
      expect(those(kept, "broken"), id).toEqual([]);
      expect(those(kept, "unknown"), id).toEqual(marked(id, "?"));
      expect(those(broken, "broken"), id).toEqual(marked(id, "✖"));
      const wrong = [...new Set(broken.filter(({ outcome }) => outcome === "broken").map(({ check }) => check))];
      const open = [...new Set(kept.filter(({ outcome }) => outcome === "unknown").map(({ check }) => check))];
      expect(wrong.length + open.length, id).toBeGreaterThan(0);
      verdicts.push(`${id}: ${[...(wrong.length === 0 ? [] : [`broken ${wrong.join(", ")}`]), ...(open.length === 0 ? [] : [`unknown, and said: ${open.join(", ")}`])].join("; ")}`);
    }
    lines.push(`${says}\n    → ${[...verdicts, ...(shownBy === undefined ? [] : [shownBy])].join("\n    → ")}`);
  });

  test("all of them, with their fixtures and verdicts", () => {
    console.log(`${lines.join("\n")}\n${lines.length} of ${defects.length} defects judged right`);
    expect(lines.length).toBe(defects.length);
    const page = readFileSync(new URL("../docs/quality.md", import.meta.url), "utf8");
    for (const { says, fixtures: own } of defects) for (const id of [...own, says]) expect(page).toContain(id);
  });

  test("the command asks every server, and reads every file of one", async () => {
    const measured = async (id: string) => {
      const { out } = await meshgate(fileURLToPath(new URL(`${id}/`, fixtures)), ["quality", "--format", "json", "contract.yaml"]);
      return (JSON.parse(out) as QualityReport).results.filter(({ outcome }) => outcome === "broken").map(({ server, check }) => `${server} ${check}`);
    };
    expect(await measured("all-servers")).toEqual(["archive required"]);
    expect(await measured("every-file")).toEqual(["broken enum"]);
  });
});

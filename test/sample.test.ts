import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Contract, SchemaObject } from "#model";
import { read } from "#read";
import { breakOne, breaks, jsonLines, sample, type Table } from "#sample";
import { contracts } from "./sample/contracts.ts";
import { type Data, judge, rowOf } from "./sample/judge.ts";

const now = "2026-11-24T12:00:00Z";
const home = resolve(import.meta.dirname, "..");

async function contractOf(file: string, bytes: Uint8Array): Promise<Contract | undefined> {
  const { documents } = await read(file, bytes);
  return documents.flatMap(({ model }) => (model?.kind === "contract" ? [model] : []))[0];
}

/** What the judge says of rows that went through a file of JSON lines. */
function judged(contract: Contract, tables: readonly Table[]): Set<string> {
  const data = new Map(contract.objects.map((object, index): readonly [SchemaObject, Data] => {
    const table = tables[index];
    if (table === undefined) throw new Error("an object without a table");
    return [object, { columns: table.columns.map(({ name }) => name), rows: [...jsonLines(table)].map((line) => rowOf(line)) }];
  }));
  return judge(contract, data, Date.parse(now));
}

/** Promises that rows break and nobody was told of. */
function silent(contract: Contract, rows: number, seed: number) {
  const sampled = sample(contract, { rows, seed, now });
  const told = new Set(sampled.told.filter(({ is }) => is === "unkept").map(({ path, message }) => `${/\(([a-z-]+)\)\.$/.exec(message)?.[1] ?? ""} ${path.join(".")}`));
  const broken = judged(contract, sampled.tables);
  return { sampled, broken, silent: [...broken].filter((one) => !told.has(one)) };
}

/** Every check that can be broken, broken once; what the judge sees beside it has to be entailed. */
function breakAll(contract: Contract, rows: number, seed: number): string[] {
  const { sampled, broken: before } = silent(contract, rows, seed);
  return breaks.flatMap((kind) => {
    const found = breakOne(sampled, kind);
    if (found === undefined) return [];
    const after = [...judged(contract, found.tables)].filter((one) => !before.has(one)).map((one) => one.split(" ")[0] ?? "");
    const strangers = after.filter((check) => check !== kind.id && !kind.entails.includes(check));
    expect(after, `${kind.id} is caught`).toContain(kind.id);
    expect(strangers, `${kind.id} entails ${after.join(", ")}`).toEqual([]);
    return [kind.id];
  });
}

const folders = [join(home, "fixtures/sample"), join(home, "fixtures/read/odcs"), join(home, "fixtures/read/dcs"), join(home, "fixtures/repos/sales-domain/base/contracts"), resolve(home, "../shared/specs/odcs/examples"), resolve(home, "../shared/specs/dcs/examples")];

describe.each(folders)("%s", (folder) => {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => /\.ya?ml$/.test(file)) : [];
  if (files.length === 0) console.warn(`SKIPPED: ${folder} is not there`);
  for (const file of files) test(`${file}: rows keep what they can, and what they break is told`, async () => {
    const contract = await contractOf(file, readFileSync(join(folder, file)));
    if (contract === undefined) return;
    expect(silent(contract, 40, 7).silent).toEqual([]);
    if (contract.objects.length < 10) breakAll(contract, 40, 7);
  });
});

test("every check that can be broken has a fixture where it is broken alone", async () => {
  for (const kind of breaks) {
    const file = join(home, "fixtures/sample", `${kind.id}.yaml`);
    const contract = await contractOf(file, readFileSync(file));
    if (contract === undefined) throw new Error(`${file} holds no contract`);
    const { sampled, broken } = silent(contract, 30, 3);
    expect([...broken], kind.id).toEqual([]);
    expect(sampled.told.filter(({ is }) => is !== "unread"), kind.id).toEqual([]);
    const found = breakOne(sampled, kind);
    expect(found?.broken.map(({ check }) => check), kind.id).toEqual([kind.id]);
    expect([...judged(contract, found?.tables ?? [])].map((one) => one.split(" ")[0]), kind.id).toEqual([kind.id]);
  }
});

const runs = Number(process.env["MESHGATE_SAMPLES"] ?? 300);

test(`${runs} contracts by chance: sampled rows keep every promise, or it is told`, { timeout: 240_000 }, async () => {
  let whole = 0;
  const broken = new Map<string, number>();
  await fc.assert(fc.asyncProperty(contracts, fc.integer({ min: 0, max: 60 }), fc.nat(), async (text, rows, seed) => {
    const contract = await contractOf("generated.odcs.yaml", new TextEncoder().encode(text));
    if (contract === undefined) throw new Error("the generated contract cannot be read");
    const { sampled, silent: unsaid } = silent(contract, rows, seed);
    expect(unsaid).toEqual([]);
    if (!sampled.told.some(({ is }) => is === "unkept")) whole += 1;
    for (const id of rows < 4 ? [] : breakAll(contract, rows, seed)) broken.set(id, (broken.get(id) ?? 0) + 1);
  }), { seed: 20261124, numRuns: runs });
  console.info(`${whole} of ${runs} without a contradiction; broken on purpose: ${[...broken].map(([id, count]) => `${id} ${count}`).join(", ")}`);
  expect(whole).toBeGreaterThan(runs * 0.8);
});

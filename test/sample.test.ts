import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Contract, Json, SchemaObject } from "#model";
import { measureContract, usual } from "#quality";
import { read } from "#read";
import { breakOne, breaks, jsonLines, sample, type Table } from "#sample";
import { referenceSession, type Rows } from "./quality/reference.ts";
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

/** What the reference engine of `#quality` says of the same rows: broken and unknown promises, as `check object`. Of two objects with one name it can say nothing. */
async function measured(contract: Contract, tables: readonly Table[]) {
  const rows = new Map(contract.objects.map((object, index): readonly [string, Rows] => {
    const table = tables[index];
    if (table === undefined) throw new Error("an object without a table");
    const asJson = (line: string) => JSON.parse(line, (_, value: Json, { source = "" }: { source?: string } = {}) => (typeof value === "number" && /^-?\d{16,}$/.test(source) ? source : value)) as Rows["rows"][number];
    return [object.physicalName ?? object.name ?? "", { shape: { typed: false, columns: table.columns.map(({ name }) => ({ name, type: "JSON" })) }, rows: [...jsonLines(table)].map(asJson) }];
  }));
  if (rows.size < contract.objects.length) return { broken: new Set<string>(), unknown: new Set<string>() };
  const around = { mesh: { contracts: [contract], products: [], consumers: [] }, choices: { ...usual, extraColumns: "refused", columnOrder: "promised" } as const, now };
  const results = await measureContract({ contract, around, session: referenceSession(rows), server: "here", engine: "reference" }).then((measured) => measured.results, (error: unknown) => {
    if (error instanceof Error && /error parsing regexp/.test(error.message)) return [];
    throw error;
  });
  const measures = new Set(contract.objects.flatMap(({ properties }) => properties.flatMap(({ name, semanticType }) => (semanticType === "measure" ? [name ?? ""] : []))));
  const named = (outcome: string) => new Set(results.filter((result) => result.outcome === outcome).filter(({ check, path }) => !measures.has(path[2] ?? "") && (check !== "column-missing" || (path[2] ?? "") !== "")).map(({ check, path }) => `${check} ${path[1] ?? ""}`));
  return { broken: named("broken"), unknown: named("unknown") };
}

/** Promises that rows break and nobody was told of, by both judges. */
async function silent(contract: Contract, rows: number, seed: number) {
  const sampled = sample(contract, { rows, seed, now });
  const told = sampled.told.filter(({ is }) => is === "unkept").map(({ path, message }) => [/\(([a-z-]+)\)\.$/.exec(message)?.[1] ?? "", path] as const);
  const [broken, reference] = [judged(contract, sampled.tables), await measured(contract, sampled.tables)];
  const [exact, byObject] = [new Set(told.map(([check, path]) => `${check} ${path.join(".")}`)), new Set(told.map(([check, path]) => `${check} ${path[0] ?? ""}`))];
  const unread = sampled.told.filter(({ is }) => is === "unread").map(({ path }) => path.join("."));
  const isUnread = (one: string) => unread.some((path) => one.slice(one.indexOf(" ") + 1).startsWith(path) || path.startsWith(one.slice(one.indexOf(" ") + 1)));
  return { sampled, broken, reference, silent: [...[...broken].filter((one) => !exact.has(one) && !isUnread(one)), ...[...reference.broken].filter((one) => !byObject.has(one) && !isUnread(one)).map((one) => `${one} (reference)`)] };
}

/** Checks that no engine measures, so that only our own judge sees them broken. */
const unmeasured = new Map<string, number>();

/** Every check that can be broken, broken once; what the judges see beside it has to be entailed. */
async function breakAll(contract: Contract, rows: number, seed: number): Promise<string[]> {
  const { sampled, broken, reference } = await silent(contract, rows, seed);
  const done: string[] = [];
  for (const kind of breaks) {
    const found = breakOne(sampled, kind);
    if (found === undefined) continue;
    const fresh = (after: ReadonlySet<string>, before: ReadonlySet<string>) => [...after].filter((one) => !before.has(one)).map((one) => one.split(" ")[0] ?? "");
    const [own, other] = [fresh(judged(contract, found.tables), broken), await measured(contract, found.tables)];
    const theirs = fresh(other.broken, reference.broken);
    expect([...own, ...theirs], `${kind.id} is caught`).toContain(kind.id);
    expect([...own, ...theirs].filter((check) => check !== kind.id && !kind.entails.includes(check)), `${kind.id} entails ${own.join(", ")}; ${theirs.join(", ")}`).toEqual([]);
    const object = found.broken[0]?.path[0] ?? "";
    const isUnknown = other.unknown.has(`${kind.id} ${object}`) || reference.broken.has(`${kind.id} ${object}`);
    if (!isUnknown) expect(theirs, `${kind.id} is caught by the reference: ${JSON.stringify(found.broken[0]?.path)}`).toContain(kind.id);
    else if (!theirs.includes(kind.id)) unmeasured.set(kind.id, (unmeasured.get(kind.id) ?? 0) + 1);
    done.push(kind.id);
  }
  return done;
}

/** Every contract below a folder, however good it is. */
const yamlBelow = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.ya?ml$/.test(file)).sort() : []);

describe.each([
  { folder: join(home, "fixtures/sample"), broken: true }, { folder: join(home, "fixtures/quality"), broken: true }, { folder: join(home, "fixtures/repos"), broken: true },
  { folder: join(home, "fixtures/read"), broken: true }, { folder: join(home, "fixtures/lint"), broken: false }, { folder: join(home, "fixtures/breaking"), broken: false },
  { folder: resolve(home, "../shared/specs/odcs/examples"), broken: true }, { folder: resolve(home, "../shared/specs/odcs/negative"), broken: true }, { folder: resolve(home, "../shared/specs/dcs/examples"), broken: true },
])("$folder", ({ folder, broken }) => {
  const files = yamlBelow(folder);
  if (files.length === 0) console.warn(`SKIPPED: ${folder} is not beside the repository`);
  test.skipIf(files.length === 0)(`rows of ${files.length} files keep what they can, and what they break is told${broken ? "; each check is broken and caught" : ""}`, { timeout: 120_000 }, async () => {
    const wrong: string[] = [];
    for (const file of files) {
      const contract = await contractOf(file, readFileSync(join(folder, file)));
      if (contract === undefined) continue;
      wrong.push(...(await silent(contract, 40, 7)).silent.map((one) => `${file}: ${one}`));
      if (broken && contract.objects.length < 10) await breakAll(contract, 20, 7);
    }
    expect(wrong).toEqual([]);
  });
});

test("every check that can be broken has a fixture where it is broken alone", async () => {
  for (const kind of breaks) {
    const file = join(home, "fixtures/sample", `${kind.id}.yaml`);
    const contract = await contractOf(file, readFileSync(file));
    if (contract === undefined) throw new Error(`${file} holds no contract`);
    const { sampled, broken, reference } = await silent(contract, 30, 3);
    expect([...reference.broken], kind.id).toEqual([]);
    expect([...broken], kind.id).toEqual([]);
    expect(sampled.told.filter(({ is }) => is !== "unread"), kind.id).toEqual([]);
    const found = breakOne(sampled, kind);
    expect(found?.broken.map(({ check }) => check), kind.id).toEqual([kind.id]);
    expect([...judged(contract, found?.tables ?? [])].map((one) => one.split(" ")[0]), kind.id).toEqual([kind.id]);
  }
});

const runs = Number(process.env["MESHGATE_SAMPLES"] ?? 300);

test(`${runs} contracts by chance: sampled rows keep every promise, or it is told; of every third, each check is broken`, { timeout: 240_000 }, async () => {
  let [whole, drawn] = [0, 0];
  const broken = new Map<string, number>();
  await fc.assert(fc.asyncProperty(contracts, fc.integer({ min: 0, max: 60 }), fc.nat(), async (text, rows, seed) => {
    const contract = await contractOf("generated.odcs.yaml", new TextEncoder().encode(text));
    if (contract === undefined) throw new Error("the generated contract cannot be read");
    const { sampled, silent: unsaid } = await silent(contract, rows, seed);
    expect(unsaid).toEqual([]);
    if (!sampled.told.some(({ is }) => is === "unkept")) whole += 1;
    for (const id of rows < 4 || (drawn += 1) % 3 !== 0 ? [] : await breakAll(contract, rows, seed)) broken.set(id, (broken.get(id) ?? 0) + 1);
  }), { seed: Number(process.env["MESHGATE_SEED"] ?? 20261124), numRuns: runs });
  console.info(`${whole} of ${runs} without a contradiction; broken on purpose: ${[...broken].map(([id, count]) => `${id} ${count}`).join(", ")}; seen by one judge only: ${[...unmeasured].map(([id, count]) => `${id} ${count}`).join(", ")}`);
  if (runs >= 100) expect(whole).toBeGreaterThan(runs * 0.75);
});

test("docs/sample.md has a row for each check that can be broken", () => {
  const page = readFileSync(join(home, "docs/sample.md"), "utf8");
  for (const { id, says } of breaks) expect(page).toContain(`| \`${id}\` | ${says} |`);
});

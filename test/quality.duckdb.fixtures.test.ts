import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Contract, Server } from "#model";
import { type Around, type Choices, measureContract, usual } from "#quality";
import { read } from "#read";
import { duckdb } from "../packages/quality/engines/duckdb/engine.ts";
import { referenceSession } from "./quality/reference.ts";
import { tablesOf } from "./quality/tables.ts";

const fixtures = new URL("../fixtures/quality/", import.meta.url);
const root = mkdtempSync(join(tmpdir(), "meshgate-fixtures-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Promises that DuckDB cannot measure over JSON or CSV and the reference can, by fixture. */
const listed: Readonly<Record<string, readonly string[]>> = {};

interface Asked {
  readonly choices?: Partial<Choices>;
  readonly queries?: Readonly<Record<"kept" | "broken", Readonly<Record<string, number | null>>>>;
}

describe("every fixture of a check gets the same outcomes from DuckDB as from the reference", () => {
  const folders = readdirSync(fixtures).filter((id) => existsSync(new URL(`${id}/contract.yaml`, fixtures)) );
  test.each(folders.flatMap((id) => [[id, "kept"], [id, "broken"]] as const))("%s %s", async (id, name) => {
    const folder = new URL(`${id}/`, fixtures);
    const asked: Asked = existsSync(new URL("asked.json", folder)) ? JSON.parse(readFileSync(new URL("asked.json", folder), "utf8")) : {};
    const reading = await read("contract.yaml", new TextEncoder().encode(readFileSync(new URL("contract.yaml", folder), "utf8")));
    const contracts = reading.documents.flatMap(({ model }) => (model?.kind === "contract" ? [model] : []));
    const tables = tablesOf(folder, name, contracts[0]?.objects[0]?.name ?? "");
    if ([...tables.values()].some(({ shape }) => shape.typed)) return;
    const around: Around = { mesh: { contracts, products: [], consumers: [] }, choices: { ...usual, ...asked.choices }, now: "2026-03-31T12:00:00Z" };
    const place = join(root, `${id}-${name}`);
    mkdirSync(place);
    const csv = existsSync(new URL(`${name}.csv`, folder));
    for (const [table, { rows }] of tables) writeFileSync(join(place, `${table}.${csv ? "csv" : "ndjson"}`), csv ? readFileSync(new URL(`${name}.csv`, folder)) : rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
    const server = { at: contracts[0]?.at, type: "local", settings: { path: `${id}-${name}/{model}.${csv ? "csv" : "ndjson"}` } } as unknown as Server;
    const session = await duckdb.open(server, { root, memoryBytes: 2 ** 29, spillFolder: join(root, "spill"), seconds: 20, sqlAllowed: true, variables: new Map(), now: around.now });
    const outcomes = async (contract: Contract, which: "duckdb" | "reference") =>
      (await measureContract({ contract, around, session: which === "duckdb" ? session : referenceSession(tables, new Map(Object.entries(asked.queries?.[name] ?? {}))), server: "here", engine: which })).results.map(({ check, path, outcome, measured, reason }) => ({ where: `${check} ${path.join(".")}`, outcome, measured, reason }));
    for (const contract of contracts) {
      const [ours, theirs] = [await outcomes(contract, "duckdb"), await outcomes(contract, "reference")];
      const differ = ours.flatMap((one, at) => (one.outcome === theirs[at]?.outcome && (one.outcome === "unknown" || one.measured === theirs[at]?.measured) ? [] : [`${one.where}: ${one.outcome} ${one.measured ?? ""} ${one.reason ?? ""}, not ${theirs[at]?.outcome} ${theirs[at]?.measured ?? ""}`]));
      expect(differ.filter((one) => !(listed[id] ?? []).includes(one.split(":")[0] ?? ""))).toEqual([]);
    }
    await session.close();
  });
});

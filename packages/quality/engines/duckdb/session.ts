import { mkdtemp, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { canonical } from "#fingerprint";
import { type Server, UsageError } from "#model";
import { named } from "#text";
import type { FilesRead, HowToMeasure, Session } from "../../engine.ts";
import type { Measurement, Metric, Table } from "../../metric.ts";
import { apart } from "../../window/apart.ts";
import { type Database, openDatabase, type Sees } from "./database.ts";
import { driver } from "./driver.ts";
import { measureTable } from "./measure.ts";
import type { Reached } from "./measuring.ts";
import { openSource } from "./open.ts";
import { type Place, placeOf } from "./place.ts";
import { placesIn } from "./places.ts";
import { rowsOf } from "./rows.ts";
import { samplesIn } from "./samples.ts";
import { sentenceOf } from "./scrub.ts";
import type { Opened } from "./source.ts";
import { attachedAs } from "./tables.ts";
import { scopeOf } from "./type.ts";

/**
 * A session: each table's files are found once, and each question opens a DuckDB that sees just the files of the tables in it. Nothing of the contract reaches DuckDB before it is locked.
 */
export async function openSession(server: Server, how: HowToMeasure): Promise<Session> {
  const duck = await driver(how.duckdb);
  const folder = await ownFolder(how.spillFolder);
  const limits = { memoryBytes: how.memoryBytes, seconds: how.seconds, folder };
  const asked: { queries: number; bytes: number; parts?: FilesRead } = { queries: 0, bytes: 0 };
  const places = new Map<string, Promise<Place | { readonly unknown: string }>>();
  const sources = new Map<string, Promise<Opened>>();
  let current: { readonly key: string; readonly database: Database } | undefined;

  const placeFor = (table: Table) => remembered(places, keyOf(table), () => placeOf(server, table, how, ({ before }) => async (sees) => counting(await openDatabase(duck, limits, { files: [], ...sees, before }), asked)).catch((error: unknown) => ({ unknown: unreadable(error) })));

  /** A database that sees the files of these tables. */
  async function databaseFor(tables: readonly Table[], ordered = false): Promise<Database> {
    const found = await Promise.all(tables.map(placeFor));
    const seen = found.map((place) => ("unknown" in place ? {} : seenAt(place)));
    const sees = { files: seen.flatMap(({ files = [] }) => files), folders: seen.flatMap(({ folders = [] }) => folders), attach: new Map(seen.flatMap(({ attach = new Map<string, string>() }) => [...attach])), before: [...new Set(seen.flatMap(({ before = [] }) => before))], ordered };
    const key = JSON.stringify({ ...sees, attach: [...sees.attach] });
    if (current?.key === key) return current.database;
    current?.database.close();
    current = undefined;
    const database = counting(await openDatabase(duck, limits, sees), asked);
    current = { key, database };
    return database;
  }

  const sourceFor = (table: Table) =>
    remembered(sources, keyOf(table), async (): Promise<Opened> => {
      const place = await placeFor(table);
      if ("unknown" in place) return place;
      try {
        const opened = await openSource(place, { database: await databaseFor([table]), folder: join(folder, `rewritten-${sources.size}`) });
        if (!("unknown" in opened)) asked.bytes += opened.files.reduce((sum, { bytes }) => sum + bytes, 0);
        return opened;
      } catch (error) {
        return { unknown: unreadable(error) };
      }
    });

  const reach = async (table: Table): Promise<Opened> => {
    const opened = await sourceFor(table);
    return "unknown" in opened ? { unknown: `The data of ${named(table.object)} could not be looked at: ${opened.unknown}.` } : opened;
  };

  const parts = how.parts === undefined || how.where !== undefined ? undefined : {
    counts: how.parts, engine: duck.version(), origin: canonical([server.type ?? "", server.settings]),
    told: ({ files, read, remembered, spared }: FilesRead & { readonly spared: number }) => {
      const before = asked.parts ?? { files: 0, read: 0, remembered: 0 };
      asked.parts = { files: before.files + files, read: before.read + read, remembered: before.remembered + remembered };
      asked.bytes -= spared;
    },
  };

  async function reachAll(table: Table, metrics: readonly Metric[]): Promise<readonly Reached[]> {
    const tables = distinct([table, ...metrics.flatMap((metric) => (metric.of === "orphans" ? [metric.parent] : metric.of === "query" && how.sqlAllowed ? (metric.tables ?? []) : []))]);
    const reached: Reached[] = [];
    for (const one of tables) reached.push({ table: one, opened: await reach(one) });
    return reached;
  }

  return {
    asked,
    shape: async (table) => {
      const opened = await reach(table);
      return "unknown" in opened ? opened : opened.shape;
    },
    measure: async (table, metrics): Promise<readonly Measurement[]> => {
      const reached = await reachAll(table, metrics);
      const opened = reached[0]?.opened ?? { unknown: "There is no table." };
      if ("unknown" in opened) return metrics.map(() => ({ unknown: opened.unknown, because: "not-measured" }));
      try {
        const database = await databaseFor(reached.map(({ table }) => table));
        return await apart(metrics, how.where?.(table), async (metrics, window) => {
          const { where, lacking } = rowsOf(opened, window);
          return lacking === undefined ? measureTable({ database, source: opened, reached, how, ...where, ...(parts === undefined ? {} : { parts }) }, metrics) : metrics.map(() => lacking);
        });
      } catch (error) {
        return metrics.map(() => ({ unknown: sentenceOf(error), because: "not-measured" }));
      }
    },
    places: async (table, metrics) => {
      const reached = await reachAll(table, metrics);
      const opened = reached[0]?.opened;
      if (opened === undefined || "unknown" in opened) return metrics.map(() => []);
      try {
        const { where, lacking } = rowsOf(opened, how.where?.(table));
        if (lacking !== undefined) return metrics.map(() => []);
        return await placesIn({ database: await databaseFor(reached.map(({ table }) => table), true), source: opened, reached, how, ...where }, metrics);
      } catch (error) {
        sentenceOf(error);
        return metrics.map(() => []);
      }
    },
    samples: async (table, metric, columns, most) => {
      const reached = await reachAll(table, [metric]);
      const [opened, parent] = reached.map(({ opened }) => opened);
      if (opened === undefined || "unknown" in opened) return [];
      const { where, lacking } = rowsOf(opened, how.where?.(table));
      if (lacking !== undefined) return [];
      const there = parent ?? opened;
      return samplesIn(await databaseFor(reached.map(({ table }) => table)), { scope: scopeOf(opened.columns), from: opened.relation(), ...where, parent: () => ("unknown" in there ? there : { scope: scopeOf(there.columns), from: there.relation() }) }, metric, columns, most);
    },
    close: async () => {
      current?.database.close();
      current = undefined;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A folder of this session alone. */
async function ownFolder(spillFolder: string): Promise<string> {
  try {
    await mkdir(spillFolder, { recursive: true });
    return await mkdtemp(join(spillFolder, "duckdb-"));
  } catch {
    throw new UsageError(`The folder for intermediate results cannot be written: ${named(spillFolder)}.`);
  }
}

const keyOf = ({ contract, object, physicalName }: Table) => JSON.stringify([contract, object, physicalName]);
const distinct = (tables: readonly Table[]) => [...new Map(tables.map((table) => [keyOf(table), table])).values()];

function remembered<T>(kept: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const made = kept.get(key) ?? make();
  kept.set(key, made);
  return made;
}

/** What a database must see to read a place. */
function seenAt(place: Place): Partial<Sees> {
  if (place.is === "database") return { attach: new Map([[attachedAs, place.file.path]]) };
  if (place.is === "lake") return { folders: [place.folder], before: place.before };
  return { files: place.files.map(({ path }) => path), before: place.before ?? [] };
}

function counting(database: Database, asked: { queries: number }): Database {
  const count = <T>(work: Promise<T>) => {
    asked.queries += 1;
    return work;
  };
  return { ask: (sql) => count(database.ask(sql)), askTheirs: (sql) => count(database.askTheirs(sql)), close: () => database.close() };
}

/** A clause for a file that could not be read: by Node's code where the disk said it, else by DuckDB's text. */
function unreadable(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const clauses: Readonly<Record<string, string>> = { ENOENT: "a file is gone", EACCES: "a file may not be read", EPERM: "a file may not be read", ENOSPC: "the disk for files that are rewritten is full", Z_DATA_ERROR: "a compressed file is damaged", Z_BUF_ERROR: "a compressed file is cut off" };
  if (typeof code === "string" && Object.hasOwn(clauses, code)) return clauses[code] ?? code;
  const sentence = sentenceOf(error);
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, "");
}

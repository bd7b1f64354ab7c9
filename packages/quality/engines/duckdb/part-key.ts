import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { extname } from "node:path";
import { canonical } from "#fingerprint";
import type { Json } from "#model";
import type { Metric } from "../../metric.ts";
import { metricKey } from "../../plan.ts";
import type { DataFile } from "./glob.ts";
import { quoted } from "./quoted.ts";
import type { Parts } from "./measuring.ts";
import { isRemote } from "./remote-files.ts";
import { partitionsIn, type Source } from "./source.ts";

/** What a file is, and whether it still is what it was. */
export interface Identity {
  readonly key: string;
  /** Whether what was read under this key was surely of the file that has it. */
  holds(): Promise<boolean>;
}

/** As long a file must have been left alone before a run, so that no later change can bear the same time: clocks differ, and stores tell seconds (git's racy entries, gitformat-index). */
const settled = 10_000;

/**
 * Under which key counts of a file are remembered; undefined where nothing tells it from another one. A file of this machine is its bytes. One that is elsewhere is where it lies, its size and when it
 * was written, as the store says; where that is not said, or the address has a query, it is read each time. With it goes all that the meaning of a count depends on: the values in the names of its
 * folders, columns and types as all files are read together, how it is read, and who reads it.
 */
export async function identityOf(file: DataFile, source: Source, { counts, origin, engine }: Parts, now: string): Promise<Identity | undefined> {
  const told = isRemote(file.path) ? farAway(file, origin, now) : await onThisMachine(file, now);
  if (told === undefined) return undefined;
  const columns = source.columns.map(({ name, type, partition = false }) => [name, type.text, partition]);
  const read = source.relation({ of: [file] }).replaceAll(quoted(file.path), () => "''");
  return { key: hash(["part", counts.version, engine, told.is, extname(file.path), partitionsIn({ name: file.path }), columns, read]), holds: told.holds };
}

/** What is counted, by what is meant and by how it is asked. */
export const countKey = (metric: Metric, sql: string): string => hash([metricKey(metric), sql]).slice(0, 32);

interface Told {
  readonly is: Json;
  readonly holds: Identity["holds"];
}

function farAway({ path, bytes, modified }: DataFile, origin: string, now: string): Told | undefined {
  if (modified === undefined || /[?#]/.test(path)) return undefined;
  return { is: ["elsewhere", origin, path, bytes, modified], holds: async () => modified <= Date.parse(now) - settled };
}

async function onThisMachine({ path }: DataFile, now: string): Promise<Told | undefined> {
  try {
    const before = await stampOf(path);
    const is = await digestOf(path);
    return { is: ["bytes", is], holds: async () => (await stampOf(path)) === before && (await isSettled(path, now) || (await digestOf(path)) === is) };
  } catch {
    return undefined;
  }
}

async function stampOf(path: string): Promise<string> {
  const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
  return [dev, ino, size, mtimeNs, ctimeNs].join(" ");
}

/** Its times are the machine's own, so that a file which looks old was left alone; one that was just checked out is looked at once more. */
const isSettled = async (path: string, now: string) => {
  const { mtimeMs, ctimeMs } = await stat(path);
  return Math.max(mtimeMs, ctimeMs) <= Date.parse(now) - settled;
};

async function digestOf(path: string): Promise<string> {
  const digest = createHash("sha256");
  for await (const part of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) digest.update(part);
  return digest.digest("hex");
}

const hash = (parts: Json): string => createHash("sha256").update(canonical(parts)).digest("hex");

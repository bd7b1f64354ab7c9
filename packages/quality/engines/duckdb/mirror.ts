import { createWriteStream } from "node:fs";
import { access, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { named } from "#text";
import type { Mirror } from "../../engine.ts";
import { closed, type Driver } from "./driver.ts";
import { quoted } from "./quoted.ts";

/** An extension has 82 MB at most in 1.5 (`delta`). */
const largest = 512 * 2 ** 20;

export interface ToBring {
  readonly name: string;
  readonly duck: Driver;
  /** Seconds that asking may take. */
  readonly seconds: number;
  /** Files of extensions that it builds on. */
  readonly after: readonly string[];
}

type Brought = { readonly path: string } | { readonly unknown: string };

const brought = new WeakMap<Mirror, Map<string, Promise<Brought>>>();

/**
 * An extension from a mirror that is laid out as DuckDB's own (`<mirror>/v1.5.5/linux_amd64/httpfs.duckdb_extension.gz`, DuckDB, "Working with Extensions"), in the cache once it is loaded: DuckDB holds its
 * signature against its own keys each time. One clause where it cannot be had. Asked once in a run.
 */
export function extensionFrom(mirror: Mirror, wanted: ToBring): Promise<Brought> {
  const known = brought.get(mirror) ?? new Map<string, Promise<Brought>>();
  brought.set(mirror, known);
  const bringing = known.get(wanted.name) ?? bring(mirror, wanted);
  known.set(wanted.name, bringing);
  return bringing;
}

async function bring({ address, cache, send = fetch }: Mirror, { name, duck, seconds, after }: ToBring): Promise<Brought> {
  const instance = await duck.DuckDBInstance.create(":memory:", closed);
  const connection = await instance.connect();
  const loads = (path: string) => connection.run(`LOAD ${quoted(path)}`).then(() => true, () => false);
  try {
    for (const other of after) await connection.run(`LOAD ${quoted(other)}`);
    const platform = String((await connection.runAndReadAll("PRAGMA platform")).getRowsJS()[0]?.[0]);
    const file = `${name}.duckdb_extension`;
    const path = join(cache, duck.version(), platform, file);
    if ((await access(path).then(() => true, () => false)) && (await loads(path))) return { path };
    const told = `DuckDB's extension ${named(name)} for version ${duck.version()} on ${platform}`;
    const [, host = ""] = /^https?:\/\/([^/?#]*)/i.exec(address) ?? [];
    await mkdir(dirname(path), { recursive: true });
    const fresh = await mkdtemp(`${path}.new-`);
    try {
      const why = await fetched(`${address.replace(/\/+$/, "")}/${duck.version()}/${platform}/${file}.gz`, join(fresh, file), { send, signal: AbortSignal.timeout(seconds * 1000) });
      if (why !== undefined) return { unknown: `${told} was not brought from the mirror ${named(host)}: ${why}` };
      if (!(await loads(join(fresh, file)))) return { unknown: `${told} is not loaded: what the mirror ${named(host)} gave for it is not signed by DuckDB, or is for another version` };
      // Another run may have been first, and where files that are in use keep their names, its file stays.
      await rename(join(fresh, file), path).catch(async (error: unknown) => {
        if (!(await loads(path))) throw error;
      });
      return { path };
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    return { unknown: `the folder for extensions of DuckDB cannot be written (${code}): ${named(cache)}` };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Writes what an address gives to a file, unpacked; or says why not. Redirects are followed: repositories keep their files elsewhere, and who signed them is looked at in the end. */
async function fetched(url: string, file: string, { send, signal }: { readonly send: NonNullable<Mirror["send"]>; readonly signal: AbortSignal }): Promise<string | undefined> {
  try {
    const response = await send(url, { headers: { accept: "*/*", "accept-encoding": "identity" }, signal });
    if (!response.ok) await response.body?.cancel();
    if (response.status === 404) return "it has none (404)";
    if (response.status === 407) return "the proxy on the way wants to know who asks (407)";
    if (!response.ok) return `it answered ${response.status}`;
    await pipeline(unpacked(response.body as AsyncIterable<Uint8Array> | null), createWriteStream(file), { signal });
    return undefined;
  } catch (error) {
    if (signal.aborted) return "it did not answer in the time that a question may take";
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (error instanceof TooLarge) return `it gave more than ${largest / 2 ** 20} MiB`;
    if (/^Z_/.test(code)) return "what it gave is damaged";
    if (/^E(?:NOSPC|ACCES|PERM|ROFS|DQUOT)$/.test(code)) throw error;
    return "it did not answer, or a proxy on the way refused";
  }
}

class TooLarge extends Error {}

/** A file that a server has unpacked already comes as it is. */
async function* unpacked(body: AsyncIterable<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const parts = (body ?? Readable.from([]))[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  let first = Buffer.alloc(0);
  let done = false;
  while (first.length < 2 && !done) {
    const next = await parts.next();
    done = next.done === true;
    if (next.done !== true) first = Buffer.concat([first, next.value]);
  }
  async function* all() {
    yield first;
    for (let next = await parts.next(); next.done !== true; next = await parts.next()) yield next.value;
  }
  const packed = first[0] === 0x1f && first[1] === 0x8b;
  const gunzip = createGunzip();
  const source = Readable.from(all());
  if (packed) source.on("error", (error) => gunzip.destroy(error)).pipe(gunzip);
  let size = 0;
  for await (const part of (packed ? gunzip : source) as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > largest) throw new TooLarge();
    yield part;
  }
}

import { createReadStream } from "node:fs";
import * as zlib from "node:zlib";
import type { Readable } from "node:stream";

/** The bytes of a file, decompressed by the ending of its name as DuckDB does. Errors of the disk and of the compression are thrown while it is read. */
export function bytesOf(path: string): Readable {
  const raw = createReadStream(path, { highWaterMark: 1 << 20 });
  const unpacked = path.endsWith(".gz") ? zlib.createGunzip() : path.endsWith(".zst") ? zlib.createZstdDecompress?.() : undefined;
  if (unpacked === undefined) {
    if (path.endsWith(".zst")) throw new Error("zstd: this Node has none");
    return raw;
  }
  raw.on("error", (error) => unpacked.destroy(error));
  return raw.pipe(unpacked);
}

/** The first bytes of a file, decompressed. */
export async function headOf(path: string, most = 1 << 18): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of bytesOf(path) as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size >= most) break;
  }
  return Buffer.concat(parts).subarray(0, most);
}

/** How many lines a file has, the last one counted without its end too, and how many of them are empty. */
export async function linesOf(path: string): Promise<{ readonly lines: number; readonly empty: number }> {
  let [lines, empty, inLine] = [0, 0, 0];
  for await (const part of bytesOf(path) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, from)) {
      const length = inLine + at - from;
      lines += 1;
      if (length === 0 || (length === 1 && at > 0 && part[at - 1] === 13)) empty += 1;
      [from, inLine] = [at + 1, 0];
    }
    inLine += part.length - from;
  }
  return { lines: lines + (inLine > 0 ? 1 : 0), empty };
}

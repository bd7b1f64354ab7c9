import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { bytesOf } from "./bytes.ts";

/** How the bytes of a text file are to be read: its byte order mark says it, the server does, or many zero bytes do. Undefined: UTF-8, which DuckDB reads itself. */
export function encodingOf(head: Buffer, written: string | undefined): string | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  if (written !== undefined && !/^utf-?8$/i.test(written)) return written;
  const zeros = [0, 1].map((start) => head.subarray(0, 200).filter((byte, at) => at % 2 === start && byte === 0).length);
  const enough = Math.min(head.length, 200) / 4;
  return head.length >= 8 && (zeros[1] ?? 0) > enough && zeros[0] === 0 ? "utf-16le" : head.length >= 8 && (zeros[0] ?? 0) > enough && zeros[1] === 0 ? "utf-16be" : undefined;
}

/** An encoding that this Node knows (WHATWG Encoding, §4.2), by any of its labels. */
export function isEncoding(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}

/** Writes a file anew as UTF-8. Throws where bytes mean nothing in that encoding. */
export async function transcode(from: string, encoding: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const decoder = new TextDecoder(encoding, { fatal: true });
  async function* texts() {
    for await (const part of bytesOf(from) as AsyncIterable<Buffer>) yield decoder.decode(part, { stream: true });
    yield decoder.decode();
  }
  await pipeline(Readable.from(texts()), createWriteStream(to));
}

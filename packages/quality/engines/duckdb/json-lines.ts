import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { bytesOf } from "./bytes.ts";
import type { DataFile } from "./glob.ts";
import type { Unread } from "./source.ts";

const most = 5;

/** The files without the lines that are no JSON object, written anew into `folder`; empty lines are no records. */
export async function cleaned(files: readonly DataFile[], folder: string): Promise<{ readonly files: readonly DataFile[]; readonly unread: Unread }> {
  const at: string[] = [];
  let records = 0;
  const done: DataFile[] = [];
  for (const [index, file] of files.entries()) {
    const path = join(folder, `lines-${index}`, file.name.replace(/^(?:\.\.[\\/])+/, "").replace(/\.(?:gz|zst)$/, ""));
    await mkdir(dirname(path), { recursive: true });
    async function* good() {
      let line = 0;
      for await (const text of createInterface({ input: bytesOf(file.path), crlfDelay: Infinity })) {
        line += 1;
        if (isRecord(text)) yield `${text}\n`;
        else if (text.trim() !== "") {
          records += 1;
          if (at.length < most) at.push(`${file.name}:${line}`);
          yield "\n";
        }  else yield "\n";
      }
    }
    await pipeline(Readable.from(good()), createWriteStream(path));
    done.push({ ...file, path });
  }
  return { files: done, unread: { records, at } };
}

function isRecord(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

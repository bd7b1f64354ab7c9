import { bytesOf } from "./bytes.ts";

const [newline, quote] = [10, 34];

/** The lines at which records of a CSV file start; `records` are counted from 1 without the header, rising. Empty lines are no records. Reads no further than the last of them. */
export async function lineOf(path: string, records: readonly number[]): Promise<readonly number[]> {
  const wanted = [...records].sort((a, b) => a - b);
  const found: number[] = [];
  let [line, start, record, inQuotes, length] = [1, 1, 0, false, 0];
  if (wanted.length === 0) return found;
  for await (const part of bytesOf(path) as AsyncIterable<Buffer>) {
    for (const byte of part) {
      if (byte === quote) inQuotes = !inQuotes;
      if (byte !== newline) {
        if (byte !== 13) length += 1;
        continue;
      }
      line += 1;
      if (inQuotes) continue;
      if (length > 0) {
        if (record === wanted[found.length]) found.push(start);
        if (found.length === wanted.length) return found;
        record += 1;
      }
      [start, length] = [line, 0];
    }
  }
  if (length > 0 && record === wanted[found.length]) found.push(start);
  return found;
}

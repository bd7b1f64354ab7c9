import { linesOf } from "./lines.ts";
import { mostCounts, type RecordedPart } from "./part.ts";
import type { Wanted } from "./past.ts";
import { ahead, version } from "./record.ts";
import type { Run } from "./recorded.ts";
import validate from "./validators/part.js";

/** What is known of a part. */
export interface KnownPart {
  readonly rows: number;
  readonly counts: ReadonlyMap<string, number>;
}

/** What the store says of parts, by their hashes, and how much of it was not understood. */
export interface PastParts {
  readonly parts: ReadonlyMap<string, KnownPart>;
  readonly misread: number;
  readonly future: number;
}

/** Lines of one contract that are kept in memory. */
const most = 1_000_000;

/**
 * Reads shards of parts of a contract, in any order. Never throws. A line that is none, or says that more rows fit than there are, is counted and left out, as is one of a time that is to come. Of a part
 * the newest line counts; an older one adds what the newest does not tell, where both have the same rows. The same lines in another order give the same.
 */
export function readParts(shards: Iterable<Iterable<Uint8Array>>, { contract, now, days }: Wanted, unread = 0): PastParts {
  const found = new Map<string, RecordedPart[]>();
  let [misread, future, kept, today] = [unread, 0, 0, Date.parse(now)];
  for (const shard of shards) for (const line of linesOf(shard)) {
    if (line?.trim() === "") continue;
    const part = line === undefined || kept >= most ? undefined : partIn(line);
    const at = part === undefined ? Number.NaN : Date.parse(part.at);
    if (part === undefined || !Number.isFinite(at)) misread += 1;
    else if (part.contract !== contract || at < today - days * 86_400_000) continue;
    else if (at > today + ahead) future += 1;
    else {
      kept += 1;
      const known = found.get(part.part);
      if (known === undefined) found.set(part.part, [part]);
      else known.push(part);
    }
  }
  return { parts: new Map([...found].map(([key, lines]) => [key, together(lines)])), misread, future };
}

function together(lines: RecordedPart[]): KnownPart {
  const [newest, ...older] = lines.sort(later);
  if (newest === undefined) throw new Error("a part has no line");
  const counts = new Map<string, number>();
  for (const { rows, counts: those } of [newest, ...older]) if (rows === newest.rows) for (const [key, count] of Object.entries(those)) if (!counts.has(key)) counts.set(key, count);
  return { rows: newest.rows, counts };
}

/** The newest first; of one moment, by what they say, so that no order of the lines decides. */
function later(a: RecordedPart, b: RecordedPart): number {
  const [one, other] = [JSON.stringify([a.rows, a.counts, a.run]), JSON.stringify([b.rows, b.counts, b.run])];
  return Date.parse(b.at) - Date.parse(a.at) || (one < other ? -1 : one > other ? 1 : 0);
}

function partIn(line: string): RecordedPart | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return validate(value) && Object.values(value.counts).every((count) => count <= value.rows) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What a run counted in a part, as lines of the store: several where there are many counts. */
export function partLines(contract: string, part: string, { rows, counts }: KnownPart, { id: run, at }: Run): readonly string[] {
  const all = [...counts];
  const lines = Math.max(1, Math.ceil(all.length / mostCounts));
  return Array.from({ length: lines }, (_, index): RecordedPart => ({ meshgate: version, run, at, contract, part, rows, counts: Object.fromEntries(all.slice(index * mostCounts, (index + 1) * mostCounts)) })).filter((one) => validate(one)).map((one) => `${JSON.stringify(one)}\n`);
}

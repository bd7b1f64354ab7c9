import type { Reading } from "#model";
import { filesReferredTo } from "#read";

/** Files that are read because others refer to them, at most. */
const most = 10_000;

/** Reads a file as a JSON Schema; nothing for one that is not there. */
export type ReadFile = (file: string) => Promise<Reading | undefined>;

/** The files that the JSON Schemas of either side refer to, over any number of steps, on both sides where they are there. */
export async function referredTo(before: readonly Reading[], after: readonly Reading[], readBefore: ReadFile, readAfter: ReadFile): Promise<{ readonly before: Reading[]; readonly after: Reading[] }> {
  const [old, now] = [await closure(before, readBefore), await closure(after, readAfter)];
  return { before: [...old, ...(await beside(now, [...before, ...old], readBefore))], after: [...now, ...(await beside(old, [...after, ...now], readAfter))] };
}

async function closure(readings: readonly Reading[], read: ReadFile): Promise<Reading[]> {
  const seen = new Set(readings.map(({ file }) => file));
  const found: Reading[] = [];
  for (let fresh: readonly Reading[] = readings; fresh.length > 0 && found.length < most; ) {
    const paths = [...new Set(fresh.flatMap(({ documents }) => filesReferredTo(documents)))].filter((file) => !seen.has(file));
    for (const path of paths) seen.add(path);
    fresh = (await Promise.all(paths.map(read))).flatMap((reading) => reading ?? []);
    found.push(...fresh);
  }
  return found;
}

/** What the other side has, where this side has it too. */
async function beside(others: readonly Reading[], there: readonly Reading[], read: ReadFile): Promise<Reading[]> {
  const known = new Set(there.map(({ file }) => file));
  return (await Promise.all(others.flatMap(({ file }) => (known.has(file) ? [] : [read(file)])))).flatMap((reading) => reading ?? []);
}

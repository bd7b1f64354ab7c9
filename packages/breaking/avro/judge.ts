import type { AvroFile, AvroNamed } from "#model";
import { pairFiles } from "../files.ts";
import type { Judge } from "../judge.ts";
import { type Book, factOf, openBook } from "./comparing/book.ts";
import { comparer } from "./comparing/compare.ts";
import { isNamed } from "./reading/match.ts";
import { type Looked, lookedAt, resolve } from "./reading/resolve.ts";
import { type Side, sideOf } from "./side.ts";
import { witnesses } from "./witness.ts";

/**
 * Avro schemas: what differs, by structure; and, apart from it, what keeps old readers from new data and new readers from old data, by Avro's own
 * rules. Each thing in the way is then the doing of the difference at its place, so that the differences together say what the rules say.
 */
export const judgeAvro: Judge<"avro"> = (before, after, how) => {
  const { both, gone, fresh, facts } = pairFiles(before, after, how);
  const [old, now] = [sideOf(before), sideOf(after)];
  const moved = gone.flatMap((file) => [movedTo(file, before, after)].flatMap((type) => (type === undefined ? [] : [[file, type] as const])));
  const pairs = [...both.filter(([b, a]) => b.exact !== a.exact).map(([b, a]) => [b.root, a.root] as const), ...moved.map(([{ root }, type]) => [root, type] as const)];
  const book = openBook();
  const compare = comparer(old, now, book);
  const looked = { consumers: lookedAt(), producers: lookedAt() };
  for (const [b, a] of pairs) compare(b, a, []);
  for (const [b, a] of pairs) {
    const [was, is] = [{ root: b, side: old }, { root: a, side: now }];
    const whole = { path: isNamed(a) ? [now.label(a)] : [], at: a.at, was: b.at };
    for (const obstacle of resolve(was, is, looked.consumers)) book.blame("consumers", obstacle, whole);
    for (const obstacle of resolve(is, was, looked.producers)) book.blame("producers", obstacle, whole);
  }
  lookBehind(book, old, now, looked);
  const shows = { consumers: witnesses(now), producers: witnesses(old) };
  const told = book.entries().map((entry) => factOf(entry, (side, obstacle) => shows[side](obstacle)));
  const seen = [...moved.map(([{ file }]) => `schema-file-removed ${file}`), ...fresh.filter(({ root }) => moved.some(([, type]) => type === root)).map(({ file }) => `schema-file-added ${file}`)];
  return [...facts.filter(({ kind, file }) => !seen.includes(`${kind} ${file}`)), ...told];
};

/** What has a name that readers miss is judged as if they found it; that may show more of the kind. */
function lookBehind(book: Book, old: Side, now: Side, looked: Readonly<Record<"consumers" | "producers", Looked>>): void {
  const renamed = book.entries().filter(({ difference }) => difference.behind !== undefined);
  const done = new Set<string>();
  for (let more = true; more; ) {
    more = false;
    for (const [index, { difference, obstacles }] of renamed.entries())
      for (const side of ["consumers", "producers"] as const) {
        const up = obstacles[side].find(({ certain }) => certain)?.link;
        if (up === undefined || difference.behind === undefined || done.has(`${side} ${index}`)) continue;
        done.add(`${side} ${index}`);
        more = true;
        const ends = [{ root: difference.behind[0], side: old }, { root: difference.behind[1], side: now }] as const;
        const [reader, writer] = side === "consumers" ? ends : [ends[1], ends[0]];
        const [r, w] = side === "consumers" ? (difference.fields ?? []) : (difference.fields?.toReversed() ?? []);
        const around = { up, ...(r === undefined || w === undefined ? {} : { via: { how: "field", reader: r, writer: w } as const }) };
        for (const obstacle of resolve(reader, writer, looked[side], around)) book.blame(side, obstacle, { path: difference.path, at: difference.at, was: difference.was ?? difference.at });
      }
  }
}

/** The type of a file that is gone, where one other file declares it now and none did before. */
function movedTo({ root }: AvroFile, before: readonly AvroFile[], after: readonly AvroFile[]): AvroNamed | undefined {
  if (!isNamed(root) || before.filter(({ names }) => names.has(root.fullName)).length > 1) return undefined;
  const [only, ...more] = after.flatMap(({ names }) => names.get(root.fullName) ?? []);
  return more.length === 0 ? only : undefined;
}

import type { PartCount } from "../../engine.ts";
import type { Measurement, Metric } from "../../metric.ts";
import type { Aggregate } from "../../sql/metric.ts";
import { countedWhereByFile, worthwhile } from "./counted-where.ts";
import type { DataFile } from "./glob.ts";
import type { Measuring } from "./measuring.ts";
import { countKey, type Identity, identityOf } from "./part-key.ts";
import { exactly, failed, passByFile, writtenAs } from "./pass.ts";
import { isPrunable } from "./prune.ts";
import { fileColumn, none, type Unread } from "./source.ts";

type Count = Extract<Aggregate, { of: "rows" }>;
/** A count as it is asked; all rows have no key, for they are told with each part. */
type Asked = readonly [metric: Count, key: string | undefined];

const every: Count = { of: "rows" };

/**
 * Counts of rows, of which those in files that are known are remembered and the others are made, each file apart. Only counts that add up row by row are: a key is not unique in the whole because it is
 * in the parts, and a least or greatest value is a value. Undefined where nothing is to be counted, or nothing can be remembered. A file with records that could not be read is read each time, so that
 * it can be said where they are. `rows`: of the whole table, as far as they are known.
 */
export async function countedInParts(measuring: Measuring, metrics: readonly Metric[], rows: number): Promise<{ readonly answers: ReadonlyMap<Metric, Measurement>; readonly unread: Unread } | undefined> {
  const { source, parts, how } = measuring;
  const asked = metrics.flatMap((metric): Asked[] => {
    const written = metric.of === "rows" ? writtenAs(measuring, metric) : undefined;
    return metric.of === "rows" && written !== undefined && "sql" in written ? [[metric, metric.where === undefined ? undefined : countKey(metric, written.sql)]] : [];
  });
  if (parts === undefined || asked.length === 0 || source.files.length === 0 || source.format === "database" || source.unread.records > 0 || source.columns.some(({ name }) => name.toLowerCase() === fileColumn)) return undefined;
  const keys = [...new Set(asked.flatMap(([, key]) => key ?? []))];
  const remembered: PartCount[] = [];
  const fresh: (readonly [DataFile, Identity | undefined])[] = [];
  for (const file of source.files) {
    const identity = await identityOf(file, source, parts, how.now);
    const known = identity === undefined ? undefined : parts.counts.known(identity.key);
    if (known !== undefined && keys.every((key) => known.counts.has(key))) remembered.push(known);
    else fresh.push([file, identity]);
  }
  const all = source.files.reduce((sum, { bytes }) => sum + bytes, 0);
  const spared = fresh.reduce((sum, [file]) => sum - file.bytes, all);
  const apart = rows * (1 - spared / Math.max(all, 1)) >= worthwhile;
  const made = fresh.length === 0 ? { answers: asked.map(() => new Map<string, number>()), rows: new Map<string, number>(), unread: none } : await madeIn(measuring, asked, fresh.map(([file]) => file), apart);
  if (made === undefined) return undefined;
  for (const [file, identity] of fresh) {
    if (identity === undefined || made.unread.in?.has(file.path) === true) continue;
    const count = countIn(file, asked, made);
    if (count !== undefined && (await identity.holds().catch(() => false))) parts.counts.keep(identity.key, count);
  }
  const whole = metrics.some(({ of }) => of !== "rows" && of !== "unread");
  parts.told({ files: source.files.length, read: whole ? source.files.length : fresh.length, remembered: remembered.length, spared: whole ? 0 : spared });
  return { unread: made.unread, answers: new Map(asked.map(([metric, key], at) => [metric, summed(made.answers[at] ?? { unknown: "It was not answered." }, remembered.map(({ rows, counts }) => (key === undefined ? rows : (counts.get(key) ?? Number.NaN))))])) };
}

interface Made extends Awaited<ReturnType<typeof passByFile>> {
  /** Rows of each file. */
  readonly rows: ReadonlyMap<string, number>;
}

/** What is counted in files, by filters of their own where that is `apart` cheaper; undefined where DuckDB calls one of them by another name than we do. */
async function madeIn(measuring: Measuring, asked: readonly Asked[], files: readonly DataFile[], apart: boolean): Promise<Made | undefined> {
  const { answers: [rows, ...together], unread } = await passByFile(measuring, [every, ...asked.flatMap(([metric]) => (apart && isPrunable(metric) ? [] : [metric]))], files);
  const answers: Made["answers"][number][] = [];
  for (const [metric] of asked) answers.push(apart && isPrunable(metric) ? await countedWhereByFile(measuring, metric, files) : (together.shift() ?? { unknown: "It was not answered." }));
  const ours = new Set(files.map(({ path }) => path));
  if ([rows, ...answers].some((one) => one instanceof Map && [...one.keys()].some((path) => !ours.has(path)))) return undefined;
  return { answers, rows: rows instanceof Map ? rows : new Map(), unread };
}

/** What is to be remembered of a file; undefined where something was not answered. */
function countIn({ path }: DataFile, asked: readonly Asked[], { answers, rows }: Made): PartCount | undefined {
  const counts = new Map<string, number>();
  for (const [at, [, key]] of asked.entries()) {
    const answer = answers[at];
    if (!(answer instanceof Map)) return undefined;
    if (key !== undefined) counts.set(key, answer.get(path) ?? 0);
  }
  const all = rows.get(path) ?? 0;
  return [all, ...counts.values()].every((one) => Number.isSafeInteger(one) && one >= 0 && one <= all) ? { rows: all, counts } : undefined;
}

function summed(made: ReadonlyMap<string, number> | { readonly unknown: string }, remembered: readonly number[]): Measurement {
  if ("unknown" in made) return failed(made.unknown);
  const sum = [...made.values(), ...remembered].reduce((all, one) => all + one, 0);
  return Number.isSafeInteger(sum) ? exactly(sum) : failed("It was not answered.");
}

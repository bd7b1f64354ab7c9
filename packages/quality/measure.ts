import type { Look } from "#history";
import type { CheckResult, Contract, Measured, SchemaObject } from "#model";
import type { Around, Promised } from "./check.ts";
import type { Session } from "./engine.ts";
import { groups, nameOf } from "./found.ts";
import type { Metric, Table } from "./metric.ts";
import { type Answers, decide } from "./outcome.ts";
import { metricKey, planOf } from "./plan.ts";
import { promisesOf } from "./promises.ts";
import { resultOf } from "./result.ts";
import { type Sampling, samplesOf } from "./samples/sampling.ts";
import { tableOf } from "./tables.ts";

/** A contract, and the open place where its data is. */
export interface ToMeasure {
  readonly contract: Contract;
  readonly around: Around;
  readonly session: Session;
  /** Name of the server, and the engine that reads it. */
  readonly server: string;
  readonly engine: string;
  /** Whether a promise is asked for; all are where it is left out. */
  readonly wanted?: (promised: Promised) => boolean;
  /** What may be told of rows that break a promise; nothing where it is left out. */
  readonly sampling?: Sampling;
  /** Told the name of each object before it is measured. */
  readonly began?: (object: string) => void;
}

export interface MeasuredContract {
  /** In the order of the promises. */
  readonly results: readonly CheckResult[];
  readonly measured: readonly Measured[];
}

/**
 * Measures every promise of a contract: one question about the columns and one call for all numbers, for each table. Tables are asked one after the other.
 * What the session throws is thrown on; what it does not know is unknown.
 */
export async function measureContract({ contract, around, session, server, engine, wanted = () => true, sampling, began }: ToMeasure): Promise<MeasuredContract> {
  const promises = promisesOf(contract, around).filter(wanted);
  const results = new Map<Promised, CheckResult>();
  const measured: Measured[] = [];
  const looks: Look[] = [];
  // What is promised of no table is judged last: how often all of them answered is known then.
  const tables = [...groups(promises, (promised) => promised.object)].sort(([a], [b]) => Number(a === undefined) - Number(b === undefined));
  for (const [object, group] of tables) {
    if (object === undefined || group.every(({ measured: { by } }) => by === "nobody")) {
      for (const { promised, ...settled } of planOf(group, { unknown: "No table is meant." }).settled) results.set(promised, resultOf(promised, decide({ promised, ...settled }, new Map(), undefined, around.now, around.choices, ofAll(looks)), contract));
      continue;
    }
    const says = around.window?.rows.get(nameOf(object))?.says;
    began?.(nameOf(object));
    const { answers, rows, settled, cost, answered } = await measureObject(contract, object, group, session);
    const look: Look = { run: "", at: Date.parse(around.now), answered, ...(rows === undefined ? {} : { rows }) };
    looks.push(look);
    const decided = settled.map((one) => ({ one, ...decide(one, answers, rows, around.now, around.choices, look) }));
    const places = await placesOf(decided.flatMap(({ one, outcome, rowsAt }) => (outcome === "broken" && rowsAt === undefined && one.by === "metric" ? [one.measured.metric] : [])), tableOf(contract, object), session);
    for (const { one, ...rest } of decided) {
      const rowsAt = rest.rowsAt ?? (one.by === "metric" && rest.outcome === "broken" ? places.get(metricKey(one.measured.metric)) : undefined);
      const samples = sampling !== undefined && one.by === "metric" && rest.outcome === "broken" ? await samplesOf(one.measured.metric, object, contract, tableOf(contract, object), session, sampling) : [];
      results.set(one.promised, resultOf(one.promised, { ...rest, ...(rowsAt === undefined || rowsAt.length === 0 ? {} : { rowsAt }), ...(samples.length === 0 ? {} : { samples }) }, contract, server));
    }
    measured.push({ contract: contract.id ?? "", object: nameOf(object), server, engine, ...cost, ...(rows === undefined ? {} : { rows }), ...(says === undefined ? {} : { where: says }) });
  }
  return { results: promises.flatMap((promised) => results.get(promised) ?? []), measured };
}

/** All tables of the contract together: they answered where each of them did. */
const ofAll = (looks: readonly Look[]): Look | undefined => (looks[0] === undefined ? undefined : { run: "", at: looks[0].at, answered: looks.every(({ answered }) => answered) });

/** Where the rows of broken promises are, for those that count rows and as far as the engine can say. */
async function placesOf(metrics: readonly Metric[], table: Table, session: Session): Promise<ReadonlyMap<string, readonly string[]>> {
  const counting = [...new Map(metrics.filter(({ of }) => of === "rows" || of === "duplicates").map((metric) => [metricKey(metric), metric])).entries()];
  const places = counting.length === 0 ? [] : ((await session.places?.(table, counting.map(([, metric]) => metric))) ?? []);
  return new Map(counting.map(([key], at) => [key, places[at] ?? []]));
}

async function measureObject(contract: Contract, object: SchemaObject, promises: readonly Promised[], session: Session) {
  const before = { ...session.asked };
  const table = tableOf(contract, object);
  const shape = await session.shape(table);
  const { settled, metrics } = planOf(promises, shape);
  const measurements = metrics.length === 0 ? [] : await session.measure(table, metrics);
  const answers: Answers = new Map(metrics.flatMap((metric, index) => {
    const answer = measurements[index];
    return answer === undefined ? [] : [[metricKey(metric), answer] as const];
  }));
  const counted = measurements[0];
  const rows = counted !== undefined && "value" in counted && counted.evidence !== "sampled" && counted.value !== null ? Number(counted.value) : undefined;
  const { queries, bytes, parts } = session.asked;
  const since = before.parts ?? { files: 0, read: 0, remembered: 0 };
  const answered = metrics.length === 0 ? !("unknown" in shape) : measurements.some((one) => !("unknown" in one));
  return { answers, rows, settled, answered, cost: { queries: queries - before.queries, ...(bytes === undefined ? {} : { bytes: bytes - (before.bytes ?? 0) }), ...(parts === undefined || parts.files === since.files ? {} : { parts: { files: parts.files - since.files, read: parts.read - since.read, remembered: parts.remembered - since.remembered } }) } };
}

/** The promises of a contract that could not be measured at all, and why: no server, no driver. What nobody could measure says its own reason. */
export function unmeasured(contract: Contract, around: Around, reason: string, server?: string): readonly CheckResult[] {
  return promisesOf(contract, around).map((promised) => {
    const [settled] = planOf([promised], { unknown: reason }).settled;
    if (settled === undefined) throw new Error("a promise has no plan");
    const answers: Answers = new Map();
    const nature = settled.by === "history" || (settled.by === "unknown" && settled.because === "nature");
    return resultOf(promised, nature ? decide(settled, answers, undefined, around.now, around.choices) : { outcome: "unknown", evidence: "none", reason, because: "not-measured" }, contract, server);
  });
}

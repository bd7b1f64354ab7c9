import { describe, expect, test } from "vitest";
import { decimal } from "#decimal";
import type { Measurement, Metric } from "#quality";
import { conditions, metrics, tableOf } from "./quality/cases.ts";
import { corpus, type CorpusTable, empty, parents } from "./quality/data.ts";
import { heldBy, statementsFor } from "./quality/load.ts";
import { expected } from "./quality/oracle.ts";
import { howAt, reals, serverOf } from "./quality/reals.ts";
import { service } from "./quality/services.ts";

const full = process.env.MESHGATE_FULL === "1";
const columnsOf = (metric: Metric): readonly string[] => [...JSON.stringify(metric).matchAll(/"column":\["((?:[^"\\]|\\.)*)"/g)].map(([, name = ""]) => name);

describe.each(reals)("$id", (real) => {
  test("gives the numbers of the reference for every awkward value", { timeout: 600_000 }, async ({ skip }) => {
    const started = await service(real.id);
    if ("skipped" in started) return skip(started.skipped);
    const { at } = started;
    const held = [corpus, parents, empty].map((table) => heldBy(real.loading, table)) as [CorpusTable, CorpusTable, CorpusTable];
    await real.write(at, "corpus", held.flatMap((table) => statementsFor(real.loading, table)));
    const session = await real.engine.open(serverOf(real.id, real.settings(at, "corpus")), howAt(at, real.id));
    const names = new Set(held[0].columns.map(({ name }) => name));
    const wanted: readonly Metric[] = [...conditions(120).map((where): Metric => ({ of: "rows", where })), ...metrics];
    const asked = wanted.filter((_, i) => full || i % (real.every ?? 1) === 0).filter((metric) => columnsOf(metric).every((name) => name === "[]" || names.has(name)));
    const wrong: string[] = [];
    for (const table of [held[0], held[2]]) {
      const answers = await session.measure(tableOf(table.name), asked);
      asked.forEach((metric, i) => {
        const [answer, right] = [answers[i], expected(table, metric, held[1])];
        if (answer !== undefined && !same(answer, right) && !real.differs.some((one) => one.metric(metric))) wrong.push(`${table.name}: ${JSON.stringify(metric)}: ${JSON.stringify(answer)} is not ${JSON.stringify(right)}`);
      });
    }
    await session.close();
    expect(wrong.slice(0, 40).map((line) => line.slice(0, 600)).join("\n") + (wrong.length > 40 ? `\n… of ${wrong.length}` : "")).toBe("");
    console.log(`${real.id}: ${asked.length} metrics over 2 tables, ${session.asked.queries} queries, 0 differences`);
  });
});

function same(answer: Measurement, right: number | string | null): boolean {
  if ("unknown" in answer) return false;
  if (answer.value === null || right === null) return answer.value === right;
  if (typeof right === "number") return Number(answer.value) === right;
  if (right.endsWith("Z")) return answer.value === right;
  const [left, wanted] = [decimal(String(answer.value)), decimal(right)];
  return left === undefined || wanted === undefined ? String(answer.value) === right : Number(`${left.units}e${left.power}`) === Number(right);
}

import type { Session } from "./engine.ts";
import type { Measurement, Metric, Shape, Table } from "./metric.ts";
import { metricKey } from "./plan.ts";

/**
 * A session that asks nothing twice: two versions of a contract that promise the same of the same table cost one measurement. A question that got no answer is not asked again either, so that both versions
 * stand on the same.
 */
export function remembering(session: Session): Session {
  const shapes = new Map<string, Promise<Shape | { readonly unknown: string }>>();
  const answers = new Map<string, Measurement>();
  const { places, samples } = session;
  return {
    get asked() {
      return session.asked;
    },
    shape(table) {
      const key = keyOf(table);
      const known = shapes.get(key) ?? session.shape(table);
      shapes.set(key, known);
      return known;
    },
    async measure(table, metrics) {
      const keys = metrics.map((metric) => `${keyOf(table)} ${metricKey(metric)}`);
      const missing = metrics.filter((_, index) => !answers.has(keys[index] ?? ""));
      const [first] = metrics;
      // Engines expect the number of rows first.
      const asked: readonly Metric[] = missing.length === 0 || first === undefined || missing.includes(first) ? missing : [first, ...missing];
      const got = asked.length === 0 ? [] : await session.measure(table, asked);
      for (const [index, metric] of asked.entries()) {
        const [key, answer] = [`${keyOf(table)} ${metricKey(metric)}`, got[index]];
        if (answer !== undefined && !answers.has(key)) answers.set(key, answer);
      }
      return keys.map((key) => answers.get(key) ?? { unknown: "The engine did not answer.", because: "not-measured" });
    },
    ...(places === undefined ? {} : { places: (table: Table, metrics: readonly Metric[]) => places.call(session, table, metrics) }),
    ...(samples === undefined ? {} : { samples: (...of: Parameters<typeof samples>) => samples.apply(session, of) }),
    close: () => session.close(),
  };
}

const keyOf = ({ contract, object, physicalName }: Table) => JSON.stringify([contract, object, physicalName]);

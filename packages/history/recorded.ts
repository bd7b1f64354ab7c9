import type { CheckResult, Measured } from "#model";
import validate from "./validators/record.js";
import { type Recorded, type State, version } from "./record.ts";

export interface Run {
  readonly id: string;
  /** When it began, in UTC, as ISO 8601. */
  readonly at: string;
}

/** What a run measured, as the lines of the store, in the order of the results; without those of names that are too long for a line. */
export function recordsOf(results: readonly CheckResult[], measured: readonly Measured[], { id: run, at }: Run): readonly Recorded[] {
  const costs = new Map(measured.map((one) => [JSON.stringify([one.contract, one.object, one.server]), one]));
  return results.map((result): Recorded => {
    const { path: [contract = "", ...path], check, fingerprint, outcome, because, rows, evidence, unit } = result;
    const server = result.server === "" ? undefined : result.server;
    const cost = server === undefined ? undefined : costs.get(JSON.stringify([contract, path[0] ?? "", server]));
    const [number, state] = [numberIn(result), stateOf(result)];
    return {
      meshgate: version, run, at, contract, fingerprint, check, path, ...(server === undefined ? {} : { server }), ...(cost === undefined ? {} : { engine: cost.engine }), outcome,
      ...(because === undefined ? {} : { because }), ...(number === undefined ? {} : { measured: number }), ...(unit === undefined || number === undefined ? {} : { unit }), ...(rows === undefined ? {} : { rows }), evidence,
      ...(cost === undefined ? {} : { cost: { queries: cost.queries, ...(cost.bytes === undefined ? {} : { bytes: cost.bytes }) } }), ...(state === undefined ? {} : { state }),
    };
  }).filter((record) => validate(record));
}

/** The number of a result where it counts rows, is a share of them, an age or a gap. What a query of the contract gives may be a value of the data, so it is not kept. */
function numberIn({ check, unit, measured }: CheckResult): number | undefined {
  if (check === "sql" || (unit === undefined && check !== "row-count") || measured === undefined) return undefined;
  const number = Number(measured);
  return Number.isFinite(number) && Math.abs(number) <= 9e15 ? number : undefined;
}

/** Checks that count each row for itself: of two parts of a table without a row in common, the whole is the sum. A key that is in both parts is not. */
const rowByRow: ReadonlySet<string> = new Set([
  "required", "primary-key-required", "enum", "minimum", "maximum", "multiple-of", "number-width", "length", "pattern", "format", "moment-format", "list-length", "list-unique", "object-required", "vector",
  "null-values", "missing-values", "invalid-values", "row-count",
]);

function stateOf({ check, evidence, unit, measured, rows, share }: CheckResult): State | undefined {
  if (!rowByRow.has(check) || (evidence !== "exact" && evidence !== "metadata")) return undefined;
  const [counted, of] = share !== undefined ? [share.counted, share.of] : check === "row-count" ? [measured, measured] : unit === "rows" ? [measured, rows] : [];
  return typeof counted === "number" && typeof of === "number" && Number.isSafeInteger(counted) && Number.isSafeInteger(of) && counted >= 0 && of >= 0 ? { counted, of } : undefined;
}

/** A record as its line, with the end of the line. */
export const lineOf = (record: Recorded): string => `${JSON.stringify(record)}\n`;

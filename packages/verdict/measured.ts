import type { CheckResult, Evidence, Measured, Report } from "#model";
import { many } from "./phrases.ts";
import { byText } from "./reason.ts";

/** What one contract's data was on one server, and what it cost to know. */
export interface Row {
  readonly contract: string;
  /** Absent where no server was named. */
  readonly server?: string;
  readonly engine?: string;
  readonly kept: number;
  readonly broken: number;
  readonly unknown: number;
  /** What the answers rest on, the weakest first. */
  readonly evidence: readonly Evidence[];
  readonly rows?: number;
  readonly queries?: number;
  readonly bytes?: number;
  /** Files that there are, that were read, and whose counts were remembered. */
  readonly parts?: NonNullable<Measured["parts"]>;
  /** Which rows were looked at, where these were not all: `order_date >= 2026-11-01 of orders`. */
  readonly windows: readonly { readonly object: string; readonly where: string }[];
}

const weakest: readonly Evidence[] = ["sampled", "reported", "history", "exact", "metadata"];

/** A row for each contract on each server, by their names. A promise that no server was asked about counts where there is one only. */
export function measuredRows(reports: readonly Report[]): readonly Row[] {
  const found = new Map<string, { readonly results: Judged[]; readonly costs: Measured[] }>();
  const at = (contract: string, server: string) => {
    const key = JSON.stringify([contract, server]);
    const one = found.get(key) ?? { results: [], costs: [] };
    found.set(key, one);
    return one;
  };
  for (const report of reports) {
    if (report.verb !== "quality") continue;
    const servers = (contract: string) => [...new Set([...report.measured.flatMap((one) => (one.contract === contract ? [one.server] : [])), ...report.results.flatMap(({ path, server }) => (path[0] === contract && server !== undefined ? [server] : []))])];
    const only = new Map([...new Set(report.results.map(({ path: [contract = ""] }) => contract))].map((contract) => [contract, servers(contract)]));
    for (const { path: [contract = ""], server, ...result } of report.results) {
      const [one, ...others] = only.get(contract) ?? [];
      at(contract, server ?? (others.length === 0 ? (one ?? "") : "")).results.push(result);
    }
    for (const cost of report.measured) at(cost.contract, cost.server).costs.push(cost);
  }
  return [...found].map(([key, { results, costs }]) => rowOf(key, results, costs)).sort((a, b) => byText(a.contract, b.contract) || byText(a.server ?? "", b.server ?? ""));
}

type Judged = Pick<CheckResult, "outcome" | "evidence">;

function rowOf(key: string, results: readonly Judged[], costs: readonly Measured[]): Row {
  const [contract = "", server = ""] = JSON.parse(key) as string[];
  const count = (outcome: CheckResult["outcome"]) => results.filter((one) => one.outcome === outcome).length;
  const sum = (of: (cost: Measured) => number | undefined) => costs.some((cost) => of(cost) !== undefined) ? costs.reduce((all, cost) => all + (of(cost) ?? 0), 0) : undefined;
  const [rows, bytes, queries] = [sum(({ rows }) => rows), sum(({ bytes }) => bytes), sum(({ queries }) => queries)];
  const engine = costs[0]?.engine;
  const [files, read, remembered] = [sum(({ parts }) => parts?.files), sum(({ parts }) => parts?.read), sum(({ parts }) => parts?.remembered)];
  return {
    contract, ...(server === "" ? {} : { server }), ...(engine === undefined ? {} : { engine }), kept: count("kept"), broken: count("broken"), unknown: count("unknown"),
    evidence: weakest.filter((one) => results.some(({ evidence }) => evidence === one)),
    ...(rows === undefined ? {} : { rows }), ...(queries === undefined ? {} : { queries }), ...(bytes === undefined ? {} : { bytes }),
    ...(files === undefined || read === undefined || remembered === undefined ? {} : { parts: { files, read, remembered } }),
    windows: costs.flatMap(({ object, where }) => (where === undefined ? [] : [{ object, where }])),
  };
}

/** `512 bytes`, `3.2 MB`, in powers of a thousand. */
export function bytesText(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB", "PB"];
  const power = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const value = bytes / 1000 ** power;
  return `${power === 0 ? bytes : value >= 100 ? Math.round(value) : Number(value.toPrecision(2))} ${bytes === 1 ? "byte" : units[power]}`;
}

/** What reading cost: `12 questions, 3.2 MB, 2 of 122 files read`; where files were read for something else though their counts were remembered, both. */
export function costOf({ queries, bytes, parts }: Row): readonly string[] {
  return [
    ...(queries === undefined ? [] : [many(queries, "question")]), ...(bytes === undefined ? [] : [bytesText(bytes)]),
    ...(parts === undefined ? [] : [`${digits(parts.read)} of ${many(parts.files, "file")} read`, ...(parts.read + parts.remembered > parts.files ? [`the counts of ${digits(parts.remembered)} remembered`] : [])]),
  ];
}

/** `1234567` → `1,234,567`. */
export const digits = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");

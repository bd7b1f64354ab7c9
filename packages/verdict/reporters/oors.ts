import { decimal } from "#decimal";
import { fingerprint } from "#fingerprint";
import type { CheckResult, PromisedBy, QualityReport } from "#model";
import { stringify } from "yaml";
import { grouped } from "../grouped.ts";
import { byText } from "../reason.ts";
import type { Reporter } from "../reporter.ts";

/**
 * For other tools: the outcome of every promise that was kept or broken, one document for each contract and server, as the Open Observability Results Standard has it (Bitol RFC 0018, a draft:
 * `kind: ObservabilityResults`). It has no word for what is not known, so that is counted in a comment and never among what passed.
 */
export const oors: Reporter = {
  id: "oors",
  says: "Tools that read the Open Observability Results Standard (draft)",
  say({ reports }) {
    const found = reports.flatMap((report) => (report.verb === "quality" ? [report] : []));
    return found.flatMap(documents).join("");
  },
};

function documents(report: QualityReport): string[] {
  const { results, measuredAt, contracts = [] } = report;
  if (measuredAt === undefined) return ["# A report does not say when it was measured, so it is left out.\n"];
  const groups = [...grouped(results, ({ path, server }) => JSON.stringify([path[0] ?? "", server ?? ""])).entries()].sort(([a], [b]) => byText(a, b));
  return groups.map(([, some]) => {
    const told = some.filter(({ outcome }) => outcome !== "unknown");
    const unknown = some.length - told.length;
    const comment = unknown === 0 ? "" : `# ${unknown} of ${some.length} ${some.length === 1 ? "promise is" : "promises are"} not known, which the standard has no word for.\n`;
    return `${comment}${told.length === 0 ? "" : `---\n${stringify(document(told, measuredAt, contracts), { lineWidth: 0, aliasDuplicateObjects: false })}`}`;
  });
}

function document(results: readonly CheckResult[], observedAt: string, contracts: readonly PromisedBy[]): object {
  const [id = "", server] = [results[0]?.path[0], results[0]?.server];
  const contract = contracts.find((one) => one.id === id);
  return {
    apiVersion: "v0.1.0", kind: "ObservabilityResults", id: fingerprint("results", id, server ?? "", observedAt), observedAt,
    source: { process: server === undefined ? "meshgate quality" : `meshgate quality --server ${server}`, vendor: "meshgate" },
    results: [...results].sort((a, b) => byText(a.path.join("\0"), b.path.join("\0")) || byText(a.check, b.check) || byText(a.fingerprint, b.fingerprint)).map(resultOf),
    contract: { contractID: id, standard: contract?.standard ?? "ODCS", ...(contract?.version === undefined ? {} : { version: contract.version }) },
  };
}

/** What the checks count, by the metrics of ODCS where it has one. */
const metrics: Readonly<Record<string, string>> = {
  "row-count": "rowCount", "null-values": "nullValues", required: "nullValues", "primary-key-required": "nullValues", "missing-values": "missingValues",
  "invalid-values": "invalidValues", enum: "invalidValues", pattern: "invalidValues", format: "invalidValues", minimum: "invalidValues", maximum: "invalidValues", length: "invalidValues", "multiple-of": "invalidValues",
  "duplicate-values": "duplicateValues", unique: "duplicateValues", "primary-key-unique": "duplicateValues", freshness: "age", retention: "age",
};

function resultOf({ fingerprint: id, check, path, outcome, measured, unit, severity, dimension, message, expected, asks, rule }: CheckResult): object {
  const inside = path.slice(1);
  const value = measured === undefined || decimal(measured) === undefined ? Number.NaN : Number(measured);
  const thresholds = Object.fromEntries((asks?.thresholds ?? []).map(({ operator, value: allowed }) => [operator, allowed]));
  return {
    id, type: unit === "rows" || measured === undefined ? "check" : "metric", name: rule ?? `${check}: ${expected}`, status: outcome === "kept" ? "pass" : "fail",
    ...(severity === undefined ? {} : { severity }), ...(dimension === undefined ? {} : { dimension }),
    target: { resourceType: inside.length < 2 ? "table" : "column", resourceIdentifier: inside.join(".") },
    ...(!Number.isFinite(value) ? {} : { measure: { metric: Object.hasOwn(metrics, check) ? metrics[check] : check, value, ...(Object.keys(thresholds).length === 0 ? {} : { threshold: thresholds }), ...(unit === undefined ? {} : { unit }) } }),
    message,
  };
}

import { named } from "#text";
import { checked, parseJson, refused, version } from "./json-text.ts";
import validate from "./validators/baseline.js";

/** Findings that were there before Meshgate: shown, never counted. */
export interface Baseline {
  readonly meshgate: string;
  readonly known: readonly Known[];
}

/** A finding that occurs `count` times. */
export interface Known {
  readonly fingerprint: string;
  readonly rule: string;
  readonly subject: readonly string[];
  readonly count: number;
}

export const emptyBaseline: Baseline = { meshgate: version, known: [] };

/** The text of a baseline file → the baseline, or one sentence that says why it is refused. Never throws. */
export function readBaseline(text: string): { readonly baseline: Baseline } | { readonly problem: string } {
  const parsed = parseJson("The baseline", text);
  if ("problem" in parsed) return parsed;
  const problem = refused("The baseline", parsed.map["meshgate"]);
  if (problem !== undefined) return { problem };
  const baseline = checked("The baseline", parsed.map, validate);
  if ("problem" in baseline) return baseline;
  const seen = new Set<string>();
  for (const { fingerprint } of baseline.value.known) {
    if (seen.has(fingerprint)) return { problem: `The baseline lists ${named(fingerprint)} twice; keep one of the two.` };
    seen.add(fingerprint);
  }
  return { baseline: baseline.value };
}

/** The text of a baseline file: one line per finding, by rule and subject, so that the same findings give the same bytes. */
export function writeBaseline({ known }: Baseline): string {
  const lines = known.map(({ fingerprint, rule, subject, count }) => ({ order: [rule, JSON.stringify(subject), fingerprint], line: JSON.stringify({ fingerprint, rule, subject, count }) }));
  lines.sort((a, b) => compare(a.order, b.order));
  const list = lines.length === 0 ? "[]" : `[\n${lines.map(({ line }) => `    ${line}`).join(",\n")}\n  ]`;
  return `{\n  "meshgate": ${JSON.stringify(version)},\n  "known": ${list}\n}\n`;
}

function compare(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : (a[at] ?? "") < (b[at] ?? "") ? -1 : 1;
}

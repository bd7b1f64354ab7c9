import { fingerprint } from "#fingerprint";
import type { Fix, Reason, Report } from "#model";
import { codeSpan, prose } from "#text";
import { type Shown, shownIn } from "./diff.ts";
import { suggestionOf } from "./suggestion.ts";

/** A remark at lines of the diff, and by which name it is found again. */
export interface Wanted {
  readonly key: string;
  readonly path: string;
  readonly line: number;
  readonly startLine?: number;
  readonly body: string;
}

export interface ToRemark {
  readonly reasons: readonly Reason[];
  readonly reports: readonly Report[];
  /** The patch of each file. */
  readonly patches: ReadonlyMap<string, string>;
  readonly gate: string;
  /** Fixes are offered as suggestions. Never those of a stranger's report: one click would take them over. */
  readonly suggests: boolean;
}

/** What counts and stands at lines that the diff shows, with lint's fix as a suggestion where the diff shows all that it touches. Infos only where they can be mended. Pure. */
export function remarksOf({ reasons, reports, patches, gate, suggests }: ToRemark): readonly Wanted[] {
  const shown = new Map<string, Shown>();
  const linesOf = (file: string) => {
    const found = shown.get(file) ?? shownIn(patches.get(file) ?? "");
    shown.set(file, found);
    return found;
  };
  const fixes = new Map(reports.flatMap((report) => (report.verb === "lint" ? report.findings : [])).flatMap((finding): [string, Fix][] => (finding.fix === undefined ? [] : [[placeOf(finding), finding.fix]])));
  const seen = new Map<string, number>();
  return reasons.flatMap((reason) => {
    const { at, fingerprint: same, level, rule, verb } = reason;
    if (at === undefined) return [];
    const lines = linesOf(at.file);
    const fix = fixes.get(placeOf(reason));
    const offer = fix !== undefined && suggests ? suggestionOf(fix, at.file, lines) : undefined;
    if (!lines.has(offer?.line ?? at.line) || (level === "info" && offer === undefined)) return [];
    const nth = seen.get(same) ?? 0;
    seen.set(same, nth + 1);
    const key = fingerprint(gate, verb, rule, same, nth);
    const { startLine = at.line, line = at.line } = offer ?? {};
    return [{ key, path: at.file, line, ...(startLine === line ? {} : { startLine }), body: `${marker(gate, key)}\n${said(reason)}${offer === undefined ? "" : `\n\n${fenced(offer.text)}`}` }];
  });
}

const placeOf = ({ rule, fingerprint: same, at }: Pick<Reason, "rule" | "fingerprint" | "at">) => JSON.stringify([rule, same, at?.file, at?.line, at?.column]);
const marks = { error: "✖", warn: "⚠", info: "ℹ" } as const;

function said({ level, rule, message, hint }: Reason): string {
  return [`${marks[level]} ${codeSpan(rule)} ${prose(message)}`, ...(hint === undefined ? [] : [prose(hint)])].join("\n\n");
}

/** The fence is longer than any run of backticks in the text, so that nothing in it can end the block (GFM §4.5). */
function fenced(text: string): string {
  const fence = "`".repeat(Math.max(3, 1 + Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))));
  return `${fence}suggestion\n${text}\n${fence}`;
}

const marker = (gate: string, key: string) => `<!-- meshgate remark v1 gate=${gate} key=${key} -->`;
const shape = /^<!-- meshgate remark v1 gate=([\w.-]{1,64}) key=([0-9a-f]{16}) -->(?:\r?\n|$)/;

/** The gate and key with which a remark of ours begins. */
export function remarkKey(body: string): { readonly gate: string; readonly key: string } | undefined {
  const [, gate, key] = shape.exec(body) ?? [];
  return gate === undefined || key === undefined ? undefined : { gate, key };
}

import type { CheckResult } from "#model";
import type { Standing, Step, Subject } from "#monitor";
import { codeSpan, flat, named, prose } from "#text";
import { type Did, issueOf, type Kept } from "./monitor-issues.ts";

export interface Monitored {
  readonly subjects: readonly Subject[];
  readonly standings: ReadonlyMap<string, Standing>;
  readonly kept: Kept;
  readonly dry: boolean;
  /** Broken promises of contracts that have no issue. */
  readonly stray: readonly CheckResult[];
}

const verbs: Readonly<Record<Step["does"], readonly [did: string, would: string]>> = {
  open: ["opened", "would open"], edit: ["edited", "would edit"], close: ["closed", "would close"], reopen: ["opened again", "would open again"],
  "close-duplicate": ["closed, as one of two", "would close, as one of two"], "close-gone": ["closed, as nothing goes by its name", "would close, as nothing goes by its name"],
};

/** What a run of the monitor found and did: for the log, for the summary, for programs; and what it could not do, one sentence each. Every broken promise is in all three. */
export function sayMonitored({ subjects, standings, kept, dry, stray }: Monitored): { readonly text: string; readonly markdown: string; readonly json: string; readonly failures: readonly string[] } {
  const rows = subjects.flatMap((subject) => {
    const standing = standings.get(subject.key);
    return standing === undefined || standing.state === "unmeasured" ? [] : [{ subject, standing }];
  });
  const count = (state: Standing["state"]) => rows.filter(({ standing }) => standing.state === state).length;
  const counted = `${rows.length} ${rows.length === 1 ? "subject" : "subjects"}: ${count("kept")} kept, ${count("broken")} broken, ${count("unknown")} not known.`;
  const did = kept.did.map((one) => saying(one, dry));
  const failures = [...new Set([...(kept.failed === undefined ? [] : [kept.failed]), ...kept.did.flatMap(({ failed }) => failed ?? [])])];
  const strays = stray.length === 0 ? [] : [`${stray.length} broken ${stray.length === 1 ? "promise is" : "promises are"} of contracts without an id, or of another repository, and ${stray.length === 1 ? "has" : "have"} no issue:`];
  const text = [
    ...rows.filter(({ standing }) => standing.state !== "kept").flatMap(({ subject, standing }) => [
      `${subject.kind} ${named(subject.id)}: ${standing.state === "broken" ? `${standing.broken.length} of ${standing.promises} promises broken` : "not known whether it is kept"}${where(subject, kept)}`,
      ...standing.broken.map((result) => `  ${placed(result)}  ${flat(result.message, 400)}`),
      ...(standing.unknown.length === 0 ? [] : [`  ${standing.unknown.length} not measured: ${flat(standing.unknown[0]?.reason ?? "", 300)}`]),
    ]),
    ...strays, ...stray.map((result) => `  ${placed(result)}  ${flat(result.message, 400)}`),
    ...did.map(([line]) => line), ...(did.length === 0 ? ["Every issue says what it should: nothing is written."] : []),
    ...failures.map((message) => `FAILED: ${flat(message, 600)}`), counted,
  ];
  const markdown = [
    "## Meshgate monitor", counted,
    ...rows.filter(({ standing }) => standing.state === "broken").map(({ subject, standing }) => [`**${subject.kind} ${codeSpan(subject.id)}**`, ...standing.broken.slice(0, 50).map((result) => `- ${codeSpan(placed(result), 200)}: ${prose(result.message, 300)}`), ...(standing.broken.length > 50 ? [`- ${standing.broken.length - 50} more`] : [])].join("\n")),
    ...(stray.length === 0 ? [] : [[...strays, ...stray.slice(0, 50).map((result) => `- ${codeSpan(placed(result), 200)}: ${prose(result.message, 300)}`)].join("\n")]),
    ...(did.length === 0 ? [] : [did.map(([, line]) => `- ${line}`).join("\n")]), ...failures.map((message) => `**Failed:** ${prose(message, 600)}`),
  ].join("\n\n");
  const json = {
    meshgate: "1.0", verb: "monitor", dryRun: dry,
    subjects: rows.map(({ subject: { kind, id, key }, standing: { state, broken, unknown, promises } }) => ({ kind, id, key, state, promises, broken: broken.map(told), notMeasured: unknown.map(told), ...numberOf(key, kept) })),
    withoutIssue: stray.map(told), did: kept.did.map(({ step, number, url, failed }) => ({ does: step.does, ...(step.subject === undefined ? {} : { kind: step.subject.kind, id: step.subject.id }), ...(number === undefined ? {} : { number }), ...(url === undefined ? {} : { url }), ...(failed === undefined ? {} : { failed }) })),
    failures,
  };
  return { text: `${text.join("\n")}\n`, markdown: `${markdown}\n`, json: `${JSON.stringify(json, undefined, 2)}\n`, failures };
}

function saying({ step, number, failed }: Did, dry: boolean): readonly [text: string, markdown: string] {
  const [does, would] = verbs[step.does];
  const verb = failed !== undefined ? `could not: ${would}` : dry ? would : does;
  const at = number === undefined ? "" : ` #${number}`;
  const [text, markdown] = step.subject === undefined ? ["", ""] : [` for the ${step.subject.kind} ${named(step.subject.id)}`, ` for the ${step.subject.kind} ${codeSpan(step.subject.id)}`];
  return [`${verb}${at}${text}`, `${verb}${at}${markdown}`];
}

const placed = ({ path, check, at }: CheckResult) => `${flat(at.file, 200)}:${at.line} ${flat(path.join("."), 200)} ${check}`;
const told = ({ check, path, at, message, server, fingerprint }: CheckResult) => ({ check, path, at, message, ...(server === undefined ? {} : { server }), fingerprint });
const numberOf = (key: string, kept: Kept) => {
  const number = kept.did.find(({ step, number: made }) => step.subject?.key === key && step.does === "open" && made !== undefined)?.number ?? issueOf(key, kept)?.number;
  return number === undefined ? {} : { issue: number };
};
const where = ({ key }: Subject, kept: Kept) => {
  const { issue } = numberOf(key, kept);
  return issue === undefined ? "" : ` (#${issue})`;
};

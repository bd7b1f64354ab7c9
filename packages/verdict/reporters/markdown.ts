import type { Reason } from "#model";
import { codeSpan, flat, prose, tableRow } from "#text";
import { ruled } from "../enforcement.ts";
import { blamed, evidence } from "../evidence.ts";
import { grouped } from "../grouped.ts";
import { everybody, inFull, inShort } from "../hurt.ts";
import { costOf, digits, measuredRows, type Row } from "../measured.ts";
import { answeredBy, beforehand, covered, elementText, isChange, isGone, isPromise, levelMarks, looked, many, marks, tally, unprivilegedSays, upper } from "../phrases.ts";
import type { Links, Reporter, Said } from "../reporter.ts";

/** GitHub refuses a comment of more than 65,536 characters; the rest is for the marker by which the comment is found again. */
const most = 65_000;

/** How much is said. What does not fit is left out in this order: known findings, infos, hints, all but the first who is hurt, the last rows. */
interface Detail {
  readonly known: boolean;
  readonly infos: boolean;
  readonly hints: boolean;
  readonly hurt: number;
  readonly rows: number;
  readonly links: Links;
}

const all: Omit<Detail, "links"> = { known: true, infos: true, hints: true, hurt: 10, rows: 500 };
const less: readonly Partial<Omit<Detail, "links">>[] = [{}, { known: false }, { infos: false }, { hints: false }, { hurt: 1 }, ...[200, 100, 50, 25, 10, 0].map((rows) => ({ rows }))];

/** For the pull request's comment and the step's summary: the ruling first, then by contract who is hurt and by what. */
export const markdown: Reporter = {
  id: "markdown",
  says: "Pull request comments and step summaries",
  say(said) {
    let detail: Detail = { ...all, links: said.links ?? {} };
    let page = "";
    for (const step of less) {
      detail = { ...detail, ...step };
      page = pageOf(said, detail);
      if (page.length <= Math.min(most, said.options.longest ?? most)) break;
    }
    return page;
  },
};

const whatToDo = {
  block: "**This must not be merged as it is.** Mend what is marked ✖.",
  warn: "**Nothing blocks.** Look at what is marked ⚠ before you merge.",
  pass: "**Nothing stands in the way.**",
} as const;

function pageOf({ verdict, reports, unprivileged = false, approvableUntil }: Said, detail: Detail): string {
  const counting = verdict.reasons.filter(({ level }) => level !== "info");
  const infos = verdict.reasons.filter(({ level }) => level === "info");
  const shown = counting.slice(0, detail.rows);
  const findings = shown.filter((reason) => !isChange(reason) && !isPromise(reason));
  const unsaid = detail.hints ? 0 : shown.filter(({ hint }) => hint !== undefined).length;
  return [
    `## ${marks[verdict.ruling]} Meshgate: ${ruled(verdict)}`,
    verdict.wouldBlockFrom === undefined ? whatToDo[verdict.ruling] : `**Nothing blocks yet.** From ${verdict.wouldBlockFrom} (UTC) this must not be merged as it is: mend what is marked ✖.`,
    ...(unprivileged ? [`_${unprivilegedSays}_`] : []),
    `**${tally(verdict.counts)}**${verdict.counts.known > 0 ? ` · ${many(verdict.counts.known, "finding")} known from the baseline, not counted` : ""}${verdict.waived.length > 0 ? ` · ${many(verdict.waived.length, "finding")} waived` : ""}  \nLooked at ${looked(verdict)}.${verdict.coverage === undefined ? "" : `  \n${covered(verdict.coverage)}.${beforehand(verdict.counts) === undefined ? "" : ` ${beforehand(verdict.counts)}.`}`}`,
    ...measured(measuredRows(reports), detail),
    ...[...grouped(shown.filter(isChange), keyOf).values()].flatMap((group) => changesOf(group, detail)),
    ...[...grouped(shown.filter(isPromise), keyOf).values()].flatMap((group) => promisesOf(group, detail)),
    ...(findings.length === 0 ? [] : ["### Findings", table(["", "Where", "What"], findings.map((reason) => [levelMarks[reason.level], ...findingCells(reason, detail, detail.hints)]))]),
    ...(counting.length > shown.length ? [`_${many(counting.length - shown.length, "row")} more did not fit here; the log of the job has all._`] : []),
    ...(unsaid > 0 ? [`_${many(unsaid, "hint")} did not fit here; the log of the job has all._`] : []),
    ...folded(many(infos.length, "info"), infos, detail.infos && detail.rows > 0, detail),
    ...folded(`${many(verdict.waived.length, "finding")} waived`, verdict.waived, detail.known, detail),
    ...folded(`${many(verdict.known.length, "finding")} known from the baseline`, verdict.known, detail.known, detail),
    ...(verdict.ruling === "block" && detail.hints ? offered(counting.filter(({ level }) => level === "error"), approvableUntil) : []),
    ...(detail.links.run === undefined ? [] : [`_${linked("The run", detail.links.run)} has the log and the whole report._`]),
  ].join("\n\n") + "\n";
}

const keyOf = ({ subject, at }: Reason) => JSON.stringify([subject[0], at?.file]);

/** What was measured where, what the answers rest on, and what they cost. */
function measured(rows: readonly Row[], { rows: most }: Detail): string[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, Math.min(most, 50));
  const cells = shown.map((row) => [row, costOf(row).join(", ")] as const).map(([{ contract, server, engine, kept, broken, unknown, evidence, rows, windows }, cost]) => [
    codeSpan(contract), server === undefined ? "" : `${codeSpan(server)}${engine === undefined ? "" : ` (${codeSpan(engine)})`}`, String(kept), broken > 0 ? `**${broken}**` : "0", unknown > 0 ? `**${unknown}**` : "0",
    lines([evidence.map((one) => rests[one]).join(", "), ...windows.slice(0, 10).map(({ object, where }) => `only rows of ${codeSpan(object)} where ${codeSpan(where, 160)}`)]),
    rows === undefined ? "" : digits(rows), cost,
  ]);
  const left = rows.length - shown.length;
  return shown.length === 0 ? [] : [`### Measured`, table(["Contract", "Server", "Kept", "Broken", "Unknown", "Rests on", "Rows", "Cost"], cells), ...(left > 0 ? [`_${many(left, "row")} more did not fit here; the log of the job has all._`] : [])];
}

const rests = { sampled: "a part of the rows", exact: "all rows", metadata: "metadata", history: "earlier runs", reported: "another tool", none: "" } as const;

/** What changed in one contract or schema file: everybody who is hurt, then the changes. */
function changesOf(reasons: readonly Reason[], detail: Detail): string[] {
  const [name = "", file = ""] = [reasons[0]?.subject[0], reasons[0]?.at?.file];
  const felt = reasons.filter(({ hurt }) => hurt.length > 0);
  const [people, rest] = capped(everybody(felt), detail.hurt);
  const inRow = felt.length > 1 ? inShort : inFull;
  const rows = reasons.map((reason) => [levelMarks[reason.level], lines([element(reason), line(reason, file, detail.links), codeSpan(reason.rule)]), what(reason, detail.hints), hurtBy(reason, inRow, detail.hurt)].slice(0, felt.length === 0 ? 3 : 4));
  return [
    `### ${name === file || file === "" ? codeSpan(name) : `${codeSpan(name)} in ${codeSpan(file, 160)}`}`,
    ...(felt.length > 1 ? [[...inFull(people, codeSpan).map(upper), ...rest].map((one) => `- ${one}`).join("\n")] : []),
    table(["", "Where", "What changed", "Who is hurt"].slice(0, felt.length === 0 ? 3 : 4), rows),
  ];
}

/** What the data of one contract does not keep. */
function promisesOf(reasons: readonly Reason[], detail: Detail): string[] {
  const [name = "", file = ""] = [reasons[0]?.subject[0], reasons[0]?.at?.file];
  const rows = reasons.map((reason) => [levelMarks[reason.level], lines([element(reason), line(reason, file, detail.links), codeSpan(reason.rule)]), lines([prose(reason.message), ...blamed(reason).map((said) => prose(upper(said)))])]);
  return [`### Data of ${codeSpan(name)}${file === "" ? "" : `, promised in ${codeSpan(file, 160)}`}`, table(["", "Where", "What was found"], rows)];
}

/** What happened, what proves it, and what to do instead. */
function what(reason: Reason, hints: boolean): string {
  const { hint, message } = reason;
  return lines([prose(message), ...evidence(reason, (value) => codeSpan(value, 160)).map(upper), ...(hint === undefined || !hints ? [] : [`*Instead:* ${prose(hint)}`])]);
}

function hurtBy({ hurt, breaks }: Reason, say: typeof inFull, kept: number): string {
  if (hurt.length === 0) return breaks === undefined || breaks.consumers === "no" ? "" : "nobody known";
  const [some, rest] = capped(hurt, kept);
  return lines([...say(some, codeSpan), ...rest].map((one) => one.replace(/^hurts /, "").replace(/^may hurt /, "perhaps ")));
}

function capped<T>(readers: readonly T[], kept: number): readonly [readonly T[], readonly string[]] {
  return [readers.slice(0, kept), readers.length > kept ? [`${readers.length - kept} more`] : []];
}

function findingCells(reason: Reason, { links }: Detail, hints: boolean): string[] {
  return [lines([place(reason, links), codeSpan(reason.rule)]), lines([prose(reason.message), ...(reason.waiver === undefined ? [] : [`*Waived:* ${prose(answeredBy(reason))}`]), ...blamed(reason).map((said) => prose(upper(said))), ...(reason.hint === undefined || !hints ? [] : [prose(reason.hint)])])];
}

function folded(title: string, reasons: readonly Reason[], wanted: boolean, detail: Detail): string[] {
  if (reasons.length === 0) return [];
  if (!wanted) return [`_${title}: did not fit here; the log of the job has all._`];
  const { rows } = detail;
  const rest = reasons.length > rows ? `\n\n_${reasons.length - rows} more did not fit here; the log of the job has all._` : "";
  return [details(title, table(["Where", "What"], reasons.slice(0, rows).map((reason) => findingCells(reason, detail, false))) + rest)];
}

/** More waivers than this are not offered: so many findings are mended, not waived. */
const mostOffered = 20;

/** A file of waivers to fill in. A fingerprint has nothing from a contract in it; what stands beside it is one line of a comment of YAML, which no fence ends. */
function offered(errors: readonly Reason[], until: string | undefined): string[] {
  const all = errors.flatMap(({ alike, ...reason }) => alike ?? [reason]).filter(({ verb, fingerprint }) => verb !== "verdict" && /^[\w-]{1,64}$/.test(fingerprint));
  if (all.length === 0 || all.length > mostOffered) return [];
  const rows = all.map((reason) => `  # ${flat(`${reason.rule}: ${elementText(reason)}`, 160)}\n  - { fingerprint: "${reason.fingerprint}", reason: "", approver: "", expires: "" }`);
  const comments = until === undefined ? [] : [
    "In this pull request: somebody whom `CODEOWNERS` names for the contract or a hurt consumer, and whose change it is not, writes a comment with a reason in place of `…`. It has to be new, not edited.",
    ...all.map((reason) => `${codeSpan(`${reason.rule}: ${elementText(reason)}`, 160)}\n\n\`\`\`text\n/meshgate approve ${reason.fingerprint} until ${until} because …\n\`\`\``),
  ];
  return [details("Let it pass on purpose", [...comments, `${until === undefined ? "A" : "For longer: a"} file of \`waivers/\` on the target branch, with a reason, somebody who answers for it, and a last day:`, `\`\`\`yaml\nwaivers:\n${rows.join("\n")}\n\`\`\``].join("\n\n"))];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [tableRow(head), tableRow(head.map(() => "---")), ...rows.map(tableRow)].join("\n");
}

/** `title` is ours, `body` is Markdown; the blank lines let it be read as such (GFM §4.6). */
function details(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

/** Lines of one cell; a cell of a table is one line of Markdown (GFM §4.10). */
const lines = (parts: readonly string[]) => parts.filter((part) => part !== "").join("<br>");

/** Where it is, or, for what is gone, where it stood. */
function place({ rule, at, was }: Reason, links: Links): string {
  if (was !== undefined && isGone(rule)) return `${codeSpan(`${was.file}:${was.line}`, 160)} before`;
  return at === undefined ? "" : linked(codeSpan(`${at.file}:${at.line}`, 160), links.line?.(at.file, at.line));
}

/** The same below the heading that names the file. */
function line(reason: Reason, file: string, links: Links): string {
  const { rule, at, was } = reason;
  const [there, before] = was !== undefined && isGone(rule) ? [was, " before"] : [at, ""];
  if (there === undefined || there.file !== file) return place(reason, links);
  return before === "" ? linked(`line ${there.line}`, links.line?.(file, there.line)) : `line ${there.line}${before}`;
}

/** `text` is Markdown already, `address` has no character that could end it. */
const linked = (text: string, address: string | undefined) => (address === undefined ? text : `[${text}](${address})`);

/** What it is below its contract; of a whole contract, nothing. */
function element(reason: Reason): string {
  return reason.subject.length < 2 ? "" : codeSpan(elementText(reason));
}

import type { Reason } from "#model";
import { codeSpan, prose, tableRow } from "#text";
import { evidence } from "../evidence.ts";
import { bySureness, called, readOthers, way } from "../hurt.ts";
import { covered, elementText, isChange, isGone, isPromise, levelMarks, looked, many, marks, tally } from "../phrases.ts";
import type { Reporter, Said } from "../reporter.ts";

/** GitHub refuses a comment of more than 65,536 characters; the rest is for the marker by which the comment is found again. */
const most = 65_000;

/** How much is said. What does not fit is left out in this order: known findings, infos, hints, all but the first who is hurt, the last rows. */
interface Detail {
  readonly known: boolean;
  readonly infos: boolean;
  readonly hints: boolean;
  readonly hurt: number;
  readonly rows: number;
}

const all: Detail = { known: true, infos: true, hints: true, hurt: 5, rows: 500 };
const less: readonly Partial<Detail>[] = [{}, { known: false }, { infos: false }, { hints: false }, { hurt: 1 }, ...[200, 100, 50, 25, 10, 0].map((rows) => ({ rows }))];

/** For the pull request's comment and the step's summary: the ruling first. */
export const markdown: Reporter = {
  id: "markdown",
  says: "Pull request comments and step summaries",
  say(said) {
    let detail = all;
    let page = "";
    for (const step of less) {
      detail = { ...detail, ...step };
      page = pageOf(said, detail);
      if (page.length <= most) break;
    }
    return page;
  },
};

function pageOf({ verdict }: Said, detail: Detail): string {
  const counting = verdict.reasons.filter(({ level }) => level !== "info");
  const infos = verdict.reasons.filter(({ level }) => level === "info");
  const shown = counting.slice(0, detail.rows);
  return [
    `## ${marks[verdict.ruling]} Meshgate: ${verdict.ruling}`,
    `**${tally(verdict.counts)}**${verdict.counts.known > 0 ? ` · ${many(verdict.counts.known, "finding")} known from the baseline, not counted` : ""}  \nLooked at ${looked(verdict)}.${verdict.coverage === undefined ? "" : `  \n${covered(verdict.coverage)}.`}`,
    ...table("Changes", shown.filter(isChange), changeTable(detail)),
    ...table("Promises", shown.filter(isPromise), promiseTable),
    ...table("Findings", shown.filter((reason) => !isChange(reason) && !isPromise(reason)), findingTable),
    ...(counting.length > shown.length ? [`_${many(counting.length - shown.length, "row")} more did not fit here; the log of the job has all._`] : []),
    ...hints(shown, detail.hints),
    ...folded(many(infos.length, "info"), infos, detail.infos && detail.rows > 0, detail),
    ...folded(`${many(verdict.known.length, "finding")} known from the baseline`, verdict.known, detail.known, detail),
  ].join("\n\n") + "\n";
}

interface Table {
  readonly head: readonly string[];
  cells(reason: Reason): string[];
}

const findingTable: Table = {
  head: ["", "Where", "What", "Rule"],
  cells: (reason) => [levelMarks[reason.level], place(reason), prose(reason.message), codeSpan(reason.rule)],
};

const promiseTable: Table = {
  head: ["", "Element", "What", "Check"],
  cells: (reason) => [levelMarks[reason.level], element(reason), `${prose(reason.message)} ${place(reason)}`, codeSpan(reason.rule)],
};

function changeTable({ hurt }: Detail): Table {
  return {
    head: ["", "Element", "What", "Who is hurt"],
    cells: (reason) => [levelMarks[reason.level], element(reason), `${prose(reason.message)} ${place(reason)}${proof(reason)}`, hurtBy(reason, hurt)],
  };
}

function table(title: string, reasons: readonly Reason[], { head, cells }: Table): string[] {
  if (reasons.length === 0) return [];
  return [`### ${title}`, [tableRow(head), tableRow(head.map(() => "---")), ...reasons.map((reason) => tableRow(cells(reason)))].join("\n")];
}

function hints(reasons: readonly Reason[], wanted: boolean): string[] {
  const items = reasons.flatMap((reason) => (reason.hint === undefined ? [] : [`- ${place(reason)} ${prose(reason.hint)}`]));
  if (items.length === 0) return [];
  return [wanted ? details("How to mend", [...new Set(items)].join("\n")) : `_${many(items.length, "hint")} did not fit here; the log of the job has all._`];
}

function folded(title: string, reasons: readonly Reason[], wanted: boolean, { rows }: Detail): string[] {
  if (reasons.length === 0) return [];
  if (!wanted) return [`_${title}: did not fit here; the log of the job has all._`];
  const shown = reasons.slice(0, rows).map((reason) => tableRow([place(reason), prose(reason.message), codeSpan(reason.rule)]));
  const rest = reasons.length > shown.length ? `\n\n_${reasons.length - shown.length} more did not fit here; the log of the job has all._` : "";
  return [details(title, [tableRow(["Where", "What", "Rule"]), tableRow(["---", "---", "---"]), ...shown].join("\n") + rest)];
}

/** `title` is ours, `body` is Markdown; the blank lines let it be read as such (GFM §4.6). */
function details(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

/** Where it is, or, for what is gone, where it stood. */
function place({ rule, at, was }: Reason): string {
  if (was !== undefined && isGone(rule)) return `${codeSpan(`${was.file}:${was.line}`, 160)} before`;
  return at === undefined ? "" : codeSpan(`${at.file}:${at.line}`, 160);
}

function element(reason: Reason): string {
  const [contract = ""] = reason.subject;
  return reason.subject.length < 2 ? codeSpan(contract) : `${codeSpan(contract)} · ${codeSpan(elementText(reason))}`;
}

/** What proves it, behind its place. */
function proof(reason: Reason): string {
  return evidence(reason, (value) => codeSpan(value, 160)).map((line) => `; ${line}`).join("");
}

function hurtBy({ hurt }: Reason, kept: number): string {
  const { certain, possible, elsewhere } = bySureness(hurt.slice(0, kept));
  const sure = certain.map((reader) => `${called(reader, codeSpan)}${way(reader, codeSpan)}`);
  const perhaps = [...(possible.length === 0 ? [] : [possible.map((reader) => called(reader, codeSpan)).join(", ")]), ...(elsewhere.length === 0 ? [] : [readOthers(elsewhere, codeSpan)])];
  const more = hurt.length > kept ? [`${hurt.length - kept} more`] : [];
  return [...sure, ...perhaps.map((readers) => `perhaps ${readers}`), ...more].join("; ") || "nobody known";
}

import type { Reason } from "#model";
import { flat, named } from "#text";
import { headline } from "../enforcement.ts";
import { blamed, evidence } from "../evidence.ts";
import { grouped } from "../grouped.ts";
import { everybody, inFull, inShort } from "../hurt.ts";
import { costOf, digits, measuredRows, type Row } from "../measured.ts";
import { answeredBy, beforehand, covered, isChange, isGone, levelMarks, looked, many, tally, unprivilegedSays } from "../phrases.ts";
import type { Reporter, Said } from "../reporter.ts";
import { columnsOf, type Palette, palette, printed, spread, wrap } from "../screen.ts";

/** More infos than this are only counted. */
const fewInfos = 20;

/** For people at a terminal: by file, the worst file first, the ruling last. */
export const text: Reporter = {
  id: "text",
  says: "People at a terminal",
  say(said) {
    const { verdict, options, reports } = said;
    const page: Page = { ...palette(options.colour), width: Math.min(Math.max(options.width || 80, 60), 100) };
    const { reasons, counts } = verdict;
    const listed = options.verbose || counts.info <= fewInfos ? reasons : reasons.filter(({ level }) => level !== "info");
    const lines = [
      ...(reports.length > 1 ? [ruling(said, page), ""] : []),
      ...groups(listed.filter(isChange), ({ subject, at }) => `${subject[0] ?? ""}\u0000${at?.file ?? ""}`, page),
      ...groups(listed.filter((reason) => !isChange(reason)), ({ at }) => at?.file ?? "", page),
      ...closing(said, reasons.length - listed.length, page),
    ];
    return printed(lines);
  },
};

interface Page extends Palette {
  readonly width: number;
}

function groups(reasons: readonly Reason[], keyOf: (reason: Reason) => string, page: Page): string[] {
  return [...grouped(reasons, keyOf).values()].flatMap((group) => {
    const sorted = [...group].sort((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0));
    const placeWidth = sorted.reduce((most, reason) => Math.max(most, place(reason).length), 0);
    const felt = sorted.filter(({ hurt }) => hurt.length > 0).length;
    const people = felt > 1 ? inFull(everybody(sorted)).flatMap((line) => wrap(flat(line, 600), page.width - 4).map((one, index) => `  ${index === 0 ? "" : "  "}${page.yellow(one)}`)) : [];
    return [title(sorted, page), ...people, ...sorted.flatMap((reason) => entry(reason, { placeWidth, hurts: felt > 1 ? inShort : inFull }, page)), ""];
  });
}

/** What changed by its name, then its file; a file alone where the two are one. */
function title([first]: readonly Reason[], page: Page): string {
  const [name = "", file = "the gate itself"] = [first?.subject[0], first?.at?.file];
  return first !== undefined && isChange(first) && name !== file ? `${page.bold(flat(name))}  ${page.underline(flat(file, 200))}` : page.underline(flat(file, 200));
}

function entry(reason: Reason, { placeWidth, hurts }: { readonly placeWidth: number; readonly hurts: typeof inFull }, page: Page): string[] {
  const level = { error: page.red, warn: page.yellow, info: page.blue }[reason.level](reason.level.padEnd(5));
  const head = `  ${page.dim(place(reason).padStart(placeWidth))}  ${level}  `;
  const indent = " ".repeat(columnsOf(head));
  const rule = page.dim(flat(reason.rule, 60));
  const width = page.width - columnsOf(head);
  const say = (sentence: string, style = (words: string) => words) => wrap(flat(sentence, 600), width).map((line) => indent + style(line));
  const message = say(reason.message);
  const more = [
    ...change(reason).flatMap((line) => say(line)),
    ...blamed(reason).flatMap((line) => say(line)),
    ...evidence(reason).flatMap((line) => say(line)),
    ...(reason.samples ?? []).flatMap((sample) => say(masked(sample), page.dim)),
    ...hurts(reason.hurt).flatMap((line) => say(line, page.yellow)),
    ...(reason.hint === undefined ? [] : say(isChange(reason) ? `instead: ${reason.hint}` : reason.hint, page.dim)),
  ];
  const [first = indent, ...rest] = withRule([...message, ...more], message.length - 1, rule, page.width);
  return [head + first.slice(indent.length), ...rest];
}

/** Puts the rule at the right edge of the first line that has room, from the message's last line on; else of a line of its own. */
function withRule(lines: readonly string[], from: number, rule: string, width: number): string[] {
  const at = lines.findIndex((line, index) => index >= from && spread(line, rule, width) !== undefined);
  if (at < 0) return [...lines, spread("", rule, width) ?? rule];
  return lines.map((line, index) => (index === at ? (spread(line, rule, width) ?? line) : line));
}

/** Where something stood that is gone. */
function change({ rule, at, was }: Reason): string[] {
  if (was !== undefined && was.file === at?.file && was.line === at.line) return [];
  return was !== undefined && isGone(rule) ? [was.file === at?.file ? `it stood in line ${was.line}` : `it stood at ${flat(was.file, 200)}:${was.line}`] : [];
}

function place({ at }: Reason): string {
  return at === undefined ? "" : `${at.line}:${at.column}`;
}

function ruling({ verdict }: Said, { red, yellow, green, bold }: Page): string {
  const colour = { block: red, warn: yellow, pass: green }[verdict.ruling];
  return bold(colour(`${headline(verdict)} — ${tally(verdict.counts)}`));
}

function closing(said: Said, hidden: number, page: Page): string[] {
  const { verdict } = said;
  const rows = measuredRows(said.reports);
  const fixable = verdict.reasons.filter((reason) => reason.fixable).length;
  return [
    ruling(said, page),
    page.dim(`  Looked at ${looked(verdict)}.`),
    ...(said.unprivileged === true ? wrap(unprivilegedSays, page.width - 2).map((line) => `  ${line}`) : []),
    ...(verdict.coverage === undefined ? [] : [page.dim(`  ${covered(verdict.coverage)}.`)]),
    ...(beforehand(verdict.counts) === undefined ? [] : [page.dim(`  ${beforehand(verdict.counts)}.`)]),
    ...(rows.length < 2 && rows.every(({ windows, parts }) => windows.length === 0 && parts === undefined) ? [] : rows.slice(0, 20).flatMap((row) => wrap(flat(costs(row), 600), page.width - 4).map((line, index) => page.dim(`  ${index === 0 ? "" : "  "}${line}`)))),
    ...(rows.length > 20 ? [page.dim(`  ${many(rows.length - 20, "contract")} more on servers; \`--format json\` has all.`)] : []),
    ...(verdict.counts.known > 0 ? [page.dim(`  ${many(verdict.counts.known, "finding")} known from the baseline, not counted.`)] : []),
    ...verdict.waived.flatMap((reason) => wrap(flat(`waived: ${reason.message} ${answeredBy(reason)}`, 600), page.width - 4).map((line, index) => page.dim(`  ${index === 0 ? "" : "  "}${line}`))),
    ...(hidden > 0 ? [page.dim(`  ${levelMarks.info} ${many(hidden, "info")} not listed here; \`--format json\` has all.`)] : []),
    ...(fixable > 0 ? [`  ${many(fixable, "finding")} can be mended with \`meshgate lint --fix\`.`] : []),
  ];
}

/** A row that breaks a promise, as far as it may be told. */
const masked = ({ key, values }: NonNullable<Reason["samples"]>[number]): string => [...(key === undefined ? [] : [`row ${key}`]), ...Object.entries(values).map(([name, shape]) => `${named(name)}: ${shape === null ? "null" : named(shape)}`)].join(", ");

/** One contract on one server. */
function costs(row: Row): string {
  const { contract, server, kept, broken, unknown, rows, windows } = row;
  const cost = [...(rows === undefined ? [] : [`${digits(rows)} ${rows === 1 ? "row" : "rows"}`]), ...costOf(row)];
  const only = windows.map(({ object, where }) => ` Only rows of ${named(object)} where ${named(where)}.`).join("");
  return `${named(contract)}${server === undefined ? "" : ` on ${named(server)}`}: ${kept} kept, ${broken} broken, ${unknown} unknown${cost.length === 0 ? "" : `; ${cost.join(", ")}`}.${only}`;
}

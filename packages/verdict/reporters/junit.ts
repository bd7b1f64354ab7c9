import type { CheckResult, Reason } from "#model";
import { flat, xmlAttribute, xmlText } from "#text";
import { ruled } from "../enforcement.ts";
import { hurtsOne } from "../hurt.ts";
import { answeredBy, elementText, isPromise, looked, tally, valueText } from "../phrases.ts";
import { blamed, evidence } from "../evidence.ts";
import type { Reporter } from "../reporter.ts";

/**
 * JUnit XML, as Jenkins, GitLab, Azure and CircleCI read it: a suite per file, a failed case per error. Warnings, infos and known findings are cases
 * that pass and say so in their output, because a skipped case would hide them. Every promise is a case: one that was kept passes.
 */
export const junit: Reporter = {
  id: "junit",
  says: "Test reports of Jenkins, GitLab, Azure Pipelines and CircleCI",
  say({ verdict, reports }) {
    const kept = reports.flatMap((report) => (report.verb === "quality" ? report.results.filter(({ outcome }) => outcome === "kept") : []));
    const cases: Case[] = [...verdict.reasons.flatMap(({ alike, ...reason }) => alike ?? [reason]).map((reason) => ({ reason, known: false })), ...[...verdict.known, ...verdict.waived].map((reason) => ({ reason, known: true })), ...kept.map((result) => ({ reason: keptReason(result), known: false, kept: true as const }))];
    const files = new Map<string, Case[]>([["", []]]);
    for (const one of cases) {
      const file = one.reason.at?.file ?? "";
      const suite = files.get(file);
      if (suite === undefined) files.set(file, [one]);
      else suite.push(one);
    }
    const failed = cases.filter(({ reason, known }) => reason.level === "error" && !known).length;
    const lines = [...files].flatMap(([file, suite]) => (file === "" ? suiteOf("meshgate", suite, [`    <testcase classname="meshgate" name="verdict">`, `      <system-out>${xmlText(`${ruled(verdict)}: ${tally(verdict.counts)}. Looked at ${looked(verdict)}.`)}</system-out>`, "    </testcase>"]) : suiteOf(file, suite)));
    return `${['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites name="meshgate" tests="${cases.length + 1}" failures="${failed}" errors="0">`, ...lines, "</testsuites>"].join("\n")}\n`;
  },
};

interface Case {
  readonly reason: Reason;
  readonly known: boolean;
  /** A promise that was kept: nothing that the judge has anything to say about. */
  readonly kept?: true;
}

const keptReason = ({ check, message, at, path, server, fingerprint }: CheckResult): Reason => ({ level: "info", verb: "quality", rule: check, message, at, subject: path, hurt: [], fixable: false, fingerprint, ...(server === undefined ? {} : { server }) });

function suiteOf(name: string, cases: readonly Case[], more: readonly string[] = []): string[] {
  const failures = cases.filter(({ reason, known }) => reason.level === "error" && !known).length;
  const tests = cases.length + (more.length > 0 ? 1 : 0);
  return [`  <testsuite name="${xmlAttribute(flat(name, 400))}" tests="${tests}" failures="${failures}" errors="0" skipped="0">`, ...more, ...cases.flatMap(caseOf), "  </testsuite>"];
}

function caseOf({ reason, known, kept }: Case): string[] {
  const { at, rule, level, message, server } = reason;
  const place = at === undefined ? "" : ` ${at.line}:${at.column}`;
  const element = isPromise(reason) ? ` ${flat(elementText(reason), 300)}` : "";
  const open = `    <testcase classname="${xmlAttribute(flat(at?.file ?? "meshgate", 400))}" name="${xmlAttribute(`${flat(rule)}${element}${place}${server === undefined ? "" : ` on ${flat(server)}`}`)}"${at === undefined ? "" : ` file="${xmlAttribute(flat(at.file, 400))}" line="${at.line}"`}>`;
  const details = xmlText(detailsOf(reason).join("\n"));
  const body = level === "error" && !known
    ? `      <failure type="${xmlAttribute(flat(rule))}" message="${xmlAttribute(flat(message, 600))}">${details}</failure>`
    : `      <system-out>${reason.waiver !== undefined ? "waived" : known ? "known" : kept ? "kept" : level}: ${details}</system-out>`;
  return [open, body, "    </testcase>"];
}

function detailsOf(reason: Reason): string[] {
  const { message, hint, before, after, hurt } = reason;
  const changed = before === undefined && after === undefined ? [] : [`${flat(valueText(before) ?? "nothing")} → ${flat(valueText(after) ?? "nothing")}`];
  const hurts = hurt.map((reader) => flat(hurtsOne(reader), 300));
  return [flat(message, 600), ...changed, ...[...blamed(reason), ...evidence(reason)].map((line) => flat(line, 600)), ...hurts, ...(hint === undefined ? [] : [flat(hint, 600)]), ...(reason.waiver === undefined ? [] : [flat(answeredBy(reason), 600)])];
}

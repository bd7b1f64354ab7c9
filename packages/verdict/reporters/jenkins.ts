import type { Reason } from "#model";
import { flat, xmlText } from "#text";
import { evidence } from "../evidence.ts";
import { hurtsOne } from "../hurt.ts";
import type { Reporter } from "../reporter.ts";

const severities = { error: "ERROR", warn: "NORMAL", info: "LOW" } as const;

/**
 * Issues for Jenkins, in the native format of its plugin Warnings Next Generation (`recordIssues tool: issues(pattern: …)`; jenkinsci/analysis-model, JsonParser). The plugin shows messages and descriptions as HTML, so that
 * everything in them is escaped. Known findings are not in it: the plugin's own reference build says what is new.
 */
export const jenkins: Reporter = {
  id: "jenkins",
  says: "Jenkins, by its plugin Warnings Next Generation (`issues(pattern: …)`)",
  say({ verdict }) {
    const issues = verdict.reasons.map(issueOf);
    return `${JSON.stringify({ _class: "io.jenkins.plugins.analysis.core.restapi.ReportApi", issues, size: issues.length }, undefined, 2)}\n`;
  },
};

function issueOf(reason: Reason) {
  const { level, verb, rule, message, at, fingerprint, hint, hurt, subject } = reason;
  const more = [...evidence(reason), ...hurt.map((reader) => hurtsOne(reader)), hint].flatMap((line) => (line === undefined ? [] : [`<li>${html(line, 600)}</li>`]));
  return {
    // What has no place of its own is the configuration's.
    fileName: (at?.file ?? "meshgate.yaml").toWellFormed().replace(/^(?:\.\/)+/, ""),
    ...(at === undefined ? {} : { lineStart: at.line, lineEnd: at.endLine, ...(at.endLine === at.line ? { columnStart: at.column, columnEnd: Math.max(at.column, at.endColumn - 1) } : {}) }),
    severity: severities[level],
    category: verb,
    type: flat(rule),
    message: html(message, 1000),
    description: more.length === 0 ? "" : `<ul>${more.join("")}</ul>`,
    moduleName: html(subject[0] ?? "", 200),
    fingerprint,
  };
}

const html = (text: string, max: number) => xmlText(flat(text, max));

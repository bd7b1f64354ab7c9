import type { Location, Reason } from "#model";
import { flat } from "#text";
import { proofs } from "../evidence.ts";
import { hurtsOne } from "../hurt.ts";
import { answeredBy, upper } from "../phrases.ts";
import { byText } from "../reason.ts";
import type { Reporter, Words } from "../reporter.ts";

const levels = { error: "error", warn: "warning", info: "note" } as const;

/**
 * SARIF 2.1.0 (OASIS), with what GitHub's code scanning needs: texts for every rule, relative addresses, fingerprints without line numbers.
 * What has no place in a file (a missing report) is a notification of the run, because a result without a place is dropped there.
 */
export const sarif: Reporter = {
  id: "sarif",
  says: "Code scanning of GitHub and others (SARIF 2.1.0)",
  say({ verdict, words, version }) {
    const known = new Set([...verdict.known, ...verdict.waived]);
    const all = [...verdict.reasons, ...verdict.known, ...verdict.waived];
    const ids = [...new Set(all.map(({ rule }) => rule))].sort(byText);
    const placed = all.flatMap((reason) => (reason.at === undefined ? [] : [{ reason, at: reason.at }]));
    const notifications = all.filter(({ at }) => at === undefined).map(({ level, rule, message, hint }) => ({ level: levels[level], descriptor: { id: flat(rule) }, message: { text: sentences([message, hint]) } }));
    const run = {
      tool: { driver: { name: "Meshgate", informationUri: "https://github.com/meshgate/meshgate", ...(version === undefined ? {} : { semanticVersion: version }), rules: ids.map((id) => ruleOf(id, words)) } },
      automationDetails: { id: `meshgate/${verdict.seen.verbs.join("-")}/` },
      columnKind: "utf16CodeUnits",
      originalUriBaseIds: { SRCROOT: { description: { text: "The root of the repository." } } },
      invocations: [{ executionSuccessful: !verdict.reasons.some(({ rule }) => rule === "report-missing"), ...(notifications.length > 0 ? { toolExecutionNotifications: notifications } : {}) }],
      results: placed.map(({ reason, at }) => resultOf(reason, at, ids.indexOf(reason.rule), known.has(reason))),
      properties: { ruling: verdict.ruling, ...(verdict.wouldBlockFrom === undefined ? {} : { wouldBlockFrom: verdict.wouldBlockFrom }), counts: verdict.counts },
    };
    return `${JSON.stringify({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] }, undefined, 2)}\n`;
  },
};

function resultOf(reason: Reason, at: Location, ruleIndex: number, known: boolean) {
  const { rule, level, message, hint, was, subject, hurt, fault, fingerprint } = reason;
  return {
    ruleId: flat(rule),
    ruleIndex,
    level: levels[level],
    message: { text: sentences([message, ...proofs(reason), hint]) },
    locations: [{ physicalLocation: physical(at), logicalLocations: [{ fullyQualifiedName: flat(subject.join("."), 400) }] }],
    ...(was === undefined && hurt.length === 0 ? {} : {
      relatedLocations: [
        ...(was === undefined ? [] : [{ physicalLocation: physical(was), message: { text: "Where it stood before." } }]),
        ...hurt.map((reader) => ({ ...(reader.repository === undefined ? { physicalLocation: physical(reader.at) } : {}), message: { text: plain(`${upper(hurtsOne(reader))}.`) } })),
      ].map((location, index) => ({ id: index + 1, ...location })),
    }),
    partialFingerprints: { "meshgate/v1": fingerprint },
    ...(fault === undefined ? {} : { properties: { whose: fault.whose } }),
    ...(known ? { suppressions: [{ kind: "external", status: "accepted", justification: reason.waiver === undefined ? "The baseline of this repository knows it." : plain(answeredBy(reason)) }] } : {}),
  };
}

function physical({ file, line, column, endLine, endColumn }: Location) {
  const uri = file.toWellFormed().replace(/^(?:\.?\/)+/, "").split("/").map(encodeURIComponent).join("/");
  const ends = endLine > line || (endLine === line && endColumn > column);
  return { artifactLocation: { uri, uriBaseId: "SRCROOT" }, region: { startLine: line, startColumn: column, ...(ends ? { endLine, endColumn } : {}) } };
}

function ruleOf(id: string, words: Words) {
  const word = Object.hasOwn(words, id) ? words[id] : undefined;
  const says = word?.says ?? (Object.hasOwn(own, id) ? own[id] : undefined) ?? "A rule that this version of Meshgate does not know.";
  const why = word?.why ?? says;
  return {
    id: flat(id),
    shortDescription: { text: says },
    fullDescription: { text: why },
    help: { text: word === undefined ? says : `${says}\n\n${why}\n\nRun \`meshgate explain ${id}\` for examples.` },
    ...(word?.docs === undefined ? {} : { helpUri: word.docs }),
  };
}

/** The judge's own rules. */
const own: Readonly<Record<string, string>> = {
  "report-missing": "A report that the configuration expects is missing.",
  "baseline-stale": "The baseline lists findings that are mended.",
  "release-broken": "The base already holds changes that break readers of a release.",
  "release-unknown": "The releases of a contract could not be looked at.",
  "configuration-changed": "This change edits what the gate is judged by.",
  "configuration-broken": "The configuration of the gate cannot be read.",
};

/** GitHub takes no file in which one result says nothing. */
function sentences(parts: readonly (string | undefined)[]): string {
  const text = plain(parts.filter((part) => part !== undefined).join(" "));
  return text.trim() === "" ? "Nothing is said of it." : text;
}

/** SARIF messages have links of the form `[text](address)` (§3.11.6) and placeholders of the form `{0}` (§3.11.5): nobody else's text may be one. */
function plain(text: string): string {
  return flat(text, 1200).replaceAll("](", "] (").replace(/\{(?=\d+\})/g, "{ ");
}

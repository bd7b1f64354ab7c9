import type { CheckResult } from "#model";
import { codeSpan, prose, tableRow } from "#text";
import type { Standing } from "./standing.ts";
import type { Subject } from "./subject.ts";

/** An issue as its host tells of it. */
export interface Issue {
  readonly number: number;
  readonly open: boolean;
  readonly title: string;
  readonly body: string;
  /** Login of who opened it. */
  readonly author: string;
  /** Whether that is a program. */
  readonly bot: boolean;
  readonly labels: readonly string[];
  readonly url?: string;
}

/** Who writes, and by what its issues are known. */
export interface Tracker {
  /** Login of the token. */
  readonly me: string;
  readonly label: string;
  /** Owner → the handle that is told: `@acme/sales`. Only who is named here is. */
  readonly mention: Readonly<Record<string, string>>;
}

/** What an issue's marker says: whose it is, and which promises were broken when it was written last. */
export interface Marker {
  readonly key: string;
  readonly broken: readonly string[];
}

/** Hosts keep bodies of 65,536 characters. */
const most = { body: 60_000, rows: 100, names: 5 };
/** So many broken promises are remembered in an issue; of more, nobody is told one by one. */
export const listed = 1000;

const marker = /^<!-- meshgate-monitor:1 ([0-9a-f]{16}) ?([0-9a-f ]*)-->/;

/** The first line of the body, which a reader does not see. */
export function markerOf(body: string): Marker | undefined {
  const [, key, broken = ""] = marker.exec(body) ?? [];
  return key === undefined ? undefined : { key, broken: broken.split(" ").filter((one) => one !== "") };
}

/** Whether an issue is one that the monitor wrote: its marker, its label, and the author all say so, because anybody can copy the first and some the second. */
export function isOurs({ author, bot, labels, body }: Issue, { me, label }: Pick<Tracker, "me" | "label">): boolean {
  const same = author === me || (bot && plain(author) === plain(me));
  return same && labels.includes(label) && markerOf(body) !== undefined;
}

const plain = (login: string) => login.replace(/\[bot\]$/, "");

export const titleOf = ({ kind, id }: Subject): string => `Data of the ${kind} ${codeSpan(id, 100)} does not keep its ${kind === "product" ? "contracts" : "contract"}`;

/** The same standing gives the same bytes: there is no day and no run in it. */
export function bodyOf(subject: Subject, standing: Standing, { mention }: Pick<Tracker, "mention">): string {
  const { broken, unknown, promises } = standing;
  const fingerprints = [...new Set(broken.map(({ fingerprint }) => fingerprint))].filter((one) => /^[0-9a-f]{16}$/.test(one)).sort().slice(0, listed);
  const page = (rows: number) => [
    `<!-- meshgate-monitor:1 ${subject.key} ${fingerprints.map((one) => `${one} `).join("")}-->`,
    `${count(broken.length, "promise")} of ${promises} ${broken.length === 1 ? "is" : "are"} broken${unknown.length === 0 ? "." : `, and ${count(unknown.length, "promise")} ${unknown.length === 1 ? "was" : "were"} not measured.`}`,
    [tableRow(["Where", "What was found"]), tableRow(["---", "---"]), ...broken.slice(0, rows).map(row)].join("\n"),
    ...(broken.length > rows ? [`_${broken.length - rows} more; the log of the run has all._`] : []),
    ...owners(subject, mention),
    "_`meshgate monitor` keeps this issue: it edits it while the data is broken, and closes it when every promise is kept again. To be told when more breaks, subscribe._",
  ].join("\n\n");
  for (let rows = most.rows; rows > 1; rows = Math.floor(rows / 2)) if (page(rows).length <= most.body) return page(rows);
  return page(1);
}

function row({ path, at, check, server, message, rowsAt = [] }: CheckResult): string {
  const where = [codeSpan(path.join("."), 160), codeSpan(`${at.file}:${at.line}`, 160), codeSpan(check), ...(server === undefined ? [] : [`on ${codeSpan(server)}`])];
  return tableRow([where.join("<br>"), [prose(message, 400), ...(rowsAt.length === 0 ? [] : [`See ${rowsAt.slice(0, 5).map((one) => codeSpan(one, 160)).join(", ")}.`])].join("<br>")]);
}

function owners({ owners }: Subject, mention: Tracker["mention"]): string[] {
  if (owners.length === 0) return [];
  const told = owners.slice(0, 20).map((owner) => `${codeSpan(owner)}${Object.hasOwn(mention, owner) ? ` ${mention[owner]}` : ""}`);
  return [`Answers for it: ${told.join(", ")}.`];
}

/** What a comment says of promises: the first few, the rest counted. */
export function saidOf(promises: readonly CheckResult[]): string {
  const lines = promises.slice(0, most.names).map(({ path, check, message }) => `- ${codeSpan(path.join("."), 160)} ${codeSpan(check)}: ${prose(message, 300)}`);
  return [...lines, ...(promises.length > most.names ? [`- and ${promises.length - most.names} more`] : [])].join("\n");
}

export const count = (number: number, what: string) => `${number} ${what}${number === 1 ? "" : "s"}`;

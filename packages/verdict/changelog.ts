import type { Change } from "#model";
import { codeSpan, prose } from "#text";
import { grouped } from "./grouped.ts";
import { many } from "./phrases.ts";

/** What is new in a contract with one release. */
export interface ReleaseNotes {
  /** Id of the contract. */
  readonly contract: string;
  /** Absent for what is not released yet. */
  readonly version?: string;
  readonly tag?: string;
  /** The day of the release, in UTC. */
  readonly day?: string;
  /** Against the release before; empty for the first one. */
  readonly changes: readonly Change[];
  readonly first: boolean;
  /** Why the changes are not known. */
  readonly problem?: string;
}

/** Release notes as Markdown that reads well in a terminal too: by contract, the newest release first, what breaks somebody before what is new. Pure. */
export function changelog(notes: readonly ReleaseNotes[]): string {
  const byContract = grouped(notes, ({ contract }) => contract);
  const parts = [...byContract].map(([contract, releases]) => [`# ${codeSpan(contract)}`, ...releases.flatMap(release)].join("\n\n"));
  return parts.length === 0 ? "Nothing is released yet, and nothing has changed.\n" : `${parts.join("\n\n")}\n`;
}

function release({ version, day, changes, first, problem }: ReleaseNotes): string[] {
  const title = version === undefined ? "Not released yet" : prose(version);
  const head = `## ${title}${day === undefined ? "" : ` – ${day}`}`;
  if (problem !== undefined) return [head, `What changed is not known: ${prose(problem)}`];
  if (first) return [head, "The first release."];
  const groups = groupsOf(changes);
  if (groups.length === 0) return [head, "Nothing that a reader notices."];
  return [head, ...groups.map(([name, lines]) => [`**${name}**`, "", ...lines.map((line) => `- ${line}`)].join("\n"))];
}

/** What nobody has to act on and is only words is counted, not listed. */
function groupsOf(changes: readonly Change[]): (readonly [name: string, lines: readonly string[]])[] {
  const breaks = changes.filter(isBreaking);
  const rest = changes.filter((change) => !breaks.includes(change));
  const texts = rest.filter(({ kind }) => kind === "metadata-changed").filter(({ path }) => path.at(-1) !== "version");
  const told = rest.filter(({ kind }) => kind !== "metadata-changed");
  const added = told.filter(({ kind }) => isNew.test(kind));
  const unclear = told.filter(({ breaks: { consumers } }) => consumers === "unknown").filter((change) => !added.includes(change));
  const other = told.filter((change) => !added.includes(change) && !unclear.includes(change));
  const all = [
    ["Breaks consumers", breaks.map(line)], ["May break consumers", unclear.map(line)], ["New", added.map(line)], ["Changed", other.map(line)],
    ["Texts", texts.length === 0 ? [] : [`${many(texts.length, "text")} for people changed.`]],
  ] as const;
  return all.filter(([, lines]) => lines.length > 0);
}

const isBreaking = ({ breaks, impact, window, exempt }: Change) => (breaks.consumers === "yes" || impact === "break") && window?.passed !== true && exempt === undefined;

/** Kinds after which there is something that was not there, rather than another promise about what there was. */
const isNew = /^(?:object|property|required-property|server|role|support|sla|quality|relationship)-added$/;

/** What to do instead is for those who made the change, and not said to those who only want to know of it. */
const line = ({ message }: Change): string => prose(message);

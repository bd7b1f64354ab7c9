import type { Peer, Suite, Tally } from "../agreement/suite.ts";

export interface Replayed {
  readonly suite: Suite;
  readonly tally: Tally;
}

const head = "<!-- Written by `npm run agreement`. Do not edit. -->";
const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const share = (part: number, of: number) => (of === 0 ? "–" : `${((100 * part) / of).toFixed(part === of || part === 0 ? 0 : 1)} %`);

/** One row per suite: ours, then every peer on the same cases. */
export function agreementRows(replayed: readonly Replayed[]): string {
  const rows = replayed.flatMap(({ suite, tally }) => [
    row(suite.title, "**meshgate**", tally.cases, tally.agree, tally.falselyCompatible.length, tally.falselyBreaking.length, tally.unknown.length),
    ...tally.peers.map((peer: Peer) => row("", peer.name, tally.cases, peer.agree, peer.falselyCompatible, peer.falselyBreaking, peer.errors)),
  ]);
  return ["| suite | who | agrees | falsely compatible | falsely breaking | not decided |", "|---|---|---|---|---|---|", ...rows].join("\n");
}

function row(suite: string, who: string, cases: number, agree: number, safe: number, breaking: number, unknown: number): string {
  return `| ${cell(suite)} | ${who} | ${agree} of ${cases} (${share(agree, cases)}) | ${safe === 0 ? "0" : `**${safe}**`} | ${breaking} | ${unknown} |`;
}

/** The whole page: the table, and every case where we differ from what upstream expects, with the value that shows why. */
export function agreementPage(replayed: readonly Replayed[]): string {
  const deviations = replayed.flatMap(({ suite, tally }) => tally.deviations.map(({ name, upstream, ours, because }) => `| ${cell(suite.title)} | ${cell(name)} | ${cell(upstream)} | ${cell(ours)} | ${cell(because)} |`));
  const misses = replayed.flatMap(({ suite, tally }) => [
    ...tally.falselyCompatible.map((name) => `| ${cell(suite.title)} | falsely compatible | ${cell(name)} |`),
    ...tally.falselyBreaking.map((name) => `| ${cell(suite.title)} | falsely breaking | ${cell(name)} |`),
    ...tally.unknown.map((name) => `| ${cell(suite.title)} | not decided | ${cell(name)} |`),
  ]);
  return `${head}

# Agreement with outside verdicts

Every suite was published by somebody else and is replayed in full; peers judge the same cases in the same run. *Falsely compatible* is the dangerous
direction: something breaks and nobody says so. A case agrees where we say what instances say: where a concrete instance refutes what upstream expects,
the case is in the second table with that instance.

${agreementRows(replayed)}

## Where upstream errs

${deviations.length === 0 ? "Nowhere." : ["| suite | case | upstream | ours | because |", "|---|---|---|---|---|", ...deviations].join("\n")}

## Where we fall short

${misses.length === 0 ? "Nowhere." : ["| suite | how | case |", "|---|---|---|", ...misses].join("\n")}
`;
}

const [start, end] = ["<!-- agreement: written by `npm run agreement` -->", "<!-- /agreement -->"];

/** The README with the rows between its marks. Throws where the marks are gone: that is our mistake. */
export function withRows(readme: string, rows: string): string {
  const [from, to] = [readme.indexOf(start), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error("The README has lost its marks for the agreement table.");
  return `${readme.slice(0, from + start.length)}\n${rows}\n${readme.slice(to)}`;
}

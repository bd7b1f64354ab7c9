import type { Breaks, Json, Reason } from "#model";
import { flat } from "#text";
import { upper } from "./phrases.ts";

/** Makes a value harmless where the whole sentence is not made so later. */
type Say = (value: string) => string;

const asIs: Say = (value) => value;

/** Longer values are cut. */
const longest = 160;

/** Whom a change breaks, each with a value that proves it; a schema of all such values; which engine can alter a table so. One phrase each. */
export function evidence({ rule, witness, difference, breaks, engines }: Pick<Reason, "rule" | "witness" | "difference" | "breaks" | "engines">, say = asIs): string[] {
  return [
    ...(breaks === undefined ? [] : broken(breaks, { consumers: witness?.consumers, producers: witness?.producers }, lacking.has(rule), say)),
    ...(difference?.added === undefined ? [] : [`all that is new, as a schema: ${say(value(difference.added))}`]),
    ...(difference?.removed === undefined ? [] : [`all that is gone, as a schema: ${say(value(difference.removed))}`]),
    ...(engines === undefined || Object.keys(engines).length === 0 ? [] : [`a table altered in place: ${Object.entries(engines).map(([engine, may]) => `${say(engine)} ${marks[may]}`).join(", ")}`]),
  ];
}

/** Whose a promise is that is not kept, where that was looked at: one phrase. */
export const blamed = ({ fault }: Pick<Reason, "fault">): string[] => (fault === undefined ? [] : [`${whose[fault.whose]}: ${fault.why}`]);

/** Both as sentences, to be read after a message. */
export const proofs = (reason: Parameters<typeof evidence>[0] & Parameters<typeof blamed>[0]): string[] => [...blamed(reason), ...evidence(reason)].map((line) => `${upper(line)}.`);

/** Kinds of change whose proof is a row that lacks something. */
const lacking: ReadonlySet<string> = new Set(["property-removed", "required-property-added"]);

const whose = { "this-change": "this change", before: "before this change", unknown: "unknown whose, taken for this change" } as const;

const verbs = { yes: "breaks", unknown: "may break" } as const;

function broken({ consumers, producers }: NonNullable<Reason["breaks"]>, proof: { readonly consumers: Json | undefined; readonly producers: Json | undefined }, lacks: boolean, say: Say): string[] {
  if (consumers === producers && consumers !== "no" && proof.consumers === undefined && proof.producers === undefined) return [`${verbs[consumers]} consumers and producers`];
  const because = (shown: Json | undefined, age: string, is: string) => (shown === undefined ? "" : lacks ? `: ${age} rows lack it, such as ${say(value(shown))}` : `: ${say(value(shown))} ${is}`);
  return [
    ...(consumers === "no" ? [] : [`${verbs[consumers]} consumers${because(proof.consumers, "new", "was not allowed before")}`]),
    ...(producers === "no" ? [] : [`${verbs[producers]} producers${because(proof.producers, "old", "is not allowed any more")}`]),
  ];
}

const marks: Readonly<Record<Breaks, string>> = { yes: "✔", no: "✖", unknown: "unknown" };

const value = (json: Json): string => flat(JSON.stringify(json), longest);

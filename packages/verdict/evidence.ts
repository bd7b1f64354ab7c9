import type { Breaks, Json, Reason } from "#model";
import { flat } from "#text";

/** Makes a value harmless where the whole sentence is not made so later. */
type Say = (value: string) => string;

const asIs: Say = (value) => value;

/** Longer values are cut. */
const longest = 160;

/** Whom a change breaks, each with a value that proves it; a schema of all such values; which engine can alter a table so. One phrase each. */
export function evidence({ witness, difference, breaks, engines }: Pick<Reason, "witness" | "difference" | "breaks" | "engines">, say = asIs): string[] {
  return [
    ...(breaks === undefined ? [] : broken(breaks, { consumers: witness?.consumers, producers: witness?.producers }, say)),
    ...(difference?.added === undefined ? [] : [`all that is new, as a schema: ${say(value(difference.added))}`]),
    ...(difference?.removed === undefined ? [] : [`all that is gone, as a schema: ${say(value(difference.removed))}`]),
    ...(engines === undefined || Object.keys(engines).length === 0 ? [] : [`a table altered in place: ${Object.entries(engines).map(([engine, may]) => `${say(engine)} ${marks[may]}`).join(", ")}`]),
  ];
}

const verbs = { yes: "breaks", unknown: "may break" } as const;

function broken({ consumers, producers }: NonNullable<Reason["breaks"]>, proof: { readonly consumers: Json | undefined; readonly producers: Json | undefined }, say: Say): string[] {
  if (consumers === producers && consumers !== "no" && proof.consumers === undefined && proof.producers === undefined) return [`${verbs[consumers]} consumers and producers`];
  const because = (shown: Json | undefined, is: string) => (shown === undefined ? "" : `: ${say(value(shown))} ${is}`);
  return [
    ...(consumers === "no" ? [] : [`${verbs[consumers]} consumers${because(proof.consumers, "was not allowed before")}`]),
    ...(producers === "no" ? [] : [`${verbs[producers]} producers${because(proof.producers, "is not allowed any more")}`]),
  ];
}

const marks: Readonly<Record<Breaks, string>> = { yes: "✔", no: "✖", unknown: "unknown" };

const value = (json: Json): string => flat(JSON.stringify(json), longest);

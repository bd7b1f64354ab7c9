import type { Breaks, Json, Reason } from "#model";
import { flat } from "#text";

/** Makes a value harmless where the whole sentence is not made so later. */
type Say = (value: string) => string;

const asIs: Say = (value) => value;

/** Longer values are cut. */
const longest = 160;

/** What proves a change: a value that only one side allows, for each side that breaks, a schema of all such values, and what each engine makes of it. One sentence each. */
export function evidence({ witness, difference, breaks, engines }: Pick<Reason, "witness" | "difference" | "breaks" | "engines">, say = asIs): string[] {
  const { consumers, producers } = witness ?? {};
  return [
    ...(consumers === undefined || breaks?.consumers === "no" ? [] : [`allowed now, and not before: ${say(value(consumers))}`]),
    ...(producers === undefined || breaks?.producers === "no" ? [] : [`allowed before, and not now: ${say(value(producers))}`]),
    ...(difference?.added === undefined ? [] : [`what is new, as a schema: ${say(value(difference.added))}`]),
    ...(difference?.removed === undefined ? [] : [`what is gone, as a schema: ${say(value(difference.removed))}`]),
    ...(engines === undefined || Object.keys(engines).length === 0 ? [] : [`in place: ${Object.entries(engines).map(([engine, may]) => `${say(engine)} ${marks[may]}`).join(", ")}`]),
  ];
}

/** The same as sentences, to be read after a message. */
export const proofs = (reason: Parameters<typeof evidence>[0]): string[] => evidence(reason).map((line) => `${line.replace(/^./, (first) => first.toUpperCase())}.`);

const marks: Readonly<Record<Breaks, string>> = { yes: "✔", no: "✖", unknown: "?" };

const value = (json: Json): string => flat(JSON.stringify(json), longest);

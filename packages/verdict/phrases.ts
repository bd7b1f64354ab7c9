import type { Json, Reason, Verdict } from "#model";

/** Phrases that several reporters share. Texts from contracts in them are not neutralised yet. */

export const marks = { pass: "✔", warn: "⚠", block: "✖" } as const;
export const levelMarks = { error: "✖", warn: "⚠", info: "ℹ" } as const;

export function many(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** `2 errors, 1 warning`; what there is none of is left out. */
export function tally({ error, warn, info }: Verdict["counts"]): string {
  const said = [[error, "error"], [warn, "warning"], [info, "info"]] as const;
  return said.filter(([count]) => count > 0).map(([count, what]) => many(count, what)).join(", ") || "nothing to say";
}

/** `12 contracts and 2 products in 14 files` */
export function looked({ seen }: Verdict): string {
  const { contracts, products, consumers = 0, schemas = 0, files } = seen;
  if (schemas > 0 && contracts + products + consumers === 0) return many(schemas, "schema file");
  const models = [many(contracts, "contract"), many(products, "product"), ...(consumers === 0 ? [] : [many(consumers, "consumer")]), ...(schemas === 0 ? [] : [many(schemas, "schema")])];
  return `${models.slice(0, -1).join(", ")} and ${models.at(-1)} in ${many(files, "file")}`;
}

/** A value of a contract as a short text: texts as they are, everything else as JSON; nothing for a value that is not there. */
export function valueText(value: Json | undefined): string | undefined {
  return value === undefined || typeof value === "string" ? value : JSON.stringify(value);
}

/** The element below its contract: names joined for the eye only, never to be compared. */
export function elementText(reason: Reason): string {
  const [contract = "", ...inside] = reason.subject;
  return inside.length === 0 ? contract : inside.join(".");
}

/** Whether the judge speaks of a change rather than of how something is written. */
export function isChange({ verb }: Reason): boolean {
  return verb === "breaking";
}

/** Kinds of change after which the element itself is no longer there, so that the place where it stood is worth saying. */
export function isGone(rule: string): boolean {
  return /^(?:contract|object|property|server|sla|quality|relationship)-removed$/.test(rule);
}

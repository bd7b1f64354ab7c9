import type { Coverage, Json, Reason, Verdict } from "#model";

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

/** `12 contracts, 2 products and 3 schema files in 17 files`; what there is none of is left out. */
export function looked({ seen }: Verdict): string {
  const { contracts, products, consumers = 0, schemas = 0, files } = seen;
  const kinds = [[contracts, "contract"], [products, "product"], [consumers, "consumer"], [schemas, "schema file"]] as const;
  const models = kinds.filter(([count]) => count > 0).map(([count, what]) => many(count, what));
  const last = models.at(-1);
  if (last === undefined) return many(files, "file");
  return `${models.length === 1 ? "" : `${models.slice(0, -1).join(", ")} and `}${last} in ${many(files, "file")}`;
}

/** `37 promises: 30 kept, 4 broken, 3 unknown` */
export function covered({ promises, kept, broken, unknown }: Coverage): string {
  return `${many(promises, "promise")}: ${kept} kept, ${broken} broken, ${unknown} unknown`;
}

/** `2 promises were not kept before this change either.` Nothing where there are none. */
export function beforehand({ before = 0 }: Verdict["counts"]): string | undefined {
  return before === 0 ? undefined : `${many(before, "promise")} ${before === 1 ? "was" : "were"} not kept before this change either`;
}

/** `@acme/marketing until 2026-12-31: Agreed.` Not neutralised yet. */
export function answeredBy({ waiver }: Reason): string {
  return waiver === undefined ? "" : `${waiver.approver} until ${waiver.expires}: ${waiver.reason}`;
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

/** Whether the judge speaks of data and what its contract promises. */
export function isPromise({ verb }: Reason): boolean {
  return verb === "quality";
}

const things = "contract|object|property|server|sla|quality|relationship|role|support|port|product|schema-file|avro-(?:field|symbol|branch)|proto-(?:message|field|oneof|extension|enum|enum-value|service|rpc)";
const gone = new RegExp(`^(?:${things})-(?:removed|number-freed|name-freed)$`);

/** Kinds of change after which the element itself is no longer there, so that the place where it stood is worth saying. */
export function isGone(rule: string): boolean {
  return gone.test(rule);
}

/** A phrase of ours as the start of a line. */
export function upper(phrase: string): string {
  return phrase.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}

/** Said wherever facts come from a run that its author could have changed. */
export const unprivilegedSays = "Reported by an unprivileged run, whose workflow the pull request may have changed; judged here by the base branch's configuration.";

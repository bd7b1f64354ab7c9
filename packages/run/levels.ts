import type { Kind } from "#breaking";
import { rules } from "#lint";
import type { Level, Report } from "#model";

/** The kinds of change carry how they are found, so they are loaded only where one can be met. */
const kindsOf = async (): Promise<readonly Kind[]> => (await import("#breaking")).kinds;

/** Promises that nobody can measure, and promises that were not measured. */
const ofPromises = ["promise-unknown", "promise-unmeasured"];

/** Numbers that are odd beside those of earlier runs, and promises whose outcome keeps changing. */
const ofHistory = ["anomaly", "flapping"];

/** Every rule, kind of change and check of data that `meshgate.yaml` may give a level. */
export async function ids(): Promise<string[]> {
  return [...rules.map(({ id }) => id), ...(await kindsOf()).map(({ id }) => id), ...(await import("#quality")).checks.map(({ id }) => id), ...ofPromises, ...ofHistory];
}

/** The levels of the lint rules and, where a report has changes, of the kinds of change that have one of their own; the configuration may say others. */
export async function levelsWith(own: Readonly<Record<string, Level>>, reports: readonly Report[]): Promise<Record<string, Level>> {
  const kinds = reports.some(({ verb }) => verb === "breaking") ? await kindsOf() : [];
  const kept = kinds.flatMap(({ id, level }) => (level === undefined ? [] : [[id, level] as const]));
  return { ...Object.fromEntries(rules.map(({ id, level }) => [id, level])), ...Object.fromEntries(kept), ...own };
}

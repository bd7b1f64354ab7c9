import type { Location } from "#model";
import { fact } from "./fact.ts";
import type { How, SchemaFact } from "./judge.ts";

/** Files of two sides: those that are the same one, those that are gone, those that are new, and what is to be told about the last two. */
export interface FilePairs<File> {
  readonly both: readonly (readonly [before: File, after: File])[];
  readonly gone: readonly File[];
  readonly fresh: readonly File[];
  readonly facts: readonly SchemaFact[];
}

/**
 * Pairs the schema files of one format by their path, then by the path that a moved one had. A file without a twin was removed or added; where
 * the other side has a text that cannot be read, that is what is told, because nothing is known about it.
 */
export function pairFiles<File extends { readonly file: string; readonly at: Location }>(before: readonly File[], after: readonly File[], { moved, unreadable }: How): FilePairs<File> {
  const waiting = new Map(before.map((one) => [one.file, one]));
  const twins = new Map<File, File>();
  for (const path of [(file: string) => file, (file: string) => moved.get(file)])
    for (const one of after) {
      const old = path(one.file);
      const twin = old === undefined || twins.has(one) ? undefined : waiting.get(old);
      if (twin === undefined) continue;
      twins.set(one, twin);
      waiting.delete(twin.file);
    }
  const both = after.flatMap((one): (readonly [File, File])[] => [twins.get(one)].flatMap((twin) => (twin === undefined ? [] : [[twin, one] as const])));
  const gone = [...waiting.values()];
  const fresh = after.filter((one) => !twins.has(one));
  const now = new Map([...moved].map(([to, from]) => [from, to]));
  return { both, gone, fresh, facts: [
    ...gone.map((one) => {
      const blind = unreadable?.after.get(one.file) ?? unreadable?.after.get(now.get(one.file) ?? "");
      return { file: one.file, ...fact(blind === undefined ? "schema-file-removed" : "schema-file-unreadable", [], blind ?? one.at, one.at) };
    }),
    ...fresh.map((one) => {
      const blind = unreadable?.before.get(one.file) ?? unreadable?.before.get(moved.get(one.file) ?? "");
      return { file: one.file, ...fact(blind === undefined ? "schema-file-added" : "schema-file-readable", [], one.at, blind) };
    }),
  ] };
}

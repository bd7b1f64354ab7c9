import { canonical, fingerprint } from "#fingerprint";
import { reachOf, type SchemaSide } from "#inclusion";
import type { Json, JsonSchemaFile, Witness } from "#model";
import type { SchemaFact } from "../judge.ts";
import type { Verdicts } from "./blame.ts";
import { isInContent, isKnownFormat, roleOf } from "./keywords.ts";
import { placeOf } from "./place.ts";
import type { Site } from "./sites.ts";
import type { Target } from "./target.ts";

/** The fact about one difference. */
export function siteFact(was: JsonSchemaFile, is: JsonSchemaFile, site: Site, verdicts: Verdicts | undefined): SchemaFact {
  const about = factAt(was, is, site.path, shortened(site.before), shortened(site.after));
  const role = roleOf(site.keyword);
  if (role === "describes" || verdicts === undefined) return { ...about, kind: "json-schema-annotated" };
  if (verdicts.consumers.breaks === "no" && verdicts.producers.breaks === "no" && (role === "decodes" || isInContent(site.path))) return { ...about, kind: "json-schema-content-changed" };
  const unclear = strange(site);
  if (unclear !== undefined && verdicts.consumers.breaks === "no" && verdicts.producers.breaks === "no") return { ...about, kind: "json-schema-unclear", because: unclear };
  return { ...about, ...told(verdicts) };
}

/** The fact about a whole target, where none of its differences alone is to blame. */
export function wholeFact(was: JsonSchemaFile, is: JsonSchemaFile, target: Target, verdicts: Verdicts, because: string): SchemaFact {
  const { because: why, ...rest } = told(verdicts);
  return { ...factAt(was, is, target.path, nameOf(target.before()), nameOf(target.after())), ...rest, because: why === undefined ? because : `${because} ${why}` };
}

/** A schema and all that it refers to, by their fingerprint. */
function nameOf(side: SchemaSide): string {
  const around = [...reachOf(side).documents].sort().map((uri) => side.documents?.get(uri) ?? null);
  return `schema ${fingerprint(side.schema, ...around)}`;
}

export const factAt = (was: JsonSchemaFile, is: JsonSchemaFile, path: readonly string[], before?: Json, after?: Json): Omit<SchemaFact, "kind"> => ({
  file: is.file, path, at: placeOf(is.root, path), was: placeOf(was.root, path), ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }),
});

/** The kind that says whom it breaks, with what shows it. */
function told({ consumers, producers }: Verdicts): Pick<SchemaFact, "kind" | "breaks" | "witness" | "because"> {
  const [c, p] = [consumers.breaks, producers.breaks];
  const reasons = [...new Set([consumers.because, producers.because].flatMap((because) => because ?? []))];
  const witness: Witness = { ...(consumers.witness === undefined ? {} : { consumers: consumers.witness }), ...(producers.witness === undefined ? {} : { producers: producers.witness }) };
  const shown = Object.keys(witness).length === 0 ? {} : { witness };
  if (c === "unknown" || p === "unknown") return { kind: "json-schema-unclear", breaks: { consumers: c, producers: p }, ...shown, because: sentence(reasons.join("; ")) };
  const kind = c === "yes" ? (p === "yes" ? "json-schema-changed" : "json-schema-widened") : p === "yes" ? "json-schema-narrowed" : "json-schema-rewritten";
  return { kind, ...shown, ...(reasons.length === 0 ? {} : { because: sentence(reasons.join("; ")) }) };
}

/** What the drafts have no word for: nobody but its author can say what it means to a reader. */
function strange({ keyword, before, after }: Site): string | undefined {
  if (keyword === "format" && !(isKnownFormat(before) && isKnownFormat(after))) return "JSON Schema does not define this format.";
  return roleOf(keyword) === "unknown" ? "The draft has no such keyword: no instance is refused by it, but readers may rely on it." : undefined;
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** Large parts are told by their fingerprint. */
function shortened(value: Json | undefined): Json | undefined {
  return value === undefined || canonical(value).length <= 1000 ? value : `schema ${fingerprint(value)}`;
}

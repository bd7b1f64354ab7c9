import { canonical } from "#fingerprint";
import { reachOf, type Work, workOf } from "#inclusion";
import type { Dialect, Json, JsonSchemaFile } from "#model";
import { kindOf } from "../changes.ts";
import { pairFiles } from "../files.ts";
import type { Judge, Later, SchemaFact } from "../judge.ts";
import type { Reading } from "./ask.ts";
import { blame, safe, type Verdicts } from "./blame.ts";
import { type Book, bookOf } from "./book.ts";
import { dialectsOf } from "./dialects.ts";
import { differenceOf } from "./difference.ts";
import { factAt, siteFact, wholeFact } from "./facts.ts";
import { holderOf } from "./holder.ts";
import { roleOf } from "./keywords.ts";
import { metaSchemasFor } from "./meta-schemas.ts";
import { roundedOf } from "./rounded.ts";
import { mostSites, type Site, sitesOf } from "./sites.ts";
import { type Target, targetsOf } from "./target.ts";

/**
 * JSON Schemas: whether every instance of the newer fits the older, and the other way round, by inclusion of the whole documents; then which difference is to blame.
 */
export const judgeJsonSchema: Judge<"json-schema", Later> = async (before, after, how) => {
  const { both, facts } = pairFiles(before, after, how);
  const known = await metaSchemasFor([...before, ...after]);
  const [old, now] = [bookOf(before, known), bookOf(after, known)];
  const found: SchemaFact[] = [...facts];
  for (const [was, is] of both) {
    let told: readonly SchemaFact[] = [];
    for (const [index, [before, after]] of dialectsOf(was, is).entries()) {
      const facts = await pairFacts({ ...was, dialect: before }, { ...is, dialect: after }, old, now);
      told = index === 0 ? facts : withWorse(told, facts, after);
    }
    found.push(...told);
  }
  return found;
};

/** What one reading of two versions says, and where another reading says worse, that. */
function withWorse(told: readonly SchemaFact[], others: readonly SchemaFact[], dialect: Dialect): readonly SchemaFact[] {
  const key = ({ path }: SchemaFact) => JSON.stringify(path);
  const harm = ({ kind, breaks = kindOf(kind).breaks }: SchemaFact) => [breaks.consumers, breaks.producers].map((side) => ["no", "unknown", "yes"].indexOf(side));
  const covers = (most: readonly number[], least: readonly number[]) => least.every((much, side) => much <= (most[side] ?? 0));
  const known = new Map(told.map((fact) => [key(fact), harm(fact)]));
  const worse = others.filter((fact) => !covers(known.get(key(fact)) ?? [], harm(fact)));
  const over = new Map(worse.map((fact) => [key(fact), harm(fact)]));
  const why = ({ because }: SchemaFact) => [...(because === undefined ? [] : [because]), `It is so in ${dialect}, and no \`$schema\` says which draft holds.`].join(" ");
  return [...told.filter((fact) => !covers(over.get(key(fact)) ?? [-1, -1], harm(fact))), ...worse.map((fact) => ({ ...fact, because: why(fact), hint: "Name the draft with `$schema`." }))];
}

async function pairFacts(was: JsonSchemaFile, is: JsonSchemaFile, old: Book, now: Book): Promise<SchemaFact[]> {
  const digits = ({ rounded }: JsonSchemaFile) => JSON.stringify(rounded.map(({ path, written }) => [path, written]).sort());
  const alike = was.dialect === is.dialect && canonical(was.schema) === canonical(is.schema) && digits(was) === digits(is);
  if (alike && sameAround(was, is, old, now)) return [];
  const obscure = obscured(was, is, old, now);
  if (obscure !== undefined) return [obscure];
  const readings: Reading[] = old.formats || now.formats ? ["annotate", "assert"] : ["annotate"];
  const sites = sitesOf(was.schema, is.schema);
  if (was.dialect === is.dialect && sites.length <= mostSites && onlyDescribed(sites, was, is) && sameAround(was, is, old, now)) return sites.map((site) => siteFact(was, is, site, undefined));
  const targets = targetsOf(was, is, old, now);
  const facts: SchemaFact[] = [];
  const work = workOf(mostSteps);
  for (const target of targets) {
    const own = sites.filter(({ path }) => (target.path.length > 0 ? startsWith(path, target.path) : !targets.some((other) => other.path.length > 0 && startsWith(path, other.path))));
    facts.push(...(await targetFacts(was, is, target, own, readings, work)));
  }
  return facts;
}

async function targetFacts(was: JsonSchemaFile, is: JsonSchemaFile, target: Target, sites: readonly Site[], readings: readonly Reading[], work: Work): Promise<SchemaFact[]> {
  if (target.path.length > 0 && sites.length === 0) return [];
  if (!target.there.before) return sites.map((site) => ({ ...siteFact(was, is, site, { consumers: safe, producers: safe }), because: "Nothing refers to it yet." }));
  if (!target.there.after) {
    const gone = { breaks: "unknown", because: "the document does not use it itself, but other schemas may refer to it" } as const;
    return sites.map((site) => siteFact(was, is, site, { consumers: gone, producers: gone }));
  }
  const tooMany = sites.length > mostSites;
  const { whole, each } = blame(target, tooMany ? [] : sites, was.schema, readings, work);
  const told = tooMany ? [] : sites.map((site) => ({ site, fact: siteFact(was, is, site, each.get(site)) }));
  const facts: SchemaFact[] = [];
  for (const [index, { site, fact }] of told.entries()) facts.push(index < mostShown ? await withDifference(fact, holderOf(was.schema, site.path).schema, holderOf(is.schema, site.path).schema) : fact);
  const left = unsaid(whole, [...each.values()]);
  if (left !== undefined) facts.push(wholeFact(was, is, target, left, sites.length === 0 ? "What it refers to has changed." : tooMany ? `More than ${mostSites} places differ.` : "No difference alone does this, all of them together do."));
  else if (tooMany) facts.push(wholeFact(was, is, target, whole, `More than ${mostSites} places differ.`));
  return facts;
}

/** Work for all questions about one file. */
const mostSteps = 1_000_000;

/** Differences that are shown as schemas at most. */
const mostShown = 20;

async function withDifference(fact: SchemaFact, before: Json, after: Json): Promise<SchemaFact> {
  if (!["json-schema-widened", "json-schema-narrowed", "json-schema-changed"].includes(fact.kind)) return fact;
  const difference = await differenceOf(before, after);
  return difference === undefined || Object.keys(difference).length === 0 ? fact : { ...fact, difference };
}

/** What the whole does and no difference alone is blamed for. */
function unsaid(whole: Verdicts, each: readonly Verdicts[]): Verdicts | undefined {
  const missing = (side: keyof Verdicts) => whole[side].breaks !== "no" && !each.some((one) => one[side].breaks === "yes" || (whole[side].breaks === "unknown" && one[side].breaks === "unknown"));
  const [consumers, producers] = [missing("consumers"), missing("producers")];
  return consumers || producers ? { consumers: consumers ? whole.consumers : safe, producers: producers ? whole.producers : safe } : undefined;
}

/** Whether two versions differ in texts for people alone, and none of those is what a reference leads to. */
function onlyDescribed(sites: readonly Site[], was: JsonSchemaFile, is: JsonSchemaFile): boolean {
  const words = new Set(sites.map(({ keyword }) => keyword));
  if (![...words].every((word) => roleOf(word) === "describes")) return false;
  const texts = JSON.stringify([was.schema, is.schema]);
  return !texts.includes("%") && ![...words].some((word) => texts.includes(`/${word}`));
}

/** Whether the documents that a file refers to are the same on both sides as well. */
function sameAround(was: JsonSchemaFile, is: JsonSchemaFile, old: Book, now: Book): boolean {
  const text = (document: Json | undefined) => (document === undefined ? "" : canonical(document));
  const around = new Set([...reachOf(old.side(was)).documents, ...reachOf(now.side(is)).documents]);
  return [...around].every((uri) => text(old.documents.get(uri)) === text(now.documents.get(uri)));
}

const declared = ({ schema }: JsonSchemaFile): Json | undefined => (typeof schema === "object" && schema !== null && !Array.isArray(schema) ? (schema as { readonly [key: string]: Json })["$schema"] : undefined);

/** What keeps both schemas from being judged at all. */
function obscured(was: JsonSchemaFile, is: JsonSchemaFile, old: Book, now: Book): SchemaFact | undefined {
  for (const [file, book, side] of [[is, now, "now"], [was, old, "before"]] as const) {
    const meta = file.metaSchema?.replace(/#$/, "");
    if (meta !== undefined && !book.documents.has(meta))
      return { ...factAt(was, is, ["$schema"], declared(was), declared(is)), kind: "json-schema-unclear", because: `Its meta-schema ${side === "now" ? "is" : "was"} none of the drafts, and it is not among the files.` };
  }
  const { first, side } = roundedOf(was, is) ?? {};
  if (first === undefined) return undefined;
  return { ...factAt(was, is, first.path), ...(side === "now" ? { at: first.at, after: first.written } : { was: first.at, before: first.written }), kind: "json-schema-unclear", because: "A number in it cannot be held as it is written." };
}

const startsWith = (path: readonly string[], start: readonly string[]) => start.every((step, index) => path[index] === step);

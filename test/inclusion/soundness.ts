import { checker, includes, instancesOf, type SchemaSide } from "#inclusion";
import type { Dialect, Json } from "#model";
import { formOf } from "../../packages/inclusion/forms/read.ts";
import { workshop } from "../../packages/inclusion/forms/workshop.ts";
import { proof } from "../../packages/inclusion/includes.ts";
import { libraryOf } from "../../packages/inclusion/references/library.ts";
import { holds } from "../../packages/inclusion/solve/holds.ts";
import { ajvCheck } from "../../scripts/agreement/json-schema/ajv.ts";
import { type Below, below, document } from "./random-schema.ts";
import { universe } from "./universe.ts";

/** What random pairs of schemas showed. */
export interface Showed {
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
  /** Instances held against a proof that there is none. */
  readonly held: number;
  readonly wrong: readonly string[];
}

/**
 * Draws pairs of small schemas and holds each answer against every small value, values made at the edges of both, and Ajv. The proof is asked bare, without the
 * instances that the answer is tried on, so that a wrong proof is seen.
 */
export function soundness(seed: number, pairs: number, depth = 2, made = 60): Showed {
  const next = below(seed);
  const wrong: string[] = [];
  const counts = { yes: 0, no: 0, unknown: 0, held: 0 };
  for (let pair = 0; pair < pairs; pair += 1) {
    const dialect: Dialect = next(2) === 0 ? "2020-12" : "draft-07";
    const [first, second] = drawPair(next, depth, dialect);
    const [sub, sup] = [{ schema: first, dialect }, { schema: second, dialect }];
    const say = (what: string, value?: Json) => wrong.push(`${what}: ${JSON.stringify(value)} with ${JSON.stringify([first, second])} (${dialect})`);
    const found = proof([sub], [sup], {});
    const ours = includes(sub, sup).answer;
    counts[ours] += 1;
    if (ours !== { none: "yes", value: "no", unknown: ours }[found.is]) say("the answer is not what was proven");
    const [fits, other] = [checker(sub), checker(sup)];
    if (found.is === "value" && !(fits(found.value) === true && other(found.value) === false)) say("a value does not show what it should", found.value);
    const [ajvFits, ajvOther] = /unevaluated|contains/i.test(JSON.stringify([first, second])) ? [] : [ajvCheck(first, dialect, "annotate"), ajvCheck(second, dialect, "annotate")];
    if (found.is === "value" && ajvFits !== undefined && ajvOther !== undefined && !(ajvFits(found.value) === true && ajvOther(found.value) === false)) say("Ajv does not see it", found.value);
    const forms = [sub, sup].map((side) => formOf(libraryOf(side), {}, workshop()));
    for (const value of [...instancesOf([sub, sup], { count: made, seed: pair }), ...(found.is === "none" ? universe : [])]) {
      const [inside, outside] = [fits(value), other(value)];
      counts.held += 1;
      if (found.is === "none" && inside === true && outside === false) say("proven to be impossible", value);
      if (counts.held % 7 === 0 && forms.some((form, index) => holds(form, value) !== [inside, outside][index])) say("its form says something else", value);
      if (counts.held % 7 === 0 && ajvFits !== undefined && ajvFits(value) !== undefined && ajvFits(value) !== inside) say("Ajv says something else", value);
    }
  }
  return { ...counts, wrong };
}

/** Two schemas that have something to do with each other, more often than not. */
function drawPair(next: Below, depth: number, dialect: Dialect): readonly [Json, Json] {
  const [a, b] = [document(next, depth, dialect), document(next, depth, dialect)];
  if (!isObject(a)) return [b, a];
  const words = Object.keys(a).filter((key) => key !== "definitions");
  const word = words[next(words.length)];
  switch (next(5)) {
    case 0: return [a, Object.fromEntries(Object.entries(a).filter(([key]) => key !== word))];
    case 1: return isObject(b) && !("$ref" in b) && !("$ref" in a) ? [{ ...b, ...a }, b] : [a, b];
    case 2: return word !== undefined && isSchema(a[word], word) ? [{ ...a, [word]: { ...(a[word] as object), minimum: 0, maxItems: 2 } }, a] : [a, b];
    case 3: return JSON.stringify([a, b]).includes("$ref") ? [a, b] : [a, { anyOf: [b, a] }];
    default: return [a, b];
  }
}

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } => typeof value === "object" && value !== null && !Array.isArray(value);
const isSchema = (value: Json | undefined, word: string): boolean => isObject(value) && !("$ref" in value) && /^(?:items|contains|not|if|then|else|additionalProperties|additionalItems|unevaluated.*)$/.test(word);

/** A schema side. */
export const side = (schema: Json, dialect: Dialect = "2020-12"): SchemaSide => ({ schema, dialect });

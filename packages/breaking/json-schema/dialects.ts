import { keywordHolds } from "#inclusion";
import type { Dialect, Json, JsonSchemaFile } from "#model";
import { roleOf } from "./keywords.ts";

/** What the keywords of a schema say of its draft, where `$schema` does not. */
interface Signs {
  /** Only draft 4 reads it: `exclusiveMinimum: true`. */
  four?: true;
  /** 2019-09 and older read it: a list in `items`. */
  older?: true;
  /** 2019-09 and newer read it: `$defs`. */
  newer?: true;
  /** Something stands beside a `$ref`, where draft 7 and older read nothing. */
  siblings?: true;
}

/**
 * In which drafts two versions may be read. One that says none is read in the draft that its keywords show, in 2020-12 where they show none, and in two of them where
 * they show none and it makes a difference: what breaks in one of them breaks.
 */
export function dialectsOf(was: JsonSchemaFile, is: JsonSchemaFile): readonly (readonly [before: Dialect, after: Dialect])[] {
  const silent = [was, is].filter(({ undeclared }) => undeclared === true);
  if (silent.length === 0) return [[was.dialect, is.dialect]];
  const signs: Signs = Object.assign({}, ...silent.map(({ schema }) => signsIn(schema)));
  return guesses(signs).map((guess) => [was.undeclared === true ? guess : was.dialect, is.undeclared === true ? guess : is.dialect]);
}

function guesses({ four, older, newer, siblings }: Signs): readonly Dialect[] {
  if (four) return ["draft-04"];
  if (older) return newer ? ["2019-09"] : siblings ? ["draft-07", "2019-09"] : ["draft-07"];
  return newer || !siblings ? ["2020-12"] : ["2020-12", "draft-07"];
}

const newerWords = new Set(["$defs", "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveRef", "prefixItems", "dependentRequired", "dependentSchemas", "unevaluatedProperties", "unevaluatedItems", "minContains", "maxContains"]);

function signsIn(root: Json): Signs {
  const signs: Signs = {};
  const open: Json[] = [root];
  for (let schema = open.pop(); schema !== undefined; schema = open.pop()) {
    if (typeof schema !== "object" || schema === null || Array.isArray(schema)) continue;
    const entries = Object.entries(schema as Record<string, Json>);
    const refers = entries.some(([keyword, value]) => keyword === "$ref" && typeof value === "string");
    for (const [keyword, value] of entries) {
      if (/^exclusiveM(?:in|ax)imum$/.test(keyword) && typeof value === "boolean") signs.four = true;
      if (keyword === "id" && typeof value === "string" && value.startsWith("#")) signs.four = true;
      if ((keyword === "items" && Array.isArray(value)) || (keyword === "$id" && typeof value === "string" && value.startsWith("#"))) signs.older = true;
      if (newerWords.has(keyword)) signs.newer = true;
      if (refers && keyword !== "$ref" && keyword !== "definitions" && roleOf(keyword) === "decides") signs.siblings = true;
      const holds = keywordHolds(keyword);
      if (holds === undefined) continue;
      if (Array.isArray(value)) open.push(...value);
      else if (holds.startsWith("map") && typeof value === "object" && value !== null) open.push(...(Object.values(value) as Json[]));
      else open.push(value);
    }
  }
  return signs;
}

import type { Json } from "#model";
import type { Form } from "./form.ts";
import { formatTexts, patternTexts } from "../languages/languages.ts";
import type { Workshop } from "./workshop.ts";

/** The keys that a form of texts names one by one, allowed or refused. */
export function namesIn(keys: Form, into: Set<string>): void {
  if (keys.is === "value") for (const one of keys.values) if (typeof one === "string") into.add(one);
  if (keys.is === "and" || keys.is === "or") for (const part of keys.parts) namesIn(part, into);
}

/** What a form says of a key that nobody names. */
export function forOthers(shop: Workshop, keys: Form): Form {
  if (keys.is === "value") return keys.refused ? shop.any : shop.none;
  if (keys.is === "and") return shop.and(...keys.parts.map((part) => forOthers(shop, part)));
  return keys.is === "or" ? shop.or(...keys.parts.map((part) => forOthers(shop, part))) : keys;
}

/** Why nobody can say which keys a form means; undefined where it can be said. */
export function undecidable(keys: Form): string | undefined {
  switch (keys.is) {
    case "opaque": return keys.because;
    case "and": case "or": return keys.parts.map(undecidable).find((because) => because !== undefined);
    case "pattern": case "format": {
      const known = keys.is === "pattern" ? patternTexts(keys.pattern) : formatTexts(keys.format);
      if (known === undefined) return undefined;
      return "unknown" in known ? known.unknown : known.narrow === known.wide ? undefined : "nobody can say which keys have the format";
    }
    default: return undefined;
  }
}

/** Names that nobody gave, as readable as can be. */
export function freshNames(taken: (name: string) => boolean, count: number): string[] {
  const found: string[] = [];
  for (const name of ["extra", "other", "more"]) if (found.length < count && !taken(name)) found.push(name);
  for (let number = 1; found.length < count; number += 1) if (!taken(`extra${number}`)) found.push(`extra${number}`);
  return found;
}

export const isText = (value: Json): value is string => typeof value === "string";

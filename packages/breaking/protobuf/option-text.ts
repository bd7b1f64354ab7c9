import type { Json } from "#model";

/** A string as it is, everything else as written. */
export function asJson(text: string): Json {
  return text.startsWith('"') ? (JSON.parse(text) as string) : text;
}

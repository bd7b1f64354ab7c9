/**
 * Untrusted text as part of a message: one line, no control, format or private characters (bidi overrides, zero width, escape sequences),
 * at most `max` UTF-16 code units.
 */
export function shown(text: string, max = 120): string {
  const clean = text.slice(0, max * 4).replace(/[\p{C}\u2028\u2029]/gu, "�");
  return clean.length > max || text.length > max * 4 ? `${clean.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, "")}…` : clean;
}

/** A name from a text inside a sentence, in backticks; backticks of its own become quotes so that it cannot end the code span. */
export function named(text: string): string {
  return `\`${shown(text).replaceAll("`", "'")}\``;
}

/** `a`, `b` or `c`: at most `max` names, the rest counted. */
export function either(names: readonly string[], max = 12): string {
  const some = names.slice(0, max).map(named);
  if (names.length > max) return `${some.join(", ")} or ${names.length - max} more`;
  return some.length < 2 ? (some[0] ?? "") : `${some.slice(0, -1).join(", ")} or ${some.at(-1)}`;
}

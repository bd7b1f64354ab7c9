/** What nobody sees on a screen: control, format, private and unassigned characters (escape sequences, bidi overrides, zero width), and those that Unicode lets a font leave out (UAX #44, Default_Ignorable_Code_Point). */
export const unseen = /[\p{C}\u2028\u2029]|\p{Default_Ignorable_Code_Point}/gu;

/**
 * Untrusted text as part of a message: one line, nothing that is {@link unseen}, at most `max` UTF-16 code units. Which of two pictures of an emoji is meant is left out.
 */
export function shown(text: string, max = 120): string {
  const clean = text.slice(0, max * 4).replace(/[\ufe0e\ufe0f]/g, "").replace(unseen, "�");
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

/** Longer values are cut. */
const most = 24;

/** What a value looks like, and nothing that it is: letters are `a` and `A`, digits `9`, a few signs stay, all else is `*`. */
export function shapeOfValue(value: string): string {
  const letters = [...value.slice(0, most * 4)];
  const shown = letters.slice(0, most).map((letter) => (/\p{Lu}/u.test(letter) ? "A" : /\p{L}/u.test(letter) ? "a" : /\p{N}/u.test(letter) ? "9" : /[-_.:/@+, ]/.test(letter) ? letter : "*"));
  return `${shown.join("")}${letters.length > most ? "…" : ""}`;
}

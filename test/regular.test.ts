import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { complement, difference, has, intersection, isSubset, type Language, languageOf, type Made, sample, union } from "#regular";

const made = (answer: Made): Language => {
  if ("unknown" in answer) throw new Error(answer.unknown);
  return answer.language;
};

/** Patterns that V8 reads in no time, because they are small. */
const atom = fc.constantFrom("a", "b", "A", "0", " ", "-", "é", "😀", ".", "\\d", "\\w", "\\W", "\\s", "\\S", "\\D", "[ab]", "[^a]", "[a-c0-9]", "[^\\w-]", "[]", "[^]", "\\n", "\\u0061", "\\u{1F600}", "\\x41", "\\cJ", "\\0", "\\p{Lu}", "\\P{L}", "[\\p{Ll}\\d]", "\\p{Script=Greek}", "\\.", "\\ud83d", "\\ude00");
const place = fc.constantFrom("^", "$", "\\b", "\\B");
const quantifier = fc.constantFrom("*", "+", "?", "*?", "{2}", "{1,3}", "{0,2}?", "{2,}");
const { pattern } = fc.letrec<{ pattern: string; piece: string; sequence: string }>((tie) => ({
  pattern: fc.oneof({ maxDepth: 4 }, tie("sequence"), fc.tuple(tie("sequence"), tie("sequence")).map((parts) => parts.join("|"))),
  sequence: fc.array(tie("piece"), { minLength: 0, maxLength: 4, depthIdentifier: "pattern" }).map((parts) => parts.join("")),
  piece: fc.oneof(
    { maxDepth: 4, depthIdentifier: "pattern" },
    { weight: 6, arbitrary: atom },
    { weight: 3, arbitrary: fc.tuple(atom, quantifier).map((parts) => parts.join("")) },
    { weight: 2, arbitrary: place },
    { weight: 3, arbitrary: fc.tuple(fc.constantFrom("(", "(?:"), tie("pattern"), fc.constantFrom(")", ")", ")*", ")?", "){1,2}")).map((parts) => parts.join("")) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom("(?=", "(?!", "(?<=", "(?<!"), tie("pattern")).map(([open, inner]) => `${open}${inner})`) },
  ),
}));
const text = fc.array(fc.constantFrom("a", "b", "A", "0", " ", "-", "é", "😀", "\n", "_", "Σ", "\0", "\ud83d", "\ude00"), { maxLength: 7 }).map((parts) => parts.join(""));
const runs = Number(process.env["MESHGATE_FUZZ"] ?? 3000);

/** Tries every place between characters (ECMA-262 §22.2.7.2, AdvanceStringIndex): V8 by itself also finds empty matches inside a pair of surrogates, `/\\B/u.test("a😀a")`. */
function tester(pattern: string): (text: string) => boolean {
  const theirs = new RegExp(pattern, "uy");
  return (text) => {
    let at = 0;
    for (const character of [...text, ""]) {
      theirs.lastIndex = at;
      if (theirs.test(text)) return true;
      at += character.length;
    }
    return false;
  };
}

test("a text has a pattern where JavaScript says so", () => {
  let known = 0;
  fc.assert(
    fc.property(pattern, fc.array(text, { minLength: 5, maxLength: 20 }), (written, texts) => {
      const answer = languageOf(written);
      if ("unknown" in answer) return;
      known += 1;
      const theirs = tester(written);
      for (const one of [...texts, ...sample(answer.language, 10, 1)]) expect(has(answer.language, one), JSON.stringify([written, one])).toBe(theirs(one));
    }),
    { numRuns: runs, seed: 7 },
  );
  expect(known).toBeGreaterThan(runs * 0.8);
});

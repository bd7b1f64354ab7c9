import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { all, anyOf, complement, countUpTo, difference, exactly, has, intersection, isEmpty, isSubset, type Language, languageOf, lengthsOf, type Made, members, none, ofLength, sample, union } from "#regular";

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
const runs = Number(process.env["MESHGATE_FUZZ"] ?? 2000);
const of = (written: string): Language => made(languageOf(written));
/** Languages of small patterns, of lengths, and of lists of texts. */
const language = fc.oneof(
  { weight: 6, arbitrary: pattern.map((written) => languageOf(written)).filter((answer): answer is { language: Language } => "language" in answer).map((answer) => answer.language) },
  { weight: 1, arbitrary: fc.tuple(fc.nat(4), fc.oneof(fc.nat(6), fc.constant(Infinity))).map(([min, max]) => ofLength(min, max)) },
  { weight: 1, arbitrary: fc.array(text, { maxLength: 5 }).map(anyOf) },
);

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

test("what only the grammar without the flag `u` allows is read as that grammar reads it", () => {
  const piece = fc.constantFrom("\\@", "\\_", "\\-", "\\ ", "\\#", "\\:", "\\'", "{", "}", "]", "{,2}", "a{", "[\\w-.]", "[\\@-]", "[a-\\d]", "\\e", "\\.", "\\/", "a", "b+", "(?=a)*", "(?:\\%|x)?", "^", "$", "\\\\", "[^\\_]");
  const plain = fc.array(fc.constantFrom("@", "_", "-", " ", "#", ":", "'", "{", "}", "]", ",", "2", "a", "b", "e", "x", "%", "\\", "/", ".", "é"), { maxLength: 6 }).map((parts) => parts.join(""));
  let known = 0;
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), fc.array(plain, { minLength: 10, maxLength: 20 }), (pieces, texts) => {
      const answer = languageOf(pieces.join(""));
      if ("unknown" in answer) return;
      known += 1;
      const theirs = new RegExp(pieces.join(""));
      for (const one of [...texts, ...sample(answer.language, 6, 1)]) if (!/[\ud800-\udfff]/.test(one)) expect(has(answer.language, one), JSON.stringify([pieces, one])).toBe(theirs.test(one));
    }),
    { numRuns: runs, seed: 9 },
  );
  expect(known).toBeGreaterThan(runs * 0.7);
  for (const unlike of ["\\u{61}\\@", "\\p{L}\\@", "\\1\\@", "\\07\\@", "😀\\@"]) expect(languageOf(unlike), unlike).toHaveProperty("unknown");
});

describe("algebra", () => {
  test("of texts and of languages agree", () => {
    fc.assert(
      fc.property(language, language, fc.array(text, { minLength: 10, maxLength: 20 }), (a, b, texts) => {
        const [either, both, only, not] = [made(union(a, b)), made(intersection(a, b)), made(difference(a, b)), made(complement(a))];
        for (const one of [...texts, ...sample(a, 8, 3), ...sample(b, 8, 3)]) {
          const [inA, inB] = [has(a, one), has(b, one)];
          expect([has(either, one), has(both, one), has(only, one), has(not, one)]).toEqual([inA || inB, inA && inB, inA && !inB, !inA]);
        }
      }),
      { numRuns: runs / 4, seed: 3 },
    );
  });

  test("keeps the laws of sets", () => {
    const equal = (a: Language, b: Language) => expect([isSubset(a, b), isSubset(b, a)]).toEqual(["yes", "yes"]);
    fc.assert(
      fc.property(language, language, language, (a, b, c) => {
        const not = (one: Language) => made(complement(one));
        equal(not(not(a)), a);
        equal(not(made(union(a, b))), made(intersection(not(a), not(b))));
        equal(made(difference(a, b)), made(intersection(a, not(b))));
        equal(made(intersection(a, made(union(b, c)))), made(union(made(intersection(a, b)), made(intersection(a, c)))));
        equal(made(union(a, not(a))), all());
        expect(isEmpty(made(intersection(a, not(a))))).toBe(true);
        expect(isSubset(a, made(union(a, b)))).toBe("yes");
        expect(isSubset(none(), a)).toBe("yes");
        expect(isSubset(a, all())).toBe("yes");
      }),
      { numRuns: runs / 10, seed: 4 },
    );
  });
});

describe("inclusion", () => {
  test("shows a shortest text of the one and not of the other, or holds for every text", () => {
    let [yes, no, odd] = [0, 0, 0];
    fc.assert(
      fc.property(language, language, fc.array(text, { minLength: 10, maxLength: 30 }), (a, b, texts) => {
        const answer = isSubset(a, b);
        const seen = [...texts, ...sample(a, 30, 9)].filter((one) => has(a, one));
        if (answer === "yes") {
          yes += 1;
          for (const one of seen) expect(has(b, one), JSON.stringify(one)).toBe(true);
        } else if ("no" in answer) {
          no += 1;
          expect([has(a, answer.no), has(b, answer.no)]).toEqual([true, false]);
          for (const one of seen) if (!has(b, one)) expect([...answer.no].length).toBeLessThanOrEqual([...one].length);
        } else odd += 1;
      }),
      { numRuns: runs, seed: 8 },
    );
    expect(yes).toBeGreaterThan(runs / 20);
    expect(no).toBeGreaterThan(runs / 4);
    expect(odd).toBeLessThan(runs / 50);
  });

  test.each([
    ["^[A-Z]{2}\\d{6}$", "^[A-Z]{2}\\d{6,8}$", "yes"],
    ["^[A-Z]{2}\\d{6,8}$", "^[A-Z]{2}\\d{6}$", { no: "AA0000000" }],
    ["^\\d{5}$", "^[0-9]{5}$", "yes"],
    ["^[0-9]{5}$", "^\\d{5}$", "yes"],
    ["foo", "\\bfoo\\b", { no: "afoo" }],
    ["^(?=.*\\d)(?=.*[a-z]).{8,}$", "^.{8,}$", "yes"],
    ["^.{8,}$", "^(?=.*\\d)(?=.*[a-z]).{8,}$", { no: "aaaaaaaa" }],
    ["^(?!foo).*$", "^(?!foobar).*$", "yes"],
    ["^.*$", "^(?!foo).*$", { no: "foo" }],
    [".*", "^.*$", { no: "\n" }],
    ["^\\p{Lu}$", "^\\p{L}$", "yes"],
    ["^\\p{L}$", "^[a-zA-Z]$", { no: "à" }],
    ["^[\\w\\-\\.]+\\@x\\_y$", "^[\\w.-]+@x_y$", "yes"],
    ["^a{3}b?$", "^(aaa|aaab)$", "yes"],
    ["[", "a", undefined],
  ] as const)("%s in %s: %j", (a, b, expected) => {
    const [left, right] = [languageOf(a), languageOf(b)];
    if (expected === undefined) expect(left).toEqual({ unknown: "it is no pattern of ECMA-262: unterminated character class" });
    else expect(isSubset(made(left), made(right))).toEqual(expected);
  });

  test("a pattern that is to take the whole text does", () => {
    expect(isSubset(made(languageOf("a|bc", { anchored: true })), of("^(?:a|bc)$"))).toBe("yes");
    expect(isSubset(of("^(?:a|bc)$"), made(languageOf("a|bc", { anchored: true })))).toBe("yes");
  });

  test("lengths are compared without counting", () => {
    expect(isSubset(ofLength(3, 10), ofLength(0, 2 ** 31))).toBe("yes");
    expect(isSubset(ofLength(0, 2 ** 31), ofLength(0, 2 ** 31))).toBe("yes");
    expect(isSubset(ofLength(0, 2 ** 31), ofLength(3, 10))).toEqual({ no: "" });
    expect(isSubset(ofLength(3, 2 ** 31), ofLength(3, 10))).toEqual({ no: "aaaaaaaaaaa" });
    expect(isSubset(ofLength(0, 2 ** 31), of("^[a-z]*$"))).toEqual({ no: "0" });
    expect(isSubset(of("^[a-z]{1,20}$"), ofLength(0, 2 ** 31))).toBe("yes");
    expect(isSubset(of("^[a-z]+$"), ofLength(0, 2 ** 31))).toHaveProperty("unknown");
    expect(isSubset(anyOf(["a", "bb"]), ofLength(1, 2 ** 31))).toBe("yes");
    expect(isEmpty(ofLength(3, 2))).toBe(true);
    expect(has(ofLength(1, 1), "😀")).toBe(true);
    expect(has(ofLength(2, 2 ** 31), "😀")).toBe(false);
  });
});

describe("members", () => {
  test("are counted and listed where they are few", () => {
    expect(members(of("^(a|b|cc)$"), 3)).toEqual(["a", "b", "cc"]);
    expect(members(of("^(a|b|cc)$"), 2)).toBeUndefined();
    expect(members(of("^[a-c]?[01]$"), 100)).toEqual(["0", "1", "a0", "a1", "b0", "b1", "c0", "c1"]);
    expect(countUpTo(of("^[a-z]{2}$"), 10_000)).toBe(676);
    expect(countUpTo(of("^[a-z]{2}$"), 100)).toBe(100);
    expect(countUpTo(of("^a*$"), 100)).toBe(100);
    expect(countUpTo(of("^a$b"), 100)).toBe(0);
    expect(countUpTo(none(), 100)).toBe(0);
    expect(members(exactly("x"), 1)).toEqual(["x"]);
    expect(members(ofLength(0, 0), 5)).toEqual([""]);
    expect(lengthsOf(of("^a{2,5}(b|cc)$"))).toEqual({ shortest: 3, longest: 7 });
    expect(lengthsOf(of("^a{2,}$"))).toEqual({ shortest: 2, longest: Infinity });
  });

  test("that are listed are those that there are", () => {
    fc.assert(
      fc.property(language, (one) => {
        const found = members(one, 200);
        if (found === undefined) return;
        expect(isSubset(anyOf(found), one)).toBe("yes");
        const rest = made(difference(one, anyOf(found)));
        expect(sample(rest, 5, 1)).toEqual([]);
      }),
      { numRuns: runs / 4, seed: 5 },
    );
  });

  test("make samples that belong, differ, and are the same again", () => {
    fc.assert(
      fc.property(language, fc.integer(), (one, seed) => {
        const found = sample(one, 12, seed);
        expect(new Set(found).size).toBe(found.length);
        expect(found.length > 0 || isEmpty(one) || countUpTo(one, 10_000_000) < 10_000_000).toBe(true);
        for (const text of found) expect(has(one, text)).toBe(true);
        expect(sample(one, 12, seed)).toEqual(found);
      }),
      { numRuns: runs / 4, seed: 6 },
    );
  });
});

describe("a hostile pattern ends soon", () => {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  test.each<readonly [string, string]>([
    ["a window", "(a|b)*a(a|b){30}"],
    ["counts of counts", "^(a{1,5000}){1,5000}$"],
    ["counts of counts of counts", "(((a{100}){100}){100})"],
    ["an enormous count", "^a{1,99999999999}$"],
    ["ten thousand groups", "(".repeat(9_999) + ")".repeat(9_999)],
    ["ten thousand classes", "[".repeat(9_999)],
    ["looks all around", `^${[...letters].map((letter) => `(?=.*${letter})`).join("")}.*$`],
    ["many letters", Array.from({ length: 2500 }, (_, at) => `[^${String.fromCodePoint(0x4e00 + 2 * at)}]`).join("")],
    ["many properties", Array.from({ length: 40 }, (_, at) => `\\p{Script=${at}}`).join("")],
    ["too long", "a".repeat(20_001)],
    ["a back reference", "^(a+)\\1$"],
    ["a flag", "(?i:a)"],
    ["a look behind in a look ahead", "(?=a(?<=b))"],
    ["a look ahead in a look behind", "(?<=a(?=b))"],
  ])("%s", (_, written) => {
    expect(languageOf(written)).toHaveProperty("unknown");
  });

  test.each<readonly [string, string]>([
    ["a ladder", "(.*a){20}"],
    ["stars of stars", `${"(".repeat(150)}a${"*)".repeat(150)}*`],
    ["a look in a look", `${"(?=".repeat(150)}a${")".repeat(150)}`],
    ["many ways", `^(${Array.from({ length: 3000 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join("|")})*$`],
    ["nothing at all", `a${"?a".repeat(1)}?`.repeat(1000)],
    ["a wide class", `[${Array.from({ length: 9000 }, (_, at) => String.fromCodePoint(0x4e00 + 2 * at)).join("")}]`],
    ["what backtracking cannot", "^(a+)+$"],
  ])("%s", (_, written) => {
    expect(languageOf(written)).toHaveProperty("language");
  });

  test("a budget of one pattern holds for products and for lists of texts", () => {
    const [a, b] = [of("^(?:a{97})*$"), of("^(?:a{101})*$")];
    expect(isSubset(a, b, 200)).toEqual({ no: "a".repeat(97) });
    expect(union(a, b, 1_000)).toHaveProperty("unknown");
    expect(complement(anyOf(Array.from({ length: 5_000 }, (_, at) => `text ${at}`)), 100)).toHaveProperty("unknown");
    expect(languageOf("^a{50}$", { budget: 20 })).toHaveProperty("unknown");
  });
});

import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Contract } from "#model";
import { read } from "#read";
import { plainOf } from "../packages/lint/patterns/dialect.ts";
import { loadEngine } from "../packages/lint/patterns/engine.ts";
import { isExplosive } from "../packages/lint/patterns/loops.ts";
import { parse, type Tree } from "../packages/lint/patterns/parse.ts";
import { patternOf } from "../packages/lint/patterns/pattern.ts";

beforeAll(loadEngine);

const explosive = (pattern: string) => {
  const tree = parse(pattern);
  return tree === undefined ? undefined : isExplosive(tree);
};

async function contract(): Promise<Contract> {
  const text = "apiVersion: v3.2.0\nkind: DataContract\nid: a\nversion: 1.0.0\n";
  const { documents } = await read("a.odcs.yaml", new TextEncoder().encode(text));
  const model = documents[0]?.model;
  if (model?.kind !== "contract") throw new Error("not a contract");
  return model;
}

describe("exponential time", () => {
  test.each([
    "(a+)+", "^(a*)*$", "(a|a)*b", "(a|aa)+$", "(.*,)*", "(\\w+\\s?)*$", "([a-z]+)*\\d", "(a{1,50}){1,50}", "(x+x+)+y", "(a*b*)*c", "^(([a-z])+.)+[A-Z]([a-z])+$",
    "([ab]|[bc])*d", "(\\d+|\\w)+!", "(?:(?:a|b)*)*", "(\\p{L}+)*1", "(.|\\n|a)*b",
  ])("%s can take it", (pattern) => expect(explosive(pattern)).toBe(true));

  test.each([
    "^([a-z0-9-]+\\.)+[a-z]{2,}$", "^(\\w+,)*\\w+$", "^\\d{3}-\\d{2}-\\d{4}$", "(\\d{3}){2}", "^(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}$", "a+b+c+", "(ab)*", "[^,]*(,[^,]*)*",
    "^(\\p{L}+-)*\\p{L}+$", "", "^$", "(a|b)*", "([A-Z]{2}\\d{4}){0,5}", "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", "(é+ü)+",
  ])("%s cannot", (pattern) => expect(explosive(pattern)).toBe(false));

  test("what is too large is not known", () => {
    expect(explosive("a".repeat(301))).toBeUndefined();
    expect(explosive("(".repeat(200) + "a" + ")".repeat(200))).toBeUndefined();
  });

  test("agrees with a backtracking engine that counts its steps", () => {
    const most = 1_000_000;
    const leaf = fc.constantFrom("a", "b", "[ab]");
    const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
      pattern: fc.oneof({ maxDepth: 3, withCrossShrink: true }, leaf,
        fc.tuple(tie("pattern"), tie("pattern")).map(([a, b]) => `${a}${b}`),
        fc.tuple(tie("pattern"), tie("pattern")).map(([a, b]) => `(?:${a}|${b})`),
        fc.tuple(tie("pattern"), fc.constantFrom("*", "+", "?")).map(([a, sign]) => `(?:${a})${sign}`)),
    }));
    const words = ["a", "b", "ab", "aab", "abb"];
    const seen = { explosive: 0, quiet: 0 };
    fc.assert(fc.property(pattern.filter((text) => (text.match(/[*+]/g) ?? []).length <= 3), (text) => {
      const tree = parse(text);
      if (tree === undefined) throw new Error(text);
      const said = isExplosive(tree);
      const grows = words.some((word) => stepsOn(tree, word, 60, most) > most);
      if (grows) expect(said, text).toBe(true);
      if (said) seen[grows ? "explosive" : "quiet"] += 1;
    }), { seed: 7, numRuns: 800 });
    expect(seen.explosive).toBeGreaterThan(20);
    expect(seen.quiet, "said to explode, but not on these words").toBeLessThan(seen.explosive / 10);
  });
});

/** Steps of a greedy backtracking match of `word` over and over, then a character that nothing takes. */
function stepsOn(tree: Tree, word: string, length: number, most: number): number {
  const text = word.repeat(Math.ceil(length / word.length)).slice(0, length) + "!";
  let steps = 0;
  const go = (node: Tree, at: number, then: (at: number) => boolean): boolean => {
    steps += 1;
    if (steps > most) return true;
    if (node.is === "set") {
      const code = text.codePointAt(at);
      return code !== undefined && node.ranges.some(([from, to]) => from <= code && code <= to) && then(at + 1);
    }
    if (node.is === "repeat") return again(node, 0, at, then);
    if (node.is === "either") return node.parts.some((part) => go(part, at, then));
    const chain = (index: number, from: number): boolean => {
      const part = node.parts[index];
      return part === undefined ? then(from) : go(part, from, (next) => chain(index + 1, next));
    };
    return chain(0, at);
  };
  const again = (node: Extract<Tree, { is: "repeat" }>, count: number, from: number, then: (at: number) => boolean): boolean =>
    (count < node.max && go(node.part, from, (next) => next > from && again(node, count + 1, next, then))) || (count >= node.min && then(from));
  go(tree, 0, () => false);
  return steps;
}

describe("dialects", () => {
  test.each([
    ["(?=a)b", ["look-ahead"]], ["(?<!a)b", ["look-behind"]], ["(a)\\1", ["a back reference"]], ["(?<n>a)\\k<n>", ["a back reference"]], ["(?>a)", ["an atomic group"]], ["a++", ["a possessive quantifier"]],
    ["(?i)a", ["flags inside the pattern"]], ["(?i:a)", ["flags inside the pattern"]], ["(?P<n>a)", ["`(?P<name>`"]], ["[[:alpha:]]", ["the class [:alpha:]"]], ["\\Aa\\z", ["`\\A`", "`\\z`"]],
  ])("%s is not for every engine", (pattern, risks) => expect(plainOf(pattern).risks).toEqual(risks));

  test.each(["(?:a)", "(?<n>a)", "a+?", "[(?=a)]", "\\(?=", "[\\1]", "\\\\A", "[a+]+", "a{2}?", "\\d+\\.\\d*"])("%s is", (pattern) => expect(plainOf(pattern)).toEqual({ text: pattern, risks: [] }));
});

describe("patterns of a contract", () => {
  test.each(["(a", "[a", "a)", "*", "[z-a]", "a{2,1}", "\\", "(?=a", "a**"])("%s does not compile", async (text) => expect(patternOf(text, await contract()).broken).toEqual(expect.any(String)));
  test.each(["\\u0041", "\\/", "[\\w.-]+", "(?<year>\\d{4})", "\\p{L}", "a{,2}", "]", "^é$", "a{1001}", "\\é", "\\p{Letter}", "(?=a)b"])("%s compiles", async (text) => expect(patternOf(text, await contract()).broken).toBeUndefined());

  test("finds what ECMAScript finds", async () => {
    const model = await contract();
    const piece = fc.constantFrom("a", "b", "1", ".", "\\d", "\\w", "[ab]", "[^a]", "(a|b)", "(?:ab)", "a*", "b+", "1?", "a{1,2}", "\\u0061", "^", "$", "\\b");
    fc.assert(fc.property(fc.array(piece, { maxLength: 5 }), fc.string({ unit: fc.constantFrom("a", "b", "1", " ", "é"), maxLength: 8 }), (pieces, text) => {
      const pattern = pieces.join("");
      let native: RegExp;
      try {
        native = new RegExp(pattern);
      } catch {
        return;
      }
      expect(patternOf(pattern, model).finds(text), `${pattern} in ${text}`).toBe(native.test(text));
    }), { seed: 7, numRuns: 3000 });
  });

  test("what is too long, or too much, is not looked at, and says so", async () => {
    const model = await contract();
    expect(patternOf("a".repeat(10_001), model)).toMatchObject({ unread: true, explosive: false });
    expect(patternOf("(a+)+", model).finds("a".repeat(50_000))).toBe(true);
    expect(patternOf("(?:x{0,1000}){1}y", model).finds("x".repeat(1_000_000))).toBeUndefined();
    for (let index = 0; index < 60; index += 1) patternOf(`${index}`.padEnd(9_000, "x"), model);
    expect(patternOf("short", model).unread).toBe(true);
  });

  test("no text makes it throw", async () => {
    const model = await contract();
    const sign = fc.constantFrom(..."()[]{}*+?|\\^$.-,:=!<>&#PpkQEdw0123ab é\u{1f600}\n".split(""));
    fc.assert(fc.property(fc.oneof(fc.string({ unit: sign, maxLength: 30 }), fc.string({ unit: "binary", maxLength: 20 })), (text) => {
      const { broken, foreign, explosive: slow, unread } = patternOf(text, model);
      expect(unread || broken !== undefined || typeof slow === "boolean").toBe(true);
      expect(Array.isArray(foreign)).toBe(true);
    }), { seed: 7, numRuns: 20_000 });
  });
});

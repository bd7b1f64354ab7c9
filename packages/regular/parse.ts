import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { Undecided } from "./meter.ts";
import { propertyRanges } from "./property.ts";
import { anything, digits, lineTerminators, others, type Ranges, spaces, tidy, wordCharacters } from "./ranges.ts";
import type { Tree } from "./tree.ts";

/** Groups inside each other, characters, and Unicode properties of a pattern; what has more is not looked at. */
const most = { depth: 200, length: 20_000, properties: 30 };
let parser: RegExpParser | undefined;

/**
 * Reads a pattern of ECMA-262 with the flag `u`. What only the grammar without the flag allows (Annex B: `\@`, `\_`, a brace that is no quantifier) is read as every engine that
 * takes it does; what means another thing there (`\u{…}`, `\p`, octal numbers) is not. Throws `Undecided` for patterns that are broken, too large, or not regular.
 */
export function parse(pattern: string): Tree {
  if (pattern.length > most.length) throw new Undecided(`it is longer than ${most.length} characters`);
  if (depthOf(pattern) > most.depth) throw new Undecided(`its groups nest deeper than ${most.depth}`);
  if (new Set(pattern.match(/\\[pP]\{[^}]*/g)).size > most.properties) throw new Undecided(`it names more than ${most.properties} Unicode properties`);
  return alternatives(syntaxOf(pattern).alternatives);
}

function syntaxOf(pattern: string): AST.Pattern {
  parser ??= new RegExpParser({ ecmaVersion: 2025 });
  try {
    return parser.parsePattern(pattern, 0, pattern.length, { unicode: true });
  } catch (error) {
    if (!/[\ud800-\udfff]|\\(?:[pPk0-9]|u(?![\da-fA-F]{4})|x(?![\da-fA-F]{2})|c(?![a-zA-Z]))/.test(pattern.replace(/\\\\/g, "")))
      try {
        return parser.parsePattern(pattern, 0, pattern.length, { unicode: false });
      } catch {}
    throw new Undecided(error instanceof Error ? `it is no pattern of ECMA-262: ${error.message.slice(error.message.lastIndexOf(": ") + 2).toLowerCase()}` : String(error));
  }
}

/** An upper bound; brackets inside classes count too. */
function depthOf(pattern: string): number {
  let [depth, deepest] = [0, 0];
  for (let at = 0; at < pattern.length; at += 1) {
    const sign = pattern[at];
    if (sign === "\\") at += 1;
    else if (sign === "(") deepest = Math.max(deepest, (depth += 1));
    else if (sign === ")") depth -= 1;
  }
  return deepest;
}

const joined = (is: "all" | "either", parts: readonly Tree[]): Tree => (parts.length === 1 && parts[0] !== undefined ? parts[0] : { is, parts });
const alternatives = (parts: readonly AST.Alternative[]): Tree => joined("either", parts.map(({ elements }) => joined("all", elements.map(element))));

function element(node: AST.Element): Tree {
  switch (node.type) {
    case "Character":
    case "CharacterSet":
    case "CharacterClass":
      return { is: "set", ranges: rangesOf(node) };
    case "Group":
      if (node.modifiers !== null) throw new Undecided("it turns flags on or off inside");
      return alternatives(node.alternatives);
    case "CapturingGroup":
      return alternatives(node.alternatives);
    case "Quantifier":
      return { is: "repeat", part: element(node.element), min: node.min, max: node.max };
    case "Assertion":
      if (node.kind === "word") return { is: "place", place: node.negate ? "inside" : "boundary" };
      if (node.kind === "lookahead" || node.kind === "lookbehind") return { is: "look", behind: node.kind === "lookbehind", negated: node.negate, part: alternatives(node.alternatives) };
      return { is: "place", place: node.kind };
    case "Backreference":
      throw new Undecided("it refers back to what a group took, which is not regular");
    default:
      throw new Undecided(`it holds ${node.type}`);
  }
}

const escapes: Readonly<Record<AST.EscapeCharacterSet["kind"], Ranges>> = { digit: digits, space: spaces, word: wordCharacters };

function rangesOf(node: AST.Character | AST.CharacterSet | AST.CharacterClass | AST.CharacterClassElement): Ranges {
  switch (node.type) {
    case "Character":
      return [[node.value, node.value]];
    case "CharacterClassRange":
      return [[node.min.value, node.max.value]];
    case "CharacterSet": {
      if (node.kind === "any") return others(lineTerminators);
      const ranges = node.kind === "property" ? propertyRanges(node.key, node.value) : escapes[node.kind];
      return node.negate ? others(ranges) : ranges;
    }
    case "CharacterClass": {
      const ranges = tidy(node.elements.flatMap((part: AST.CharacterClassElement) => rangesOf(part)));
      return node.negate ? others(ranges) : ranges.length === 1 && ranges[0]?.[0] === 0 && ranges[0][1] === anything[0]?.[1] ? anything : ranges;
    }
    default:
      throw new Undecided(`it holds ${node.type}`);
  }
}

import { closest, codeSpan, commandData, commandProperty, flat, logLine, logLines, prose, tableRow, xmlAttribute, xmlText } from "#text";
import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, expect, test } from "vitest";

const seed = 20_261;
const bits = fc.constantFrom(
  "::", ":", "::error file=a::b", "::set-output name=x::y", "##[", "##[error]x", "##vso[task.setvariable variable=a]b", "#", "[", " ", "\t", "\n", "\r", "\u0085", "\u2028", "\v",
  "\u00a0", "\u3000", "\u200b", "\u202e", "\u2066", "\ufe0f", "\u034f", "\u0000", "\u001b[31m", "\ud800", "\ufeff", "%", "%0A", ",", "é", "a", "`", "|",
);
const hostile = fc.array(fc.oneof(bits, fc.string({ unit: "binary" })), { maxLength: 12 }).map((parts) => parts.join(""));

/** What the runner reads: the lines of a stream end at \r, \n or both. `loose` drops what a comparison by language rules may ignore. */
const commands = (output: string) =>
  output.split(/\r\n|[\r\n]/).filter((line) => [line, line.replace(/[\p{M}\p{C}]/gu, "")].some((loose) => loose.trimStart().startsWith("::") || /##\w*\[/.test(loose)));

describe("a log line", () => {
  test("never is a workflow command, whatever it says", () => {
    fc.assert(fc.property(hostile, (text) => {
      expect(commands(logLine(text))).toEqual([]);
      expect(logLine(text)).not.toMatch(/[\p{C}\u2028\u2029]/u);
      expect(commands(logLines(text))).toEqual([]);
      expect(logLines(text)).not.toMatch(/[^\P{C}\n]|[\u2028\u2029]/u);
    }), { seed, numRuns: 5000 });
  });

  test("keeps harmless text as it is and shows where it did not", () => {
    expect(logLine("  12:7  error  a::b # c")).toBe("  12:7  error  a::b # c");
    expect(logLine("\u00a0::error::x")).toBe("> \u00a0::error::x");
    expect(logLine(":\u0301:error::x")).toBe("> :\u0301:error::x");
    expect(logLine("see ##[error]x")).toBe("see # #[error]x");
    expect(logLine("a\r::error::x")).toBe("a ::error::x");
    expect(logLines("a\n::stop-commands::x\r\n\u2028::warning::y")).toBe("a\n> ::stop-commands::x\n\n> ::warning::y");
    expect(logLine("x".repeat(3000))).toBe(`${"x".repeat(1999)}…`);
  });
});

describe("a workflow command", () => {
  const undo = (text: string, tokens: readonly (readonly [string, string])[]) => tokens.reduce((now, [written, meant]) => now.replaceAll(written, meant), text);
  const data = [["%0D", "\r"], ["%0A", "\n"], ["%25", "%"]] as const;
  const property = [["%0D", "\r"], ["%0A", "\n"], ["%3A", ":"], ["%2C", ","], ["%25", "%"]] as const;

  test("carries any text on one line and back", () => {
    fc.assert(fc.property(hostile, (text) => {
      expect(commandData(text)).not.toMatch(/[\r\n]/);
      expect(commandProperty(text)).not.toMatch(/[\r\n:,]/);
      expect(undo(commandData(text), data)).toBe(text);
      expect(undo(commandProperty(text), property)).toBe(text);
    }), { seed });
  });
});

test("flat text is one line without hidden characters", () => {
  expect(flat("a\r\n\tb\u202ec\u200b")).toBe("a b�c�");
  expect(flat("y".repeat(200))).toHaveLength(120);
});

const markdownBits = fc.constantFrom(
  "`", "``", "```", "~~~", "|", "\\", "\\|", "\\\\|", "|---|", "\n", "\n\n", "\r", "# ", "## APPROVED", "===", "---", "- ", "1. ", "> ", "* ", "[", "]", "(", ")", "[a](https://evil.example)", "![x](https://evil.example/p.png)",
  "[a]: https://evil.example", "<img src=x onerror=alert(1)>", "</details>", "<!-- meshgate -->", "<https://evil.example>", "https://evil.example", "www.evil.example", "a@evil.example", "@team", "@org/team", "#1", "GH-1",
  "org/repo#1", "deadbeefdeadbeef", "&lt;", "&#64;", "*", "**", "_", "~~", "$$x$$", ":tada:", "[^1]", "[ ]", " ", "  ", ".", ":", "!", "(", ")", "\"", "1", "12)", "+", "word", "Closes", "\u202e", "\u200b", "\u0000", "\ud800", "é",
);
const hostileMarkdown = fc.array(fc.oneof(markdownBits, fc.string({ unit: "binary" })), { maxLength: 14 }).map((parts) => parts.join(""));

interface Node { readonly type: string; readonly value?: string; readonly children?: readonly Node[] }
const parse = (markdown: string): Node => fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
const all = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(all)];
const texts = (node: Node) => all(node).filter((part) => part.type === "text").map((part) => part.value ?? "");
const kinds = (node: Node) => [...new Set(all(node).map((part) => part.type))];
/** What GitHub makes of plain text after Markdown is done: mentions, issues, commits, addresses, emoji. */
const active = /[@#<>&$_*~[\]\\]|:\w+:|\/\/|www\.|GH-\d|\b[0-9a-f]{7,}\b/i;

describe("Markdown", () => {
  test("a code span holds any text and nothing outside it", () => {
    fc.assert(fc.property(hostileMarkdown, (text) => {
      const tree = parse(`It is ${codeSpan(text)}, see.`);
      expect(kinds(tree)).toEqual(["root", "paragraph", "text", "inlineCode"]);
      expect(texts(tree)).toEqual(["It is ", ", see."]);
      const shownText = flat(text);
      expect(all(tree).find((part) => part.type === "inlineCode")?.value).toBe(shownText === "" ? "  " : shownText);
      expect(codeSpan(text)).not.toMatch(/[\p{C}\u2028\u2029]/u);
    }), { seed, numRuns: 5000 });
  });

  test("a sentence stays words and code, also as the first thing of a paragraph or an item", () => {
    fc.assert(fc.property(hostileMarkdown, (text) => {
      const said = prose(text);
      fc.pre(said.trim() !== "");
      for (const [markdown, around] of [[said, ["root", "paragraph"]], [`- ${said}`, ["root", "list", "listItem", "paragraph"]]] as const) {
        const tree = parse(markdown);
        expect(kinds(tree).filter((kind) => kind !== "text" && kind !== "inlineCode")).toEqual(around);
        for (const plain of texts(tree)) expect(plain).not.toMatch(active);
      }
    }), { seed, numRuns: 5000 });
  });

  test("a table keeps its rows and cells", () => {
    fc.assert(fc.property(hostileMarkdown, hostileMarkdown, (one, two) => {
      const table = ["| a | b |", "|---|---|", tableRow([codeSpan(one), prose(two)]), tableRow([prose(two), codeSpan(one)])].join("\n");
      const tree = parse(`${table}\n\nafter`);
      expect((tree.children ?? []).map((child) => child.type)).toEqual(["table", "paragraph"]);
      const rows = all(tree).filter((part) => part.type === "tableRow");
      expect(rows.map((row) => row.children?.length)).toEqual([2, 2, 2]);
      expect(kinds(tree).filter((kind) => !["root", "table", "tableRow", "tableCell", "paragraph", "text", "inlineCode"].includes(kind))).toEqual([]);
      expect(rows[1]?.children?.[0]?.children?.map((part) => part.type)).toEqual(["inlineCode"]);
      for (const plain of texts(tree)) expect(plain).not.toMatch(active);
    }), { seed, numRuns: 5000 });
  });

  test("reads well where nothing is hostile", () => {
    expect(prose("The property `amount` was removed (line 12), so 3 readers break.")).toBe("The property `amount` was removed (line 12), so 3 readers break.");
    expect(prose("Ask @team at https://a.example or see #1.")).toBe("Ask `@team` at `https://a.example` or see `#1.`");
    expect(prose("1. first")).toBe("`1.` first");
    expect(prose("2 of `a`, (`b`) changed from `c` to `d`. Now 24h.")).toBe("2 of `a`, (`b`) changed from `c` to `d`. Now 24h.");
    expect(codeSpan("a``b`")).toBe("``` a``b` ```");
    expect(codeSpan("")).toBe("`  `");
    expect(codeSpan("x".repeat(200))).toHaveLength(122);
    expect(tableRow([codeSpan("a|b\\|c")])).toBe("| `a\\|b⧵\\|c` |");
  });
});

describe("XML", () => {
  /** The characters that XML 1.0 allows and references stand for, read back. */
  const back = (text: string) => text.replace(/&(amp|lt|gt|quot|apos|#13|#10|#9);/g, (_, name: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", "#13": "\r", "#10": "\n", "#9": "\t" })[name] ?? "");
  const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

  test("text and attributes carry any text", () => {
    fc.assert(fc.property(fc.oneof(hostile, hostileMarkdown, fc.constant("a]]>b\u0000\uffff\ud800<![CDATA[")), (text) => {
      const expected = text.replace(new RegExp(forbidden, "gu"), "�");
      expect(back(xmlText(text))).toBe(expected);
      expect(back(xmlAttribute(text))).toBe(expected);
      expect(xmlText(text)).not.toMatch(/[<>\r]|&(?!(amp|lt|gt|#13);)/);
      expect(xmlAttribute(text)).not.toMatch(/[<>"'\r\n\t]/);
      expect(xmlText(text)).not.toMatch(forbidden);
    }), { seed, numRuns: 2000 });
  });
});

test("a misspelt word finds what was meant, a strange one does not", () => {
  const keys = ["contracts", "exclude", "levels", "fail-on", "expect", "mode", "baseline"];
  expect(["contract", "failOn", "fial-on", "LEVELS", "level", "excldue", "base_line", "moed"].map((word) => closest(word, keys))).toEqual(
    ["contracts", "fail-on", "fail-on", "levels", "levels", "exclude", "baseline", "mode"]);
  expect(["rules", "x", "", "ignore", "m".repeat(100)].map((word) => closest(word, keys))).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

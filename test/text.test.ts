import { commandData, commandProperty, flat, logLine, logLines } from "#text";
import fc from "fast-check";
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

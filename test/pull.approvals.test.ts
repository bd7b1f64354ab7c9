import fc from "fast-check";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, expect, test } from "vitest";
import { claimsIn, commandsIn, ownersOf } from "#pull";

const print = "1f2e3d4c5b6a7988";
const line = `/meshgate approve ${print} until 2026-12-31 because Finance reads the new key.`;
const read = { fingerprint: print, until: "2026-12-31", reason: "Finance reads the new key." };

/** The texts of a document that are in no quote, list, link, code or HTML. */
function plain(node: Nodes): string[] {
  if (["blockquote", "list", "link", "image", "footnoteDefinition"].includes(node.type)) return [];
  return node.type === "text" ? [node.value] : "children" in node ? node.children.flatMap(plain) : [];
}

describe("a comment", () => {
  test.each<[string, string, number]>([
    ["of one line", line, 1], ["with text before and after", `Agreed with finance.\n\n${line}\n\nThanks!`, 1], ["right below plain text", `Agreed\n${line}`, 1], ["of two commands", `${line}\r\n${line}`, 2],
    ["after a fence that ended", `\`\`\`\nx\n\`\`\`\n${line}`, 1],
  ])("%s commands", (_, body, count) => expect(commandsIn(body)).toEqual({ approvals: Array(count).fill(read), problems: [] }));

  test.each<[string, string]>([
    ["a fence", `\`\`\`\n${line}\n\`\`\``], ["a fence of tildes", `~~~ text\n${line}\n\`\`\`\n${line}\n~~~`], ["a fence that never ends", `\`\`\`\n${line}`], ["a longer fence", `\`\`\`\`\n\`\`\`\n${line}\n\`\`\`\``],
    ["indented code", `    ${line}`], ["a quote", `> ${line}`], ["a list", `- ${line}`], ["a sentence", `Please write ${line}`], ["code", `\`${line}\``],
  ])("says nothing where the command stands in %s", (_, body) => expect(commandsIn(body)).toEqual({ approvals: [], problems: [] }));

  test.each<[string, string, RegExp]>([
    ["an HTML comment", `<!--\n${line}\n-->`, /HTML/], ["HTML that may not have ended", `<pre>\n\n${line}`, /HTML/], ["a quote's last line", `> as said\n${line}`, /paragraph/], ["the title of a link", `[a](b "\n${line}\n")`, /paragraph/], ["code over two lines", `see \`\n${line}\n\``, /paragraph/],
    ["blanks", `  ${line}`, /does not begin/], ["a verb that nobody knows", "/meshgate aprove x", /does not begin/], ["no fingerprint", "/meshgate approve", /fingerprint/], ["a fingerprint of all", "/meshgate approve * until 2026-12-31 because x", /fingerprint/],
    ["a fingerprint in capitals", line.replace(print, print.toUpperCase()), /fingerprint/], ["a short fingerprint", line.replace(print, "1f2e3d4c"), /fingerprint/], ["no day", `/meshgate approve ${print} because x`, /last day/], ["a day that is none", line.replace("12-31", "02-30"), /last day/],
    ["a day in words", line.replace("2026-12-31", "tomorrow"), /last day/], ["a moment", line.replace("2026-12-31", "2026-12-31T10:00:00Z"), /last day/], ["no reason", `/meshgate approve ${print} until 2026-12-31`, /reason/], ["the reason that is offered", `/meshgate approve ${print} until 2026-12-31 because …`, /reason/],
    ["a novel", `/meshgate approve ${print} until 2026-12-31 because ${"x".repeat(2001)}`, /more than 2000/], ["other words", `/meshgate approve ${print} for 2026-12-31 because x`, /last day/],
  ])("that is broken by %s approves nothing, and that is said", (_, body, says) => {
    const { approvals, problems } = commandsIn(body);
    expect([approvals, problems.length]).toEqual([[], 1]);
    expect(problems[0]).toMatch(says);
  });

  test("approves only what every reader of Markdown sees as plain text", () => {
    const bits = fc.constantFrom("```", "~~~", "````", "``` x", "  ```", "> ", ">", "- ", "1. ", "    ", "  ", "\t", "<!--", "-->", "<pre>", "</pre>", "<div>", "</div>", "<a title=\"", "\">", "`", "``", "[a](b \"", "\")", "[x]: /u '", "'", "| a |", "|-|", "===", "---", "text", "$$", "\\", "*", "_", "![", "&lt;", "", "", "\n");
    const rows = fc.array(fc.oneof({ weight: 3, arbitrary: fc.array(bits, { minLength: 1, maxLength: 3 }).map((some) => some.join("")) }, { weight: 2, arbitrary: fc.constant(undefined) }), { maxLength: 12 });
    let counted = 0;
    fc.assert(fc.property(rows, fc.constantFrom("\n", "\r\n", "\r"), (lines, end) => {
      const body = lines.map((one, at) => one ?? line.replace(print, at.toString(16).padStart(16, "0"))).join(end);
      const seen = plain(fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })).join("\n");
      for (const { fingerprint } of commandsIn(body).approvals) {
        counted += 1;
        if (!seen.includes(`/meshgate approve ${fingerprint}`)) return false;
      }
      return true;
    }), { numRuns: 3000 });
    expect(counted).toBeGreaterThan(500);
  });

  test("never throws, and never takes a line twice", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
      const { approvals, problems } = commandsIn(`${text}\n\n${line}\n${text}`);
      return approvals.length + problems.length <= `${text}${text}`.split(/\r\n|\r|\n/).length + 1;
    }));
  });
});

describe("CODEOWNERS", () => {
  test.each<[string, string, readonly string[]]>([
    ["*  @all", "a/b.yaml", ["@all"]], ["*.yaml @yaml", "a/b.yaml", ["@yaml"]], ["*.yaml @yaml", "a/b.yml", []], ["/contracts/ @c", "contracts/x/y.yaml", ["@c"]], ["/contracts/ @c", "a/contracts/y.yaml", []], ["contracts/ @c", "a/contracts/y.yaml", ["@c"]],
    ["/contracts @c", "contracts/y.yaml", ["@c"]], ["docs/* @d", "docs/a.md", ["@d"]], ["docs/* @d", "docs/a/b.md", []], ["docs/* @d", "x/docs/a.md", []], ["docs/** @d", "docs/a/b.md", ["@d"]], ["**/logs @l", "a/b/logs/c", ["@l"]], ["a/**/z @x", "a/z", ["@x"]], ["a/**/z @x", "a/b/c/z", ["@x"]],
    ["/a?.yaml @q", "ab.yaml", ["@q"]], ["/a?.yaml @q", "a/.yaml", []], ["* @a\n/x/ @b", "x/y", ["@b"]], ["/x/ @b\n* @a", "x/y", ["@a"]], ["* @a\n/x/", "x/y", []], ["* @a # @b", "x", ["@a"]], ["# * @a", "x", []], ["* @acme/sales anna@acme.example @anna", "x", ["@acme/sales", "anna@acme.example", "@anna"]],
    ["* @a\n!x @b", "x", ["@a"]], ["* @a\n[x] @b", "x", ["@a"]], ["* @a\n* b", "x", ["@a"]], ["a\\ b @s", "a b", ["@s"]], ["X @s", "x", []], ["* @a\r\n", "x", ["@a"]], ["/x @b", "xy", []], ["x/y @b", "x/y/z", ["@b"]], ["/ @b", "x", []],
  ])("%j owns %j: %j", (text, path, owners) => expect(ownersOf(text, path)).toEqual(owners));

  test("patterns of many stars come to an end", () => {
    expect(ownersOf(`/${"*a".repeat(40)}b @b`, "a".repeat(4000))).toEqual([]);
    expect(ownersOf(`${"**/a/".repeat(200)}x @b`, `${"a/".repeat(500)}y`)).toEqual([]);
  });

  test("never throws", () => {
    const bits = fc.constantFrom("*", "**", "/", "?", "a", " @a", "\\", "\n", "#", "!", "[", "@acme/x", "\t");
    fc.assert(fc.property(fc.array(bits).map((some) => some.join("")), fc.array(bits).map((some) => some.join("")), (text, path) => Array.isArray(ownersOf(text, path))));
  });
});

describe("whose command counts, as far as nobody has to be asked", () => {
  const comment = { id: 1, url: "u", body: line, by: { login: "anna", person: true, known: false }, edited: false, hidden: false };
  const talk = { head: "h", author: "dana", wrote: ["erik"], comments: [comment] };
  const found = new Set([print]);

  test("orders of questions: first those whom the host knows", () => {
    const other = { ...comment, id: 2, by: { login: "ben", person: true, known: true } };
    expect(claimsIn({ ...talk, comments: [comment, other] }, found, "2026-12-31").claims.map(({ login }) => login)).toEqual(["ben", "anna"]);
  });

  test("our own comment, which offers commands, gives none", () => {
    expect(claimsIn({ ...talk, comments: [{ ...comment, body: `<!-- meshgate v1 gate=main run=1 attempt=1 head=${"a".repeat(40)} digest=${"b".repeat(32)} -->\n\n${line}` }] }, found, "2026-01-01")).toEqual({ claims: [], refused: [] });
  });
});

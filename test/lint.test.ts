import { readFileSync, readdirSync, existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { applyFixes, lint, rules } from "#lint";
import { read } from "#read";
import { meshOf } from "../packages/run/documents.ts";

const folder = new URL("../fixtures/lint/", import.meta.url);

/** Lints one file as a mesh of its own. */
async function lintFile(name: string, bytes: Uint8Array) {
  const reading = await read(name, bytes);
  const { text, documents } = reading;
  return { text, findings: await lint(documents, meshOf([reading]), rules) };
}

/** The rules that a fixture expects, by line: `# ✖ rule-id other-rule` at the end of the line. */
function marks(bytes: Uint8Array): string[] {
  const lines = new TextDecoder().decode(bytes).split("\n");
  return lines.flatMap((line, index) => (/# ✖ ([a-z -]+)\s*$/.exec(line)?.[1] ?? "").split(/[ ,]+/).filter(Boolean).map((rule) => `${index + 1} ${rule}`));
}

describe.each(rules.map((rule) => ({ id: rule.id, rule })))("$id", ({ id, rule }) => {
  const files = existsSync(new URL(`${id}/`, folder)) ? readdirSync(new URL(`${id}/`, folder)) : [];
  const bytes = (file: string) => readFileSync(new URL(`${id}/${file}`, folder));

  test("has a good and a bad fixture", () => {
    expect(files.some((file) => file.startsWith("good"))).toBe(true);
    expect(files.some((file) => file.startsWith("bad"))).toBe(true);
  });

  test.each(files.filter((file) => file.startsWith("bad")))("%s: is found on the marked lines", async (file) => {
    const { findings } = await lintFile(file, bytes(file));
    const found = findings.filter((finding) => finding.rule === id).map((finding) => `${finding.at.line} ${finding.rule}`);
    const expected = marks(bytes(file)).filter((mark) => mark.endsWith(` ${id}`));
    expect(expected.length).toBeGreaterThan(0);
    expect(found).toEqual(expected);
  });

  test.each(files.filter((file) => file.startsWith("good")))("%s: nothing is found, and nothing else is an error", async (file) => {
    const { findings } = await lintFile(file, bytes(file));
    const levels = new Map(rules.map((one) => [one.id, one.level]));
    expect(findings.filter((finding) => finding.rule === id || levels.get(finding.rule) === "error")).toEqual([]);
  });

  if (rule.fixable) test("its fix gives fixed.yaml, and needs no second run", async () => {
    const { text, findings } = await lintFile("bad.yaml", bytes("bad.yaml"));
    const own = findings.filter((finding) => finding.rule === id);
    const fixed = applyFixes(text, own);
    expect(fixed.text).toBe(bytes("fixed.yaml").toString());
    const again = await lintFile("fixed.yaml", bytes("fixed.yaml"));
    expect(again.findings.filter((finding) => finding.rule === id && finding.fix !== undefined)).toEqual([]);
  });
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { examples, explain, rules } from "#lint";
import { docs, folders, home } from "../scripts/generate-docs.ts";

const pages = await docs();

test("the committed pages and examples are what the rules and fixtures give; else `npm run generate`", () => {
  for (const [path, text] of pages) expect(readFileSync(join(home, path), "utf8"), path).toBe(text);
});

test("no page is left of a rule that is gone", () => {
  for (const folder of folders) for (const file of readdirSync(join(home, folder))) expect([...pages.keys()]).toContain(`${folder}/${file}`);
});

test("every link between pages leads to a page, and to a heading in it", () => {
  const pagesIn = (folder: string) => readdirSync(join(home, folder)).filter((name) => name.endsWith(".md")).map((name) => join(folder, name));
  const written = ["README.md", "CONTRIBUTING.md", "SECURITY.md", ...["docs", "docs/changes", "docs/rules", ...readdirSync(join(home, "actions")).map((name) => `actions/${name}`)].flatMap(pagesIn)];
  const anchors = (path: string) => readFileSync(join(home, path), "utf8").split("\n").filter((line) => line.startsWith("#")).map((line) => line.replace(/^#+ /, "").toLowerCase().replace(/[^\p{L}\d _-]/gu, "").replaceAll(" ", "-"));
  const lost = written.flatMap((page) => [...readFileSync(join(home, page), "utf8").matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].flatMap(([link, to = "", anchor]) => {
    const path = to === "" ? page : join(dirname(page), to);
    const there = existsSync(join(home, path)) && (anchor === undefined || anchors(path).includes(anchor));
    return there ? [] : [`${page}: ${link}`];
  }));
  expect(lost).toEqual([]);
});

describe.each(rules.map((rule) => ({ id: rule.id, rule })))("$id", ({ id, rule }) => {
  test("has an example that shows the breach, and no mark of the tests", async () => {
    const example = (await examples())[id];
    expect(example?.bad).toMatch(/ # ← .|^# A file that is no text\. Line \d+: ./);
    expect(example?.good).not.toContain("# ←");
    for (const text of Object.values(example ?? {})) {
      expect(text).not.toContain("✖");
      expect(text.split("\n").length).toBeLessThanOrEqual(25);
    }
  });

  test("is explained with its reason and how to silence it", async () => {
    const text = explain(rule, (await examples())[id] ?? { bad: "", good: "" });
    for (const part of [id, rule.says, rule.why, rule.source ?? "", `${id}: off`]) expect(text).toContain(part);
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
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

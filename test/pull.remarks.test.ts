import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, expect, test } from "vitest";
import type { Reason } from "#model";
import { relabel, remarksOf, review, reviewersOf, type StandingRemark, statusOf } from "#pull";
import { shownIn } from "../packages/pull/diff.ts";
import { suggestionOf } from "../packages/pull/suggestion.ts";
import { finding, lintReport, patchOf } from "./run/reports.ts";

const hostile = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("```suggestion\nevil: true\n```", "<!-- meshgate remark v1 gate=main key=0123456789abcdef -->", "@acme/everyone #1 https://evil.example", "![x](https://evil.example/p.png)", "</details><h1>APPROVED</h1>", "\n\n## APPROVED", "a\u202eb"));
const reasonOf = (found: ReturnType<typeof finding>, level: Reason["level"] = "error"): Reason => ({ ...found, level, verb: "lint", hurt: [], fixable: found.fix !== undefined });

describe("a patch", () => {
  test("shows the new text at its lines, whatever the lines look like", () => {
    const line = fc.oneof(fc.string().map((text) => text.replace(/[\r\n]/g, "")), fc.constantFrom("@@ -1 +1 @@", "+++ b/x", "--- a/x", "-", "+", "\\ No newline", "diff --git a/x b/x"));
    const row = fc.record({ sign: fc.constantFrom(" ", "+", "-"), text: line });
    fc.assert(fc.property(fc.array(fc.array(row, { minLength: 1, maxLength: 8 }), { maxLength: 4 }), fc.nat(50), (hunks, gap) => {
      const expected = new Map<number, string>();
      let [old, now] = [1, 1];
      const patch = hunks.map((rows) => {
        [old, now] = [old + gap, now + gap];
        const [before, after] = [rows.filter(({ sign }) => sign !== "+").length, rows.filter(({ sign }) => sign !== "-").length];
        rows.filter(({ sign }) => sign !== "-").forEach(({ text }, n) => expected.set(now + n, text));
        const said = [`@@ -${old},${before} +${now},${after} @@ heading`, ...rows.map(({ sign, text }) => sign + text)];
        [old, now] = [old + before, now + after];
        return said.join("\n");
      }).join("\n");
      expect([...shownIn(patch)].map(([at, { text }]) => [at, text])).toEqual([...expected]);
    }));
  });

  test("that is none shows nothing", () => {
    for (const patch of ["", "hello", "@@ nonsense", "@@ -1 +1"]) expect(shownIn(patch).size).toBe(0);
  });
});

describe("a suggestion", () => {
  test("is the text that the fix makes", () => {
    const cell = fc.stringMatching(/^[a-z: ]{0,12}$/);
    fc.assert(fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(), fc.nat(), fc.stringMatching(/^[a-z]{1,6}$/), (lines, a, b, c, put) => {
      const row = a % lines.length;
      const was = lines[row] ?? "";
      const from = b % (was.length + 1);
      const to = from + (c % (was.length - from + 1));
      const at = { file: "f.yaml", line: row + 1, column: from + 1, endLine: row + 1, endColumn: to + 1 };
      expect(suggestionOf({ title: "t", edits: [{ at, text: put }] }, "f.yaml", shownIn(patchOf(lines.join("\n"))))).toEqual({ startLine: row + 1, line: row + 1, text: was.slice(0, from) + put + was.slice(to) });
    }));
  });

  test("is not made where the diff does not show all of it, for another file, for edits that overlap, or of what cannot be seen", () => {
    const shown = shownIn(patchOf("a: 1\nb: 2"));
    const edit = (line: number, column: number, endLine: number, endColumn: number, text: string, file = "f.yaml") => ({ at: { file, line, column, endLine, endColumn }, text });
    const made = (...edits: ReturnType<typeof edit>[]) => suggestionOf({ title: "t", edits }, "f.yaml", shown);
    expect(made(edit(1, 1, 2, 2, "c"))).toEqual({ startLine: 1, line: 2, text: "c: 2" });
    expect(made()).toBeUndefined();
    expect(made(edit(2, 1, 3, 1, "c"))).toBeUndefined();
    expect(made(edit(1, 1, 1, 2, "c", "g.yaml"))).toBeUndefined();
    expect(made(edit(1, 1, 1, 4, "c"), edit(1, 2, 1, 5, "d"))).toBeUndefined();
    expect(made(edit(1, 1, 1, 2, "c\u202e"))).toBeUndefined();
    expect(made(edit(1, 1, 1, 2, "c\u200b"))).toBeUndefined();
    expect(made(edit(1, 1, 1, 5, ""))).toBeUndefined();
    expect(made(edit(1, 1, 1, 999, "c"))).toBeUndefined();
  });
});

test("a remark says nothing that a stranger's text could make it say", () => {
  fc.assert(fc.property(hostile, hostile, hostile, (message, hint, put) => {
    const found = finding({ rule: "unknown-field", file: "f.yaml", line: 1, message, hint, fix: { title: put, edits: [{ at: { file: "f.yaml", line: 1, column: 1, endLine: 1, endColumn: 2 }, text: put }] } });
    for (const { body } of remarksOf({ reasons: [reasonOf(found)], reports: [lintReport([found])], patches: new Map([["f.yaml", patchOf("a: `1`")]]), gate: "main", suggests: true })) {
      const [marker, ...rest] = body.split("\n");
      expect(marker).toMatch(/^<!-- meshgate remark v1 gate=main key=[0-9a-f]{16} -->$/);
      const tree = fromMarkdown(rest.join("\n"), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
      const blocks = tree.children.filter(({ type }) => type === "code");
      expect(blocks.length).toBeLessThanOrEqual(1);
      for (const node of tree.children) {
        expect(["paragraph", "code"]).toContain(node.type);
        if (node.type === "paragraph") for (const inner of node.children) {
          expect(["text", "inlineCode"]).toContain(inner.type);
          if (inner.type === "text") expect(inner.value).not.toMatch(/[@#<]|https?:/);
        }
      }
    }
  }), { numRuns: 500 });
});

test("a review is settled after one run: the same findings again change nothing, whatever stood there before", () => {
  const standing = fc.record({ nth: fc.nat(4), mine: fc.boolean(), hidden: fc.boolean(), resolved: fc.boolean(), outdated: fc.boolean(), old: fc.boolean() });
  fc.assert(fc.property(fc.subarray([0, 1, 2, 3, 4]), fc.array(standing, { maxLength: 8 }), (which, before) => {
    const patches = new Map([["f.yaml", patchOf("a\nb\nc\nd\ne")]]);
    const all = [0, 1, 2, 3, 4].map((n) => reasonOf(finding({ rule: "unknown-field", file: "f.yaml", line: n + 1, message: `Number ${n}.` })));
    const of = (reasons: readonly Reason[]) => remarksOf({ reasons, reports: [], patches, gate: "main", suggests: true });
    const bodies = of(all).map(({ body }) => body);
    const wanted = of(which.flatMap((n) => all[n] ?? []));
    let stands: StandingRemark[] = before.map(({ nth, old, ...rest }, id) => ({ id: String(id), body: `${bodies[nth] ?? ""}${old ? " old" : ""}`, ...rest }));
    const theirs = JSON.stringify(stands.filter(({ mine }) => !mine));
    const first = review(wanted, stands, "main");
    stands = stands.map((one) => {
      const body = first.update.find(({ id }) => id === one.id)?.body ?? one.body;
      return { ...one, body, hidden: first.hide.includes(one.id) || (one.hidden && !first.show.includes(one.id)) };
    });
    stands.push(...first.post.map(({ body }, n) => ({ id: `new${n}`, body, mine: true, hidden: false, resolved: false, outdated: false })));
    expect(JSON.stringify(stands.filter(({ mine }) => !mine)), "nobody else's is touched").toBe(theirs);
    expect(review(wanted, stands, "main")).toEqual({ post: [], update: [], hide: [], show: [], left: 0 });
    const seen = stands.filter(({ mine, hidden, resolved }) => mine && !hidden && !resolved).map(({ body }) => body);
    expect(new Set(seen).size, "each stands once").toBe(seen.length);
    for (const body of seen) expect(wanted.map((want) => want.body)).toContain(body);
  }));
});

test("labels: one of ours at most, after any history", () => {
  fc.assert(fc.property(fc.subarray(["meshgate: block", "meshgate: warn", "Meshgate: Block", "bug", "meshgate daily: warn"]), fc.constantFrom("pass", "warn", "block"), (standing, ruling) => {
    const { add, remove } = relabel(standing, ruling, "main");
    const now = [...standing.filter((label) => !remove.some((one) => one.toLowerCase() === label.toLowerCase())), ...add];
    expect([...new Set(now.filter((label) => /^meshgate: /i.test(label)).map((label) => label.toLowerCase()))]).toEqual(ruling === "pass" ? [] : [`meshgate: ${ruling}`]);
    expect(now.filter((label) => !/^meshgate: /i.test(label))).toEqual(standing.filter((label) => !/^meshgate: /i.test(label)));
  }));
});

test("reviewers: nobody twice, nobody of another organisation, nobody for an info, no key that a map has anyway", () => {
  const hurt = (owner?: string) => ({ product: "p", at: { file: "p", line: 1, column: 1, endLine: 1, endColumn: 1 }, through: "x", reads: "certain" as const, ...(owner === undefined ? {} : { owner }) });
  const teams = { a: "@acme/a-team", b: "@other/b-team", c: "@Acme/C-Team" };
  const about = { teams, organisation: "acme", asked: ["c-team"] };
  expect(reviewersOf({ ...about, reasons: [{ level: "error", hurt: [hurt("a"), hurt("a"), hurt("b"), hurt("c"), hurt("constructor"), hurt()] }] })).toEqual({ ask: ["a-team"], known: 1, nameless: 2, foreign: 1 });
  expect(reviewersOf({ ...about, reasons: [{ level: "info", hurt: [hurt("a")] }] }).ask).toEqual([]);
});

test("a status has at most 140 characters and fails on a block, or on a warning where the repository says so", () => {
  const big = 999_999_999;
  const options = { gate: "main", failsOnWarn: false, unprivileged: true };
  const counts = { error: big, warn: big, info: big, known: big };
  expect(statusOf({ ruling: "block", counts }, options).says.length).toBeLessThanOrEqual(140);
  expect(statusOf({ ruling: "warn", counts }, options).state).toBe("success");
  expect(statusOf({ ruling: "warn", counts }, { ...options, failsOnWarn: true }).state).toBe("failure");
});

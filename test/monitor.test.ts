import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, expect, test } from "vitest";
import type { CheckResult } from "#model";
import { isOurs, type Issue, markerOf, planOf, standingOf, type Subject, subjectsOf, type Tracker } from "#monitor";
import { keepIssues } from "../packages/run/monitor-issues.ts";
import { add, board, type Board, issuesOn, me, openOnes } from "./monitor/board.ts";

const at = { file: "contracts/a.yaml", line: 3, column: 1, endLine: 3, endColumn: 9 };
const subjectOf = (id: string): Subject => ({ kind: "contract", id, key: subjectsOf({ contracts: [{ id } as never], products: [] }, () => true)[0]?.key ?? "", owners: ["Sales"], contracts: [id] });
const result = (contract: string, check: string, outcome: CheckResult["outcome"], more: Partial<CheckResult> = {}): CheckResult =>
  ({ check, path: [contract, "orders", check], outcome, expected: "0 rows", evidence: "exact", at, message: `Said of ${check}.`, fingerprint: subjectOf(`${contract} ${check}`).key, ...more });
const tracker: Tracker = { me, label: "meshgate", mention: {} };

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}
const nodesOf = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(nodesOf)];
const everyNode = (markdown: string) => nodesOf(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node);

type Look = Readonly<Record<string, readonly CheckResult["outcome"][] | "gone">>;

/** One run of the monitor over how the data of some contracts stands. */
async function run(on: Board, look: Look, turn?: () => Promise<void>) {
  const ids = Object.keys(look).filter((id) => look[id] !== "gone");
  const subjects = ids.map(subjectOf);
  const found = ids.flatMap((id) => [...(look[id] ?? [])].map((outcome, index) => ({ result: result(id, `check-${index}`, outcome as CheckResult["outcome"]), counts: true })));
  return keepIssues({ issues: issuesOn(on, turn), plan: (issues, who, whole = true) => planOf({ subjects, standing: (subject) => standingOf(subject, found), issues, tracker: who, whole }), label: "meshgate", mention: {}, dry: false });
}

const keyed = (on: Board, id: string) => openOnes(on).filter(({ body }) => markerOf(body)?.key === subjectOf(id).key);

describe("what is to be written", () => {
  test("opened once, edited in place without a comment, told when more breaks, closed when mended, opened again as the same one", async () => {
    const on = board();
    await run(on, { a: ["broken", "kept"] });
    expect(openOnes(on)).toMatchObject([{ number: 1, title: "Data of the contract `a` does not keep its contract", labels: ["meshgate"] }]);
    const before = on.writes;
    await run(on, { a: ["broken", "kept"] });
    expect(on.writes).toBe(before);
    await run(on, { a: ["broken", "broken"] });
    expect(on.comments.map(({ text }) => text)).toEqual([expect.stringContaining("1 promise more is broken now")]);
    await run(on, { a: ["kept", "broken"] });
    expect(on.comments, "one of two is mended: no comment").toHaveLength(1);
    await run(on, { a: ["kept", "kept"] });
    expect(openOnes(on)).toEqual([]);
    await run(on, { a: ["broken", "kept"] });
    expect(on.issues.size).toBe(1);
    expect(keyed(on, "a")).toHaveLength(1);
    expect(on.comments.at(-1)?.text).toContain("Broken again");
  });

  test("what is not known neither opens nor closes", async () => {
    const on = board();
    await run(on, { a: ["unknown"] });
    expect(on.issues.size).toBe(0);
    await run(on, { a: ["broken"] });
    const before = on.writes;
    await run(on, { a: ["unknown", "kept"] });
    await run(on, { a: [] });
    expect([on.writes, keyed(on, "a").length]).toEqual([before, 1]);
  });

  test("what is gone is closed, but not where a file could not be read", () => {
    const issue: Issue = { number: 1, open: true, title: "", body: `<!-- meshgate-monitor:1 ${subjectOf("a").key} -->`, author: me, bot: true, labels: ["meshgate"] };
    const plan = (whole: boolean) => planOf({ subjects: [], standing: () => ({ state: "kept", broken: [], unknown: [], promises: 0 }), issues: [issue], tracker, whole });
    expect(plan(true)).toMatchObject([{ does: "close-gone", number: 1 }]);
    expect(plan(false)).toEqual([]);
  });

  test("an issue is ours by marker, author and label together", () => {
    const ours: Issue = { number: 1, open: true, title: "", body: `<!-- meshgate-monitor:1 ${subjectOf("a").key} -->\nmore`, author: me, bot: true, labels: ["meshgate"] };
    expect(isOurs(ours, tracker)).toBe(true);
    expect(isOurs({ ...ours, author: "github-actions" }, tracker), "the bot by its other name").toBe(true);
    for (const other of [{ author: "mallory", bot: false }, { author: "github-actions", bot: false }, { author: "mallory[bot]" }, { labels: [] }, { body: `said: ${ours.body}` }, { body: "" }]) expect(isOurs({ ...ours, ...other }, tracker)).toBe(false);
  });

  test("a product has one issue for its contracts; a contract of two products has its own", () => {
    const contract = (id: string, owner: string) => ({ id, owner }) as never;
    const product = (id: string, ...contracts: string[]) => ({ id, owner: "P", outputPorts: contracts.map((contractId) => ({ contractId })) }) as never;
    const found = subjectsOf({ contracts: [contract("a", "A"), contract("b", "B"), contract("c", "C"), contract("d", "D")], products: [product("p", "a", "b", "c"), product("q", "c")] }, () => true);
    expect(found.map(({ kind, id, contracts, owners }) => [kind, id, contracts, owners])).toEqual([["product", "p", ["a", "b"], ["P", "A", "B"]], ["product", "q", [], ["P"]], ["contract", "c", ["c"], ["C"]], ["contract", "d", ["d"], ["D"]]]);
  });

  test("only who is configured is mentioned, and no text of a contract is more than text", () => {
    const bits = fc.constantFrom("@acme/everyone", "#1", "<img src=x>", "[a](http://evil.example)", "|", "`", "``", "-->", "![z](http://e)", "\n# h", "\n\n- x", "~~~", "0123456789abcdef0123456789abcdef01234567", "https://evil.example", " ");
    const hostile = fc.array(fc.oneof(bits, fc.string({ unit: "binary" })), { maxLength: 12 }).map((parts) => parts.join(""));
    fc.assert(fc.property(hostile, hostile, hostile, (id, message, file) => {
      const subject = { ...subjectOf("a"), id, owners: [id, "Sales"] };
      const found = [{ result: result("a", "check", "broken", { path: ["a", id], message, at: { ...at, file }, server: id, rowsAt: [file] }), counts: true }];
      const plan = (issues: readonly Issue[]) => planOf({ subjects: [subject], standing: (one) => standingOf(one, found), issues, tracker: { ...tracker, mention: { Sales: "@acme/sales" } }, whole: true })[0];
      const { title = "", body = "" } = plan([])?.write ?? {};
      const comment = plan([{ number: 1, open: false, title, body, author: me, bot: true, labels: ["meshgate"] }])?.comment ?? "";
      for (const text of [title, body, comment]) {
        const nodes = everyNode(text);
        expect(nodes.filter(({ type }) => ["link", "image", "heading", "code", "definition", "footnoteReference"].includes(type))).toEqual([]);
        expect(nodes.filter(({ type, value = "" }) => type === "html" && !/^<!-- meshgate-monitor:1 [0-9a-f ]+-->$|^<br>$/.test(value))).toEqual([]);
        expect(nodes.flatMap(({ type, value = "" }) => (type === "text" ? (value.match(/@\S+|#\d+/g) ?? []) : []))).toEqual(text === body ? ["@acme/sales."] : []);
      }
      expect(markerOf(body)?.key).toBe(subject.key);
    }));
  });

  test("a body is never longer than a host keeps, however much is broken", () => {
    const found = Array.from({ length: 5000 }, (_, index) => ({ result: result("a", `check-${index}`, "broken", { message: "w ".repeat(2000) }), counts: true }));
    const [step] = planOf({ subjects: [subjectOf("a")], standing: (one) => standingOf(one, found), issues: [], tracker, whole: true });
    expect(step?.write.body?.length).toBeLessThanOrEqual(60_000);
    expect(step?.write.body).toContain("5000 promises of 5000 are broken");
  });
});

const outcome = fc.constantFrom<CheckResult["outcome"]>("kept", "broken", "unknown");
const look = fc.record({ a: fc.array(outcome, { minLength: 1, maxLength: 3 }), b: fc.array(outcome, { minLength: 1, maxLength: 2 }), c: fc.oneof(fc.array(outcome, { minLength: 1, maxLength: 2 }), fc.constant("gone" as const)) });
const settledLook = fc.record({ a: fc.constantFrom<Look[string]>(["broken"], ["kept"], ["kept", "broken"]), b: fc.constantFrom<Look[string]>(["broken", "broken"], ["kept"]), c: fc.constantFrom<Look[string]>(["broken"], ["kept"], "gone") });

/** At rest: one open issue for what is broken, none for the rest, and nothing more to write. */
async function atRest(on: Board, last: Look) {
  on.lag = 0;
  await run(on, last);
  for (const [id, outcomes] of Object.entries(last)) expect(keyed(on, id).length, id).toBe(outcomes !== "gone" && outcomes.includes("broken") ? 1 : 0);
  const before = on.writes;
  await run(on, last);
  expect(on.writes).toBe(before);
}

describe("at rest there is one open issue for each broken subject, none for a kept one, and nothing to write", () => {
  test("after any sequence of runs, also where a list is behind", async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(look, fc.nat({ max: 4 })), { maxLength: 8 }), settledLook, async (runs, last) => {
      const on = board();
      for (const [one, lag] of runs) {
        on.lag = lag;
        await run(on, one);
      }
      await atRest(on, last);
    }), { numRuns: 150 });
  });

  test("where two monitors are mixed call by call, which see the data differently", async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(look, look, fc.nat({ max: 3 })), { minLength: 1, maxLength: 4 }), settledLook, fc.scheduler(), async (runs, last, scheduler) => {
      const on = board();
      for (const [one, other, lag] of runs) {
        on.lag = lag;
        const both = Promise.all([one, other].map((each) => run(on, each, () => scheduler.schedule(Promise.resolve()))));
        await scheduler.waitFor(both);
      }
      await atRest(on, last);
    }), { numRuns: 150 });
  });

  test("where the list is not behind, one after the other never makes two", async () => {
    await fc.assert(fc.asyncProperty(fc.array(look, { maxLength: 10 }), async (runs) => {
      const on = board();
      for (const one of runs) await run(on, one);
      for (const id of ["a", "b", "c"]) expect([...on.issues.values()].filter(({ body }) => markerOf(body)?.key === subjectOf(id).key).length).toBeLessThan(2);
    }), { numRuns: 150 });
  });

  test("issues of others are never touched", async () => {
    const on = board();
    const strangers = [
      add(on, { title: "t", body: `<!-- meshgate-monitor:1 ${subjectOf("a").key} -->`, open: true, labels: ["meshgate"], author: "mallory", bot: false }),
      add(on, { title: "t", body: `<!-- meshgate-monitor:1 ${subjectOf("b").key} -->`, open: false, labels: [], author: me, bot: true }),
      add(on, { title: "t", body: "a person's own", open: true, labels: ["meshgate"], author: me, bot: true }),
    ];
    await run(on, { a: ["broken"], b: ["broken"] });
    await run(on, { a: ["kept"], b: ["kept"] });
    for (const stranger of strangers) expect(on.issues.get(stranger.number)).toEqual(stranger);
    expect(on.issues.size).toBe(5);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { counts, readWaivers, type Waiver } from "#config";
import type { Reason } from "#model";
import { waive } from "#verdict";

const file = "waivers/orders.yaml";
const read = (text: string) => readWaivers(file, text);
const entry = (more: Readonly<Record<string, string>> = {}) => {
  const all = { fingerprint: '"1f2e3d4c5b6a7988"', reason: "Agreed with marketing.", approver: '"@acme/marketing"', expires: "2026-12-31", ...more };
  return `  - { ${Object.entries(all).filter(([, value]) => value !== "").map(([key, value]) => `${key}: ${value}`).join(", ")} }\n`;
};
const one = (more: Readonly<Record<string, string>> = {}) => read(`waivers:\n${entry(more)}`);
const reason = (more: Partial<Reason> = {}): Reason => ({ level: "error", verb: "breaking", rule: "property-removed", message: "Gone.", subject: ["sales.orders", "orders", "id"], hurt: [], fixable: false, fingerprint: "1f2e3d4c5b6a7988", ...more });
const at = { file, line: 2, column: 5, endLine: 2, endColumn: 9 };
const waiver = (more: Partial<Waiver> = {}): Waiver => ({ of: { fingerprint: "1f2e3d4c5b6a7988" }, reason: "Agreed.", approver: "@acme/marketing", expires: "2026-12-31", at, ...more });
const everywhere = () => true;

describe("a file of waivers", () => {
  test("is read with the place of each", () => {
    expect(one()).toEqual({ problems: [], waivers: [{ of: { fingerprint: "1f2e3d4c5b6a7988" }, reason: "Agreed with marketing.", approver: "@acme/marketing", expires: "2026-12-31", at: expect.objectContaining({ file, line: 2 }) }] });
    expect(one({ fingerprint: "", rule: "enum-value-added", target: "[sales.orders, orders, status]" }).waivers[0]?.of).toEqual({ rule: "enum-value-added", target: ["sales.orders", "orders", "status"] });
    expect(one({ fingerprint: "", rule: "enum-value-added", target: "sales.orders" }).waivers[0]?.of).toEqual({ rule: "enum-value-added", target: ["sales.orders"] });
  });

  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ["unapproved", { approver: "" }, /Nobody approved/], ["approved by blanks", { approver: '" "' }, /Nobody approved/], ["no reason", { reason: "" }, /no reason/], ["no end", { expires: "" }, /no last day/],
    ["an end that is no day", { expires: "2026-02-30" }, /no last day/], ["an end in words", { expires: "soon" }, /no last day/], ["an end of a moment", { expires: "2026-12-31T10:00:00Z" }, /no last day/],
    ["neither fingerprint nor rule", { fingerprint: "" }, /names either/], ["both", { rule: "enum-value-added", target: "a" }, /names either/], ["a rule without a target", { fingerprint: "", rule: "enum-value-added" }, /names either/],
    ["a fingerprint that is none", { fingerprint: "abc" }, /no fingerprint/], ["a fingerprint of all", { fingerprint: '"*"' }, /no fingerprint/], ["a target that is empty", { fingerprint: "", rule: "x", target: "[]" }, /no element/],
    ["a key that nobody knows", { expiry: "2026-12-31" }, /no key `expiry`/], ["a number for a reason", { reason: "7" }, /no reason/],
  ])("%s suppresses nothing", (_, more, says) => {
    const { waivers, problems } = one(more);
    expect(waivers).toEqual([]);
    expect(problems.map(({ message }) => message).join(" ")).toMatch(says);
    for (const { at: place, hint } of problems) expect([place.file, place.line, hint === undefined]).toEqual([file, 2, false]);
  });

  test("a broken one takes no other with it; a broken file takes all", () => {
    expect(read(`waivers:\n${entry({ approver: "" })}${entry({ fingerprint: '"00000000000000aa"' })}`).waivers.map(({ of }) => of)).toEqual([{ fingerprint: "00000000000000aa" }]);
    for (const text of ["waivers: [", "- a", "", "waivers: {}", "waivers: []\nmore: 1", "waivers:\n  - 1"]) expect([read(text).waivers.length, read(text).problems.length > 0], text).toEqual([0, true]);
  });

  test("no text throws", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.array(fc.constantFrom("waivers:", "\n", "  - ", "{", "}", "fingerprint: ", "expires: ", "&a", "*a", "2026-12-31", "[", "]", '"')).map((parts) => parts.join(""))), (text) => {
      const { waivers, problems } = read(text);
      return waivers.length > 0 || problems.length > 0 || text.includes("waivers");
    }), { numRuns: 2000 });
  });
});

describe("a waiver", () => {
  test.each<[string, Waiver, string, "waived" | "counts" | "warns"]>([
    ["of this finding", waiver(), "2026-11-25", "waived"],
    ["of another finding", waiver({ of: { fingerprint: "00000000000000aa" } }), "2026-11-25", "counts"],
    ["of the rule at the element", waiver({ of: { rule: "property-removed", target: ["sales.orders", "orders", "id"] } }), "2026-11-25", "waived"],
    ["of the rule in the contract", waiver({ of: { rule: "property-removed", target: ["sales.orders"] } }), "2026-11-25", "waived"],
    ["of another rule", waiver({ of: { rule: "type-changed", target: ["sales.orders"] } }), "2026-11-25", "counts"],
    ["of the rule in another contract", waiver({ of: { rule: "property-removed", target: ["sales"] } }), "2026-11-25", "counts"],
    ["of the rule at an element that begins alike", waiver({ of: { rule: "property-removed", target: ["sales.orders", "orders", "i"] } }), "2026-11-25", "counts"],
    ["of the rule below the element", waiver({ of: { rule: "property-removed", target: ["sales.orders", "orders", "id", "x"] } }), "2026-11-25", "counts"],
    ["on its last day", waiver({ expires: "2026-11-25" }), "2026-11-25", "waived"],
    ["on the day after", waiver({ expires: "2026-11-25" }), "2026-11-26", "counts"],
  ])("%s", (_, given, today, expected) => {
    const { fresh, waived } = waive([reason()], [given], today, everywhere);
    expect([fresh.length, waived.length]).toEqual(expected === "waived" ? [0, 1] : [1, 0]);
    expect(fresh[0]?.level ?? "waived").toBe(expected === "waived" ? "waived" : "error");
  });

  test("counts to the end of its day in UTC", () => {
    const day = (moment: string) => new Date(moment).toISOString().slice(0, 10);
    expect(["2026-12-31T23:59:59.999Z", "2027-01-01T00:00:00.000Z", "2027-01-01T00:30:00+02:00", "2026-12-31T20:00:00-05:00"].map((moment) => counts({ expires: "2026-12-31" }, day(moment)))).toEqual([true, false, true, false]);
  });

  test("that ended blocks only who touches its contract, and says so", () => {
    const ended = waiver({ expires: "2026-11-01" });
    expect(waive([reason()], [ended], "2026-11-25", everywhere).fresh[0]).toMatchObject({ level: "error", hint: "Its waiver (waivers/orders.yaml, line 2) ended on 2026-11-01." });
    expect(waive([reason()], [ended], "2026-11-25", () => false).fresh[0]).toMatchObject({ level: "warn" });
    expect(waive([reason({ fingerprint: "other" })], [ended], "2026-11-25", () => false).fresh[0]).toMatchObject({ level: "error" });
  });

  test("that was renewed counts, whatever the old one says", () => {
    for (const both of [[waiver({ expires: "2026-11-01" }), waiver()], [waiver(), waiver({ expires: "2026-11-01" })]]) expect(waive([reason()], both, "2026-11-25", everywhere).waived[0]?.waiver?.expires).toBe("2026-12-31");
  });

  test("takes nothing away that is only told", () => expect(waive([reason({ level: "info" })], [waiver()], "2026-11-25", everywhere)).toMatchObject({ waived: [], idle: [expect.anything()] }));

  test("warns thirty days before it ends, while it suppresses something", () => {
    const ending = (today: string, found: readonly Reason[] = [reason()]) => waive(found, [waiver()], today, everywhere).ending.length;
    expect([ending("2026-11-30"), ending("2026-12-01"), ending("2026-12-31"), ending("2027-01-01"), ending("2026-12-20", [])]).toEqual([0, 1, 1, 0, 0]);
  });

  test("that fits nothing is idle", () => expect(waive([reason()], [waiver(), waiver({ of: { fingerprint: "00000000000000aa" } })], "2026-11-25", everywhere).idle).toHaveLength(1));

  test("never makes more of what is found, nor loses any", () => {
    const some = fc.array(fc.record({ fingerprint: fc.constantFrom("a", "b", "c"), rule: fc.constantFrom("r", "s"), level: fc.constantFrom("error" as const, "warn" as const, "info" as const) }).map((more) => reason(more)), { maxLength: 8 });
    const waivers = fc.array(fc.record({ of: fc.oneof(fc.constantFrom("a", "b").map((fingerprint) => ({ fingerprint })), fc.constantFrom("r", "s").map((rule) => ({ rule, target: ["sales.orders"] }))), expires: fc.constantFrom("2026-11-01", "2026-11-25", "2027-01-01") }).map((more) => waiver(more)), { maxLength: 5 });
    fc.assert(fc.property(some, waivers, fc.boolean(), (reasons, given, touched) => {
      const { fresh, waived } = waive(reasons, given, "2026-11-25", () => touched);
      expect(fresh.length + waived.length).toBe(reasons.length);
      expect(waived.every((found) => found.level !== "info" && (found.waiver?.expires ?? "") >= "2026-11-25")).toBe(true);
    }), { numRuns: 500 });
  });
});

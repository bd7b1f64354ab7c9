import { enforces } from "#verdict";
import { describe, expect, test } from "vitest";
import { bad, meshgate, repository } from "./run/world.ts";
import { commit } from "./host/repositories.ts";

/** A pull request with a contract that is wrong; the base says from when that counts. */
function wrongOn(base: string, change: Readonly<Record<string, string>> = {}): string {
  const folder = repository({ "meshgate.yaml": base });
  commit(folder, "change", { "a.odcs.yaml": bad("a"), ...change });
  return folder;
}
const from = "enforce-from: 2027-01-01\n";
const gate = (folder: string, today: string, ...more: string[]) => meshgate(folder, ["gate", "--base", "main", ...more], { today });

describe("enforce-from", () => {
  test.each(["gate", "lint"])("%s: the last day before it, nothing blocks, and what would is said; the day itself, it blocks", async (verb) => {
    const folder = wrongOn(from);
    const run = (today: string) => meshgate(folder, [verb, "--base", "main"], { today });
    const before = await run("2026-12-31");
    expect(before.code, before.err).toBe(0);
    expect(before.out).toContain("⚠ would block from 2027-01-01");
    expect(before.out, "the reason is said").toContain("requried");
    for (const day of ["2027-01-01", "2027-01-02"]) {
      const after = await run(day);
      expect(after.code, after.err).toBe(1);
      expect(after.out).toContain("✖ block");
      expect(after.out).not.toContain("would block");
    }
  });

  test.each([
    ["2026-12-31T23:59:59.999Z", false], ["2027-01-01T00:00:00.000Z", true], ["2027-01-01T00:59:59+01:00", false], ["2026-12-31T19:00:00-05:00", true],
  ])("at %s it enforces: %s, whatever the clock on the wall says", (now, counts) => {
    expect(enforces("2027-01-01", now)).toBe(counts);
  });

  test("is read from the base: a pull request cannot give itself time", async () => {
    const folder = wrongOn("mode: full\n", { "meshgate.yaml": "enforce-from: 2099-01-01\n" });
    const done = await gate(folder, "2026-12-31");
    expect(done.code).toBe(1);
    expect(done.out).toContain("It counts after the merge");
    const other = wrongOn(from, { "meshgate.yaml": "mode: full\n" });
    expect((await gate(other, "2026-12-31")).code).toBe(0);
  });

  test("one that is no day holds nothing back: the defaults hold, and that is said", async () => {
    const done = await gate(wrongOn("enforce-from: soon\n"), "2026-12-31");
    expect(done.code).toBe(1);
    expect(done.out).toContain("the defaults hold");
  });

  test("before it not even `fail-on: warn` fails; what only warns is a warning as ever", async () => {
    const folder = repository({ "meshgate.yaml": `${from}fail-on: warn\n` });
    commit(folder, "change", { "a.odcs.yaml": bad("a") });
    expect((await gate(folder, "2026-12-31")).code).toBe(0);
    expect((await gate(folder, "2026-12-31", "--fail-on", "block")).code).toBe(0);
    expect((await gate(folder, "2027-01-01")).code).toBe(1);
  });

  test("is said in every format that says a ruling", async () => {
    const folder = wrongOn(from);
    const said = async (format: string) => (await gate(folder, "2026-12-31", "--format", format)).out;
    expect(await said("markdown")).toMatch(/^## ⚠ Meshgate: would block from 2027-01-01\n\n\*\*Nothing blocks yet\.\*\* From 2027-01-01 \(UTC\)/);
    expect(JSON.parse(await said("json"))).toMatchObject({ verdict: { ruling: "warn", wouldBlockFrom: "2027-01-01", counts: { error: expect.any(Number) } } });
    expect(JSON.stringify(JSON.parse(await said("sarif")))).toContain('"wouldBlockFrom":"2027-01-01"');
    expect(await said("junit")).toContain("would block from 2027-01-01:");
  });
});

import { parse } from "yaml";
import { beforeAll, describe, expect, test } from "vitest";
import { commit, git } from "./host/repositories.ts";
import { meshgate, salesDomain } from "./run/world.ts";

interface Verdict { readonly ruling: string; readonly reasons: readonly { readonly level: string; readonly rule: string; readonly message: string; readonly fingerprint: string }[]; readonly waived: readonly { readonly fingerprint: string; readonly waiver: { readonly approver: string } }[] }

/** `until`: of every waiver. */
const waivers = (fingerprints: readonly string[], until: string) => `waivers:\n${fingerprints.map((one) => `  - { fingerprint: "${one}", reason: Agreed with the readers., approver: "@acme/readers", expires: ${until} }`).join("\n")}\n`;

/** The pull request of the sales domain, with these files on its base too, or on the branch alone. */
async function judged({ base = {}, branch = {}, today = "2026-09-28" }: { readonly base?: Readonly<Record<string, string>>; readonly branch?: Readonly<Record<string, string>>; readonly today?: string }): Promise<{ readonly code: number; readonly verdict: Verdict; readonly text: string; readonly markdown: string }> {
  const folder = salesDomain();
  if (Object.keys(base).length > 0) {
    git(folder, "checkout", "--quiet", "main");
    commit(folder, "waivers", base);
    git(folder, "checkout", "--quiet", "leaner-orders");
    git(folder, "rebase", "--quiet", "main");
  }
  if (Object.keys(branch).length > 0) commit(folder, "more", branch);
  const run = (format: string) => meshgate(folder, ["gate", "--base", "main", "--format", format], { today });
  const [json, text, markdown] = [await run("json"), await run("text"), await run("markdown")];
  return { code: json.code, verdict: (JSON.parse(json.out) as { verdict: Verdict }).verdict, text: text.out, markdown: markdown.out };
}

describe("waivers of the sales domain", () => {
  let plain: Awaited<ReturnType<typeof judged>>;
  let errors: readonly string[];
  beforeAll(async () => {
    plain = await judged({});
    errors = plain.verdict.reasons.filter(({ level }) => level === "error").map(({ fingerprint }) => fingerprint);
  });

  test("on the base, they let the change pass, and stay in sight", async () => {
    const { code, verdict, text, markdown } = await judged({ base: { "waivers/orders.yaml": waivers(errors, "2026-12-31") } });
    expect([plain.code, code, verdict.ruling]).toEqual([1, 0, "warn"]);
    expect(verdict.waived.map(({ fingerprint }) => fingerprint).sort()).toEqual([...errors].sort());
    expect(text.replace(/\s+/g, " ")).toContain("waived: The property `orders.customer_id` is removed. @acme/readers until 2026-12-31: Agreed with the readers.");
    expect(markdown).toContain(`${errors.length} findings waived`);
    expect(markdown).toContain("*Waived:* `@acme/readers` until 2026-12-31: Agreed with the readers.");
  });

  test("in the pull request alone, they suppress nothing", async () => {
    const { code, verdict } = await judged({ branch: { "waivers/orders.yaml": waivers(errors, "2026-12-31") } });
    expect([code, verdict.waived]).toEqual([1, []]);
    expect(verdict.reasons.map(({ rule }) => rule)).toContain("waiver-changed");
  });

  test("to the end of their last day", async () => {
    const base = { "waivers/orders.yaml": waivers(errors, "2026-09-28") };
    expect((await judged({ base })).code).toBe(0);
    const after = await judged({ base, today: "2026-09-29" });
    expect([after.code, after.verdict.waived]).toEqual([1, []]);
    expect(after.text.replace(/\s+/g, " ")).toContain("ended on 2026-09-28.");
    const soon = (await judged({ base })).verdict.reasons.filter(({ rule }) => rule === "waiver-ending");
    expect(soon[0]).toMatchObject({ level: "warn", message: "This waiver ends today, on 2026-09-28. What it is for counts again from the day after." });
  });

  test("broken ones suppress nothing: a warning on the base, an error in the change", async () => {
    const broken = waivers(errors, "2026-12-31").replaceAll('approver: "@acme/readers", ', "");
    const onBase = await judged({ base: { "waivers/orders.yaml": broken } });
    expect([onBase.code, onBase.verdict.waived, onBase.verdict.reasons.filter(({ rule }) => rule === "waiver-broken").map(({ level }) => level)]).toEqual([1, [], errors.map(() => "warn")]);
    const inChange = await judged({ branch: { "waivers/orders.yaml": broken } });
    expect(inChange.verdict.reasons.filter(({ rule }) => rule === "waiver-broken").map(({ level }) => level)).toEqual(errors.map(() => "error"));
  });

  test("that fit nothing are told; one of another finding changes nothing", async () => {
    const { code, verdict } = await judged({ base: { "waivers/orders.yaml": waivers(["00000000000000aa"], "2026-12-31") } });
    expect(code).toBe(1);
    expect(verdict.reasons.find(({ rule }) => rule === "waiver-idle")).toMatchObject({ level: "info" });
  });

  test("a change may take no waiver away for itself, nor longer: the base's counts", async () => {
    const { code } = await judged({ base: { "waivers/orders.yaml": waivers(errors, "2026-09-01") }, branch: { "waivers/orders.yaml": waivers(errors, "2026-12-31") } });
    expect(code).toBe(1);
  });

  test("the comment that blocks offers a file to fill in, which counts only when it is filled in", async () => {
    const [, offered = ""] = /```yaml\n([^]*?)\n```/.exec(plain.markdown) ?? [];
    const { waivers: rows } = parse(offered) as { waivers: { fingerprint: string }[] };
    expect(rows.map(({ fingerprint }) => fingerprint).sort()).toEqual([...errors].sort());
    expect((await judged({ base: { "waivers/offered.yaml": offered } })).code, "it names nobody and no day").toBe(1);
    const filled = offered.replaceAll('reason: ""', "reason: Agreed.").replaceAll('approver: ""', 'approver: "@acme/readers"').replaceAll('expires: ""', "expires: 2026-12-31");
    expect((await judged({ base: { "waivers/offered.yaml": filled } })).code).toBe(0);
  });
});

import fc from "fast-check";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { QualityReport, Verdict } from "#model";
import { commit, git, write } from "./host/repositories.ts";
import { meshgate, repository } from "./run/world.ts";

interface Written {
  readonly id?: string;
  readonly server?: string;
  readonly status?: string;
  readonly orders?: string;
  readonly more?: string;
}

const local = "  - server: files\n    type: local\n    path: data/{model}.csv\n    format: csv\n";
const contract = ({ id = "sales.orders", server = local, status = "", orders = "", more = "" }: Written = {}) => `apiVersion: v3.1.0
kind: DataContract
id: ${id}
version: 1.0.0
status: active
servers:
${server}schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: integer
        required: true
${orders}      - name: status
        logicalType: string
${status}${more}`;
const lower = "        logicalTypeOptions: { pattern: \"^[a-z]+$\" }\n";
const kept = "order_id,status\n1,new\n2,paid\n";
const broken = "order_id,status\n1,new\n2,PAID\n";

async function measure(folder: string, ...argv: readonly string[]) {
  const said = await meshgate(folder, ["quality", "--base", "main", "--format", "json", ...argv]);
  const report = said.code < 2 ? (JSON.parse(said.out) as QualityReport & { readonly verdict: Verdict }) : undefined;
  const faults = report?.results.flatMap(({ check, outcome, fault }) => (outcome === "kept" ? [] : [`${check} ${outcome}: ${fault?.whose}: ${fault?.why}`])) ?? [];
  return { ...said, report, faults };
}

const files = (text: string, data: string) => ({ "orders.odcs.yaml": text, "data/orders.csv": data });

/** `main` has the first files, the branch changes them to the second. */
function changed(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): string {
  const folder = repository(before);
  commit(folder, "change", after);
  return folder;
}

describe("whose it is that a promise is not kept", () => {
  test("a promise that the change makes is the change's, and blocks", async () => {
    const { code, faults } = await measure(changed(files(contract(), broken), { "orders.odcs.yaml": contract({ status: lower }) }));
    expect(faults).toEqual(["pattern broken: this-change: the promise is new or altered"]);
    expect(code).toBe(1);
  });

  test("a promise that was broken before warns, is counted, and blocks only where the base's configuration says so", async () => {
    const was = files(contract({ status: lower }), broken);
    const now = { "orders.odcs.yaml": contract({ status: lower, more: "        description: As the shop calls it.\n" }) };
    const { code, faults, report } = await measure(changed(was, now));
    expect(faults).toEqual(["pattern broken: before: it was broken already"]);
    expect(report?.verdict).toMatchObject({ ruling: "warn", counts: { error: 0, warn: 1, before: 1 } });
    expect(code).toBe(0);
    expect((await measure(changed({ ...was, "meshgate.yaml": "quality: { broken-before: block }\n" }, now))).code).toBe(1);
    const softened = changed({ ...was, "meshgate.yaml": "quality: { broken-before: block }\n" }, { ...now, "meshgate.yaml": "quality: { broken-before: warn }\n" });
    expect((await measure(softened)).code, "the pull request's own configuration counts after the merge").toBe(1);
  });

  test("data of the repository that the change breaks is the change's", async () => {
    const { code, faults } = await measure(changed(files(contract({ status: lower }), kept), { "data/orders.csv": broken }));
    expect(faults).toEqual(["pattern broken: this-change: it was kept before"]);
    expect(code).toBe(1);
  });

  test("data that was bad already and gets worse is the change's, data that gets better is not", async () => {
    const was = files(contract({ status: lower }), broken);
    expect((await measure(changed(was, { "data/orders.csv": `${broken}3,PAID\n` }))).faults).toEqual(["pattern broken: this-change: it was broken already, and is worse now: 2, before 1"]);
    expect((await measure(changed({ ...was, "data/orders.csv": `${broken}3,PAID\n` }, { "data/orders.csv": broken }))).faults).toEqual(["pattern broken: before: it was broken already"]);
    const { faults } = await measure(changed(files(contract({ status: `${lower}        quality:\n          - { metric: rowCount, mustBe: 9 }\n` }), kept), { "data/orders.csv": `${kept}3,new\n` }));
    expect(faults).toEqual([expect.stringContaining("row-count broken: unknown: it was broken already, with 2 instead of 3")]);
  });

  test("data that comes with the change, and data that it takes away", async () => {
    const came = await measure(changed({ "orders.odcs.yaml": contract({ status: lower }) }, { "data/orders.csv": broken }));
    expect(came.faults).toEqual(["pattern broken: this-change: the data is new"]);
    const folder = repository(files(contract({ status: lower }), kept));
    rmSync(join(folder, "data/orders.csv"));
    commit(folder, "gone");
    const gone = await measure(folder);
    expect(new Set(gone.faults.map((fault) => fault.replace(/^\S+ /, "")))).toEqual(new Set(["unknown: this-change: it was kept before"]));
    expect(gone.code).toBe(1);
  });

  test("a contract that is new is the change's", async () => {
    const { faults } = await measure(changed({ "data/orders.csv": broken }, { "orders.odcs.yaml": contract({ status: lower }) }));
    expect(faults).toEqual(["pattern broken: this-change: the contract is new"]);
  });

  test("a contract that was moved is the same one", async () => {
    const folder = repository(files(contract({ status: lower }), broken));
    git(folder, "mv", "orders.odcs.yaml", "renamed.odcs.yaml");
    commit(folder, "moved");
    expect((await measure(folder)).faults).toEqual(["pattern broken: before: it was broken already"]);
  });

  test("the same promise about another column is not the same: a physical name that nobody has", async () => {
    const { faults, code } = await measure(changed(files(contract({ status: lower }), kept), { "orders.odcs.yaml": contract({ status: `        physicalName: state\n${lower}` }) }));
    expect(faults).toContain("column-missing broken: this-change: it was kept before");
    expect(code).toBe(1);
  });

  test("a server that the change brings, and one that it points elsewhere", async () => {
    const second = `${local}  - server: other\n    type: local\n    path: other/{model}.csv\n    format: csv\n`;
    const both = { ...files(contract({ status: lower }), kept), "other/orders.csv": broken };
    expect((await measure(changed(both, { "orders.odcs.yaml": contract({ status: lower, server: second }) }))).faults).toEqual(["pattern broken: this-change: the contract did not name the server before"]);
    const moved = await measure(changed(both, { "orders.odcs.yaml": contract({ status: lower, server: local.replace("data/", "other/") }) }));
    expect(moved.faults).toEqual(["pattern broken: this-change: it was kept before"]);
  });

  test("what nobody could measure then either was so before; a server that does not answer is nobody's change where the promise is the same", async () => {
    const far = "  - server: db\n    type: postgres\n    host: 127.0.0.1\n    port: 9\n    database: d\n    schema: s\n";
    const prose = "        quality:\n          - { type: text, description: It is right. }\n";
    const described = "        description: As the shop calls it.\n";
    const now = await measure(changed(files(contract({ status: prose }), kept), { "orders.odcs.yaml": contract({ status: prose + described }) }));
    expect(now.faults).toEqual(["text unknown: before: nobody could measure it then either"]);
    const down = await measure(changed(files(contract({ server: far }), kept), { "orders.odcs.yaml": contract({ server: far, status: lower + described }) }));
    expect(down.faults).toContain("required unknown: before: the promise and its data are the same as before");
    expect(down.faults).toContain("pattern unknown: this-change: the promise is new or altered");
    expect(down.code).toBe(1);
    const another = await measure(changed(files(contract({ server: far }), kept), { "orders.odcs.yaml": contract({ server: far.replace("port: 9", "port: 10") }) }));
    expect(another.faults.find((fault) => fault.startsWith("required"))).toMatch(/^required unknown: unknown: (?:it was not known before either|before, it was not known either)/);
    expect(another.code).toBe(1);
    const renamed = await measure(changed(files(contract({ server: far, status: lower }), kept), { "orders.odcs.yaml": contract({ server: far, status: `        physicalName: state\n${lower}` }) }));
    expect(renamed.faults.find((fault) => fault.startsWith("pattern"))).toBe("pattern unknown: unknown: it was not known before either, and the promise, its data or its server changed");
    expect(renamed.faults.find((fault) => fault.startsWith("required"))).toBe("required unknown: before: the promise and its data are the same as before");
  });

  test("says what two measurements say, one of each version in a checkout of its own", async () => {
    const status = fc.subarray([lower, "        required: true\n", "        unique: true\n"]).map((parts) => parts.join(""));
    const rows = fc.array(fc.tuple(fc.constantFrom("1", "2", ""), fc.constantFrom("new", "PAID", "")), { minLength: 1, maxLength: 4 }).map((all) => `order_id,status\n${all.map((row) => row.join(",")).join("\n")}\n`);
    const side = fc.record({ status, rows });
    await fc.assert(fc.asyncProperty(side, side, fc.boolean(), async (was, is, sameRows) => {
      const [before, after] = [files(contract({ status: was.status }), was.rows), files(contract({ status: is.status }), sameRows ? was.rows : is.rows)];
      const alone = async (one: Readonly<Record<string, string>>) => {
        const folder = repository(one);
        return (JSON.parse((await meshgate(folder, ["quality", "--format", "json"])).out) as QualityReport).results;
      };
      const [base, head] = [await alone({ ...before, "orders.odcs.yaml": contract({ status: was.status }) }), await alone(after)];
      const { report } = await measure(changed({ ...before, "orders.odcs.yaml": contract({ status: was.status }) }, { ...after, "orders.odcs.yaml": contract({ status: is.status, more: "        description: Looked at.\n" }) }));
      expect(report?.results.map(({ fingerprint, outcome }) => [fingerprint, outcome])).toEqual(head.map(({ fingerprint, outcome }) => [fingerprint, outcome]));
      for (const { fingerprint, outcome, measured, fault } of report?.results ?? []) {
        const there = base.find((one) => one.fingerprint === fingerprint);
        const expected = outcome === "kept" ? undefined : there === undefined || there.outcome === "kept" || (outcome === "broken" && there.outcome === "broken" && Number(measured) > Number(there.measured)) ? "this-change" : outcome === there.outcome ? "before" : "unknown";
        if (outcome === "unknown" || there?.outcome === "unknown") continue;
        expect(fault?.whose).toBe(expected);
      }
    }), { numRuns: 15 });
  }, 120_000);

  test("a file of Git LFS has no past in git: unknown whose, and it blocks", async () => {
    const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0000\nsize 9\n";
    const { code, faults } = await measure(changed(files(contract({ status: lower }), pointer), { "data/orders.csv": broken }));
    expect(faults).toEqual(["pattern broken: unknown: `data/orders.csv` is kept in Git LFS, and git itself has only a pointer to what it was"]);
    expect(code).toBe(1);
  });

  test("a file that git was never told of is data outside the repository: one measurement serves both", async () => {
    const folder = changed({ "orders.odcs.yaml": contract({ status: lower }) }, { "orders.odcs.yaml": contract({ status: lower, more: "        description: More.\n" }) });
    write(folder, { "data/orders.csv": broken });
    expect((await measure(folder)).faults).toEqual(["pattern broken: before: it was broken already"]);
  });

  test("from a folder of the repository, paths start there", async () => {
    const inner = (all: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(all).map(([path, text]) => [`mesh/${path}`, text]));
    const folder = changed(inner(files(contract({ status: lower }), kept)), inner({ "data/orders.csv": broken }));
    const said = await meshgate(join(folder, "mesh"), ["quality", "--base", "main"]);
    expect(said.out).toContain("this change: it was kept before");
  });
});

describe("nothing is measured that need not be", () => {
  const customers = (more = "") => contract({ id: "crm.customers", more }).replaceAll("orders", "customers").replaceAll("order_id", "customer_id");
  const referring = contract({ orders: "        relationships:\n          - { to: \"customers.odcs.yaml#/customers.customer_id\" }\n" });
  const all = { ...files(contract(), kept), "customers.odcs.yaml": customers(), "data/customers.csv": kept.replace("order_id", "customer_id") };
  const measured = async (folder: string, ...argv: readonly string[]) => {
    const { report, err } = await measure(folder, ...argv);
    return { contracts: [...new Set(report?.measured.map(({ contract: id }) => id))].sort(), err, report };
  };

  test("only contracts that the change touches, or whose data it touches; --all, or naming one, measures what is asked for", async () => {
    const folder = changed(all, { "data/customers.csv": "customer_id,status\n1,x\n" });
    const some = await measured(folder);
    expect(some.contracts).toEqual(["crm.customers"]);
    expect(some.err).toContain("1 of 2 contracts are not measured");
    expect(some.report?.verdict.seen.contracts).toBe(1);
    expect((await measured(folder, "--all")).contracts).toEqual(["crm.customers", "sales.orders"]);
    expect((await measured(folder, "orders.odcs.yaml")).contracts).toEqual(["sales.orders"]);
  });

  test("a contract that refers to one that changed is measured, and so is one that reads its data", async () => {
    const was = { ...all, "orders.odcs.yaml": referring };
    expect((await measured(changed(was, { "customers.odcs.yaml": customers("        description: Kept.\n") }))).contracts).toEqual(["crm.customers", "sales.orders"]);
    const gone = await measure(changed(was, { "data/customers.csv": "customer_id,status\n1,x\n" }));
    expect(gone.faults).toEqual(["foreign-key broken: this-change: it was kept before"]);
  });

  test("the base costs no query where the data is the same", async () => {
    const queries = async (argv: readonly string[]) => {
      const folder = changed(files(contract({ status: lower }), broken), { "orders.odcs.yaml": contract({ status: lower, more: "        description: More.\n" }) });
      const said = await meshgate(folder, ["quality", "--format", "json", ...argv]);
      return (JSON.parse(said.out) as QualityReport).measured.map((one) => one.queries);
    };
    expect(await queries(["--base", "main"])).toEqual(await queries([]));
  });

  test("without a base nothing is said of whose it is", async () => {
    const folder = changed(files(contract({ status: lower }), broken), {});
    const { out } = await meshgate(folder, ["quality", "--format", "json"]);
    expect((JSON.parse(out) as QualityReport).results.every(({ fault }) => fault === undefined)).toBe(true);
  });
});

describe("gate", () => {
  test("measures where the base's configuration expects quality", async () => {
    const was = { ...files(contract({ status: lower }), kept), "meshgate.yaml": "expect: [lint, breaking, quality]\n" };
    const said = await meshgate(changed(was, { "data/orders.csv": broken }), ["gate", "--base", "main"]);
    expect(said.out).toContain("this change: it was kept before");
    expect(said.code).toBe(1);
    const quiet = await meshgate(changed({ ...was, "meshgate.yaml": "" }, { "data/orders.csv": broken }), ["gate", "--base", "main"]);
    expect(quiet.out).not.toContain("promises");
  });
});

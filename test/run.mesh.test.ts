import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commit, git, newRepository, room, write } from "./host/repositories.ts";
import { good, meshgate, repository, textOf } from "./run/world.ts";

const reader = (id: string, more = "") => `apiVersion: meshgate/v1
kind: DataConsumer
id: ${id}
owner: team-${id}
reads:
  - contract: orders
${more}`;
const amount = `    objects:
      - name: orders
        properties: [amount]
`;
const without = (text: string, name: string) => text.replace(new RegExp(` +- name: ${name}\n(?: +logicalType.*\n)?`), "");

/** `sales` has the contract `orders` and loses its field `amount` on the branch that is checked out; beside it stands `crm`. */
function mesh(config: string, crm: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}): string {
  const home = room();
  newRepository(join(home, "crm"));
  if (Object.keys(crm).length > 0) commit(join(home, "crm"), "start", crm);
  const folder = newRepository(join(home, "sales"));
  commit(folder, "start", { "orders.odcs.yaml": good("orders"), "meshgate.yaml": config, ...more });
  git(folder, "checkout", "--quiet", "-b", "change");
  commit(folder, "leaner", { "orders.odcs.yaml": without(good("orders"), "amount") });
  return folder;
}

const gate = (folder: string, verb = "gate") => meshgate(folder, [verb, "--base", "main"]);

describe("another repository", () => {
  const said = "hurts churn (team-churn, in crm), which reads orders.amount";

  test("is searched where its folder stands beside this one", async () => {
    for (const verb of ["gate", "breaking"]) {
      const { code, out, err } = await gate(mesh("mesh: [../crm]\n", { "consumers/churn.yaml": reader("churn", amount), "notes.yaml": "orders: many\n" }), verb);
      expect({ code, err }).toEqual({ code: 1, err: "" });
      expect(out).toContain(said);
    }
  });

  test("tells by the index that it publishes", async () => {
    const folder = mesh("mesh: [../crm/meshgate-index.json]\n", { "consumers/churn.yaml": reader("churn", amount) });
    const made = await meshgate(join(folder, "../crm"), ["index", "--out", "meshgate-index.json"]);
    expect(made).toEqual({ code: 0, out: "", err: "written meshgate-index.json: 0 contracts, 0 products, 1 consumer\n" });
    rmSync(join(folder, "../crm/consumers"), { recursive: true });
    const { code, out, err } = await gate(folder);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toContain(said);
    expect((await meshgate(join(folder, "../crm"), ["index"])).out).toBe('{\n  "meshgate": "1.0",\n  "contracts": [],\n  "products": [],\n  "consumers": []\n}\n');
  });

  test("in a folder inside this one is its own", async () => {
    const folder = mesh("mesh: [checkouts/crm]\n", {});
    newRepository(join(folder, "checkouts/crm"));
    write(folder, { "checkouts/crm/churn.yaml": reader("churn", amount) });
    const { out } = await gate(folder);
    expect(out).toContain("hurts churn (team-churn, in checkouts/crm), which reads orders.amount");
  });

  test("is known to the rules", async () => {
    const own = reader("own").replace("orders", "customers").replace("reads:", "reads:\n  - contract: customrs");
    const folder = mesh("mesh: [../crm]\n", { "customers.odcs.yaml": good("customers") }, { "consumers/own.yaml": `${own}    version: 2.x\n` });
    const { out } = await meshgate(folder, ["lint", "consumers"]);
    expect(out).toContain("The contract `customrs` is not known here.");
    expect(out).toContain("The contract `customers` is read in version `2.x`, and it exists as `1.0.0`.");
    expect(out).not.toContain("The contract `customers` is not known here.");
  });

  test("that is not there stops the gate", async () => {
    const folder = mesh("mesh: [../crm]\n", {});
    rmSync(join(folder, "../crm"), { recursive: true });
    for (const argv of [["gate", "--base", "main"], ["breaking", "--base", "main"], ["lint"], ["baseline"]]) {
      const { code, err, out } = await meshgate(folder, argv);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toContain("The repository `../crm` of `mesh:` is not there: check it out beside this one, or take it out of meshgate.yaml.");
    }
  });

  test.each([["", "The index is not JSON."], ['{"meshgate":"7.0"}', "is of version `7.0`"], ['{"meshgate":"1.0","contracts":[{}],"products":[],"consumers":[]}', "`contracts.0` has no `file`"]])("with a broken index stops the gate: %j", async (text, said) => {
    const { code, err } = await gate(mesh("mesh: [../crm/meshgate-index.json]\n", { "meshgate-index.json": text }));
    expect(code).toBe(2);
    expect(err).toContain(said);
  });

  test("with a file that cannot be read is named", async () => {
    const { out, err } = await gate(mesh("mesh: [../crm]\n", { "consumers/churn.yaml": reader("churn", amount), "consumers/broken.yaml": `${reader("broken")}  - [` }));
    expect(out).toContain(said);
    expect(err).toBe("Not seen, because it cannot be read: `crm:consumers/broken.yaml`.\n");
  });
});

describe("a pull request", () => {
  test("cannot name other repositories for its own gate, nor drop them", async () => {
    const folder = mesh("mesh: [../crm]\n", { "churn.yaml": reader("churn", amount) });
    commit(folder, "elsewhere", { "meshgate.yaml": "mesh: [../../secret]\n" });
    const { code, out } = await gate(folder);
    expect(code).toBe(1);
    expect(out).toContain("hurts churn (team-churn, in crm)");
    expect(out).toContain("configuration-changed");
  });

  test("cannot lead a path out by a link", async () => {
    const folder = mesh("mesh: [catalog]\n", { "churn.yaml": reader("churn", amount) }, { "catalog/readme.md": "" });
    rmSync(join(folder, "catalog"), { recursive: true });
    symlinkSync("../crm", join(folder, "catalog"));
    commit(folder, "linked");
    const { code, err } = await gate(folder);
    expect(code).toBe(2);
    expect(err).toContain("`catalog` of `mesh:` is behind a link that leads out");
  });

  test("links inside another repository are not followed out of it", async () => {
    const folder = mesh("mesh: [../crm]\n", { "readme.md": "" });
    write(join(folder, ".."), { "private/churn.yaml": reader("churn", amount) });
    mkdirSync(join(folder, "../crm/consumers"));
    symlinkSync("../../private/churn.yaml", join(folder, "../crm/consumers/churn.yaml"));
    symlinkSync("../../private", join(folder, "../crm/consumers/all"));
    expect((await gate(folder)).out).not.toContain("churn");
  });
});

describe("in one repository", () => {
  test("a declaration is counted, linted and names its field", async () => {
    const folder = repository({ "orders.odcs.yaml": good("orders"), "consumers/churn.yaml": reader("churn", amount), "consumers/board.yaml": reader("board", amount.replace("amount", "key")) });
    expect((await meshgate(folder, ["lint"])).out).toContain("Looked at 1 contract and 2 consumers in 3 files.");
    commit(folder, "leaner", { "orders.odcs.yaml": without(good("orders"), "amount") });
    const { out } = await gate(folder);
    expect(out).toContain("hurts churn (team-churn), which reads orders.amount");
    expect(out).toContain("may hurt board (team-board), which reads other fields");
    expect(out).toContain("`orders` has no field `amount`.");
    expect((await meshgate(folder, ["breaking", "--base", "main", "--format", "markdown"])).out).toContain("`churn` (`team-churn`), which reads `orders.amount`<br>perhaps `board` (`team-board`), which reads other fields");
  });

  test("an index is not made while a file would be missing from it", async () => {
    const folder = repository({ "orders.odcs.yaml": good("orders"), "consumers/churn.yaml": `${reader("churn")}  - [` });
    const { code, err, out } = await meshgate(folder, ["index", "--out", "index.json"]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("`consumers/churn.yaml` cannot be read, so the index would lack it");
    expect(() => textOf(folder, "index.json")).toThrow();
  });

  test.each([["consumer", "Consumer declaration meshgate/v1"], ["index", "Index of a repository"]])("there is an editor schema: %s", async (which, title) => {
    const { code, out } = await meshgate(repository({}), ["schema", which]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ title });
  });
});

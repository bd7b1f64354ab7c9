import { describe, expect, test } from "vitest";
import { commit, git, newRepository } from "./host/repositories.ts";
import { meshgate } from "./run/world.ts";

const contract = (version: string, columns: readonly string[], description = "Orders of the shop") =>
  `apiVersion: v3.2.0\nkind: DataContract\nid: orders\nversion: ${version}\nstatus: active\ndescription:\n  purpose: ${description}\nschema:\n  - name: orders\n    properties:\n${columns.map((name) => `      - name: ${name}\n        logicalType: string\n`).join("")}`;

function shop(): string {
  const folder = newRepository();
  const steps: readonly (readonly [string, string])[] = [
    [contract("1.0.0", ["key", "note"]), "v1.0.0"],
    [contract("1.1.0", ["key", "note", "channel"], "Orders of the shop and the app"), "v1.1.0"],
    [contract("2.0.0", ["key", "channel"]), "v2.0.0"],
  ];
  for (const [text, tag] of steps) {
    commit(folder, "a step", { "orders.odcs.yaml": text });
    git(folder, "tag", tag);
  }
  commit(folder, "more", { "orders.odcs.yaml": contract("2.1.0", ["key", "channel", "gift"]) });
  return folder;
}

describe("meshgate changelog", () => {
  test("tells what is new by release, the newest first, and what is not released yet", async () => {
    const { out, code } = await meshgate(shop(), ["changelog"]);
    expect(code).toBe(0);
    expect(out.replaceAll(/ – \d{4}-\d\d-\d\d/g, " – day")).toMatchInlineSnapshot(`
      "# \`orders\`

      ## Not released yet

      **New**

      - The optional property \`orders.gift\` is new.

      ## \`2.0.0\` – day

      **Breaks consumers**

      - The property \`orders.note\` is removed.

      **Texts**

      - 1 text for people changed.

      ## \`1.1.0\` – day

      **New**

      - The optional property \`orders.channel\` is new.

      **Texts**

      - 1 text for people changed.

      ## \`1.0.0\` – day

      The first release.
      "
    `);
  });

  test("goes back as far as it is asked to, and says the first release only when it got there", async () => {
    const { out } = await meshgate(shop(), ["changelog", "--releases", "1", "--format", "json"]);
    const notes = JSON.parse(out) as { version?: string; first: boolean; changes: { kind: string }[] }[];
    expect(notes.map(({ version, first }) => [version, first])).toEqual([[undefined, false], ["2.0.0", false]]);
    expect(notes[1]?.changes.map(({ kind }) => kind)).toContain("property-removed");
  });

  test("says what must be mended", async () => {
    expect(await meshgate(shop(), ["changelog", "--releases", "0"])).toMatchObject({ code: 2 });
    const empty = newRepository();
    expect((await meshgate(empty, ["changelog"])).err).toContain("There is no contract with an id here");
  });

  test("a contract that was never released has nothing to tell", async () => {
    const folder = newRepository();
    commit(folder, "first", { "orders.odcs.yaml": contract("1.0.0", ["key"]) });
    expect((await meshgate(folder, ["changelog"])).out).toBe("Nothing is released yet, and nothing has changed.\n");
  });
});

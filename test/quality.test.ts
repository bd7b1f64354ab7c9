import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { CheckResult, Contract, Mesh } from "#model";
import { type Around, type CheckKind, checks, type Choices, coverageOf, measureContract, usual } from "#quality";
import { read } from "#read";
import { referenceSession, type Rows } from "./quality/reference.ts";
import { tablesOf } from "./quality/tables.ts";

const fixtures = new URL("../fixtures/quality/", import.meta.url);
const now = "2026-03-31T12:00:00Z";

/** What a fixture says beside its contract: other choices, and what a database would answer to each query. */
interface Asked {
  readonly choices?: Partial<Choices>;
  readonly queries?: Readonly<Record<"kept" | "broken", Readonly<Record<string, number | null>>>>;
}

async function contractsIn(text: string): Promise<{ contracts: Contract[]; mesh: Mesh }> {
  const reading = await read("contract.yaml", new TextEncoder().encode(text));
  const contracts = reading.documents.flatMap(({ model }) => (model?.kind === "contract" ? [model] : []));
  return { contracts, mesh: { contracts, products: [], consumers: [] } };
}

async function measured(text: string, tables: ReadonlyMap<string, Rows>, queries: ReadonlyMap<string, number | null>, choices: Choices): Promise<CheckResult[]> {
  const { contracts, mesh } = await contractsIn(text);
  const around: Around = { mesh, choices, now };
  const all = await Promise.all(contracts.map((contract) => measureContract({ contract, around, session: referenceSession(tables, queries), server: "here", engine: "reference" })));
  return all.flatMap(({ results }) => results);
}

/** `# ✖ required unique` at the end of a line: these break on the broken data there; `# ? text`: these are unknown on both. */
const marks = (text: string, sign: "✖" | "?") =>
  text.split("\n").flatMap((line, index) => (new RegExp(` # (?:.* )?${sign === "?" ? "\\?" : sign} ([a-z -]+)`, "u").exec(line)?.[1] ?? "").trim().split(" ").filter((id) => id !== "").map((check) => `${index + 1} ${check}`)).sort();

const told = (results: readonly CheckResult[], outcome: CheckResult["outcome"]) => results.filter((result) => result.outcome === outcome).map(({ at, check }) => `${at.line} ${check}`).sort();

const folders = readdirSync(fixtures).filter((id) => existsSync(new URL(`${id}/contract.yaml`, fixtures)));

describe("fixtures", () => {
  test.each(folders)("%s", async (id) => {
    const folder = new URL(`${id}/`, fixtures);
    const text = readFileSync(new URL("contract.yaml", folder), "utf8");
    const asked: Asked = existsSync(new URL("asked.json", folder)) ? JSON.parse(readFileSync(new URL("asked.json", folder), "utf8")) : {};
    const choices = { ...usual, ...asked.choices };
    const { contracts } = await contractsIn(text);
    const [only] = contracts[0]?.objects ?? [];
    const run = (name: "kept" | "broken") => measured(text, tablesOf(folder, name, only?.name ?? ""), new Map(Object.entries(asked.queries?.[name] ?? {})), choices);
    const [kept, broken] = [await run("kept"), await run("broken")];
    expect(kept.filter(({ outcome }) => outcome === "broken").map(({ message }) => message)).toEqual([]);
    expect(told(kept, "unknown")).toEqual(marks(text, "?"));
    expect(told(broken, "broken"), broken.map(({ message }) => message).join("\n")).toEqual(marks(text, "✖"));
    for (const { message, reason } of [...kept, ...broken]) {
      expect(message).toMatch(/^\S.*\.$/s);
      if (reason !== undefined) expect(reason).toMatch(/^[A-Z`].*\.$/s);
    }
    expect(new Set(kept.map(({ fingerprint }) => fingerprint)).size).toBe(kept.length);
    expect(kept.map(({ fingerprint }) => fingerprint)).toEqual(broken.map(({ fingerprint }) => fingerprint));
    expect(coverageOf(kept).promises).toBe(kept.length);
  });

  test.each((checks as readonly CheckKind[]).map(({ id }) => id))("%s is caught by its fixture, or is unknown by nature", async (id) => {
    const text = readFileSync(new URL(`${id}/contract.yaml`, fixtures), "utf8");
    expect([...marks(text, "✖"), ...marks(text, "?")].map((mark) => mark.split(" ")[1])).toContain(id);
  });
});

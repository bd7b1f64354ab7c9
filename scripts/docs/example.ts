import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Example, lint, type Rule, rules } from "#lint";
import { read } from "#read";
import { meshOf } from "../../packages/run/documents.ts";
import { excerpt } from "./excerpt.ts";

/** The example of a rule, from its fixtures: `bad.yaml`, `good.yaml` and, where there is one, `fixed.yaml`. */
export async function exampleOf(rule: Rule, folder: string): Promise<Example> {
  const bytes = (name: string) => readFileSync(join(folder, name));
  const files = readdirSync(folder).sort();
  const bad = files.includes("bad.yaml") ? "bad.yaml" : files.find((file) => file.startsWith("bad")) ?? "bad.yaml";
  const good = files.includes("good.yaml") ? "good.yaml" : files.find((file) => file.startsWith("good")) ?? "good.yaml";
  const [wrong, right] = [await shown(rule, bad, bytes(bad)), await shown(rule, good, bytes(good))];
  return { bad: wrong, good: right, ...(existsSync(join(folder, "fixed.yaml")) ? { fixed: excerpt(bytes("fixed.yaml").toString()) } : {}) };
}

/** A fixture as text, with what the rule says of it; a file that is no text becomes a sentence. */
async function shown(rule: Rule, name: string, bytes: Uint8Array): Promise<string> {
  const reading = await read(name, bytes);
  const { documents } = reading;
  const said = new Map<number, string[]>();
  for (const { rule: id, at, message } of await lint(documents, meshOf([reading]), rules)) if (id === rule.id) said.set(at.line, [...(said.get(at.line) ?? []), message]);
  const text = asText(bytes);
  return text === undefined ? `# A file that is no text. Line ${[...said.keys()][0] ?? 1}: ${[...said.values()].flat()[0] ?? ""}` : excerpt(text, said);
}

function asText(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(bytes);
  return /[\uFFFD\p{Cc}]/u.test(text.replace(/[\t\r\n]/g, "")) ? undefined : text;
}

import { named } from "#text";
import { checked, parseJson } from "./json-text.ts";
import { parseTree } from "./tree.ts";
import validate from "./validators/results.js";

/** One document of another tool's results, as the Open Observability Results Standard has it. Only what is read here. */
export interface WrittenResults {
  /** ISO 8601, as it is written. */
  readonly observedAt: string;
  readonly source: { readonly process?: string; readonly runID?: string; readonly vendor?: string };
  readonly results: readonly WrittenResult[];
  readonly contract?: { readonly contractID?: string; readonly version?: string };
}

export interface WrittenResult {
  readonly id?: string;
  readonly name?: string;
  readonly status?: string;
  /** Where the contract has the rule: not in the standard yet. */
  readonly relatesTo?: string;
  readonly target?: { readonly resourceType?: string; readonly resourceIdentifier?: string | readonly string[] };
  readonly measure?: { readonly metric?: string; readonly value?: number; readonly unit?: string; readonly threshold?: Readonly<Record<string, number | readonly number[]>> };
}

const most = { characters: 20 * 1024 * 1024, depth: 20, values: 1_000_000, aliases: 100 };

/** The text of a file of results, JSON (one document or a list) or YAML (one document or several) → its documents, or one sentence that says why it is refused. Never throws. */
export function readResults(text: string): { readonly documents: readonly WrittenResults[] } | { readonly problem: string } {
  const found = valuesIn(text);
  if ("problem" in found) return found;
  if (found.values.length === 0) return { problem: "The results hold no document." };
  const documents: WrittenResults[] = [];
  for (const value of found.values) {
    const read = checked<WrittenResults>("The results", value, validate);
    if ("problem" in read) return read;
    documents.push(read.value);
  }
  return { documents };
}

function valuesIn(text: string): { readonly values: readonly unknown[] } | { readonly problem: string } {
  const [first] = text.trimStart();
  if (first === "{") {
    const parsed = parseJson("The results", text);
    if ("map" in parsed) return { values: [parsed.map] };
  }
  if (first === "[") {
    const parsed = parseJson("The results", `{"documents":${text}}`);
    if ("map" in parsed && Array.isArray(parsed.map["documents"])) return { values: parsed.map["documents"] };
  }
  if (text.length > most.characters) return { problem: `The results have more than ${most.characters / 1024 / 1024} MB.` };
  const values: unknown[] = [];
  // No scalar of YAML has `---` at the start of a line (YAML 1.2.2 §9.1.2).
  for (const part of text.split(/^---(?=\s|$)/m)) {
    if (part.replace(/^\s*#.*$/gm, "").replace(/^\.\.\.$/gm, "").trim() === "") continue;
    const tree = parseTree("results", part, most);
    const [mistake] = tree.mistakes;
    if (mistake !== undefined) return { problem: `The results are not YAML that is read: ${named(mistake.what.split("\n")[0] ?? "")}.` };
    values.push(tree.value);
  }
  return { values };
}

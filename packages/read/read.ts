import type { Document, Location, Problem, Reading, SourceNode } from "#model";
import { either, named } from "#text";
import { decode } from "./decode.ts";
import { formats } from "./formats.ts";
import { locate } from "./locate.ts";
import { plain } from "./plain.ts";
import { parseSource, type SourceDocument } from "./source.ts";
import { type StructureCheck, structureOf } from "./validate.ts";

/** Bytes of a file → its documents as contracts, products and consumers, with every problem of the text. Never throws; collects. */
export async function read(file: string, bytes: Uint8Array): Promise<Reading> {
  const decoded = decode(file, bytes);
  if ("problem" in decoded) return { file, text: "", documents: [{ file, index: 0, problems: [decoded.problem] }] };
  const found = parseSource(file, decoded.text).filter(({ root, problems }) => root !== undefined || problems.length > 0);
  if (found.length === 0) {
    const at: Location = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
    const problem: Problem = { rule: "unknown-format", at, path: [], message: "The file is empty.", hint: "Write a contract into it, or remove it." };
    return { file, text: decoded.text, documents: [{ file, index: 0, problems: [problem] }] };
  }
  const documents: Document[] = [];
  for (const [index, source] of found.entries()) documents.push(await toDocument(file, index, source));
  return { file, text: decoded.text, documents };
}

async function toDocument(file: string, index: number, { root, problems }: SourceDocument): Promise<Document> {
  if (root === undefined) return { file, index, problems };
  const refuse = (rule: Problem["rule"], at: Location, message: string, hint: string): Document =>
    ({ file, index, root, problems: [...problems, { rule, at, path: [], message, hint }] });

  if (root.kind !== "map") return refuse("unknown-format", root.at, "The document is not a map of keys and values.", "A contract starts with keys such as `apiVersion:` and `kind:`.");
  const format = formats.find((one) => one.recognises(root)) ?? formats.find((one) => one.endings.some((ending) => file.endsWith(ending)));
  if (format === undefined)
    return refuse("unknown-format", root.at, "Nothing here says which kind of contract or product this is.", "Write `kind: DataContract` (ODCS), `kind: DataProduct` (ODPS), `kind: DataConsumer`, `dataContractSpecification:` or `data_product:`.");

  const { key, written } = format.version(root);
  const version = written?.replace(/^v/, "");
  if (version !== undefined && !format.versions.includes(version)) {
    const message = `${format.title} ${named(written ?? "")} is not a version that is read.`;
    const refused = refuse("unsupported-version", locate(root, [key]), message, `Write ${either(format.versions.map((known) => (written?.startsWith("v") ? `v${known}` : known)))}.`);
    return { ...refused, model: format.toModel(root, version) };
  }
  const known = version ?? format.versions.at(-1) ?? "";
  const check = await structureOf(format.id);
  return { file, index, root, model: format.toModel(root, known), problems: [...problems, ...structure(root, known, check)] };
}

function structure(root: SourceNode, version: string, check: StructureCheck): Problem[] {
  return check(plain(root), version).map(({ path, suggestion, ...problem }) => {
    const at = locate(root, path);
    const key = suggestion === undefined ? undefined : keyAt(root, path);
    const fix = suggestion === undefined || key === undefined ? {} : { fix: { title: `Write ${named(suggestion)}`, edits: [{ at: key, text: suggestion }] } };
    return { ...problem, path, at, ...fix };
  });
}

function keyAt(root: SourceNode, path: Problem["path"]): Location | undefined {
  const parent = path.slice(0, -1).reduce<SourceNode | undefined>((node, step) => {
    if (node?.kind === "map") return node.entries.get(String(step))?.node;
    return node?.kind === "list" ? node.items[Number(step)] : undefined;
  }, root);
  return parent?.kind === "map" ? parent.entries.get(String(path.at(-1)))?.key : undefined;
}

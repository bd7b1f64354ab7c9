import { fingerprint } from "#fingerprint";
import type { Contract, Document, Finding, Location, Mesh, Path, Property, SchemaObject, SourceMap, SourceNode } from "#model";
import { loadEngine } from "./patterns/engine.ts";
import type { Rule, Say } from "./rule.ts";
import { hide } from "./secrets/hide.ts";

/** Documents → findings, in the order of their places. Pure; rules see one document and the mesh around it. */
export async function lint(documents: readonly Document[], mesh: Mesh, rules: readonly Rule[]): Promise<Finding[]> {
  if (documents.some(({ root }) => root !== undefined && hasPattern(root))) await loadEngine();
  const findings = documents.flatMap((document) => lintDocument(document, mesh, rules));
  return findings.sort((a, b) => byPlace(a.at, b.at) || compare(a.rule, b.rule) || compare(a.message, b.message));
}

/** Whether a key called `pattern` stands anywhere: only then are regular expressions looked at. */
function hasPattern(node: SourceNode): boolean {
  if (node.kind === "list") return node.items.some(hasPattern);
  return node.kind === "map" && [...node.entries].some(([key, entry]) => key === "pattern" || hasPattern(entry.node));
}

function lintDocument(document: Document, mesh: Mesh, rules: readonly Rule[]): Finding[] {
  const findings: Finding[] = [];
  const id = document.model?.id ?? document.file;
  const sayAs = (rule: string, subject: readonly string[]): Say => (blame) => {
    const about = (blame.subject ?? subject).map(hide);
    const { at, fix } = blame;
    const message = hide(blame.message);
    const hint = blame.hint === undefined ? {} : { hint: hide(blame.hint) };
    const name = fingerprint("lint", rule, [...about], message.replace(/\bline \d+/g, "line"));
    findings.push({ rule, message, ...hint, at, subject: about, ...(fix === undefined ? {} : { fix }), fingerprint: name });
  };

  for (const { rule, path, ...blame } of document.problems) sayAs(rule, [id, ...names(document.root, path)])(blame);
  for (const rule of rules) rule.on.document?.(document, sayAs(rule.id, [id]));
  if (document.model?.kind === "product") for (const rule of rules) rule.on.product?.(document.model, sayAs(rule.id, [id]), mesh);
  if (document.model?.kind === "consumer") for (const rule of rules) rule.on.consumer?.(document.model, sayAs(rule.id, [id]), mesh);
  if (document.model?.kind === "contract") visitContract(document.model, mesh, rules, (rule, path) => sayAs(rule.id, path));
  return findings;
}

/** A path in words that stay the same when a neighbour is inserted: list items are called by what names them, else by their position. */
function names(root: SourceNode | undefined, path: Path): string[] {
  let node = root;
  return path.map((step) => {
    if (node?.kind === "map") {
      node = node.entries.get(String(step))?.node;
      return String(step);
    }
    node = node?.kind === "list" ? node.items[Number(step)] : undefined;
    return (node?.kind === "map" && naming.flatMap((key) => textOf(node as SourceMap, key)).at(0)) || String(step);
  });
}

const naming = ["name", "id", "server", "property", "role", "username", "channel", "metric"];

const textOf = (map: SourceMap, key: string): string[] => {
  const node = map.entries.get(key)?.node;
  return node?.kind === "scalar" && typeof node.value === "string" ? [node.value] : [];
};

type SayFor = (rule: Rule, path: readonly string[]) => Say;

function visitContract(contract: Contract, mesh: Mesh, rules: readonly Rule[], say: SayFor) {
  const root = [contract.id ?? contract.at.file];
  for (const rule of rules) rule.on.contract?.(contract, say(rule, root), mesh);
  for (const sla of contract.sla) for (const rule of rules) rule.on.sla?.(sla, { contract }, say(rule, [...root, sla.property ?? ""]));
  for (const object of contract.objects) {
    const path = [...root, object.name ?? ""];
    for (const rule of rules) rule.on.object?.(object, { contract }, say(rule, path), mesh);
    visitPromises(object, undefined, { contract, object, path }, mesh, rules, say);
    for (const property of object.properties) visitProperty(property, [...path, property.name ?? ""], { contract, object }, mesh, rules, say);
  }
}

function visitProperty(property: Property, path: readonly string[], within: { contract: Contract; object: SchemaObject }, mesh: Mesh, rules: readonly Rule[], say: SayFor) {
  const where = { ...within, path };
  for (const rule of rules) rule.on.property?.(property, where, say(rule, path));
  visitPromises(property, property, where, mesh, rules, say);
  const visit = (inner: Property | undefined, step: string) => inner && visitProperty(inner, [...path, step], within, mesh, rules, say);
  for (const inner of property.properties) visit(inner, inner.name ?? "");
  visit(property.items, "[]");
  visit(property.map?.key, "{key}");
  visit(property.map?.value, "{value}");
}

function visitPromises(holder: SchemaObject | Property, property: Property | undefined, within: { contract: Contract; object: SchemaObject; path: readonly string[] }, mesh: Mesh, rules: readonly Rule[], say: SayFor) {
  const where = property === undefined ? within : { ...within, property };
  for (const quality of holder.quality) for (const rule of rules) rule.on.quality?.(quality, where, say(rule, within.path));
  for (const relationship of holder.relationships) for (const rule of rules) rule.on.relationship?.(relationship, where, say(rule, within.path), mesh);
}

const byPlace = (a: Location, b: Location) => compare(a.file, b.file) || a.line - b.line || a.column - b.column;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

import type { ConsumerDeclaration, ContractRead, ObjectRead, PropertyRead, SourceMap, SourceNode, Tolerance } from "#model";
import type { Format } from "../../format.ts";
import { items, list, listOf, located, text, texts, textual, written } from "../../fields.ts";
import { support } from "../odcs/parts.ts";

/** Who reads which fields of which contract: a format of our own (docs/consumers.md). */
export const consumer: Format = {
  id: "consumer",
  title: "Consumer declaration",
  versions: ["meshgate/v1"],
  endings: [".consumer.yaml", ".consumer.yml", ".consumer.json"],
  recognises: (root) => text(root, "kind") === "DataConsumer",
  version: (root) => ({ key: "apiVersion", written: textual(root, "apiVersion") }),
  toModel: (root, version) => written<ConsumerDeclaration>({
    kind: "consumer", format: "consumer", formatVersion: version, source: root, ...located(root, ["id", "name"]),
    id: text(root, "id"), name: text(root, "name"), owner: text(root, "owner"), domain: text(root, "domain"), description: text(root, "description"),
    support: support(root), tags: texts(root, "tags"), reads: list(root, "reads", contractRead),
  }),
};

const contractRead = (item: SourceMap) => written<ContractRead>({
  ...located(item, ["contract"]), contract: text(item, "contract"), version: text(item, "version"),
  objects: listOf(item, "objects") && list(item, "objects", objectRead),
});

const objectRead = (item: SourceMap) => written<ObjectRead>({
  ...located(item), name: text(item, "name"), properties: listOf(item, "properties") && items(item, "properties").flatMap(propertyRead),
});

/** A name alone, or a map that says more of it. */
function propertyRead(node: SourceNode): PropertyRead[] {
  if (node.kind === "scalar") return typeof node.value === "string" ? [{ name: node.value, at: node.at, spots: {}, tolerates: [] }] : [];
  const name = node.kind === "map" ? text(node, "name") : undefined;
  return node.kind !== "map" || name === undefined ? [] : [{ ...located(node), name, tolerates: texts(node, "tolerates").filter(isTolerance) }];
}

const tolerances: Readonly<Record<Tolerance, true>> = { newValues: true, nulls: true, duplicates: true };
const isTolerance = (word: string): word is Tolerance => Object.hasOwn(tolerances, word);

import type { ContractReference, InputPort, OutputPort, Product, SourceMap } from "#model";
import type { Format } from "../../format.ts";
import { flag, list, located, text, textual, texts, written } from "../../fields.ts";
import { custom, definitions, description, support, team } from "../odcs/parts.ts";

const port = (item: SourceMap) => ({
  ...located(item), id: text(item, "id"), name: text(item, "name"), version: textual(item, "version"), contractId: text(item, "contractId"),
});

const inputContract = (item: SourceMap) =>
  written<ContractReference>({ ...located(item, ["id"]), id: text(item, "id"), version: textual(item, "version") });

/** Open Data Product Standard (Bitol), 0.9.0 to 1.1.0. */
export const odps: Format = {
  id: "odps",
  title: "ODPS",
  versions: ["0.9.0", "1.0.0", "1.1.0"],
  endings: [".odps.yaml", ".odps.yml", ".odps.json"],
  recognises: (root) => text(root, "kind") === "DataProduct" || (!["DataContract", "DataConsumer"].includes(text(root, "kind") ?? "") && /^v?[01]\.\d+\.\d+$/.test(text(root, "apiVersion") ?? "")),
  version: (root) => ({ key: "apiVersion", written: textual(root, "apiVersion") }),
  toModel(root, version) {
    const people = team(root);
    return written<Product>({
      kind: "product", format: "odps", formatVersion: version, source: root, ...located(root, ["id", "name"]),
      id: text(root, "id"), name: text(root, "name"), version: textual(root, "version"), status: text(root, "status"),
      owner: people.owner, domain: text(root, "domain"), tenant: text(root, "tenant"), deprecated: flag(root, "deprecated"),
      description: description(root),
      inputPorts: list(root, "inputPorts", (item) => written<InputPort>(port(item))),
      outputPorts: list(root, "outputPorts", (item) => written<OutputPort>({
        ...port(item), type: text(item, "type"), description: text(item, "description"), inputContracts: list(item, "inputContracts", inputContract),
      })),
      team: people.members, support: support(root), tags: texts(root, "tags"), custom: custom(root), definitions: definitions(root),
    });
  },
};

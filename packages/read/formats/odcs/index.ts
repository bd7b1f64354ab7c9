import type { Contract } from "#model";
import type { Format } from "../../format.ts";
import { located, text, textual, texts, written } from "../../fields.ts";
import { custom, definitions, description, price, roles, servers, sla, support, team } from "./parts.ts";
import { objects } from "./schema.ts";

/** Open Data Contract Standard (Bitol, LF AI & Data), 3.0.0 to 3.2.0. */
export const odcs: Format = {
  id: "odcs",
  title: "ODCS",
  versions: ["3.0.0", "3.0.1", "3.0.2", "3.1.0", "3.2.0"],
  endings: [".odcs.yaml", ".odcs.yml", ".odcs.json"],
  recognises: (root) => text(root, "kind") === "DataContract" || (!["DataProduct", "DataConsumer"].includes(text(root, "kind") ?? "") && /^v?[23]\.\d+\.\d+$/.test(text(root, "apiVersion") ?? "")),
  version: (root) => ({ key: "apiVersion", written: textual(root, "apiVersion") }),
  toModel(root, version) {
    const people = team(root);
    return written<Contract>({
      kind: "contract", format: "odcs", formatVersion: version, source: root, ...located(root, ["id", "name"]),
      id: text(root, "id"), name: text(root, "name"), version: textual(root, "version"), status: text(root, "status"),
      owner: people.owner, domain: text(root, "domain"), tenant: text(root, "tenant"), dataProduct: text(root, "dataProduct"),
      description: description(root), objects: objects(root), servers: servers(root), sla: sla(root), roles: roles(root),
      team: people.members, support: support(root), price: price(root), tags: texts(root, "tags"), custom: custom(root), definitions: definitions(root),
    });
  },
};

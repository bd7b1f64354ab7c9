import type { AuthoritativeDefinition, Contract, Description, Json, Server, Sla, SourceMap, Support } from "#model";
import type { Format } from "../../format.ts";
import { child, json, located, named, others, text, textual, texts, written } from "../../fields.ts";
import { objects } from "./schema.ts";

/** Data Contract Specification, 0.9.0 to 1.2.1: deprecated in favour of ODCS, still in many repositories. */
export const dcs: Format = {
  id: "dcs",
  title: "Data Contract Specification",
  versions: ["0.9.0", "0.9.1", "0.9.2", "0.9.3", "1.1.0", "1.2.0", "1.2.1"],
  endings: [".datacontract.yaml", ".datacontract.yml", ".datacontract.json"],
  recognises: (root) => root.entries.has("dataContractSpecification"),
  version: (root) => ({ key: "dataContractSpecification", written: textual(root, "dataContractSpecification") }),
  toModel(root, version) {
    const info = child(root, "info");
    return written<Contract>({
      kind: "contract", format: "dcs", formatVersion: version, source: root, ...located(root, ["id"]),
      id: text(root, "id"), name: info && text(info, "title"), version: info && textual(info, "version"), status: info && text(info, "status"),
      owner: info && text(info, "owner"), domain: undefined, tenant: undefined, dataProduct: undefined, description: description(root, info),
      objects: objects(root), servers: named(child(root, "servers"), (server, name, at) => written<Server>({
        ...located(server), at, id: undefined, server: name, type: text(server, "type"), environment: text(server, "environment"),
        settings: others(server, ["type", "environment", "description", "roles"]),
      })),
      sla: named(child(root, "servicelevels"), sla), roles: [], team: [], support: contact(info), price: undefined,
      tags: texts(root, "tags"), custom: [], definitions: links(root),
    });
  },
};

function description(root: SourceMap, info: SourceMap | undefined): Description | undefined {
  const terms = child(root, "terms");
  const purpose = info && text(info, "description");
  if (terms === undefined && purpose === undefined) return undefined;
  return written<Description>({
    ...located(terms ?? info ?? root), purpose,
    usage: terms && text(terms, "usage"), limitations: terms && text(terms, "limitations"),
  });
}

function contact(info: SourceMap | undefined): Support[] {
  const part = info && child(info, "contact");
  if (part === undefined) return [];
  return [written<Support>({
    ...located(part), id: undefined, channel: text(part, "name") ?? text(part, "email"),
    url: text(part, "url") ?? text(part, "email"), tool: undefined, scope: undefined,
  })];
}

function links(root: SourceMap): AuthoritativeDefinition[] {
  const part = child(root, "links");
  return [...(part?.entries ?? [])].map(([type, entry]) =>
    written<AuthoritativeDefinition>({ at: entry.at, spots: {}, id: undefined, type, url: part && text(part, type) }));
}

/** Which key of each service level holds its value, and which names the field that it is measured on. */
const values: Readonly<Record<string, readonly string[]>> = {
  availability: ["percentage"], retention: ["period"], latency: ["threshold"], freshness: ["threshold"],
  frequency: ["interval"], support: ["responseTime"], backup: ["interval"],
};

function sla(level: SourceMap, property: string, at: Sla["at"]): Sla {
  const key = values[property]?.find((name) => level.entries.has(name));
  const value: Json | undefined = key === undefined ? undefined : json(level, key);
  const schedule = textual(level, "cron");
  return written<Sla>({
    ...located(level), at, id: undefined, property, value, valueExt: undefined, unit: undefined,
    element: text(level, "timestampField") ?? text(level, "processedTimestampField"), driver: undefined, description: text(level, "description"),
    schedule, scheduler: schedule === undefined ? undefined : "cron",
  });
}

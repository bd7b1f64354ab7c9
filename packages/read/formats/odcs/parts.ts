import type { AuthoritativeDefinition, CustomProperty, Description, Price, Role, Server, Sla, SourceMap, Support, TeamMember } from "#model";
import { amount, child, json, list, located, others, text, textual, written } from "../../fields.ts";

/** The parts that ODCS and ODPS share: people, places and promises around the schema. */

export const description = (map: SourceMap): Description | undefined => {
  const part = child(map, "description");
  if (part === undefined) return undefined;
  return written<Description>({ ...located(part), purpose: text(part, "purpose"), usage: text(part, "usage"), limitations: text(part, "limitations") });
};

export const custom = (map: SourceMap) => list(map, "customProperties", (item) =>
  written<CustomProperty>({ ...located(item, ["property", "id"]), id: text(item, "id"), property: text(item, "property"), value: json(item, "value") }));

export const definitions = (map: SourceMap) => list(map, "authoritativeDefinitions", (item) =>
  written<AuthoritativeDefinition>({ ...located(item, ["url", "id"]), id: text(item, "id"), type: text(item, "type"), url: text(item, "url") }));

export const support = (map: SourceMap) => list(map, "support", (item) => written<Support>({
  ...located(item, ["channel", "id"]),
  id: text(item, "id"), channel: text(item, "channel"), url: text(item, "url"), tool: text(item, "tool"), scope: text(item, "scope"),
}));

const member = (item: SourceMap) => written<TeamMember>({
  ...located(item, ["username", "name", "id"]),
  id: text(item, "id"), username: text(item, "username"), name: text(item, "name"), role: text(item, "role"),
  dateIn: text(item, "dateIn"), dateOut: text(item, "dateOut"),
});

/** A team is a map with members (since 3.1) or a bare list of members (until 3.0, deprecated after). Its owner is its name, else the member who is one. */
export function team(map: SourceMap): { owner: string | undefined; members: TeamMember[] } {
  const part = child(map, "team");
  const members = part === undefined ? list(map, "team", member) : list(part, "members", member);
  const owner = members.find(({ role, dateOut }) => dateOut === undefined && /owner/i.test(role ?? ""));
  return { owner: (part && text(part, "name")) ?? owner?.name ?? owner?.username, members };
}

export const roles = (map: SourceMap) => list(map, "roles", (item) => written<Role>({
  ...located(item, ["role", "id"]),
  id: text(item, "id"), role: text(item, "role"), access: text(item, "access"),
  firstLevelApprovers: text(item, "firstLevelApprovers"), secondLevelApprovers: text(item, "secondLevelApprovers"),
}));

export const price = (map: SourceMap): Price | undefined => {
  const part = child(map, "price");
  if (part === undefined) return undefined;
  return written<Price>({ ...located(part), amount: amount(part, "priceAmount"), currency: text(part, "priceCurrency"), unit: text(part, "priceUnit") });
};

export const servers = (map: SourceMap) => list(map, "servers", (item) => written<Server>({
  ...located(item, ["server", "id"]),
  id: text(item, "id"), server: text(item, "server"), type: text(item, "type"), environment: text(item, "environment"),
  settings: others(item, ["id", "server", "type", "environment", "description", "roles", "customProperties"]),
}));

export const sla = (map: SourceMap) => list(map, "slaProperties", (item) => written<Sla>({
  ...located(item, ["property", "id"]),
  id: text(item, "id"), property: text(item, "property"), value: json(item, "value"), valueExt: json(item, "valueExt"),
  unit: text(item, "unit"), element: text(item, "element"), driver: text(item, "driver"), description: text(item, "description"),
  schedule: textual(item, "schedule"), scheduler: text(item, "scheduler"),
}));

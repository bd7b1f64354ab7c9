import type { Server } from "#model";
import { named } from "#text";
import type { Sql } from "../../dialect.ts";
import type { HowToMeasure } from "../../engine.ts";
import { extensionOf } from "./extensions.ts";
import { quoted } from "./quoted.ts";

/** What DuckDB is told before it is locked, so that it reaches further than files of this machine. */
export interface Reach {
  readonly before: readonly Sql[];
}

interface Scheme {
  /** The extensions that know it, by their names. */
  readonly extensions: readonly string[];
  /** What a secret for it is made of: its type, its parts by the names of the variables that hold them. */
  readonly secret?: { readonly type: string; readonly parts: Readonly<Record<string, string>> };
}

const s3: Scheme = { extensions: ["httpfs"], secret: { type: "s3", parts: { KEY_ID: "AWS_ACCESS_KEY_ID", SECRET: "AWS_SECRET_ACCESS_KEY", SESSION_TOKEN: "AWS_SESSION_TOKEN", REGION: "AWS_REGION" } } };
const gcs: Scheme = { extensions: ["httpfs"], secret: { type: "gcs", parts: { KEY_ID: "GCS_ACCESS_KEY_ID", SECRET: "GCS_SECRET_ACCESS_KEY" } } };
const azure: Scheme = { extensions: ["azure"], secret: { type: "azure", parts: { CONNECTION_STRING: "AZURE_STORAGE_CONNECTION_STRING" } } };
const schemes: Readonly<Record<string, Scheme>> = { https: { extensions: ["httpfs"] }, http: { extensions: ["httpfs"] }, s3, s3a: s3, gs: gcs, gcs, az: azure, azure, abfss: azure };

/**
 * How to reach an address, or why it may not or cannot be reached: one clause. The address comes from a contract, so the base's configuration has to allow it, and an endpoint too: signed requests go
 * there. Secrets are the variables that the configuration gives.
 */
export async function reachOf(address: string, server: Server, how: HowToMeasure): Promise<Reach | { readonly unknown: string }> {
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(address)?.[1]?.toLowerCase() ?? "";
  const told = named(`${scheme}://`);
  const known = Object.hasOwn(schemes, scheme) ? schemes[scheme] : undefined;
  if (known === undefined) return { unknown: `nobody here reaches ${told}` };
  if (how.extensionFolder === undefined && how.extensionMirror === undefined) return { unknown: `${told} is reached with an extension of DuckDB, and the configuration names no folder and no mirror that has it` };
  const allowed = (one: string) => (how.remote ?? []).some((start) => begins(one, start)) && !/(?:^|[\\/])\.\.(?:[\\/]|$)/.test(one);
  if (!allowed(address)) return { unknown: `the configuration does not let it ask ${named(address.split(/[?#]/)[0] ?? "")}` };
  const endpoint = [server.settings["endpointUrl"], server.settings["endpoint"]].find((value): value is string => typeof value === "string");
  if (endpoint !== undefined && !allowed(endpoint)) return { unknown: `the configuration does not let it ask ${named(endpoint)}` };
  return reached(known, endpoint, how);
}

/** Whether an address begins with another one, which ends where a part of it does: `https://a.org` is no beginning of `https://a.org.evil.net`. */
const begins = (address: string, start: string) => start !== "" && address.startsWith(start) && (start.endsWith("/") || address.length === start.length || /^[/?#]/.test(address.slice(start.length)));

async function reached({ extensions, secret }: Scheme, endpoint: string | undefined, how: HowToMeasure): Promise<Reach | { readonly unknown: string }> {
  const before: Sql[] = [];
  for (const name of extensions) {
    const extension = await extensionOf(name, how);
    if ("unknown" in extension) return extension;
    before.push(`LOAD ${quoted(extension.path)}`);
  }
  const { variables } = how;
  const parts = Object.entries(secret?.parts ?? {}).flatMap(([part, variable]) => (variables.get(variable) === undefined ? [] : [`${part} ${quoted(variables.get(variable) ?? "")}`]));
  const [, protocol, host] = /^(https?):\/\/([^/]+)/i.exec(endpoint ?? "") ?? [];
  const where = host === undefined ? [] : [`ENDPOINT ${quoted(host)}`, "URL_STYLE 'path'", `USE_SSL ${protocol?.toLowerCase() === "https"}`];
  if (secret !== undefined && parts.length + where.length > 0) before.push(`CREATE SECRET meshgate (TYPE ${secret.type}, ${[...parts, ...(secret.type === "azure" ? [] : where)].join(", ")})`);
  return { before };
}

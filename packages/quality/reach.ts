import { UsageError, type Json, type Server } from "#model";
import { named } from "#text";
import type { HowToMeasure } from "./engine.ts";

/** How a server is reached, with every `${NAME}` resolved. */
export interface Reach {
  readonly host: string;
  readonly port: number | undefined;
  /** Whether its address says `https://`. */
  readonly https: boolean;
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** Another setting, by any of these keys. */
  setting(...keys: readonly string[]): string | undefined;
  /** A variable of the base's configuration: `POSTGRES_SSLMODE`. */
  variable(name: string): string | undefined;
}

/** Whether a host is this machine. */
export const isLoopback = (host: string): boolean => host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);

/**
 * Where a server is and who asks it. User and password are variables, `POSTGRES_USER` and `POSTGRES_PASSWORD` (or by the server's name, `ORDERS_DB_USER`), and go only to the host that
 * `POSTGRES_HOST` names (or to this machine): a pull request that writes another host into a contract gets neither. Throws UsageError.
 */
export function reachOf(server: Server, how: Pick<HowToMeasure, "variables">, engine: string): Reach {
  const prefixes = [server.server, engine].flatMap((name) => (name === undefined ? [] : [name.toUpperCase().replace(/[^A-Z0-9]+/g, "_")]));
  const variable = (name: string) => prefixes.map((prefix) => how.variables.get(`${prefix}_${name}`)).find((value) => value !== undefined && value !== "");
  const setting = (...keys: readonly string[]) => keys.map((key) => resolved(server.settings[key], how)).find((value) => value !== undefined && value !== "");
  const told = setting("host", "endpoint", "url");
  const [host, port, https] = told === undefined ? [] : splitHost(told);
  const allowed = variable("HOST");
  if (host === undefined && allowed === undefined) throw new UsageError(`The server ${named(server.server ?? engine)} names no host.`);
  const at = host ?? allowed ?? "";
  const [user, password] = [variable("USER") ?? setting("user", "username"), variable("PASSWORD")];
  if (!isLoopback(at) && at !== splitHost(allowed ?? "")[0]) throw new UsageError(`The contract names the host ${named(at)}; let the configuration's variable ${prefixes.at(-1)}_HOST name it too, or nothing is sent there.`);
  return { host: at, port: portOf(setting("port"), server) ?? port ?? portOf(variable("PORT"), server), https: https ?? splitHost(allowed ?? "")[2], user, password, setting, variable };
}

/** `${NAME}` by the names that the base's configuration allows. */
function resolved(value: Json | undefined, how: Pick<HowToMeasure, "variables">): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value.trim().replace(/\$\{([^}]*)\}/g, (_, name: string) => how.variables.get(name) ?? refuse(name)) : undefined;
}
const refuse = (name: string): never => {
  throw new UsageError(`A server names the variable ${named(name)}, which the configuration does not let it use.`);
};

function portOf(written: string | undefined, server: Server): number | undefined {
  if (written === undefined) return undefined;
  const port = Number(written);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new UsageError(`The port of the server ${named(server.server ?? "")} is no port.`);
  return port;
}

/** `host`, `host:5432`, `https://host:443/path` → host, port, and whether it is HTTPS. */
function splitHost(written: string): readonly [string | undefined, number | undefined, boolean] {
  const [, scheme, host, port] = /^([a-z][a-z+]*:\/\/)?(\[[^\]]+\]|[^:/]+)(?::(\d{1,5}))?(?:\/.*)?$/i.exec(written) ?? [];
  const https = /^https:/i.test(scheme ?? "");
  return [host?.replace(/^\[|\]$/g, ""), port === undefined ? (https ? 443 : undefined) : Number(port), https];
}

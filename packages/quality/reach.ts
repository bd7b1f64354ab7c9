import { UsageError, type Json, type Server } from "#model";
import { named } from "#text";
import type { HowToMeasure } from "./engine.ts";

/** What a contract and the base's configuration say of a server, with every `${NAME}` resolved. */
export interface Said {
  /** How messages call it. */
  readonly called: string;
  /** A setting of the contract, by any of these keys. */
  setting(...keys: readonly string[]): string | undefined;
  /** A variable of the base's configuration: `POSTGRES_SSLMODE`. */
  variable(name: string): string | undefined;
  /** The variable as messages call it. */
  variableName(name: string): string;
}

/** How a server is reached. */
export interface Reach extends Said {
  readonly host: string;
  readonly port: number | undefined;
  /** Whether its address says `https://`. */
  readonly https: boolean;
  readonly user: string | undefined;
  readonly password: string | undefined;
}

/** Whether a host is this machine. */
export const isLoopback = (host: string): boolean => host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);

/** Settings and variables of a server. Variables begin with the server's name, the engine's, or one of `more`: `ORDERS_DB_TOKEN`, `ATHENA_REGION`, `AWS_REGION`. */
export function saidOf(server: Server, how: Pick<HowToMeasure, "variables">, engine: string, more: readonly string[] = []): Said {
  const prefixes = [server.server, engine, ...more].flatMap((name) => (name === undefined ? [] : [name.toUpperCase().replace(/[^A-Z0-9]+/g, "_")]));
  return {
    called: server.server ?? engine,
    variable: (name) => prefixes.map((prefix) => how.variables.get(`${prefix}_${name}`)).find((value) => value !== undefined && value !== ""),
    variableName: (name) => `${engine.toUpperCase()}_${name}`,
    setting: (...keys) => keys.map((key) => resolved(server.settings[key], how)).find((value) => value !== undefined && value !== ""),
  };
}

/** A vendor's own address, or the one that a variable of the base's configuration says instead: of HTTPS, but on this machine. Throws UsageError. */
export function originOf({ variable, variableName }: Said, name: string, usual: string): string {
  const told = variable(name);
  if (told === undefined) return usual;
  const url = URL.canParse(told) ? new URL(told) : undefined;
  if (url === undefined || (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname)))) throw new UsageError(`The variable ${variableName(name)} is no address of HTTPS.`);
  return url.origin;
}

/**
 * Where a server is and who asks it. User and password are variables, `POSTGRES_USER` and `POSTGRES_PASSWORD` (or by the server's name, `ORDERS_DB_USER`), and go only to the host that
 * `POSTGRES_HOST` names (or to this machine): a pull request that writes another host into a contract gets neither. Throws UsageError.
 */
export function reachOf(server: Server, how: Pick<HowToMeasure, "variables">, engine: string): Reach {
  const said = saidOf(server, how, engine);
  const { setting, variable } = said;
  const told = setting("host", "endpoint", "url");
  const [host, port, https] = told === undefined ? [] : splitHost(told);
  const allowed = variable("HOST");
  if (host === undefined && allowed === undefined) throw new UsageError(`The server ${named(server.server ?? engine)} names no host.`);
  const at = host ?? allowed ?? "";
  const [user, password] = [variable("USER") ?? setting("user", "username"), variable("PASSWORD")];
  if (!isLoopback(at) && at !== splitHost(allowed ?? "")[0]) throw new UsageError(`The contract names the host ${named(at)}; let the configuration's variable ${said.variableName("HOST")} name it too, or nothing is sent there.`);
  return { ...said, host: at, port: portOf(setting("port"), server) ?? port ?? portOf(variable("PORT"), server), https: https ?? splitHost(allowed ?? "")[2], user, password };
}

/** `${NAME}` by the names that the base's configuration allows. Secrets are no settings: a contract that names one would send it elsewhere, or have it said in a message. */
function resolved(value: Json | undefined, how: Pick<HowToMeasure, "variables">): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value.trim().replace(/\$\{([^}]*)\}/g, (_, name: string) => (secret.test(name) ? undefined : how.variables.get(name)) ?? refuse(name)) : undefined;
}
const secret = /(?:^|_)(?:PASSWORD|PASSPHRASE|SECRET|TOKEN|KEY|CREDENTIALS?)(?:_|$)/i;
const refuse = (name: string): never => {
  throw new UsageError(secret.test(name) ? `A server names the variable ${named(name)}, which is a secret and no setting.` : `A server names the variable ${named(name)}, which the configuration does not let it use.`);
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

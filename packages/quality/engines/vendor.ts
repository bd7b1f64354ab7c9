import { UsageError, type Server } from "#model";
import { named } from "#text";
import { isLoopback, type Reach, reachOf, saidOf } from "../reach.ts";
import type { HowToMeasure } from "../engine.ts";

/** A vendor whose addresses everybody knows. */
export interface Vendor {
  /** As engine and variables call it: `snowflake`. */
  readonly id: string;
  readonly title: string;
  /** The hosts that are the vendor's own. */
  readonly own: RegExp;
  /** The host that a setting of the contract or a variable stands for, where people name something shorter. */
  readonly hostOf?: { readonly setting: string; readonly variable: string; readonly host: (name: string) => string | undefined };
  /** More beginnings of variables: `azure`. */
  readonly more?: readonly string[];
}

/** How a vendor's server is reached. */
export interface VendorReach extends Reach {
  readonly origin: string;
  /** Whether the base's configuration names the host, and not a contract alone. Only then keyless tokens are asked for. */
  readonly configured: boolean;
}

/**
 * Where the server of a vendor is. Besides what `reachOf` asks, the host is one of the vendor's, unless the variable `HOST` of the base's configuration names another one; elsewhere than on this machine
 * it is HTTPS. Throws UsageError.
 */
export function vendorReach(server: Server, how: Pick<HowToMeasure, "variables">, { id, title, own, hostOf, more }: Vendor): VendorReach {
  const said = saidOf(server, how, id, more);
  const short = (name: string | undefined) => (name === undefined || hostOf === undefined ? undefined : (hostOf.host(name) ?? refuse(`${named(name)} is no ${hostOf.setting} of ${title}.`)));
  const allowed = said.variable("HOST")?.toLowerCase() ?? short(hostOf === undefined ? undefined : said.variable(hostOf.variable));
  const told = said.setting("host", "endpoint", "url")?.toLowerCase() ?? short(hostOf === undefined ? undefined : said.setting(hostOf.setting));
  if (told === undefined && allowed === undefined) throw new UsageError(`Nobody says where the server ${named(said.called)} is: the configuration's variable ${said.variableName("HOST")}${hostOf === undefined ? "" : ` or ${said.variableName(hostOf.variable)}`} does.`);
  const variables = new Map(how.variables);
  const name = `${id.toUpperCase()}_HOST`;
  if (allowed !== undefined) for (const key of [name, ...(server.server === undefined ? [] : [`${server.server.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}_HOST`])]) variables.set(key, allowed);
  const reach = reachOf({ ...server, settings: { ...server.settings, ...(told === undefined ? {} : { host: told }) } }, { variables }, id);
  if (!own.test(reach.host) && said.variable("HOST") === undefined && !isLoopback(reach.host)) throw new UsageError(`${named(reach.host)} is no host of ${title}.`);
  const https = reach.https || !isLoopback(reach.host);
  const at = reach.host.includes(":") ? `[${reach.host}]` : reach.host;
  return { ...reach, ...said, configured: allowed !== undefined, origin: `${https ? "https" : "http"}://${at}${reach.port === undefined ? "" : `:${reach.port}`}` };
}

const refuse = (why: string): never => {
  throw new UsageError(why);
};

import { UsageError } from "#model";
import type { HowToMeasure } from "../../engine.ts";
import { isLoopback, originOf, type Said } from "../../reach.ts";
import { type BearerToken, granted } from "./exchange.ts";
import { idToken } from "./id-token.ts";
import { kept, type Lender } from "./kept.ts";

/** What Entra calls the services. */
export const azureScopes = { databricks: "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d/.default", sql: "https://database.windows.net/.default", storage: "https://storage.azure.com/.default" } as const;

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const clouds = ["login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn"];

/**
 * Tokens of Microsoft Entra for a service, with the CI's ID token as the client's assertion (federated credential; "OAuth 2.0 client credentials flow", third case). The variables `TENANT_ID` and `CLIENT_ID`
 * say as whom; undefined where they are not both there. `said` reads variables that begin with AZURE too. Throws UsageError.
 */
export function azureTokens(said: Said, scope: string, how: HowToMeasure): Lender<BearerToken> | undefined {
  const [tenant, client] = [said.variable("TENANT_ID"), said.variable("CLIENT_ID")];
  if (tenant === undefined || client === undefined) return undefined;
  if (!guid.test(tenant) || !guid.test(client)) throw new UsageError(`The variables ${said.variableName("TENANT_ID")} and ${said.variableName("CLIENT_ID")} have to be the ids of a tenant and an application of Entra.`);
  const authority = originOf(said, "AUTHORITY_HOST", "https://login.microsoftonline.com");
  const { hostname } = new URL(authority);
  if (!clouds.includes(hostname) && !isLoopback(hostname)) throw new UsageError(`The variable ${said.variableName("AUTHORITY_HOST")} is no authority of Entra.`);
  const audience = said.variable("AUDIENCE") ?? "api://AzureADTokenExchange";
  return kept(async () => {
    const identity = await idToken(audience, how);
    if (typeof identity !== "string") return identity;
    const form = { grant_type: "client_credentials", client_id: client, scope, client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", client_assertion: identity };
    return granted("Entra", `${authority}/${tenant}/oauth2/v2.0/token`, form, {}, how);
  });
}

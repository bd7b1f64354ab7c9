import { type Server, UsageError } from "#model";
import { named } from "#text";
import type { HowToMeasure } from "../../engine.ts";
import { saidOf } from "../../reach.ts";
import type { VendorReach } from "../vendor.ts";
import { azureScopes, azureTokens } from "./azure.ts";
import { type BearerToken, granted } from "./exchange.ts";
import { idToken } from "./id-token.ts";
import { kept, type Lender } from "./kept.ts";

/**
 * Who asks Databricks: a token that a variable holds (`TOKEN`); else a service principal (`CLIENT_ID`) by its secret (`CLIENT_SECRET`, OAuth M2M) or by the CI's ID token, exchanged at the workspace's own
 * `/oidc/v1/token` ("OAuth token federation", RFC 8693); else an application of Entra (`AZURE_TENANT_ID`, `AZURE_CLIENT_ID`). Throws UsageError.
 */
export function databricksTokens(server: Server, reach: VendorReach, how: HowToMeasure): Lender<BearerToken> {
  const [token, client, secret] = ["TOKEN", "CLIENT_ID", "CLIENT_SECRET"].map(reach.variable) as [string | undefined, string | undefined, string | undefined];
  if (token !== undefined) return () => Promise.resolve({ token });
  const endpoint = `${reach.origin}/oidc/v1/token`;
  if (client !== undefined && secret !== undefined) {
    const headers = { Authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString("base64")}` };
    return kept(() => granted("Databricks", endpoint, { grant_type: "client_credentials", scope: "all-apis" }, headers, how));
  }
  if (!reach.configured) throw new UsageError(`Tokens for the server ${named(reach.called)} go only where the configuration says: let its variable ${reach.variableName("HOST")} name the place.`);
  if (client !== undefined) {
    const audience = reach.variable("AUDIENCE") ?? endpoint;
    return kept(async () => {
      const identity = await idToken(audience, how);
      if (typeof identity !== "string") return identity;
      const form = { grant_type: "urn:ietf:params:oauth:grant-type:token-exchange", subject_token: identity, subject_token_type: "urn:ietf:params:oauth:token-type:jwt", client_id: client, scope: "all-apis" };
      return granted("Databricks", endpoint, form, {}, how);
    });
  }
  const entra = azureTokens(saidOf(server, how, "azure"), azureScopes.databricks, how);
  if (entra === undefined) throw new UsageError(`Nobody says who asks Databricks for the server ${named(reach.called)}: the configuration's variable ${reach.variableName("CLIENT_ID")} (with the job's ID token) or ${reach.variableName("TOKEN")} does.`);
  return entra;
}

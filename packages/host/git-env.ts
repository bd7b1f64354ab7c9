import type { Env } from "./env.ts";

/** A token for one git server, for checkouts that do not keep one (`persist-credentials: false`). */
export interface Credentials {
  readonly server: string;
  readonly user: string;
  readonly token: string;
}

/** Variables by which a caller's shell could make git trace secrets, read paths as patterns, or run other programs. */
const dropped = /^GIT_(?:TRACE.*|CURL_VERBOSE|EXTERNAL_DIFF|PAGER|EDITOR|(?:GLOB|NOGLOB|ICASE)_PATHSPECS|REDIRECT_.*|DIFF_OPTS|PREFIX)$/;

/**
 * The environment that git runs in, and the strings in it that must never be shown. A token becomes an `http.<server>/.extraheader` in
 * `GIT_CONFIG_*` variables (git 2.31 and later; git-config(1), ENVIRONMENT); the empty value before it clears a header that the
 * checkout left behind, since two of them are refused by GitHub.
 */
export function gitEnv(env: Env, credentials?: Credentials): { variables: Record<string, string>; secrets: readonly string[] } {
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (value !== undefined && !dropped.test(name)) variables[name] = value;
  Object.assign(variables, {
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    GCM_INTERACTIVE: "never",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_LITERAL_PATHSPECS: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
  });
  if (credentials === undefined) return { variables, secrets: [] };

  const basic = Buffer.from(`${credentials.user}:${credentials.token}`).toString("base64");
  const key = `http.${credentials.server.replace(/\/+$/, "")}/.extraheader`;
  const already = Number(env["GIT_CONFIG_COUNT"] ?? "0");
  const count = Number.isSafeInteger(already) && already > 0 ? already : 0;
  for (const [index, value] of ["", `Authorization: Basic ${basic}`].entries()) {
    variables[`GIT_CONFIG_KEY_${count + index}`] = key;
    variables[`GIT_CONFIG_VALUE_${count + index}`] = value;
  }
  variables["GIT_CONFIG_COUNT"] = String(count + 2);
  return { variables, secrets: [basic, credentials.token] };
}

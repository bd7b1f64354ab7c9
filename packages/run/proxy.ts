import http from "node:http";
import type { Io } from "./command.ts";

/** Sends what `fetch` asks through the proxy that the variables name, and past it what `NO_PROXY` names; on a Node that can (24.14 and later). */
export function useProxy({ env }: Pick<Io, "env">): void {
  if (["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"].some((key) => env[key])) http.setGlobalProxyFromEnv?.();
}

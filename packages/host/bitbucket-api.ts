import { request } from "node:http";
import { Unwritten } from "./conversation.ts";
import type { Env } from "./env.ts";
import { type Answer, type Ask, json, restApi } from "./rest.ts";
import { textIn } from "./variables.ts";

const name = "Bitbucket";

/**
 * Bitbucket's API 2.0. Without a token, through the proxy that Pipelines runs beside every step, which adds the step's own authority and wants plain HTTP (support.atlassian.com, "Code Insights"). In a container of one's own
 * the proxy is elsewhere: `MESHGATE_BITBUCKET_PROXY`.
 */
export function bitbucketApi(env: Env): Ask {
  const token = textIn(env, "MESHGATE_TOKEN");
  if (token !== undefined) return restApi({ api: textIn(env, "MESHGATE_BITBUCKET_API") ?? "https://api.bitbucket.org/2.0", headers: { authorization: `Bearer ${token}` }, name });
  const proxy = new URL(textIn(env, "MESHGATE_BITBUCKET_PROXY") ?? "http://localhost:29418");
  return (method, path, body) => through(proxy, method, `http://api.bitbucket.org/2.0${path}`, body);
}

/** One request by a proxy, which is told the whole address (RFC 9112, §3.2.2). Throws Unwritten where nothing answers. */
function through(proxy: URL, method: string, url: string, body: unknown): Promise<Answer> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers = { host: new URL(url).host, accept: "application/json", ...(text === undefined ? {} : { "content-type": "application/json", "content-length": String(Buffer.byteLength(text)) }) };
  return new Promise((done, failed) => {
    const asked = request({ agent: false, host: proxy.hostname, port: proxy.port, method, path: url, headers, timeout: 30_000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => done({ status: response.statusCode ?? 0, body: json(Buffer.concat(chunks).toString("utf8")), headers: new Headers() }));
      response.on("error", failed);
    });
    asked.on("timeout", () => asked.destroy(new Error("timeout")));
    asked.on("error", (error) => failed(new Unwritten(`The report of Code Insights was not written: ${name}'s proxy at ${proxy.host} does not answer. In a container of your own set MESHGATE_BITBUCKET_PROXY, or give MESHGATE_TOKEN.`, { cause: error })));
    asked.end(text);
  });
}

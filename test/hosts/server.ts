import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";

/** One request that came in, and what was answered. */
export interface Asked {
  readonly method: string;
  /** As the request line says it: a whole address where a proxy is asked. */
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: unknown;
  readonly status: number;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface JsonServer {
  readonly url: string;
  readonly asked: Asked[];
  /** Answers that come first, one request each: a rate limit, a fault. `on` keeps one for requests of such a method; `late`: what was asked for is done all the same. */
  readonly next: (Answer & { readonly on?: string; readonly late?: true })[];
  /** With what git asked. */
  readonly git: (string | undefined)[];
}

const open: (() => void)[] = [];
afterEach(() => open.splice(0).forEach((close) => close()));

/** A server of this machine that says JSON, until the test ends. */
export async function jsonServer(answer: (asked: Omit<Asked, "status">) => Answer): Promise<JsonServer> {
  const [asked, next, git]: [Asked[], JsonServer["next"], (string | undefined)[]] = [[], [], []];
  const server = createServer((request, response) => {
    // git asks for tags: there are none, and it is no request of ours.
    if (request.url?.includes("/info/refs?service=git")) {
      git.push(request.headers.authorization);
      return void response.writeHead(404).end();
    }
    void textOf(request).then((text) => {
      const one = { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body: text === "" ? undefined : (JSON.parse(text) as unknown) };
      const index = next.findIndex(({ on }) => on === undefined || on === one.method);
      const [planned] = index < 0 ? [] : next.splice(index, 1);
      const done = planned === undefined || planned.late === true ? answer(one) : planned;
      const { status, body, headers = {} } = planned ?? done;
      asked.push({ ...one, status });
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  open.push(() => { server.closeAllConnections(); server.close(); });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, next, git };
}

/** What was asked, a line each, without the query. */
export const calls = ({ asked }: Pick<JsonServer, "asked">): string[] => asked.map(({ method, path, status }) => `${method} ${path.split("?")[0]} ${status}`);

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

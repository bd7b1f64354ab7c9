import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";
import type { HowToMeasure } from "#quality";

export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
/** What a fake answers; `hang`: nothing, until somebody hangs up; `cut`: the connection ends. */
export type Said = { readonly status?: number; readonly json?: unknown; readonly text?: string; readonly headers?: Record<string, string> } | "hang" | "cut";

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A server on this machine that answers as a function says, and all that it heard. */
export async function serving(answer: (heard: Heard, origin: string) => Said): Promise<{ readonly origin: string; readonly heard: Heard[] }> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const one = { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body: Buffer.concat(parts).toString() };
      heard.push(one);
      say(response, answer(one, origin));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin, heard };
}

function say(response: ServerResponse, said: Said): void {
  if (said === "cut") response.destroy();
  else if (said !== "hang") response.writeHead(said.status ?? 200, { "content-type": said.text === undefined ? "application/json" : "text/plain", ...said.headers }).end(said.text ?? JSON.stringify(said.json));
}

/** How to measure, with these variables; nobody waits between two calls, but the waits are written down. */
export function hurried(variables: Readonly<Record<string, string>>, more: Partial<HowToMeasure> = {}): HowToMeasure & { readonly waited: number[] } {
  const waited: number[] = [];
  return {
    root: ".", memoryBytes: 1e9, spillFolder: "/tmp", seconds: 20, sqlAllowed: true, now: "2024-07-01T00:00:00Z", variables: new Map(Object.entries(variables)), waited,
    pause: async (milliseconds, signal) => {
      waited.push(milliseconds);
      await new Promise((done) => setTimeout(done, 1));
      return !signal.aborted;
    },
    ...more,
  };
}

/** A word that stands in everything that fakes say in words, and may be in no answer. */
export const canary = "CANARY-4711";

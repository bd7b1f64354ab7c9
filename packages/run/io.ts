import type { Io } from "./command.ts";

/** The world of this process. A reader that closes the pipe early ends us quietly. */
export function processIo(): Io {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  const now = new Date().toISOString();
  return {
    cwd: process.cwd(),
    env: process.env,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    stdin: async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
    today: now.slice(0, 10),
    now,
    terminal: { out: process.stdout.isTTY === true, err: process.stderr.isTTY === true, columns: process.stdout.columns ?? 100 },
  };
}

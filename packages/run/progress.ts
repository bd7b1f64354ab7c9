import { type Here, wantsProgress } from "#host";
import type { Io } from "./command.ts";

/** A line that says how far long work is; only where somebody watches, and gone when the work is done. */
export function progressLine(here: Here, io: Io, what: string, total: number): { readonly step: (done: number) => void; readonly end: () => void } {
  if (total < 100 || !wantsProgress(here.host, io.env, { isTTY: io.terminal.err })) return { step: () => {}, end: () => {} };
  const every = Math.ceil(total / 100);
  return {
    step: (done) => {
      if (done % every === 0) io.err(`\r\u001b[K${what} ${done} of ${total}`);
    },
    end: () => io.err("\r\u001b[K"),
  };
}

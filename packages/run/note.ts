import { logLines } from "#text";
import type { Io } from "./command.ts";

/** Says something beside the report. A CI reads this stream for commands too, so none can start here. */
export function note(io: Pick<Io, "err">, text: string): void {
  io.err(`${logLines(text, 4000)}\n`);
}

import { createHmac, randomBytes } from "node:crypto";
import { type Here, mayBeFork } from "#host";
import { isGuarded } from "#lint";
import { UsageError } from "#model";
import type { Sampling } from "#quality";
import { named } from "#text";
import { type Inputs, type Io, one } from "./command.ts";
import { note } from "./note.ts";

/** Rows of one promise that are shown at most. */
const most = 20;

/** What `--samples` lets be told of rows that break a promise; nothing without it, and nothing to a fork. Throws UsageError. */
export function samplingFor(inputs: Inputs, here: Here, io: Pick<Io, "env" | "err">): Sampling | undefined {
  const text = one(inputs, "samples");
  if (text === undefined) return undefined;
  const rows = Number(text);
  if (!/^\d{1,3}$/.test(text) || rows < 1 || rows > most) throw new UsageError(`\`--samples\` is ${named(text)}: write how many rows of each broken promise, from 1 to ${most}.`);
  if (mayBeFork(here, io.env)) {
    note(io, "No samples are taken: the change may come from a fork, and who made it can read this.");
    return undefined;
  }
  const secret = io.env["MESHGATE_SAMPLES_KEY"] || randomBytes(32);
  return { rows, guarded: isGuarded, hash: (key) => createHmac("sha256", secret).update(key).digest("hex").slice(0, 12) };
}

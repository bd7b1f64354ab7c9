import { createHash } from "node:crypto";
import { type Here, PerhapsWritten, Unwritten } from "#host";
import type { Verdict } from "#model";
import { settle, type Step, stick, type ToStick } from "#pull";
import type { Links } from "#verdict";
import type { Io } from "./command.ts";
import { note } from "./note.ts";
import { judgedAt } from "./surfaces.ts";

export interface ToComment {
  readonly here: Here;
  readonly verdict: Verdict;
  readonly io: Io;
  /** Several gates on one pull request have a name and a comment each. */
  readonly gate: string;
  /** The verdict in Markdown, in at most so many characters. */
  readonly render: (longest: number, links: Links) => string;
}

/** Room for the marker and the line after it. */
const markerLength = 256;

/**
 * Keeps the one comment of this gate on the pull request: begun when something counts or is waived, brought up to date, never written twice, never where it says the same. Says why where it could not be
 * written, and never changes the ruling.
 */
export async function keepComment({ here, verdict, io, gate, render }: ToComment): Promise<void> {
  const { host, trigger: { event, pull }, home } = here;
  const [run, number, head] = [host.run?.(io.env), pull?.number, pull?.head];
  if ((event !== "pull_request" && pull === undefined) || host.conversation === undefined || home === undefined) return;
  if (run === undefined || number === undefined || head === undefined) return note(io, "No comment: the event does not say which pull request, which commit and which run this is.");
  try {
    const token = io.token ?? host.tokens?.(io.env).write;
    const conversation = await host.conversation({ home, number, ...(token === undefined ? {} : { token }) });
    const room = conversation.longest - markerLength;
    const text = render(room, linksTo(here, head, judgedAt(here, run.url) ?? run.url));
    // What changes with every run is no news.
    const digest = createHash("sha256").update(render(room, {})).digest("hex").slice(0, 32);
    const said: ToStick = { marker: { gate, run: run.id, attempt: run.attempt, head, digest }, text, speaks: verdict.ruling !== "pass" || verdict.waived.length > 0 };
    const { step, begun } = await stuck(said, conversation);
    note(io, told(step));
    if (begun === undefined) return;
    await conversation.rest();
    await write(settle(await conversation.look(), said, begun), conversation);
  } catch (error) {
    if (!(error instanceof Unwritten)) throw error;
    note(io, `${error.message} The verdict stands in the log and in the reports of the job.`);
  }
}

/** Addresses of the files as the pull request's author pushed them. */
function linksTo({ host, home }: Here, head: string, run: string): Links {
  if (home === undefined || host.line === undefined) return { run };
  return { run, line: (file, line) => (isInside(file) ? host.line?.(home, head, file, line) || undefined : undefined) };
}

/** Whether a browser would stay below the commit: it takes `..` away before it asks, also where that is encoded (WHATWG URL, "double-dot path segment"). Git has no such file, but a stranger's report may. */
const isInside = (file: string) => !file.split("/").some((part) => part === "." || part === "..");

type Writing = Awaited<ReturnType<NonNullable<Here["host"]["conversation"]>>>;

/** What was done, and the id of a comment that was begun. Where nobody knows whether it was, the host is looked at again before it is begun once more, and after that for what is too much. */
async function stuck(said: ToStick, conversation: Writing): Promise<{ readonly step: Step; readonly begun: number | undefined }> {
  const first = stick(await conversation.look(), said);
  let step = first;
  for (let tried = 1; ; tried += 1) {
    try {
      const begun = await write(step, conversation);
      return { step: step.does === "nothing" && step.why === "unchanged" ? first : step, begun };
    } catch (error) {
      if (step.does !== "create" || !(error instanceof PerhapsWritten)) throw error;
      await conversation.rest();
      step = stick(await conversation.look(), said);
      if (step.does === "create" && tried > 1) throw error;
    }
  }
}

/** Does what has to be done; the id of a comment that was begun. What stays is written before what is too much goes. */
async function write(step: Step, conversation: Writing): Promise<number | undefined> {
  if (step.does === "create") return conversation.create(step.body);
  if (step.does === "update") await conversation.update(step.id, step.body);
  if (step.does !== "nothing") for (const id of step.remove) await conversation.remove(id);
  return undefined;
}

function told(step: Step): string {
  if (step.does === "create") return "The pull request has a comment now.";
  if (step.does === "update") return "The comment on the pull request is brought up to date.";
  return { silent: "No comment: there is nothing to say.", unchanged: "The comment on the pull request says the same already.", outdated: "No comment: the pull request has a newer commit, whose own run speaks." }[step.why];
}

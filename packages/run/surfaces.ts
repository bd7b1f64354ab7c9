import { type Here, Unwritten } from "#host";
import type { Report, Verdict } from "#model";
import { type Inputs, type Io, on } from "./command.ts";
import { note } from "./note.ts";
import type { Surface } from "./surface.ts";
import { labels } from "./surfaces/labels.ts";
import { requestReviews } from "./surfaces/request-reviews.ts";
import { reviewComments } from "./surfaces/review-comments.ts";
import { status } from "./surfaces/status.ts";
import type { Workspace } from "./workspace.ts";

/** Every surface beside the comment, in the order of the docs. None is used unless it is asked for. */
export const surfaces: readonly Surface[] = [status, labels, reviewComments, requestReviews];

export interface ToSurfaces {
  readonly workspace: Workspace;
  readonly inputs: Inputs;
  readonly io: Io;
  readonly verdict: Verdict;
  readonly reports: readonly Report[];
  readonly gate: string;
}

/** Says the verdict on each surface that was asked for. One that the host refuses is told and keeps no other from being tried; the ruling stays. */
export async function saySurfaces({ workspace, inputs, io, verdict, reports, gate }: ToSurfaces): Promise<void> {
  const wanted = surfaces.filter(({ option }) => on(inputs, option.name));
  if (wanted.length === 0) return;
  const { here } = workspace;
  const { host, home, trigger: { after, event } } = here;
  if (host.forge === undefined || home === undefined) return note(io, `${wanted.map(({ option }) => `\`${option.name}\``).join(", ")}: ${host.name} has nothing of the kind.`);
  const forge = await host.forge({ home, ...(io.token === undefined ? {} : { token: io.token }) });
  const run = host.run?.(io.env);
  const pull = pullOf(here);
  const commit = pull?.head ?? (event === "workflow_run" ? after?.head : run?.commit);
  for (const { option, say } of wanted) {
    try {
      note(io, await say({ forge, here, workspace, verdict, reasons: verdict.reasons.flatMap((reason) => reason.alike ?? [reason]), reports, gate, commit, url: judgedAt(here, run?.url), pull }));
    } catch (error) {
      if (!(error instanceof Unwritten)) throw error;
      note(io, `\`${option.name}\`: ${error.message} The verdict stands in the log and in the summary of the job.`);
    }
  }
}

function pullOf({ trigger: { pull } }: Here) {
  return pull?.number === undefined || pull.head === undefined ? undefined : { number: pull.number, head: pull.head, fork: pull.fork };
}

/** The page of the run whose checks these are. */
export function judgedAt({ home, trigger: { after } }: Here, url: string | undefined): string | undefined {
  if (after === undefined || home === undefined) return url;
  return `${home.server.replace(/\/+$/, "")}/${home.repository}/actions/runs/${after.id}${after.attempt > 1 ? `/attempts/${after.attempt}` : ""}`;
}

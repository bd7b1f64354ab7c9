import { setTimeout } from "node:timers/promises";
import { type Forge, Unwritten, whereAreWe } from "#host";
import { UsageError } from "#model";
import { commandsIn, whose } from "#pull";
import { named } from "#text";
import { type Command, one } from "./command.ts";
import { note } from "./note.ts";

/** Seconds between two looks at a run that is still going. */
const pause = 10;
const mostSeconds = 3600;

export const approve: Command = {
  name: "approve",
  says: "Run the gate again after somebody wrote `/meshgate approve` on a pull request; what it is worth is judged there",
  options: [
    { name: "workflow", value: "file", says: "The workflow with the gate, by the name of its file", default: "meshgate.yml" },
    { name: "wait", value: "seconds", says: "How long to wait for a run of it that is still going", default: "300" },
  ],
  examples: [["meshgate approve", "In a workflow on `issue_comment`, as templates/github/meshgate-approve.yml has it"]],
  async run(inputs, io) {
    const { host, home, trigger: { commented } } = whereAreWe(io.env);
    const workflow = one(inputs, "workflow") ?? "meshgate.yml";
    const seconds = Number(one(inputs, "wait") ?? "300");
    if (!/^[\w.-]+\.ya?ml$/.test(workflow)) throw new UsageError(`${named(workflow)} is no name of a workflow's file: take one such as \`meshgate.yml\`.`);
    if (!Number.isInteger(seconds) || seconds < 0 || seconds > mostSeconds) throw new UsageError(`\`wait\` is a whole number of seconds, at most ${mostSeconds}.`);
    if (commented === undefined || home === undefined || host.forge === undefined) throw new UsageError("This is no event of a new comment on a pull request: run it on `issue_comment`, types `[created]`.");
    try {
      const forge = await host.forge({ home, ...(io.token === undefined ? {} : { token: io.token }) });
      const said = await rerun(forge, { ...commented, workflow, seconds });
      note(io, said.says);
      (await host.voice?.(io.env))?.output({ run: said.run === undefined ? "" : String(said.run) });
      return 0;
    } catch (error) {
      if (error instanceof Unwritten) throw new UsageError(error.message, { cause: error });
      throw error;
    }
  },
};

interface ToRerun {
  readonly pull: number;
  readonly comment: number;
  readonly workflow: string;
  readonly seconds: number;
}

/** Starts the newest run of the gate again where a comment may change its ruling. The comment is read from the host, never from the event; runs are not given away to everybody who may comment. */
async function rerun(forge: Forge, { pull, comment, workflow, seconds }: ToRerun): Promise<{ readonly says: string; readonly run?: number }> {
  const talk = await forge.talkOn(pull);
  const found = talk.comments.find(({ id }) => id === comment);
  const nothing = (why: string) => ({ says: `Nothing is run again: ${why}` });
  if (found === undefined || found.hidden) return nothing("the comment is not there any more.");
  const { approvals, problems } = commandsIn(found.body);
  if (approvals.length === 0) return nothing(problems[0] ?? "the comment has no line `/meshgate approve`.");
  if (found.by?.person !== true) return nothing("a bot approves nothing.");
  if (found.edited) return nothing("the comment was edited.");
  const mine = whose(talk, found.by.login);
  if (mine !== "") return nothing(mine);
  const writes = await forge.mayWrite(found.by.login);
  if (writes !== true) return nothing(writes === false ? `${named(found.by.login)} may not write to the repository.` : `${writes}.`);
  let run = await forge.newestRun(workflow, talk.head);
  for (let waited = 0; run !== undefined && !run.done && waited < seconds; waited += pause) {
    await setTimeout(Math.min(pause, seconds - waited) * 1000);
    run = await forge.newestRun(workflow, talk.head);
  }
  if (run === undefined) throw new UsageError(`${named(workflow)} has no run for the newest commit of the pull request: check \`workflow\`, and that it runs on \`pull_request\`.`);
  if (!run.done) throw new UsageError(`The run ${run.id} of ${named(workflow)} is still going after ${seconds} seconds: run it again when it is done, or wait longer (\`wait\`).`);
  await forge.runAgain(run.id);
  return { says: `Run ${run.id} of ${named(workflow)} is run again.`, run: run.id };
}

import { posix } from "node:path";
import { defaults, readConfig } from "#config";
import { type Forge, type Here, openRepository, Unwritten } from "#host";
import type { Notice } from "#verdict";
import { one, type Inputs, type Io } from "./command.ts";
import { note } from "./note.ts";
import { once } from "./once.ts";
import { configBytes, idsFor, textOf, top, type Workspace } from "./workspace.ts";

/**
 * The workspace of a run that speaks for an earlier one and has nothing checked out. Which pull request it is, and what its base is configured to, is asked of the host: nothing that the earlier run
 * left behind says so. Where it cannot be asked, the defaults hold and the ruling is a block, so that a refusal never softens it. Throws UsageError without a token.
 */
export async function openAfter(inputs: Inputs, io: Io, here: Here, ids: () => Promise<readonly string[]>): Promise<Workspace> {
  const repository = await openRepository({ cwd: io.cwd, env: {} });
  const file = posix.normalize(one(inputs, "config") ?? "meshgate.yaml");
  const plain = { here, repository, base: { how: "none", why: here.trigger.why }, unprivileged: true } as const;
  const closed = (message: string): Workspace => ({ ...plain, config: defaults, notices: [unread(file, message)], remote: { read: async () => nothing, list: async () => [] } });
  const { after } = here.trigger;
  if (here.home === undefined || here.host.forge === undefined || after === undefined) return closed("Nobody can say what the base is configured to here.");
  try {
    const forge = await here.host.forge({ home: here.home, ...(io.token === undefined ? {} : { token: io.token }) });
    const [pull, ...others] = await forge.pullsOf(after);
    if (pull === undefined) return closed("No open pull request has the commit that was judged as its newest: it was closed, or pushed to since.");
    if (others.length > 0) return closed(`${others.length + 1} open pull requests have the commit that was judged as their newest, and nobody can say for which of them it was judged.`);
    note(io, `The reports are of pull request ${pull.number} at ${after.head.slice(0, 12)}; meshgate.yaml is read at its base ${pull.base.slice(0, 12)}.`);
    const stands = { ...here, trigger: { ...here.trigger, pull: { number: pull.number, head: after.head, fork: pull.fork } } };
    return { ...plain, here: stands, ...(await configurationAt(forge, pull.base, file, ids)), remote: { read: (path, limit) => forge.textAt(pull.base, path, limit), list: once(() => forge.filesAt(pull.base)) } };
  } catch (error) {
    if (!(error instanceof Unwritten)) throw error;
    return closed(error.message);
  }
}

async function configurationAt(forge: Forge, base: string, file: string, ids: () => Promise<readonly string[]>): Promise<Pick<Workspace, "config" | "notices">> {
  const text = textOf(await forge.textAt(base, file, configBytes), file);
  const read = readConfig(file, text ?? "", await idsFor(text, ids));
  if ("config" in read) return { config: read.config, notices: [] };
  const [first] = read.problems;
  return { config: defaults, notices: [{ rule: "configuration-broken", level: "warn", message: `The configuration on the base is broken, so the defaults hold: ${first?.message ?? ""}`, at: first?.at ?? top(file) }] };
}

const unread = (file: string, why: string): Notice => ({ rule: "configuration-unread", level: "error", message: `The configuration of the base was not read, so the defaults hold. ${why}`, at: top(file) });

const nothing = { problem: "missing", message: "There is no such file.", hint: "Check the path." } as const;

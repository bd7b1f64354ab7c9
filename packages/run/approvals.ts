import type { Waiver } from "#config";
import { type Forge, Unwritten } from "#host";
import { type Reason, UsageError } from "#model";
import { type Claim, claimsIn, codeownersBytes, codeownersFiles, ownersOf, type Refused, same } from "#pull";
import { limits } from "#read";
import { named } from "#text";
import type { Notice } from "#verdict";
import { approvable } from "./approvable.ts";
import type { Io } from "./command.ts";
import { once } from "./once.ts";
import { trusted, type Workspace } from "./workspace.ts";

/** Nobody is asked about more people than this, nor of more teams for one of them: strangers may comment, too. */
const mostPeople = 20;
const mostTeams = 10;
/** So many lines that suppress nothing are told one by one; the log lists 20 infos, and strangers must not push the others out of it. */
const mostTold = 10;

export interface Approved {
  readonly waivers: readonly Waiver[];
  /** What suppresses nothing, and why. Told and never weighed: a stranger's comment must not change a ruling, either way. */
  readonly notices: readonly Notice[];
}

const none: Approved = { waivers: [], notices: [] };

/**
 * The comments on the pull request that approve something of what counts, each by a person whom CODEOWNERS of the base names for the contract or a hurt consumer, who may write to the repository and whose change it is not.
 * Asked of the host on every run. What cannot be asked or is not answered approves nothing.
 */
export async function approvedFor(workspace: Workspace, counting: readonly Reason[], { token, today }: Pick<Io, "token" | "today">): Promise<Approved> {
  const { here: { host, home }, base, remote } = workspace;
  const number = approvable(workspace);
  const found = counting.flatMap((reason) => reason.alike ?? [reason]).filter(({ level, verb }) => level !== "info" && verb !== "verdict");
  if (number === undefined || home === undefined || host.forge === undefined || found.length === 0) return none;
  const unread = (why: string): Approved => ({ waivers: [], notices: [{ rule: "approval-unread", level: "info", message: `The approvals in comments were not read, so none counts: ${why}` }] });
  if (base.how === "none" && remote === undefined) return unread("nobody knows the base, whose CODEOWNERS says who may approve.");
  if (token === undefined) return unread("there is no token to ask the host with.");
  try {
    const forge = await host.forge({ home, token });
    const { claims, refused } = claimsIn(await forge.talkOn(number), new Set(found.map(({ fingerprint }) => fingerprint)), today);
    const asked = claims.length === 0 ? { waivers: [], refused: [] } : await ask({ workspace, forge, found, claims, organisation: home.repository.split("/")[0] ?? "" });
    return { waivers: asked.waivers, notices: told([...asked.refused, ...refused]) };
  } catch (error) {
    if (error instanceof Unwritten || error instanceof UsageError) return unread(error.message);
    throw error;
  }
}

interface ToAsk {
  readonly workspace: Workspace;
  readonly forge: Forge;
  readonly found: readonly Reason[];
  readonly claims: readonly Claim[];
  readonly organisation: string;
}

async function ask({ workspace, forge, found, claims, organisation }: ToAsk): Promise<{ readonly waivers: readonly Waiver[]; readonly refused: readonly Refused[] }> {
  const owners = await ownersBy(workspace);
  const mayWrite = once((login: string) => forge.mayWrite(login));
  const isMember = once((login: string, team: string) => forge.isMember(organisation, team, login));
  const people = new Set<string>();
  const waivers: Waiver[] = [];
  const refused: Refused[] = [];
  for (const { fingerprint, until, reason, login, url } of claims) {
    const wrong = await whyNot(login, [...new Set((await Promise.all(found.filter((one) => one.fingerprint === fingerprint).map(owners))).flat())]);
    if (wrong === undefined) waivers.push({ of: { fingerprint }, reason, approver: `\`${login}\` in a comment`, expires: until, comment: url });
    else refused.push({ rule: "approval-refused", login, fingerprint, why: wrong });
  }
  return { waivers, refused };

  /** Why somebody may not approve what these own; undefined where they may. */
  async function whyNot(login: string, handles: readonly string[]): Promise<string | undefined> {
    const teams = handles.flatMap((handle) => (same(handle.split("/")[0] ?? "", `@${organisation}`) ? (handle.split("/")[1] ?? []) : []));
    const direct = handles.some((handle) => same(handle, `@${login}`));
    if (!direct && teams.length === 0) return handles.length === 0 ? "CODEOWNERS of the base names nobody who can be asked for the contract or a hurt consumer." : "CODEOWNERS of the base does not name them for the contract or a hurt consumer.";
    if (!people.has(login) && people.size >= mostPeople) return `More than ${mostPeople} people approve something, and nobody asks about more.`;
    people.add(login);
    const writes = await mayWrite(login);
    if (writes !== true) return writes === false ? "They may not write to the repository." : `${writes}.`;
    if (direct) return undefined;
    const answers: (boolean | string)[] = [];
    for (const team of teams.slice(0, mostTeams)) {
      answers.push(await isMember(login, team));
      if (answers.at(-1) === true) return undefined;
    }
    const unknown = answers.find((answer) => typeof answer === "string");
    if (unknown !== undefined) return `Whether they are in a team that owns it is not known: ${String(unknown)}.`;
    return teams.length > mostTeams ? `More than ${mostTeams} teams own it, and nobody asks for more.` : "They are in no team that owns it.";
  }
}

/**
 * Who owns what a finding is about, by the base: its contract where it stood, and the places by which hurt consumers of this repository are known. A file that the base lacks, and one that did not speak of the contract
 * there, gives nobody a say: else a change could bring its own consumer.
 */
async function ownersBy(workspace: Workspace): Promise<(reason: Reason) => Promise<readonly string[]>> {
  let codeowners = "";
  for (const file of codeownersFiles) {
    const text = await trusted(workspace, file, codeownersBytes);
    if (text === undefined) continue;
    codeowners = text;
    break;
  }
  const textOf = once((file: string) => trusted(workspace, file, limits.bytes).catch(unlessReadable));
  return async ({ at, was, hurt, subject: [contract = ""] }) => {
    const own = (was ?? at)?.file;
    const readers = [...new Set(hurt.flatMap((reader) => (reader.repository === undefined ? reader.at.file : [])))];
    const owned: string[] = [];
    if (own !== undefined && (await textOf(own)) !== undefined) owned.push(...ownersOf(codeowners, own));
    for (const file of readers) if (contract !== "" && (await textOf(file))?.includes(contract) === true) owned.push(...ownersOf(codeowners, file));
    return owned;
  };
}

function unlessReadable(error: unknown): undefined {
  if (!(error instanceof UsageError)) throw error;
}

function told(refused: readonly Refused[]): Notice[] {
  const left = refused.length - mostTold;
  const notices = refused.slice(0, mostTold).map(({ rule, login, fingerprint, why }): Notice => ({ rule, level: "info", message: `${login === undefined ? "A comment" : `A comment of ${named(login)}`} ${fingerprint === undefined ? "with a command" : `that approves ${named(fingerprint)}`} suppresses nothing. ${why}` }));
  return left <= 0 ? notices : [...notices, { rule: "approval-refused", level: "info", message: `${left} more ${left === 1 ? "approval in a comment suppresses" : "approvals in comments suppress"} nothing.` }];
}

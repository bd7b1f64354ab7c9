import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { canonical } from "#fingerprint";
import type { Repository } from "#host";
import { type CheckResult, type Contract, type Json, type Server, UsageError } from "#model";
import { type Around, type Before, faultOf, fingerprintOf, type HowToMeasure, type Kept, type Promised, promisesOf, type Session } from "#quality";
import { layOut } from "./base-data.ts";
import { measuredOn, nameOf } from "./measured-on.ts";
import type { QualityBase } from "./quality-base.ts";

/** One contract on one server, as it was measured now. */
export interface Now {
  readonly contract: Contract;
  /** Absent where the contract names none. */
  readonly server: Server | undefined;
  readonly around: Around;
  readonly how: HowToMeasure;
  /** In the order of the promises. */
  readonly results: readonly CheckResult[];
  /** Still open, so that what was asked already is not asked again; absent where it could not be opened. */
  readonly session: Session | undefined;
}

/**
 * The results with whose fault it is that they are not kept. The base's contract is measured too, of it only the promises that are not kept now: where the data is the same in the same session, which remembers
 * its answers; where the change touches data of the repository on the base's files, read from git.
 */
export async function withFaults(now: Now, base: QualityBase, repository: Repository): Promise<readonly CheckResult[]> {
  const { contract, around, results } = now;
  if (results.every(({ outcome }) => outcome === "kept")) return results;
  const kept = paired(contract, around, results);
  const wanted = new Set(results.flatMap(({ outcome, fingerprint }) => (outcome === "kept" ? [] : [fingerprint])));
  const before = await sideBefore(now, base, repository, wanted).catch(unreadable);
  const turns = new Map<string, number>();
  return kept.map((one) => {
    const { fingerprint, outcome } = one.result;
    const turn = turns.get(fingerprint) ?? 0;
    turns.set(fingerprint, turn + 1);
    return outcome === "kept" ? one.result : { ...one.result, fault: faultOf(one, "kept" in before ? { there: before.kept.get(fingerprint)?.[turn], sameData: before.sameData } : before) };
  });
}

/** What git could not tell leaves it unknown whose it is. */
function unreadable(error: unknown): { readonly unknown: string } {
  if (!(error instanceof UsageError)) throw error;
  return { unknown: `the base could not be looked at: ${error.message.replace(/\.$/, "")}` };
}

type Side = { readonly kept: ReadonlyMap<string, readonly Kept[]>; readonly sameData: boolean } | Exclude<Before, { readonly there: Kept | undefined }>;

async function sideBefore({ contract, server, around, how, session }: Now, base: QualityBase, repository: Repository, wanted: ReadonlySet<string>): Promise<Side> {
  const was = base.before(contract);
  if (was === undefined) return { new: "the contract is new" };
  if ("unknown" in was) return was;
  const there = serverBefore(was, server);
  if (there === "none") return { new: server === undefined ? "the contract named a server before" : "the contract did not name the server before" };
  const touched = server === undefined ? undefined : base.touchedData(contract, server) ?? (there === undefined ? undefined : base.touchedData(was, there));
  const own = touched === undefined ? how : await ownFolder(how, repository, base.sha, touched);
  if ("none" in own) return { new: "the data is new" };
  if ("unknown" in own) return own;
  const sameData = touched === undefined && sameServer(server, there);
  const before = { mesh: base.mesh, choices: around.choices, now: around.now, ...(around.looks === undefined ? {} : { looks: around.looks }), ...(around.window === undefined ? {} : { window: around.window }), ...(there?.type === undefined ? {} : { serverType: there.type }) };
  const asked = (promised: Promised) => wanted.has(fingerprintOf(promised, was));
  const { results } = await measuredOn({ contract: was, server: there, around: before, how: own, wanted: asked, ...(sameData && session !== undefined ? { session } : {}), unplaced: true });
  const kept = new Map<string, Kept[]>();
  for (const one of paired(was, before, results, asked)) kept.set(one.result.fingerprint, [...(kept.get(one.result.fingerprint) ?? []), one]);
  return { kept, sameData };
}

/** Promises with their results, which come in the same order. */
function paired(contract: Contract, around: Around, results: readonly CheckResult[], asked: (promised: Promised) => boolean = () => true): Kept[] {
  const promises = promisesOf(contract, around).filter(asked);
  if (promises.length !== results.length) throw new Error(`${promises.length} promises have ${results.length} results`);
  return results.flatMap((result, index) => {
    const promised = promises[index];
    return promised === undefined ? [] : [{ promised, result }];
  });
}

/** The server of the same name. `none`: the contract had others. */
function serverBefore({ servers }: Contract, server: Server | undefined): Server | undefined | "none" {
  if (server === undefined) return servers.length === 0 ? undefined : "none";
  return servers.find((one) => nameOf(one) === nameOf(server)) ?? "none";
}

const sameServer = (one: Server | undefined, other: Server | undefined) => canonical([one?.type ?? "", one?.settings ?? {}] as Json) === canonical([other?.type ?? "", other?.settings ?? {}] as Json);

/** The same limits over the base's files, in a folder that is laid out like the repository. */
async function ownFolder(how: HowToMeasure, repository: Repository, sha: string, touched: Parameters<typeof layOut>[2]): Promise<HowToMeasure | Exclude<Awaited<ReturnType<typeof layOut>>, { readonly laid: true }>> {
  const folder = mkdtempSync(join(how.spillFolder, "base-"));
  const laid = await layOut(repository, sha, touched, folder);
  return "laid" in laid ? { ...how, root: join(folder, repository.prefix) } : laid;
}

import { type CheckResult, type Contract, type Server, UsageError } from "#model";
import { type Around, engines, type HowToMeasure, measureContract, type MeasuredContract, type Promised, promisesOf, remembering, type Sampling, type Session, unmeasured } from "#quality";
import { named } from "#text";
import type { Watching } from "./watching.ts";

/** A contract to be measured on a server, or on none where it names none. */
export interface OnServer {
  readonly contract: Contract;
  readonly server: Server | undefined;
  readonly around: Around;
  readonly how: HowToMeasure;
  /** Whether a promise is asked for; all are where it is left out. */
  readonly wanted?: (promised: Promised) => boolean;
  /** One that is open already and stays so. */
  readonly session?: Session;
  /** Nobody wants to know where bad rows are. */
  readonly unplaced?: true;
  /** What may be told of rows that break a promise. */
  readonly sampling?: Sampling;
  /** Who watches. */
  readonly progress?: Watching;
  /** What to do while the session is open. */
  readonly then?: (results: readonly CheckResult[], session: Session | undefined) => Promise<readonly CheckResult[]>;
}

/** Measures a contract on a server; what cannot be opened leaves every promise unknown, and says why. */
export async function measuredOn(on: OnServer): Promise<MeasuredContract> {
  const { then = async (results) => results } = on;
  const opened = on.session ?? (await open(on));
  if ("unknown" in opened) return { results: await then(none(on, opened.unknown), undefined), measured: [] };
  try {
    const { results, measured } = await measuredIn(opened, on);
    return { results: await then(results, opened), measured };
  } finally {
    if (on.session === undefined) await opened.close();
  }
}

async function open({ server, how }: OnServer): Promise<Session | { readonly unknown: string }> {
  if (server === undefined) return { unknown: "The contract names no server where its data is." };
  const engine = engineOf(server);
  if (engine === undefined) return { unknown: `No engine here reads servers of the type ${named(server.type ?? "")}.` };
  try {
    return remembering(await engine.open(server, how));
  } catch (error) {
    return { unknown: whyNot(error) };
  }
}

async function measuredIn(opened: Session, on: OnServer): Promise<MeasuredContract> {
  const { contract, around, server, wanted, unplaced, sampling, progress } = on;
  progress?.on(contract.id ?? "", server === undefined ? "" : nameOf(server), opened.asked);
  try {
    return await measureContract({
      contract, around, session: unplaced === true ? withoutPlaces(opened) : opened, server: server === undefined ? "" : nameOf(server), engine: server === undefined ? "" : (engineOf(server)?.id ?? ""),
      ...(wanted === undefined ? {} : { wanted }), ...(sampling === undefined ? {} : { sampling }), ...(progress === undefined ? {} : { began: progress.object }),
    });
  } catch (error) {
    return { results: none(on, whyNot(error)), measured: [] };
  }
}

const engineOf = (server: Server) => engines.find((one) => one.serves(server));

/** What its user must mend, one sentence; anything else is thrown on. */
function whyNot(error: unknown): string {
  if (!(error instanceof UsageError)) throw error;
  return error.message;
}

function none({ contract, server, around, wanted }: OnServer, reason: string): readonly CheckResult[] {
  const results = unmeasured(contract, around, reason, server === undefined ? undefined : nameOf(server));
  const promises = promisesOf(contract, around);
  return wanted === undefined ? results : results.filter((_, index) => promises[index] !== undefined && wanted(promises[index]));
}

const withoutPlaces = (session: Session): Session => ({ asked: session.asked, shape: (table) => session.shape(table), measure: (table, metrics) => session.measure(table, metrics), close: async () => {} });

/** By this name people and reports call a server. */
export const nameOf = ({ server, id, type }: Server): string => server ?? id ?? type ?? "";

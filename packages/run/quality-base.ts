import { join } from "node:path/posix";
import { changedFiles, type ChangedFile } from "#host";
import type { Contract, Mesh, Reading, Server } from "#model";
import { engines, type HowToMeasure, type Lying, promisesOf, tablesRead, usual } from "#quality";
import { follow } from "#terms";
import { mayHold, meshOf, readCommitted } from "./documents.ts";
import type { Workspace } from "./workspace.ts";

/** The contracts and the data of a repository as they were before a change. */
export interface QualityBase {
  readonly sha: string;
  readonly mesh: Mesh;
  /** What a contract was, or why nobody knows: one clause. Absent: there was none. */
  before(contract: Contract): Contract | { readonly unknown: string } | undefined;
  /** Files of the repository that hold the data of a contract on a server, where the change touches some of them. */
  touchedData(contract: Contract, server: Server): readonly Lying[] | undefined;
  /** Whether the change touches the contract, its data in the repository, or a contract that it refers to. */
  touches(contract: Contract): boolean;
}

/** Compares with a commit. `around` is everything that was read of the repository as it is now. */
export async function readQualityBase(workspace: Workspace, sha: string, around: readonly Reading[], how: Pick<HowToMeasure, "root" | "variables" | "now">): Promise<QualityBase> {
  const whole = { ...workspace.repository, prefix: "" };
  const files = await changedFiles(whole, sha, ["**"]);
  const differing = new Set(files.map(({ path }) => path));
  const committed = await readCommitted(workspace, sha, files.flatMap(({ before }) => before?.path ?? []).filter(mayHold(workspace)));
  const mesh = meshOf([...around.filter(({ file }) => !differing.has(file)), ...committed]);
  const was = new Map(files.flatMap((file) => (file.was === undefined ? [] : [[file.path, file.was] as const])));
  const moved = files.filter(({ untracked }) => untracked !== true).flatMap(pathsOf);
  const now = meshOf(around);
  const tables = new Map<Contract, ReturnType<typeof tablesRead>>();

  const tablesOf = (contract: Contract) => {
    const known = tables.get(contract) ?? tablesRead(contract, promisesOf(contract, { mesh: now, choices: usual, now: how.now }));
    tables.set(contract, known);
    return known;
  };
  const touchedData = (contract: Contract, server: Server) => {
    const lying = engines.find((one) => one.serves(server))?.lies?.(server, tablesOf(contract), how)?.map((one) => inRepository(one, workspace.repository.prefix));
    return lying?.some((one) => moved.some((path) => fits(path, one))) === true ? lying : undefined;
  };
  const written = ({ at }: Contract) => differing.has(at.file);
  const refersTo = (contract: Contract) => referencesOf(contract).some((reference) => {
    const target = follow(reference, contract, now);
    return target.is === "property" && written(target.contract);
  });
  return {
    sha, mesh, touchedData,
    before: (contract) => contractBefore(contract, mesh, was),
    touches: (contract) => written(contract) || refersTo(contract) || contract.servers.some((server) => touchedData(contract, server) !== undefined),
  };
}

const pathsOf = ({ path, was }: ChangedFile) => (was === undefined ? [path] : [path, was]);

const inRepository = ({ begins, ends }: Lying, prefix: string): Lying => ({ begins: begins === "" ? prefix : join(prefix, begins), ends });

export const fits = (path: string, { begins, ends }: Lying): boolean => path.startsWith(begins) && path.endsWith(ends) && path.length >= begins.length + ends.length;

/** The contract of the same id, where several have it the one in the same file; without an id, the one in the same file. */
function contractBefore(contract: Contract, { contracts }: Mesh, was: ReadonlyMap<string, string>): Contract | { readonly unknown: string } | undefined {
  const file = was.get(contract.at.file) ?? contract.at.file;
  const same = contracts.filter(({ id, at }) => (contract.id === undefined ? id === undefined && at.file === file : id === contract.id));
  const there = same.filter(({ at }) => at.file === file);
  if (there.length === 1 || same.length < 2) return there[0] ?? same[0];
  return { unknown: "several contracts had this id" };
}

function referencesOf({ objects }: Contract): string[] {
  const inside = (properties: Contract["objects"][number]["properties"]): string[] =>
    properties.flatMap((one) => [...one.relationships.flatMap(({ to }) => to), ...inside(one.properties), ...(one.items === undefined ? [] : inside([one.items]))]);
  return objects.flatMap((object) => [...object.relationships.flatMap(({ to, from = [] }) => [...to, ...from]), ...inside(object.properties)]);
}


import { realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { readMeshIndex } from "#config";
import { listFiles, readBytes, type Repository } from "#host";
import { type OtherRepository, type Reading, UsageError } from "#model";
import { named } from "#text";
import type { Io } from "./command.ts";
import { documentsOf, meshOf, readMentioning, written } from "./documents.ts";
import { note } from "./note.ts";
import type { Workspace } from "./workspace.ts";

/** An index of a hundred thousand contracts has about 20 MB. */
const indexBytes = 20 * 1024 * 1024;
const indexName = "meshgate-index.json";

/**
 * The other repositories that the configuration names, as far as they speak of what is judged: checked-out folders are searched, index files
 * are read whole. The paths come from the base's configuration alone. Throws UsageError where one is not there or its index cannot be read.
 */
export async function readOthers({ repository, config }: Pick<Workspace, "repository" | "config">, judged: readonly Reading[], io: Pick<Io, "err">): Promise<OtherRepository[]> {
  const others: OtherRepository[] = [];
  for (const path of config.mesh) {
    const place = found(repository, path);
    others.push(statSync(place).isDirectory() ? await searched(place, nameOf(path), judged, io) : indexed(place, path));
  }
  return others;
}

/** Where a path leads, with all links followed. One that stays inside by its words must stay inside in fact: a pull request can put a link there. */
function found({ root }: Repository, path: string): string {
  const full = resolve(root, path);
  const real = followed(full);
  if (real === undefined) throw new UsageError(`The repository ${named(path)} of \`mesh:\` is not there: check it out beside this one, or take it out of meshgate.yaml.`);
  if (isBelow(root, full) && !isBelow(root, real)) throw new UsageError(`The repository ${named(path)} of \`mesh:\` is behind a link that leads out of this one: name the place that it leads to.`);
  return real;
}

function followed(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function isBelow(root: string, path: string): boolean {
  const way = relative(root, path);
  return !isAbsolute(way) && way.split(sep)[0] !== "..";
}

/** What people call it: its path without the steps that lead out, and without the usual name of an index. */
function nameOf(path: string): string {
  const steps = path.split("/").filter((step) => step !== "" && step !== "." && step !== "..");
  return (steps.at(-1) === indexName ? steps.slice(0, -1) : steps).join("/") || path;
}

/** A plain folder, whatever git knows of it. */
async function searched(root: string, name: string, judged: readonly Reading[], io: Pick<Io, "err">): Promise<OtherRepository> {
  const folder: Repository = { root, prefix: "" };
  const { files } = await listFiles(folder, ["**"]);
  const listed = files.filter((file) => written.test(file)).map((file) => ({ file, said: false }));
  const readings = await readMentioning({ repository: folder }, listed, judged, (file) => `${name}:${file}`);
  const lost = documentsOf(readings).filter(({ model, schema }) => model === undefined && schema === undefined).map(({ file }) => file);
  if (lost.length > 0) note(io, `Not seen, because it cannot be read: ${[...new Set(lost)].map(named).join(", ")}.`);
  return { name, ...meshOf(readings) };
}

function indexed(place: string, path: string): OtherRepository {
  const bytes = readBytes({ root: dirname(place), prefix: "" }, basename(place), indexBytes);
  if ("problem" in bytes) throw new UsageError(`The index ${named(path)} of \`mesh:\` was not read: ${bytes.message} ${bytes.hint}`);
  const read = readMeshIndex(new TextDecoder().decode(bytes.bytes), nameOf(path));
  if ("problem" in read) throw new UsageError(`${named(path)} of \`mesh:\`: ${read.problem} Write it again with \`meshgate index\` in its repository.`);
  return read.repository;
}

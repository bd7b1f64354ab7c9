import { realpathSync, statSync } from "node:fs";
import { basename, dirname, posix, relative, resolve, sep } from "node:path";
import { type Bytes, listFiles, readBytes } from "#host";
import { UsageError } from "#model";
import { bytesOf } from "#read";
import { named } from "#text";
import { type Inputs, type Io, one } from "./command.ts";
import { type Kind, mayBe, surely } from "./what-is.ts";

/** A file or folder that the user names. */
export interface Side {
  readonly said: string;
  readonly folder: boolean;
  readonly files: readonly Loose[];
  /** Path of a file on both sides → where people find it here. */
  shown(path: string): string;
  /** A file that others refer to. Nothing is read that lies neither below the folder nor below where the user stands. */
  read(path: string): Bytes;
}

export interface Loose {
  /** Where people find it. */
  readonly shown: string;
  /** By this path a file is the same one on both sides: in a folder the one from the folder, else what the newer file is called. */
  readonly path: string;
  /** In a folder also why it was not read; a file that is named alone is refused then. */
  readonly bytes: Bytes;
  /** What it surely is. */
  readonly kind?: Kind;
}

/** Both sides. Throws UsageError for what is not there or holds nothing. */
export async function sidesOf(inputs: Inputs, io: Io): Promise<{ readonly from: Side; readonly to: Side }> {
  const [from, to] = [one(inputs, "from") ?? "", one(inputs, "to") ?? ""].map((given) => placeOf(given, io.cwd));
  if (from === undefined || to === undefined) throw new Error("two sides are two");
  if (from.folder !== to.folder) throw new UsageError("`--from` and `--to` are a file and a folder: name two files or two folders.");
  return { from: await sideOf(from, to, inputs, io), to: await sideOf(to, to, inputs, io) };
}

interface Place {
  readonly given: string;
  readonly folder: boolean;
  /** The folder, or the one that the file is in, and the same in real. */
  readonly home: string;
  readonly real: string;
  readonly name: string;
}

function placeOf(given: string, cwd: string): Place {
  const path = resolve(cwd, given);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new UsageError(`There is no file or folder ${named(given)}.`);
  const folder = found.isDirectory();
  const home = folder ? path : dirname(path);
  return { given, folder, home, real: realpathSync(home), name: basename(path) };
}

async function sideOf(place: Place, newer: Place, inputs: Inputs, io: Io): Promise<Side> {
  const { given, folder, home, real } = place;
  const inHome = { root: real, prefix: "" };
  const here = realpathSync(io.cwd);
  const around = !folder && isBelow(real, here) ? { root: here, prefix: "" } : inHome;
  /** As if the newer file stood this deep, so that `..` leads to another path. */
  const stand = folder ? "" : relative(realpathSync(io.cwd), newer.real).split(sep).filter((step) => step !== "..").join("/");
  const absolute = (path: string) => resolve(home, posix.relative(stand === "" ? "." : stand, path));
  const shown = (path: string) => relative(io.cwd, folder ? resolve(home, path) : path === main ? resolve(home, place.name) : absolute(path)).split(sep).join("/");
  const main = posix.join(stand, newer.name);
  const listed = folder ? (await listFiles(inHome, ["**"])).files.filter((file) => mayBe(file, inputs)) : [place.name];
  const files = listed.flatMap((inside): Loose[] => {
    const bytes = readBytes(inHome, inside, bytesOf(/\.json$/i.test(inside) ? "dbt" : (one(inputs, "as") ?? "")));
    if ("problem" in bytes && !folder) throw new UsageError(`${named(given)} was not read: ${bytes.message} ${bytes.hint}`);
    const kind = surely(inside, "bytes" in bytes ? bytes.bytes : new Uint8Array(), inputs);
    if (folder && kind === undefined) return [];
    const path = folder ? inside : main;
    return [{ path, shown: shown(path), bytes, ...(kind === undefined ? {} : { kind }) }];
  });
  if (files.length === 0) throw new UsageError(`${named(given)} holds neither contracts nor schema files: name a file, or say what it is with \`--as\`.`);
  const inPlace = (path: string) => relative(around.root, resolve(real, folder ? path : relative(home, absolute(path)))).split(sep).join("/");
  return { said: given, folder, files, shown, read: (path) => readBytes(around, inPlace(path), bytesOf("json-schema")) };
}

const isBelow = (path: string, other: string) => path === other || path.startsWith(`${other}${sep}`);

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { listAt, readAt, type Repository } from "#host";
import { named } from "#text";
import type { Lying } from "#quality";
import { fits } from "./quality-base.ts";

/** A data file of the base is read up to this size, and this many files. */
const most = { bytes: 128 * 1024 * 1024, files: 5000, atOnce: 8 };

/** What Git LFS keeps in the place of a file (git-lfs, docs/spec.md). */
const pointer = "version https://git-lfs.github.com/spec/";

/** Data as a commit has it, laid out below a folder at the same paths; or why it cannot be had: one clause. `none`: the commit has no such file. */
export async function layOut(repository: Repository, sha: string, lying: readonly Lying[], folder: string): Promise<{ readonly laid: true } | { readonly none: true } | { readonly unknown: string }> {
  const whole = { ...repository, prefix: "" };
  const entries = (await listAt(whole, sha, ["**"])).filter(({ path }) => lying.some((one) => fits(path, one)));
  if (entries.length === 0) return { none: true };
  const odd = entries.find(({ kind }) => kind !== "file");
  if (odd !== undefined) return { unknown: `the data at the base has the ${odd.kind} ${named(odd.path)}, which is not followed` };
  if (entries.length > most.files) return { unknown: `the data at the base has ${entries.length} files, more than the ${most.files} that are read from git` };
  for (let at = 0; at < entries.length; at += most.atOnce) {
    const some = entries.slice(at, at + most.atOnce).map(({ path }) => path);
    for (const [path, found] of await readAt(whole, sha, some, most.bytes)) {
      if ("problem" in found) return { unknown: `${named(path)} at the base was not read: ${found.message.replace(/\.$/, "")}` };
      if (Buffer.from(found.bytes.subarray(0, pointer.length)).toString("latin1") === pointer) return { unknown: `${named(path)} is kept in Git LFS, and git itself has only a pointer to what it was` };
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, found.bytes);
    }
  }
  return { laid: true };
}

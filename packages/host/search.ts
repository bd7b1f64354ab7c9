import { UsageError } from "#model";
import { fields } from "./git.ts";
import type { Repository } from "./repository.ts";

/**
 * The files of a commit that hold one of some texts, each a line or a part of one, by code units of the path. Binary files are left out. Throws UsageError where
 * git cannot look or takes longer than two minutes.
 */
export async function filesWith({ git }: Repository, sha: string, texts: readonly string[]): Promise<readonly string[]> {
  const wanted = texts.map((text) => text.split("\n").reduce((longest, line) => (line.length > longest.length ? line : longest), "")).filter((line) => line !== "" && !line.includes("\0"));
  if (git === undefined || wanted.length === 0) return [];
  const options = ["-l", "-z", "-I", "-F", "--full-name", "--no-color", "--no-textconv", "--no-recurse-submodules", "-f", "-"];
  const { code, stdout, complaint } = await git(["grep", ...options, sha, "--"], { input: `${wanted.join("\n")}\n` });
  if (code > 1) throw new UsageError(`\`git grep\` failed: ${complaint || `exit code ${code}`}`);
  return fields(stdout).map((row) => row.slice(sha.length + 1)).sort();
}

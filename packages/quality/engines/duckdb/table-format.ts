import { access } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { DataFile } from "./glob.ts";

const marks: readonly (readonly [mark: string, title: string])[] = [["_delta_log", "Delta Lake"], ["metadata/version-hint.text", "Iceberg"], [".hoodie", "Hudi"]];

/** The table format that files belong to, by what lies in the folders above them: such files alone also hold rows that were deleted or replaced. */
export async function tableFormatOf(files: readonly DataFile[], root: string): Promise<string | undefined> {
  const folders = new Set<string>();
  for (const { path, name } of files) {
    let [folder, depth] = [dirname(path), name.split(/[\\/]/).length];
    for (; depth > 0 && !folders.has(folder); depth -= 1, folder = dirname(folder)) folders.add(folder);
  }
  for (const folder of [...folders, root])
    for (const [mark, title] of marks) if (await access(join(folder, mark)).then(() => true, () => false)) return title;
  return undefined;
}

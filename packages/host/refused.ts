/** Why a path was not read. A value, because the repository is wrong and not we. */
export interface Refused {
  readonly problem: "missing" | "directory" | "outside" | "not-a-file" | "too-large" | "unreadable";
  /** One sentence. */
  readonly message: string;
  /** How to mend it, one sentence. */
  readonly hint: string;
}

export type Bytes = { readonly bytes: Uint8Array } | Refused;

/** A file whose size is over the limit; none of it was read. */
export function tooLarge(size: number, limit: number): Refused {
  return { problem: "too-large", message: `The file has ${size} bytes; at most ${limit} are read.`, hint: "Split the file, or leave it out with `exclude:` in meshgate.yaml." };
}

export const missing: Refused = { problem: "missing", message: "There is no such file.", hint: "Check the path." };
export const directory: Refused = { problem: "directory", message: "This is a folder, not a file.", hint: "Rename it, or name the files inside it." };
export const submodule: Refused = { problem: "directory", message: "This is a submodule, not a file.", hint: "Run the gate in the submodule's own repository." };
export const outside: Refused = { problem: "outside", message: "The path leads out of the repository, through `..` or a symbolic link.", hint: "Put the file itself into the repository." };
export const notAFile: Refused = { problem: "not-a-file", message: "This is no ordinary file but a pipe, a socket or a device.", hint: "Remove it, or leave it out." };

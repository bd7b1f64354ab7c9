/** Where are we, which version do we compare with, what do the files say, and how do we speak here? */
export { whereAreWe, wantsColour, wantsProgress } from "./here.ts";
export { mayBeFork } from "./fork.ts";
export { openRepository } from "./repository.ts";
export { resolveBase } from "./base.ts";
export { listFiles } from "./files.ts";
export { readBytes } from "./read-bytes.ts";
export { changedFiles } from "./changed.ts";
export { changedLines } from "./changed-lines.ts";
export { listAt, readAt } from "./tree.ts";
export { appendToBranch, branchTip } from "./branch.ts";
export { ensureTags, listTags, tagDay } from "./tags.ts";
export { filesWith } from "./search.ts";
export { globs } from "./globs.ts";
export { logText } from "./log.ts";
export { PerhapsWritten, Unwritten } from "./conversation.ts";
export { hosts } from "./hosts.ts";
export type * from "./types.ts";

import { totalmem } from "node:os";

/** Megabytes that an engine in this process may take where the configuration names none: a quarter of what this machine or its container has, and no more than 1024. */
export function usualMemory(total = totalmem(), constrained = process.constrainedMemory()): number {
  const here = constrained > 0 ? Math.min(total, constrained) : total;
  return Math.max(64, Math.min(1024, Math.floor(here / 4 / 2 ** 20)));
}

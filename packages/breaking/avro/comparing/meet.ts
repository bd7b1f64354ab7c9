import type { AvroType } from "#model";

/** Compares two uses of types that stand in the same place; `path` leads there. */
export type Meet = (before: AvroType, after: AvroType, path: readonly string[]) => void;

import type { ProtobufFile } from "#model";
import { protoKinds } from "./changes.ts";
import { fileRules } from "./file-rules.ts";
import type { Found, ProtoRule } from "./kind.ts";
import { pairsOf } from "./pairs.ts";

/** Every rule with its comparison. */
export const protoRules: readonly ProtoRule[] = [...protoKinds, ...fileRules];

/** What one rule of buf says of one place. */
export interface Annotation extends Found {
  /** `FIELD_NO_DELETE`. */
  readonly rule: string;
}

/** What buf says of two versions, rule by rule: every one of `rules` that holds, where several say the same change too. Files are the same one by their path. */
export function annotations(before: readonly ProtobufFile[], after: readonly ProtobufFile[], rules: readonly string[]): Annotation[] {
  const now = new Map(after.map((file) => [file.file, file]));
  const known = new Set(before.map(({ file }) => file));
  const pairs = pairsOf({
    both: before.flatMap((was) => {
      const is = now.get(was.file);
      return is === undefined ? [] : [[was, is] as const];
    }),
    gone: before.filter(({ file }) => !now.has(file)),
    fresh: after.filter(({ file }) => !known.has(file)),
  });
  return protoRules.flatMap(({ buf: rule, find }) => (rule === undefined || !rules.includes(rule) ? [] : [...find(pairs)].map((found) => ({ ...found, rule }))));
}

import type { Found, ProtoRule } from "./kind.ts";
import type { Pairs } from "./pairs.ts";

/** What kinds that serve every format say of files, so that the facts about what was in the file stay unsaid. */
export const fileRules: readonly ProtoRule[] = [
  {
    id: "schema-file-removed",
    buf: "FILE_NO_DELETE",
    categories: ["FILE", "CSR"],
    find: ({ gone }: Pairs): Found[] => gone.map((file) => ({ about: [file], path: [], was: file.at })),
  },
  {
    id: "schema-file-added",
    categories: [],
    find: ({ fresh }: Pairs): Found[] => fresh.map((file) => ({ about: [file], path: [], file: file.file, at: file.at, was: undefined })),
  },
];

import type { Document } from "#model";
import { limits } from "../../limits.ts";
import { lineIndex } from "../../lines.ts";
import type { SchemaFormat } from "../../schema-format.ts";
import { check } from "./check.ts";
import { protoFile } from "./file.ts";
import { Wrong } from "./wrong.ts";

/** Protocol Buffers: proto2, proto3, editions 2023 and 2024. */
export const protobuf: SchemaFormat = {
  id: "protobuf",
  title: "Protocol Buffers",
  endings: [".proto"],
  read(file, text): readonly Document[] {
    const lines = lineIndex(file, text);
    try {
      const schema = protoFile(file, text, lines);
      const problems = check(schema);
      return [problems.length > 0 ? { file, index: 0, problems: problems.slice(0, limits.errors) } : { file, index: 0, schema, problems }];
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      const { rule, from, to, message, hint } = error;
      return [{ file, index: 0, problems: [{ rule, at: lines.range(from, to), path: [], message, ...(hint === undefined ? {} : { hint }) }] }];
    }
  },
};

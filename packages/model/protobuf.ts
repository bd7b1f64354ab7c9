import type { Located } from "./location.ts";

/** A `.proto` file (Protocol Buffers language guide, proto2, proto3 and editions). */
export interface ProtobufFile extends Located {
  readonly kind: "schema";
  readonly format: "protobuf";
  readonly file: string;
}

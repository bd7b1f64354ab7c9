import type { ProtobufFile, ProtoMessage } from "#model";
import type { Annotation } from "../../../packages/breaking/protobuf/annotations.ts";
import type { Said } from "./binary.ts";

/** What one of the two says and the other does not; both where they say it of different places. */
export interface Disagreement {
  readonly rule: string;
  readonly ours?: Annotation;
  readonly theirs?: Said;
}

const kinds: Readonly<Record<string, "messages" | "enums" | "extensions">> = { PACKAGE_MESSAGE_NO_DELETE: "messages", PACKAGE_ENUM_NO_DELETE: "enums", PACKAGE_EXTENSION_NO_DELETE: "extensions" };

/** Why we mean to say another thing than buf; undefined where we do not. */
export function explained({ rule, ours, theirs }: Disagreement, after: readonly ProtobufFile[]): string | undefined {
  const kind = kinds[rule];
  if (ours !== undefined && theirs !== undefined) return kind === "enums" ? "What a message lost that stands in another file now is shown there: buf shows the old file." : undefined;
  if (ours !== undefined && kind !== undefined && !after.some((file) => file[kind].length > 0 || file.messages.some((one) => holds(one, kind))))
    return `The last of the ${kind} of a package is gone: buf takes the package for gone, and says nothing.`;
  if (theirs !== undefined && /^FIELD_.*_TYPE$/.test(rule) && /from "[\w.]+Entry" to "[\w.]+Entry"/.test(theirs.message)) return "A map that is renamed has the same bytes: buf compares the names of its entries.";
  return undefined;
}

function holds(message: ProtoMessage, kind: "messages" | "enums" | "extensions"): boolean {
  return message[kind].length > 0 || message.messages.some((one) => holds(one, kind));
}

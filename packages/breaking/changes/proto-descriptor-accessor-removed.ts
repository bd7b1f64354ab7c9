import { messages, optionText } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

const option = "no_standard_descriptor_accessor";

export const protoDescriptorAccessorRemoved: ProtoKind = {
  id: "proto-descriptor-accessor-removed",
  format: "protobuf",
  about: "place",
  buf: "MESSAGE_NO_REMOVE_STANDARD_DESCRIPTOR_ACCESSOR",
  categories: ["FILE", "PACKAGE", "CSR"],
  says: "Generated code of a message has no `descriptor()` any more.",
  why: "Code that calls it does not compile.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Take the option `no_standard_descriptor_accessor` out.",
  mirror: { waived: "an accessor that comes back breaks nobody; its option is told as any other" },
  message: ({ element }) => `The generated code of ${element} has no \`descriptor()\` any more.`,
  find: messages(({ was, is }) => {
    const now = optionText(is.it, option);
    return now?.text === "true" && optionText(was.it, option)?.text !== "true" ? { before: false, after: true, at: now.at } : undefined;
  }),
};

import { fileOption } from "../protobuf/file-option.ts";

export const protoCsharpNamespaceChanged = fileOption({
  id: "proto-csharp-namespace-changed", buf: "FILE_SAME_CSHARP_NAMESPACE", option: "csharp_namespace",
  says: "C# code is generated into another namespace.",
  why: "Every use of a generated class names the old one.",
});

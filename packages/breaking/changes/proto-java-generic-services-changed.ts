import { fileOption } from "../protobuf/file-option.ts";

export const protoJavaGenericServicesChanged = fileOption({
  id: "proto-java-generic-services-changed", buf: "FILE_SAME_JAVA_GENERIC_SERVICES", option: "java_generic_services", standard: "false",
  says: "Generic Java services are generated, or no longer.",
  why: "Code that extends them does not compile where they are gone.",
});

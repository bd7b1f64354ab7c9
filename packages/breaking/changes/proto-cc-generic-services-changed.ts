import { fileOption } from "../protobuf/file-option.ts";

export const protoCcGenericServicesChanged = fileOption({
  id: "proto-cc-generic-services-changed", buf: "FILE_SAME_CC_GENERIC_SERVICES", option: "cc_generic_services", standard: "false",
  says: "Generic C++ services are generated, or no longer.",
  why: "Code that extends them does not compile where they are gone.",
});

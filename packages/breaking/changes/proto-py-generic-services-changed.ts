import { fileOption } from "../protobuf/file-option.ts";

export const protoPyGenericServicesChanged = fileOption({
  id: "proto-py-generic-services-changed", buf: "FILE_SAME_PY_GENERIC_SERVICES", option: "py_generic_services", standard: "false",
  says: "Generic Python services are generated, or no longer.",
  why: "Code that uses them fails where they are gone.",
});

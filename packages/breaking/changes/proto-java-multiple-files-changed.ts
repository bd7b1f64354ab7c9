import { fileOption } from "../protobuf/file-option.ts";

export const protoJavaMultipleFilesChanged = fileOption({
  id: "proto-java-multiple-files-changed", buf: "FILE_SAME_JAVA_MULTIPLE_FILES", option: "java_multiple_files", standard: "false",
  says: "Java classes are generated into one file, or into one each, as they were not.",
  why: "A class inside an outer one has another name than a class of its own.",
});

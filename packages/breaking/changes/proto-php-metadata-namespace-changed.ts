import { fileOption } from "../protobuf/file-option.ts";

export const protoPhpMetadataNamespaceChanged = fileOption({
  id: "proto-php-metadata-namespace-changed", buf: "FILE_SAME_PHP_METADATA_NAMESPACE", option: "php_metadata_namespace",
  says: "PHP metadata is generated into another namespace.",
  why: "Code that loads the metadata names the old one.",
});

import { fileOption } from "../protobuf/file-option.ts";

export const protoPhpNamespaceChanged = fileOption({
  id: "proto-php-namespace-changed", buf: "FILE_SAME_PHP_NAMESPACE", option: "php_namespace",
  says: "PHP code is generated into another namespace.",
  why: "Every use of a generated class names the old one.",
});

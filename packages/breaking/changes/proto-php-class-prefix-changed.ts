import { fileOption } from "../protobuf/file-option.ts";

export const protoPhpClassPrefixChanged = fileOption({
  id: "proto-php-class-prefix-changed", buf: "FILE_SAME_PHP_CLASS_PREFIX", option: "php_class_prefix",
  says: "PHP classes have another prefix.",
  why: "Every generated class has another name.",
});

/** What does this text say? Bytes in, contracts, products and consumers out, with the place of every key. */
export { editorSchema } from "./editor.ts";
export { looksLikeContract, looksLikeSchema } from "./sniff.ts";
export { read } from "./read.ts";
export { filesReferredTo } from "./referred.ts";
export { bytesOf, readSchema, schemaFormatOf } from "./read-schema.ts";
export { schemaFormats } from "./schema-formats.ts";
export { limits } from "./limits.ts";
export { formats, standards } from "./formats.ts";

import type { Standard } from "../../structure.ts";
import { ports } from "./structure/ports.ts";
import { root } from "./structure/root.ts";
import { shared } from "./structure/shared.ts";

/** Open Data Product Standard (Bitol, LF AI & Data): bitol-io.github.io/open-data-product-standard. */
export const odps: Standard = {
  id: "odps",
  title: "ODPS",
  document: "product",
  versions: ["0.9.0", "1.0.0", "1.1.0"],
  versionKey: "apiVersion",
  prefix: "v",
  variables: "1.1.0",
  root: "Product",
  shapes: { ...root, ...ports, ...shared },
};

import type { Standard } from "../../structure.ts";
import { optionShapes } from "./structure/options.ts";
import { people } from "./structure/people.ts";
import { quality } from "./structure/quality.ts";
import { root } from "./structure/root.ts";
import { schema } from "./structure/schema.ts";
import { servers } from "./structure/servers.ts";
import { shared } from "./structure/shared.ts";

/** Open Data Contract Standard (Bitol, LF AI & Data): bitol-io.github.io/open-data-contract-standard. */
export const odcs: Standard = {
  id: "odcs",
  title: "ODCS",
  document: "contract",
  versions: ["3.0.0", "3.0.1", "3.0.2", "3.1.0", "3.2.0"],
  versionKey: "apiVersion",
  prefix: "v",
  variables: "3.2.0",
  root: "Contract",
  shapes: { ...root, ...schema, ...optionShapes, ...quality, ...servers, ...people, ...shared },
};

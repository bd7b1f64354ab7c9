import type { Format } from "../format.ts";
import { pointer } from "./pieces.ts";

const up = "(?:0|[1-9]\\d*)";

/** draft-handrews-relative-json-pointer-01 §3; the wide reading steps aside too (draft-bhutton-relative-json-pointer-00 §3). */
export const relativeJsonPointer: Format = {
  id: "relative-json-pointer",
  texts: { narrow: `${up}(?:#|${pointer})`, wide: `${up}(?:[+\\-]${up})?(?:#|${pointer})` },
  within: [],
  shown: [{ text: "0/a (", also: [] }],
};

import type { Format } from "../format.ts";
import { pointer } from "./pieces.ts";

/** RFC 6901 §3. */
export const jsonPointer: Format = {
  id: "json-pointer",
  texts: { exact: pointer },
  within: [],
  shown: [{ text: "/a (", also: [] }],
};

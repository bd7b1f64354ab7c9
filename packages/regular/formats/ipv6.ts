import type { Format } from "../format.ts";
import { ipv6 as address } from "./pieces.ts";

/** RFC 4291 §2.2, without a zone. */
export const ipv6: Format = {
  id: "ipv6",
  texts: { exact: address },
  within: ["uri-template", "regex"],
  shown: [{ text: "2001:db8::1", also: ["uri-template", "regex"] }],
};

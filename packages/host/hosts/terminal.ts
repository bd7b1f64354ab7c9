import type { Host } from "../host.ts";

/** A person's shell, or any CI without an entry of its own. */
export const terminal: Host = {
  id: "terminal",
  name: "a terminal",
  isHere: () => true,
  payloadFile: () => undefined,
  trigger: () => ({ event: "none", candidates: [], why: "Nothing says what to compare with: name it with `--base`." }),
  home: () => undefined,
  colourLog: false,
  watched: true,
};

import type { Problem } from "#model";
import { limits } from "./limits.ts";
import { lineIndex } from "./lines.ts";

/** A text, or the one problem that kept it from being one. */
export type Decoded = { readonly text: string } | { readonly problem: Problem };

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

/** Bytes of a file → text. UTF-8 with or without a byte order mark (YAML 1.2.2 §5.2; JSON, RFC 8259 §8.1); refuses everything else and what has more bytes than `most`. */
export function decode(file: string, bytes: Uint8Array, most: number = limits.bytes): Decoded {
  if (bytes.length > most)
    return refuse(file, "limit-exceeded", `The file has ${bytes.length} bytes; at most ${most} are read.`, "Split the file, or leave it out with `exclude:` in meshgate.yaml.");
  if (bytes.length >= 2 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)))
    return refuse(file, "unreadable-file", "The file is UTF-16.", "Save it as UTF-8.");
  const zero = bytes.indexOf(0);
  if (zero >= 0) return refuse(file, "unreadable-file", `The file is binary: byte ${zero} is zero.`, "A contract is a UTF-8 text in YAML or JSON.");
  try {
    return { text: utf8.decode(bytes) };
  } catch {
    const { offset, text } = validPrefix(bytes);
    const at = lineIndex(file, text).range(text.length, text.length);
    return { problem: { rule: "unreadable-file", at, path: [], message: `The file is not UTF-8: byte ${offset} starts no valid character.`, hint: "Save it as UTF-8." } };
  }
}

/** The longest part of `bytes` that is valid UTF-8, found by halving. */
function validPrefix(bytes: Uint8Array): { offset: number; text: string } {
  const valid = (end: number) => {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
    } catch {
      return undefined;
    }
  };
  let low = 0;
  let high = bytes.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (valid(middle) === undefined) high = middle;
    else low = middle;
  }
  return { offset: low, text: valid(low) ?? "" };
}

function refuse(file: string, rule: Problem["rule"], message: string, hint: string): Decoded {
  return { problem: { rule, at: { file, line: 1, column: 1, endLine: 1, endColumn: 1 }, path: [], message, hint } };
}

/** JSON text with its comments made blank, so that every place stays: Avro's own parser accepts them, and files carry their licence in one. */
export function withoutComments(text: string): string {
  if (!text.includes("/*") && !text.includes("//")) return text;
  const parts: string[] = [];
  let kept = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (quoted) {
      if (text[at] === "\\") at += 1;
      else if (text[at] === '"') quoted = false;
    } else if (text[at] === '"') quoted = true;
    else if (text[at] === "/" && (text[at + 1] === "*" || text[at + 1] === "/")) {
      const block = text[at + 1] === "*";
      const found = text.indexOf(block ? "*/" : "\n", at + 2);
      if (block && found < 0) break;
      const end = found < 0 ? text.length : block ? found + 2 : found;
      parts.push(text.slice(kept, at), text.slice(at, end).replace(/[^\r\n]/g, " "));
      kept = end;
      at = end - 1;
    }
  }
  return [...parts, text.slice(kept)].join("");
}

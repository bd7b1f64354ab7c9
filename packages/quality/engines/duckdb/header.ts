const usual = [",", ";", "\t", "|"];

/** The names in the first line of a CSV text and what separates them. `written`: the separator that the server says; else the one of the usual four that the line has most of. */
export function headerOf(head: Buffer, written: string | undefined): { readonly names: readonly string[]; readonly delimiter: string } | { readonly unknown: string } {
  const text = head.toString("utf8").replace(/^\uFEFF/, "");
  const counts = usual.map((sign) => (fieldsOf(text, sign)?.length ?? 1) - 1);
  const best = usual[counts.indexOf(Math.max(...counts))] ?? ",";
  const delimiter = written ?? best;
  if (delimiter.length === 0 || delimiter.length > 4) return { unknown: "has a delimiter that cannot be" };
  const names = fieldsOf(text, delimiter)?.map((name) => name.trim());
  if (names === undefined) return { unknown: "has a first line without an end" };
  if (names.length === 1 && Math.max(...counts) > 0 && written !== undefined && written !== best) return { unknown: `has one column when its lines are split at ${JSON.stringify(written)}, and ${JSON.stringify(best)} in its header: the delimiter is wrong` };
  const named = names.map((name, at) => (name === "" ? `column${at}` : name));
  const low = named.map((name) => name.toLowerCase());
  return new Set(low).size < low.length ? { unknown: "has two columns of the same name" } : { names: named, delimiter };
}

/** The fields of the first record (RFC 4180); undefined where a quote is never closed in what is there. */
function fieldsOf(text: string, delimiter: string): string[] | undefined {
  const fields: string[] = [];
  let [at, field] = [0, ""];
  for (;;) {
    if (field === "" && text[at] === '"') {
      const end = closing(text, at + 1);
      if (end < 0) return undefined;
      [field, at] = [text.slice(at + 1, end).replaceAll('""', '"'), end + 1];
    }
    if (text.startsWith(delimiter, at)) {
      fields.push(field);
      [field, at] = ["", at + delimiter.length];
    } else if (at >= text.length || text[at] === "\n" || text[at] === "\r") return [...fields, field];
    else [field, at] = [field + (text[at] ?? ""), at + 1];
  }
}

function closing(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return -1;
}

/** As many whole sections as there is room for, and a line about the rest. */
export function fit(sections: readonly string[], room: number): { readonly text: string; readonly put: number } {
  const more = (left: number) => (left === 0 ? "" : `\n_${left} more ${left === 1 ? "section" : "sections"} did not fit into this summary._\n`);
  let text = "";
  for (const [put, section] of sections.entries()) {
    const next = `${text}${section.replace(/\n*$/, "\n")}`;
    if (Buffer.byteLength(next + more(sections.length - put - 1)) > room) return Buffer.byteLength(text + more(sections.length - put)) > room ? { text: "", put: 0 } : { text: text + more(sections.length - put), put };
    text = next;
  }
  return { text, put: sections.length };
}

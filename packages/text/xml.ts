/** Untrusted text as XML character data. What XML 1.0 §2.2 forbids becomes `�`; a carriage return is kept by reference (§2.11). */
export function xmlText(text: string): string {
  return allowed(text).replace(/[&<>\r]/g, (character) => references[character] ?? character);
}

/** Untrusted text as the value of an XML attribute in double quotes; tabs and breaks are kept by reference (XML 1.0 §3.3.3). */
export function xmlAttribute(text: string): string {
  return allowed(text).replace(/[&<>"'\r\n\t]/g, (character) => references[character] ?? character);
}

function allowed(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "�");
}

const references: Readonly<Record<string, string>> = {
  "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;",
};

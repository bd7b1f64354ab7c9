const name = "[A-Za-z_][\\w.-]*";
const tag = new RegExp(`^<(/?)(${name})((?:\\s+${name}="[^"<]*")*)\\s*(/?)>`);
const attribute = new RegExp(`(${name})="([^"]*)"`, "g");
const legal = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;
const reference = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9A-Fa-f]+);)/;

/** How an XML document is built: elements with the names of their attributes. Reads what a report needs of XML 1.0, and throws at everything else: comments, sections, instructions, types, entities, characters that it forbids. */
export function elementsOf(xml: string): string {
  const declaration = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n/.exec(xml)?.[0];
  if (declaration === undefined) throw new Error("There is no declaration.");
  if (!legal.test(xml)) throw new Error("There is a character that XML forbids.");
  const open: string[] = [];
  let rest = xml.slice(declaration.length);
  let built = "";
  while (rest !== "") {
    const [words = ""] = /^[^<]*/.exec(rest) ?? [];
    if (reference.test(words) || words.includes("]]>") || (open.length === 0 && words.trim() !== "")) throw new Error(`This is no character data: ${JSON.stringify(words)}`);
    rest = rest.slice(words.length);
    if (rest === "") break;
    const [whole, ends, element = "", attributes = "", empty] = tag.exec(rest) ?? [];
    if (whole === undefined) throw new Error(`This is no tag: ${JSON.stringify(rest.slice(0, 80))}`);
    rest = rest.slice(whole.length);
    if (ends === "/") {
      if (open.pop() !== element || attributes !== "") throw new Error(`</${element}> ends nothing.`);
      built += ")";
      continue;
    }
    const pairs = [...attributes.matchAll(attribute)];
    if (pairs.some(([, , value = ""]) => reference.test(value)) || new Set(pairs.map(([, key]) => key)).size < pairs.length) throw new Error(`These are no attributes: ${attributes}`);
    built += `${element}[${pairs.map(([, key]) => key).join()}](`;
    if (empty === "/") built += ")";
    else open.push(element);
    if (open.length === 0 && empty !== "/") throw new Error("There is a second root.");
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)}> has no end.`);
  return built;
}

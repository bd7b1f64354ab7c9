import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { parse } from "yaml";

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly lang?: string | null;
  readonly depth?: number;
  readonly checked?: boolean | null;
  readonly children?: readonly Node[];
}

/** Prefixes of the only addresses that a comment may link. */
export const servers = ["https://github.example/acme/mesh/", "https://gitlab.example/acme/mesh/", "https://azure.example/acme/mesh?path=", "https://bitbucket.example/acme/mesh/src/"];

/**
 * How a Markdown text is built, as GFM reads it: blocks, HTML and links as they are, and one `w` for words and code beside each other; and everything outside of code that a host would make something of.
 * Two texts that are built alike, one of them of harmless words, say nothing that somebody else's text made them say.
 */
export function builtOf(markdown: string): string {
  const active: string[] = [];
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node;
  const built = shapeOf(tree, active);
  return [built, ...active, ...commandsToHosts(markdown)].join("\n");
}

/** Mentions, references of GitHub, GitLab and Azure, addresses, commits, HTML, emphasis, emoji, mathematics, footnotes, tasks. */
const means = /[@＠#<>&~*_^$[\]\\`]\S*|!\d+|%\w+|:[\w+-]+:|\w*:\/\/\S*|www\.|GH-\d+|mailto:|xmpp:|\b[0-9a-f]{7,64}\b/giu;
const unseen = /[^\P{C}\n]|[\u2028\u2029]|\p{Default_Ignorable_Code_Point}/u;

function shapeOf(node: Node, active: string[]): string {
  const { type, value = "", url = "", children = [] } = node;
  if (type === "text") {
    active.push(...(value.match(means) ?? []).map((found) => `means: ${found}`));
    return "w";
  }
  if (type === "inlineCode") return "w";
  if (type === "html") return `html(${value})`;
  if (type === "code") return `code(${node.lang ?? ""}${node.lang === "yaml" ? `:${offered(value)}` : ""})`;
  const inner = children.map((child) => shapeOf(child, active)).join(" ").replace(/\bw(?: w)+\b/g, "w");
  if (type === "link" && staysOn(url)) return inner;
  if (type === "link" || type === "image" || type === "definition") return `${type}(${url})`;
  return `${type}${node.depth ?? ""}${typeof node.checked === "boolean" ? "task" : ""}(${inner})`;
}

/** A link leads to a file of the repository: as a browser reads it, which takes `..` away. */
function staysOn(url: string): boolean {
  const read = new URL(url).href;
  return servers.some((server) => read.startsWith(server) && url.startsWith(server)) && /^[!-~]+$/.test(url);
}

/** A file of waivers to fill in: fingerprints and nothing else. */
function offered(yaml: string): string {
  const value = parse(yaml) as { waivers: Record<string, unknown>[] };
  return `${Object.keys(value).join()}:${value.waivers.map((one) => (Object.keys(one).join() === "fingerprint,reason,approver,expires" && /^[\w-]{1,64}$/.test(String(one["fingerprint"])) ? "one" : JSON.stringify(one))).join()}`;
}

/** A line of a note of GitLab that begins with a slash is a command, and characters that nobody sees are in no text. */
function commandsToHosts(markdown: string): string[] {
  return [...(markdown.replace(/^(`{3,})\w*\n[^]*?\n\1$/gm, "").match(/^\s*\/\w+/gm) ?? []).map((found) => `command: ${found}`), ...(unseen.test(markdown) ? [`unseen: ${JSON.stringify(unseen.exec(markdown)?.[0])}`] : [])];
}

import { xmlText } from "#text";

/** How a value is built: lists by their items, maps by their keys; where somebody else names those, by how many there are, in no order. */
export function shapeOf(value: unknown, named = true): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => shapeOf(item, named));
    return `[${(named ? items : items.sort()).join()}]`;
  }
  if (typeof value !== "object" || value === null) return typeof value;
  const entries = Object.entries(value).map(([key, item]) => `${named ? key : ""}:${shapeOf(item, named)}`);
  return `{${(named ? entries : entries.sort()).join()}}`;
}

/** The texts of a value under some keys. */
export const textsOf = (value: unknown, keys: readonly string[]): string[] => (typeof value === "object" && value !== null ? Object.entries(value).flatMap(([key, item]) => (keys.includes(key) && typeof item === "string" ? [item] : textsOf(item, keys))) : []);

/** Links (SARIF §3.11.6) and placeholders (§3.11.5) in the messages of a log, as a viewer would find them. */
export function meantInSarif(log: unknown): string[] {
  return messagesOf(log).flatMap((text) => [...(/\]\([^)]/.test(text) ? [`link: ${text}`] : []), ...(/\{\d+\}/.test(text.replaceAll("{{", "").replaceAll("}}", "")) ? [`placeholder: ${text}`] : [])]);
}

function messagesOf(value: unknown, inMessage = false): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (inMessage && key === "text" ? [String(item)] : messagesOf(item, key === "message")));
}

/** What Jenkins shows as HTML: our list, and text in it. */
export function tagsIn(html: string): string {
  const bare = html.replace(/&(?:amp|lt|gt|#13);/g, "");
  return /[&]/.test(bare) ? `reference: ${xmlText(bare)}` : (bare.match(/<[^>]*>?/g) ?? []).join("");
}

import { logText } from "#host";
import { unseen } from "#text";

/** Formats whose text is JSON. */
const inJson: ReadonlySet<string> = new Set(["json", "sarif", "gitlab", "jenkins"]);

/** What a reporter said, for a screen that a CI reads for commands too. What is commands on purpose (`github`) stays as it is. */
export function screenText(format: string, text: string, colours: boolean): string {
  return format === "github" ? text : inJson.has(format) ? jsonForScreen(text) : logText(text, { colours });
}

/** JSON in which a hash that could be part of a runner's command, and what a terminal obeys or does not show, is written as its escape, which means the same. */
export const jsonForScreen = (json: string): string => json.replace(/#(?=[^!-~]*#)/g, "\\u0023").replace(unseen, (sign) => (sign === "\n" ? sign : Array.from({ length: sign.length }, (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, "0")}`).join("")));

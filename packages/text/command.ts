import { unseen } from "./shown.ts";

/** A path as the property of a workflow command, before it is escaped: what cannot be seen is `�`, breaks and tabs stay, because a file may have such a name. */
export function seenPath(path: string): string {
  return path.replace(unseen, (sign) => (/[\t\n\r]/.test(sign) ? sign : "�"));
}

/** The message of a workflow command, `::error::message`. The runner undoes exactly this (docs "Workflow commands", actions/runner ActionCommand.cs). */
export function commandData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** The value of a property of a workflow command, `::error file=value::`. */
export function commandProperty(text: string): string {
  return commandData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

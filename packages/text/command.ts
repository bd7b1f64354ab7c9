/** The message of a workflow command, `::error::message`. The runner undoes exactly this (docs "Workflow commands", actions/runner ActionCommand.cs). */
export function commandData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** The value of a property of a workflow command, `::error file=value::`. */
export function commandProperty(text: string): string {
  return commandData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

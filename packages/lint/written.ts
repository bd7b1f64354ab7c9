const placeholders = new Set(["todo", "tbd", "tba", "fixme", "xxx", "n/a", "na", "none", "null", "unknown", "undefined", "?", "-", "..."]);

/** Whether somebody said something: not blank, and no stand-in such as `TODO` or `n/a`. */
export const isWritten = (text: string | undefined): text is string =>
  text !== undefined && text.trim() !== "" && !placeholders.has(text.trim().toLowerCase());

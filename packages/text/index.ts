/** How does a text that somebody else wrote become harmless where we say it? */
export { closest } from "./closest.ts";
export { commandData, commandProperty, seenPath } from "./command.ts";
export { flat } from "./flat.ts";
export { logLine, logLines } from "./line.ts";
export { codeSpan, prose, tableRow } from "./markdown.ts";
export { either, named, shown, unseen } from "./shown.ts";
export { xmlAttribute, xmlText } from "./xml.ts";

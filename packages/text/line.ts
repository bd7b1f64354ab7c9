import { flat } from "./flat.ts";

/**
 * Untrusted text as one line of a log that can never start a workflow command.
 *
 * A runner takes a line for a command where `::` stands first after white space, and takes `##[` (Azure Pipelines: `##vso[`, TeamCity: `##teamcity[`)
 * at any place of it (actions/runner, ActionCommand.cs). It compares by the rules of a language, where some characters weigh nothing, so only
 * visible ASCII counts here as standing in front or between. Buildkite takes a line that begins with `---`, `+++`, `~~~` or `^^^` for a heading, below
 * which what follows is folded away (its docs, "Managing log output").
 */
export function logLine(text: string, max = 2000): string {
  const apart = flat(text, max).replace(/#(?=[^!-~]*#)/g, "# ");
  return /^[^!-~]*:[^!-~]*:|^[^!-~]*(?:---|\+\+\+|~~~|\^\^\^)(?:[^!-~]|$)/.test(apart) ? `> ${apart}` : apart;
}

/** Untrusted text of many lines for a log: every line is a {@link logLine}. */
export function logLines(text: string, max = 2000): string {
  return text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/).map((line) => logLine(line, max)).join("\n");
}

import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { room } from "../host/repositories.ts";

/** Longest summary of a step; one that is longer is dropped whole (actions/runner, FileCommandManager.cs). */
export const longestSummary = 1024 * 1024;

const names = ["output", "env", "state", "path", "step_summary"] as const;
type Name = (typeof names)[number];

/** The files in which a step speaks to its runner. */
export function fileCommands() {
  const folder = room();
  for (const name of names) writeFileSync(join(folder, name), "");
  const file = (name: Name) => join(folder, name);
  const text = (name: Name) => readFileSync(file(name), "utf8");
  return {
    env: Object.fromEntries(names.map((name) => [`GITHUB_${name.toUpperCase()}`, file(name)])),
    read: () => ({
      outputs: pairs(text("output")), env: pairs(text("env")), state: pairs(text("state")), paths: text("path").split(/\r?\n/).filter((line) => line !== ""),
      summary: statSync(file("step_summary")).size > longestSummary ? "" : text("step_summary"),
      tooLong: statSync(file("step_summary")).size > longestSummary,
    }),
  };
}

/** `name=value`, or `name<<delimiter`, lines, `delimiter`. Throws, as the runner does, for a line that is neither. */
export function pairs(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (line === "") continue;
    const [equals, heredoc] = [line.indexOf("="), line.indexOf("<<")];
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      found[line.slice(0, equals)] = line.slice(equals + 1);
      continue;
    }
    const end = line.slice(heredoc + 2);
    const until = lines.indexOf(end, at + 1);
    if (heredoc <= 0 || end === "" || until < 0) throw new Error(`Invalid format '${line}'`);
    found[line.slice(0, heredoc)] = lines.slice(at + 1, until).join("\n");
    at = until;
  }
  return found;
}

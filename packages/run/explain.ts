import { type Kind, kinds } from "#breaking";
import { examples, explain as explained, rules, silence } from "#lint";
import { UsageError } from "#model";
import { closest, named } from "#text";
import type { Command } from "./command.ts";

export const explain: Command = {
  name: "explain",
  says: "What a rule asks for, why, and how a bad and a good contract look; or what a kind of change breaks",
  takes: { name: "rule", says: "Id of a rule or kind of change; without one: all of them" },
  options: [],
  examples: [["meshgate explain unknown-field", "One rule"], ["meshgate explain", "Every rule, one line each"]],
  async run(inputs, io) {
    const [id] = inputs.files;
    if (id === undefined) {
      const width = Math.max(...[...rules, ...kinds].map((one) => one.id.length));
      io.out("Rules of lint, with their levels:\n");
      for (const rule of rules) io.out(`  ${rule.id.padEnd(width)}  ${rule.level.padEnd(5)}  ${rule.says}\n`);
      io.out("\nKinds of change:\n");
      for (const kind of kinds) io.out(`  ${kind.id.padEnd(width)}  ${kind.says}\n`);
      return 0;
    }
    const kind = (kinds as readonly Kind[]).find((one) => one.id === id);
    if (kind !== undefined) {
      io.out(ofKind(kind));
      return 0;
    }
    const rule = rules.find((one) => one.id === id);
    if (rule === undefined) {
      const near = closest(id, [...rules, ...kinds].map((one) => one.id));
      throw new UsageError(`There is no rule or kind of change ${named(id)}${near === undefined ? "" : `: did you mean ${named(near)}?`}${near === undefined ? ": " : " "}\`meshgate explain\` lists them.`);
    }
    io.out(explained(rule, (await examples())[rule.id] ?? { bad: "", good: "" }));
    return 0;
  },
};

function ofKind({ id, says, why, breaks, impact, hint, tolerance }: Kind): string {
  const parts = [
    ["Why", why],
    ["Breaks", `consumers (old reader, new data): ${breaks.consumers}\n  producers (new reader, old data): ${breaks.producers}\n  apart from rows: ${impact}`],
    ...(hint === undefined ? [] : [["What to do instead", hint]]),
    ...(tolerance === undefined ? [] : [["Does not hurt", `a consumer that declares \`tolerates: [${tolerance}]\` for the field`]]),
    ["To give it another level, in meshgate.yaml", silence(id).replace("off", "warn").replaceAll("\n", "\n  ")],
  ];
  return `${[id, says, ...parts.map(([title, text]) => `${title}:\n  ${text}`)].join("\n\n")}\n`;
}

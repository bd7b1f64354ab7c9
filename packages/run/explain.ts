import { examples, explain as explained, rules } from "#lint";
import { UsageError } from "#model";
import { closest, named } from "#text";
import type { Command } from "./command.ts";

export const explain: Command = {
  name: "explain",
  says: "What a rule asks for, why, and how a bad and a good contract look",
  takes: { name: "rule", says: "Id of a rule; without one: all of them" },
  options: [],
  examples: [["meshgate explain unknown-field", "One rule"], ["meshgate explain", "Every rule, one line each"]],
  async run(inputs, io) {
    const [id] = inputs.files;
    if (id === undefined) {
      const width = Math.max(...rules.map((rule) => rule.id.length));
      for (const rule of rules) io.out(`${rule.id.padEnd(width)}  ${rule.level.padEnd(5)}  ${rule.says}\n`);
      return 0;
    }
    const rule = rules.find((one) => one.id === id);
    if (rule === undefined) {
      const near = closest(id, rules.map((one) => one.id));
      throw new UsageError(`There is no rule ${named(id)}${near === undefined ? "" : `: did you mean ${named(near)}?`} \`meshgate explain\` lists them.`);
    }
    io.out(explained(rule, (await examples())[rule.id] ?? { bad: "", good: "" }));
    return 0;
  },
};

import { type Kind, kinds } from "#breaking";
import { examples, explain as explained, rules, silence } from "#lint";
import { UsageError } from "#model";
import { closest, named } from "#text";
import type { Command } from "./command.ts";

export const explain: Command = {
  name: "explain",
  says: "What a rule asks for, with a bad and a good contract; or whom a kind of change breaks, and what to do instead",
  takes: { name: "rule", says: "Id of a rule or kind of change; without one: all of them" },
  options: [],
  examples: [["meshgate explain unknown-field", "One rule"], ["meshgate explain type-narrowed", "One kind of change"], ["meshgate explain", "All of them, one line each"]],
  async run(inputs, io) {
    const [id] = inputs.files;
    if (id === undefined) {
      const width = Math.max(...[...rules, ...kinds].map((one) => one.id.length));
      io.out("Rules of lint, with their levels:\n");
      for (const rule of rules) io.out(`  ${rule.id.padEnd(width)}  ${rule.level.padEnd(5)}  ${rule.says}\n`);
      for (const [of, some] of groups(kinds)) {
        io.out(`\nKinds of change of ${of}, with whom they break:\n`);
        for (const kind of some) io.out(`  ${kind.id.padEnd(width)}  ${whom(kind).padEnd(9)}  ${kind.says}\n`);
      }
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

/** What the kinds are about, in the order of the docs. */
const subjects: Readonly<Record<string, string>> = {
  contract: "contracts and products", dbt: "dbt models", drift: "a contract and its schema file", schema: "schema files of any format", "json-schema": "JSON Schema", avro: "Avro", protobuf: "Protobuf",
};

function groups(all: readonly Kind[]): (readonly [of: string, kinds: readonly Kind[]])[] {
  const formats = [...new Set(all.map(({ format }) => format ?? "contract"))];
  return formats.map((format) => [subjects[format] ?? format, all.filter((kind) => (kind.format ?? "contract") === format)]);
}

function whom({ breaks: { consumers, producers }, impact }: Kind): string {
  if (consumers === "no" && producers === "no") return impact === "break" ? "consumers" : "nobody";
  return consumers === "unknown" || producers === "unknown" ? "unknown" : consumers === producers ? "both" : consumers === "yes" ? "consumers" : "producers";
}

function ofKind({ id, says, why, breaks, impact, hint, tolerance, mirror }: Kind): string {
  const parts = [
    ["Why", why],
    ["Breaks", `consumers (old reader, new data): ${breaks.consumers}\n  producers (new reader, old data): ${breaks.producers}\n  apart from rows: ${impact === "none" ? "nothing" : asks[impact]}`],
    ...(hint === undefined ? [] : [["What to do instead", hint]]),
    ...(tolerance === undefined ? [] : [["Does not hurt", `a consumer that declares \`tolerates: [${tolerance}]\` for the field`]]),
    ...(typeof mirror === "string" && mirror !== id ? [["Undone by", mirror]] : []),
    ["To give it another level, in meshgate.yaml", silence(id).replace("off", "warn").replaceAll("\n", "\n  ")],
  ];
  return `${[id, says, ...parts.map(([title, text]) => `${title}:\n  ${text}`)].join("\n\n")}\n`;
}

const asks = { notify: "people are told", action: "its consumers have to act", break: "its consumers are broken" } as const;

/** Writes the tables of inputs and outputs in each action's README from its action.yml, between two marks, and the workflows that `meshgate init` writes with `--comment` and `--approvals` into `templates/`. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parse } from "yaml";
import { approveWorkflow } from "../packages/run/approve-workflow.ts";
import { commentWorkflows } from "../packages/run/comment-workflows.ts";

interface Manifest {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

const actions = resolve(import.meta.dirname, "../actions");
const marks = ["<!-- inputs and outputs: generated from action.yml by `npm run generate` -->", "<!-- end -->"] as const;

/** A README with its tables as action.yml has them. */
export function withTables(readme: string, manifest: string): string {
  const { inputs, outputs } = parse(manifest) as Manifest;
  const cell = (text: string) => text.replaceAll("|", "\\|");
  const tables = [
    "| input | what | default |", "|---|---|---|",
    ...Object.entries(inputs).map(([name, input]) => `| \`${name}\` | ${cell(input.description)} | ${input.default ? `\`${input.default}\`` : ""} |`),
    "", "| output | what |", "|---|---|",
    ...Object.entries(outputs).map(([name, output]) => `| \`${name}\` | ${cell(output.description)} |`),
  ].join("\n");
  const [before, rest = ""] = readme.split(marks[0]);
  const after = rest.split(marks[1])[1] ?? "\n";
  return `${before}${marks[0]}\n${tables}\n${marks[1]}${after}`;
}

if (process.argv[1] === import.meta.filename) {
  for (const name of readdirSync(actions)) {
    const readme = join(actions, name, "README.md");
    writeFileSync(readme, withTables(readFileSync(readme, "utf8"), readFileSync(join(actions, name, "action.yml"), "utf8")));
  }
  for (const [path, text] of Object.entries({ ...commentWorkflows, ...approveWorkflow })) writeFileSync(resolve(actions, "../templates/github", basename(path)), text);
}

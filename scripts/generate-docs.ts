import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Example, rules } from "#lint";
import { type Kind, kinds } from "#breaking";
import { keys } from "#config";
import { type Host, hosts } from "#host";
import { changePages } from "./docs/change-pages.ts";
import { configurationPage } from "./docs/configuration-page.ts";
import { enginesPage } from "./docs/engines-page.ts";
import { exampleOf } from "./docs/example.ts";
import { rulePage, ruleTable } from "./docs/rule-pages.ts";

export const home = join(import.meta.dirname, "..");

/** Folders that hold generated pages and nothing else. */
export const folders: readonly string[] = ["docs/rules", "docs/changes"];

/** What `meshgate init` writes for each CI system, by host. */
const pipelines = () => Object.fromEntries((hosts as readonly Host[]).flatMap(({ id, pipeline }) => (pipeline === undefined ? [] : [[id, readFileSync(join(home, "templates", pipeline.template), "utf8")]])));

/** Every generated text, by its path in the repository: pages for readers, examples for `meshgate explain`, templates for `meshgate init`. The same rules and fixtures give the same bytes. */
export async function docs(): Promise<Map<string, string>> {
  const examples: Record<string, Example> = {};
  for (const rule of rules) examples[rule.id] = await exampleOf(rule, join(home, "fixtures/lint", rule.id));
  return new Map([
    ["packages/lint/examples.json", `${JSON.stringify(examples, null, 2)}\n`],
    ["packages/run/pipelines.json", `${JSON.stringify(pipelines(), null, 2)}\n`],
    ["docs/rules/README.md", ruleTable(rules)],
    ["docs/configuration.md", configurationPage(keys)],
    ["docs/engines.md", enginesPage()],
    ...changePages(kinds as readonly Kind[], join(home, "fixtures/breaking")),
    ...rules.map((rule): [string, string] => [`docs/rules/${rule.id}.md`, rulePage(rule, examples[rule.id] ?? { bad: "", good: "" })]),
  ]);
}

/** Writes them, and removes the pages of rules that are gone. */
export async function writeDocs(): Promise<void> {
  const pages = await docs();
  for (const [path, text] of pages) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  }
  for (const folder of folders)
    for (const file of readdirSync(join(home, folder))) if (!pages.has(`${folder}/${basename(file)}`)) rmSync(join(home, folder, file));
}

if (process.argv[1] === import.meta.filename) await writeDocs();

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { newRepository } from "../host/repositories.ts";
import { meshgate } from "../run/world.ts";
import type { Shipped } from "./rules.ts";

export const home = resolve(import.meta.dirname, "../..");
const text = (file: string) => readFileSync(join(home, file), "utf8");
const yamlIn = (folder: string): string[] => (existsSync(join(home, folder)) ? readdirSync(join(home, folder), { recursive: true, encoding: "utf8" }).filter((name) => /\.ya?ml$/.test(name)).map((name) => join(folder, name).split(sep).join("/")) : []);

/** The workflows of this repository, and those that it offers to others. */
export const ownWorkflows: readonly Shipped[] = yamlIn(".github/workflows").map((name) => ({ name, text: text(name), own: true }));
export const templates: readonly Shipped[] = yamlIn("templates/github").map((name) => ({ name, text: text(name), own: false }));
export const actionFiles: readonly Shipped[] = ["action.yml", ...readdirSync(join(home, "actions")).map((name) => `actions/${name}/action.yml`)].map((name) => ({ name, text: text(name), own: true }));

const pages = ["README.md", ...readdirSync(join(home, "docs")).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`), ...readdirSync(join(home, "actions")).map((name) => `actions/${name}/README.md`)];

/** The workflows that our pages show, as they stand there; steps alone are put into a job that may read. */
export const shown: readonly Shipped[] = pages.flatMap((page) => [...text(page).matchAll(/```ya?ml\n([^]*?)```/g)].flatMap(([, yaml = ""], at) => {
  const name = `${page}, block ${at + 1}`;
  if (/^jobs:/m.test(yaml)) return [{ name, text: yaml, own: false }];
  return /^steps:/m.test(yaml) ? [{ name, text: `on: [pull_request, merge_group]\npermissions: { contents: read }\njobs:\n  gate:\n    runs-on: ubuntu-latest\n${yaml.replace(/^/gm, "    ")}`, own: false }] : [];
}));

/** The workflows that `meshgate init` writes. */
export async function writtenByInit(): Promise<Shipped[]> {
  const folder = newRepository();
  await meshgate(folder, ["init", "--approvals", "--monitor"]);
  const workflows = join(folder, ".github/workflows");
  return readdirSync(workflows).map((name) => ({ name: `init: ${relative(folder, join(workflows, name))}`, text: readFileSync(join(workflows, name), "utf8"), own: false }));
}

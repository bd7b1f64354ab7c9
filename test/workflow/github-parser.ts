import { existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type * as expressions from "@actions/expressions";
import type * as parser from "@actions/workflow-parser";
import type * as actions from "@actions/workflow-parser/actions/action-parser";
import { build } from "esbuild";

const home = resolve(import.meta.dirname, "../..");

interface Github {
  readonly parser: typeof parser;
  readonly actions: typeof actions;
  readonly expressions: typeof expressions;
}

/** GitHub's own parser and evaluator. Their modules import JSON without saying so, which Node refuses: they are bundled once for each version. */
async function bundled(): Promise<Github> {
  const manifest = join(home, "node_modules/@actions/workflow-parser/package.json");
  const folder = join(tmpdir(), `meshgate-workflow-parser-${userInfo().uid}`);
  const file = join(folder, `${Math.trunc(statSync(manifest).mtimeMs)}.mjs`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const own = `${file}.${process.pid}`;
    await build({
      stdin: {
        contents: `export * as parser from "@actions/workflow-parser"; export * as actions from "@actions/workflow-parser/actions/action-parser"; export * as expressions from "@actions/expressions";`,
        resolveDir: home,
      },
      bundle: true, format: "esm", platform: "node", target: "node20", outfile: own, logLevel: "error",
    });
    renameSync(own, file);
    rmSync(own, { force: true });
  }
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Github;
}

export const github = await bundled();
const trace = new github.parser.NoOperationTraceWriter();

/** What GitHub says is wrong with a workflow, each as `message (line, column)`; and the workflow as GitHub sees it. */
export async function readWorkflow(name: string, content: string) {
  const { context, value } = github.parser.parseWorkflow({ name, content }, trace);
  const problems = context.errors.getErrors().map(({ message }) => message);
  if (value === undefined || problems.length > 0) return { problems: problems.length > 0 ? problems : ["empty"] };
  const template = await github.parser.convertWorkflowTemplate(context, value);
  const converted = (template.errors ?? []).map(({ Message }) => Message);
  return converted.length > 0 ? { problems: converted } : { problems: [], template };
}

/** What GitHub says is wrong with an `action.yml`. */
export function actionProblems(name: string, content: string): string[] {
  const { context } = github.actions.parseAction({ name, content }, trace);
  return context.errors.getErrors().map(({ message }) => message);
}

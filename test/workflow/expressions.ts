import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { data } from "@actions/expressions";
import { globSync } from "tinyglobby";
import { github } from "./github-parser.ts";

/** Everything that an expression may ask: `github`, `env`, `needs`, `steps` … */
export type Contexts = Readonly<Record<string, unknown>>;
/** How the job or the steps before went, for `success()` and its like. */
export type Went = "success" | "failure" | "cancelled";

const { Lexer, Parser, Evaluator } = github.expressions;
const { StringData, BooleanData } = github.expressions.data;

const asData = (value: unknown) => JSON.parse(JSON.stringify(value ?? null), github.expressions.data.reviver) as data.ExpressionData;

/** An expression's value, by GitHub's evaluator. Throws where GitHub would. */
export function evaluate(expression: string, contexts: Contexts, went: Went = "success", workspace = "."): data.ExpressionData {
  const status = (name: string, value: boolean) => ({ name, minArgs: 0, maxArgs: 255, call: () => new BooleanData(value) });
  const functions = [
    status("always", true), status("success", went === "success"), status("failure", went === "failure"), status("cancelled", went === "cancelled"),
    { name: "hashFiles", minArgs: 1, maxArgs: 255, call: (...globs: data.ExpressionData[]) => new StringData(hashOf(globs.map((glob) => glob.coerceString()), workspace)) },
  ];
  const { tokens } = new Lexer(expression).lex();
  const parsed = new Parser(tokens, Object.keys(contexts), functions).parse();
  return new Evaluator(parsed, asData(contexts) as data.Dictionary, new Map(functions.map((one) => [one.name.toLowerCase(), one]))).evaluate();
}

/** Whether an `if` holds: what it says is truthy. */
export function holds(expression: string, contexts: Contexts, went: Went): boolean {
  const value = evaluate(expression, contexts, went);
  return value.primitive ? !["", "false", "0", "NaN"].includes(value.coerceString()) : true;
}

/** A text with every `${{ }}` in it replaced by its value. */
export function interpolate(text: string, contexts: Contexts, workspace?: string): string {
  return text.replace(/\$\{\{((?:'(?:[^']|'')*'|[^'])*?)\}\}/g, (_, expression: string) => evaluate(expression, contexts, "success", workspace).coerceString());
}

/** A map as `with:` and `env:` have it, as texts. */
export function interpolateAll(map: unknown, contexts: Contexts, workspace?: string): Record<string, string> {
  return Object.fromEntries(Object.entries((map ?? {}) as Record<string, unknown>).map(([name, value]) => [name, interpolate(value === null ? "" : String(value), contexts, workspace)]));
}

function hashOf(globs: readonly string[], workspace: string): string {
  const files = globSync([...globs], { cwd: workspace }).sort();
  return files.length === 0 ? "" : files.reduce((hash, file) => hash.update(readFileSync(join(workspace, file))), createHash("sha256")).digest("hex");
}

import type { BreakingReport, Change, Finding, LintReport, Location } from "#model";
import { fingerprint } from "#fingerprint";
import { commit, git, newRepository } from "../host/repositories.ts";

/** Reports as the verbs write them, made by hand, so that a verdict needs no repository. */
const seen = { files: 1, contracts: 1, products: 0 };
const at = (file: string, line: number): Location => ({ file, line, column: 1, endLine: line, endColumn: 2 });

interface Found {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly hint?: string;
  readonly fix?: Finding["fix"];
  readonly fingerprint?: string;
}

export function finding({ rule, file, line, message, hint, fix, fingerprint: same = fingerprint(rule, message) }: Found): Finding {
  return { rule, message, at: at(file, line), subject: ["orders"], fingerprint: same, ...(hint === undefined ? {} : { hint }), ...(fix === undefined ? {} : { fix }) };
}

export function change({ file, line, message, owner }: { readonly file: string; readonly line: number; readonly message: string; readonly owner?: string }): Change {
  const hurt = owner === undefined ? [] : [{ product: `product of ${owner}`, owner, at: at("product.yaml", 1), through: "input port orders", reads: "certain" as const }];
  return { kind: "property-removed", path: ["orders", "orders", message], breaks: { consumers: "yes", producers: "no" }, impact: "none", message, at: at(file, line), hurt, fingerprint: fingerprint("property-removed", message) };
}

export const lintReport = (findings: readonly Finding[]): LintReport => ({ meshgate: "1.0", verb: "lint", seen, findings });
export const breakingReport = (changes: readonly Change[]): BreakingReport => ({ meshgate: "1.0", verb: "breaking", seen, base: "main", changes, compatible: { consumers: changes.length === 0, producers: true } });

/** The patch of a file that is new. */
export const patchOf = (text: string): string => `@@ -0,0 +1,${text.split("\n").length} @@\n${text.split("\n").map((line) => `+${line}`).join("\n")}\n\\ No newline at end of file`;

/** A checkout of GitHub's merge of a pull request without any contract, as `pull_request` has it. */
export function mergeCheckout(files: Readonly<Record<string, string>> = {}) {
  const cwd = newRepository();
  const base = commit(cwd, "start", { "readme.txt": "base" });
  git(cwd, "checkout", "--quiet", "-b", "feature");
  const head = commit(cwd, "feature", { "readme.txt": "head", ...files });
  git(cwd, "checkout", "--quiet", "--detach", base);
  git(cwd, "merge", "--quiet", "--no-ff", "--message", "merge", "feature");
  return { cwd, base, head, sha: git(cwd, "rev-parse", "HEAD") };
}

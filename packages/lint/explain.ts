import type { Rule } from "./rule.ts";

/** A contract that breaks a rule and one that keeps it, cut to what matters; `fixed` is the bad one after `lint --fix`. */
export interface Example {
  readonly bad: string;
  readonly good: string;
  readonly fixed?: string;
}

/** Everything that there is to say about a rule, for a terminal. */
export function explain(rule: Rule, { bad, good, fixed }: Example): string {
  const parts: (readonly [string, string])[] = [
    ["Why", rule.why],
    ...(rule.source === undefined ? [] : [["Source", rule.source] as const]),
    ["Bad", bad],
    ["Good", good],
    ...(fixed === undefined ? [] : [["After `meshgate lint --fix`", fixed] as const]),
    ["To silence it, in meshgate.yaml", silence(rule.id)],
  ];
  return [`${rule.id} (${rule.level})`, rule.says, ...parts.map(([title, text]) => `${title}:\n${indent(text)}`)].join("\n\n") + "\n";
}

/** What `meshgate.yaml` says to turn a rule off. */
export const silence = (id: string): string => `levels:\n  ${id}: off`;

const indent = (text: string) => text.split("\n").map((line) => (line === "" ? "" : `  ${line}`)).join("\n");

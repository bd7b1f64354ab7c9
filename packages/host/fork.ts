import type { Env } from "./env.ts";
import type { Here } from "./here.ts";

/** What other CI systems say of a change that comes from another repository (their documentations of predefined variables). */
const elsewhere: readonly ((env: Env) => boolean)[] = [
  (env) => (env["CI_MERGE_REQUEST_SOURCE_PROJECT_ID"] ?? "") !== (env["CI_MERGE_REQUEST_PROJECT_ID"] ?? ""),
  (env) => /^true$/i.test(env["SYSTEM_PULLREQUEST_ISFORK"] ?? ""),
  (env) => (env["CHANGE_FORK"] ?? "") !== "",
  (env) => (env["CIRCLE_PR_USERNAME"] ?? "") !== "",
];

/** Whether the change may come from a fork, whose author may see what this run says; in doubt, yes. */
export function mayBeFork({ host, trigger }: Here, env: Env): boolean {
  if (host.id !== "github") return trigger.pull?.fork === true || elsewhere.some((says) => says(env));
  if (trigger.event === "pull_request") return trigger.pull?.fork !== false;
  return trigger.event !== "push" && trigger.event !== "merge_group" && !["schedule", "workflow_dispatch", "repository_dispatch"].includes(env["GITHUB_EVENT_NAME"] ?? "");
}

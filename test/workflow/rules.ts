import { parse } from "yaml";

/** A workflow or action file that we ship or show. `own`: it runs in this repository, with our tokens. */
export interface Shipped {
  readonly name: string;
  readonly text: string;
  readonly own: boolean;
}

interface Written {
  readonly on?: unknown;
  readonly permissions?: unknown;
  readonly jobs?: Readonly<Record<string, { readonly permissions?: unknown; readonly uses?: string; readonly "timeout-minutes"?: number; readonly steps?: readonly Step[] }>>;
  readonly runs?: { readonly steps?: readonly Step[] };
}

type Step = Readonly<Record<string, unknown>>;

interface Rule {
  readonly id: string;
  readonly why: string;
  /** What breaks the rule, one text each. */
  breaches(workflow: Written, shipped: Shipped): readonly string[];
}

const jobs = ({ jobs: all = {} }: Written) => Object.entries(all);
const steps = (workflow: Written): readonly Step[] => [...jobs(workflow).flatMap(([, { steps: own = [] }]) => own), ...(workflow.runs?.steps ?? [])];
const uses = (workflow: Written): readonly string[] => [...steps(workflow).map(({ uses: one }) => one), ...jobs(workflow).map(([, { uses: one }]) => one)].filter((one) => typeof one === "string");
const events = ({ on = [] }: Written): readonly string[] => (typeof on === "string" ? [on] : Array.isArray(on) ? (on as string[]) : Object.keys(on as object));
const scopes = (permissions: unknown): readonly (readonly [string, unknown])[] => (typeof permissions === "object" && permissions !== null ? Object.entries(permissions) : []);
const checksOut = (step: Step) => /^actions\/checkout@/.test(String(step["uses"]));

/** What every workflow of ours keeps, whatever else changes. */
export const rules: readonly Rule[] = [
  { id: "pinned", why: "A tag can be moved to other code; a commit cannot.", breaches: (workflow, { text, own }) => uses(workflow).filter((one) => {
    if (/^(?:\.|\$)\//.test(one)) return false;
    if (!own && /^(?:meshgate\/meshgate(?:\/[^@]*)?@v\d+|(?:actions\/[a-z-]+|github\/codeql-action\/upload-sarif)@v\d+)$/.test(one)) return false;
    const line = text.split("\n").find((written) => written.includes(one)) ?? "";
    return !/@[0-9a-f]{40}$/.test(one) || !/ # v\d+\.\d+\.\d+/.test(line);
  }) },
  { id: "permissions", why: "Without them the token may do what the repository's settings say.", breaches: (workflow) => (workflow.jobs === undefined || workflow.permissions !== undefined || jobs(workflow).every(([, job]) => job.permissions !== undefined) ? [] : ["no permissions"]) },
  { id: "least", why: "A scope that is written is given to the job that needs it alone.", breaches: (workflow, { own }) => [
    ...[workflow.permissions, ...jobs(workflow).map(([, job]) => job.permissions)].filter((one) => one === "write-all" || one === "read-all").map(String),
    ...(own || jobs(workflow).length > 1 ? scopes(workflow.permissions).filter(([, how]) => how === "write").map(([scope]) => `${scope}: write for all jobs`) : []),
  ] },
  { id: "no-expression-in-run", why: "What an expression gives is pasted into the script before the shell reads it.", breaches: (workflow) => steps(workflow).map(({ run }) => run).filter((run): run is string => typeof run === "string" && run.includes("${{")) },
  { id: "persist-credentials", why: "A token that checkout leaves in .git/config can be read by every later step.", breaches: (workflow) => steps(workflow).filter((step) => checksOut(step) && String((step["with"] as Step | undefined)?.["persist-credentials"]) !== "false").map((step) => JSON.stringify(step)) },
  { id: "no-checkout-when-trusted", why: "In pull_request_target, workflow_run and issue_comment the token may write and the code may be a stranger's.", breaches: (workflow) => (events(workflow).some((event) => ["pull_request_target", "workflow_run", "issue_comment"].includes(event)) ? steps(workflow).filter(checksOut).map((step) => JSON.stringify(step)) : []) },
  { id: "no-path-filter", why: "A required check whose workflow is filtered out waits for ever.", breaches: ({ on }) => (typeof on === "object" && on !== null && !Array.isArray(on) ? Object.entries(on).filter(([event, how]) => event === "pull_request" && typeof how === "object" && how !== null && ("paths" in how || "paths-ignore" in how)).map(([event]) => event) : []) },
  { id: "timeout", why: "A step that hangs costs six hours.", breaches: (workflow, { own }) => (own ? jobs(workflow).filter(([, job]) => job.steps !== undefined && job["timeout-minutes"] === undefined).map(([id]) => id) : []) },
  { id: "no-secrets-inherited", why: "A called workflow gets the secrets that it names.", breaches: (_, { text }) => (/secrets:\s*inherit/.test(text) ? ["secrets: inherit"] : []) },
];

/** What of a file breaks which rule. */
export const breaches = (shipped: Shipped): string[] => rules.flatMap(({ id, breaches: of }) => of(parse(shipped.text) as Written, shipped).map((what) => `${shipped.name}: ${id}: ${what}`));

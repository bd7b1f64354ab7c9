import { resolve } from "node:path";
import { logText } from "#host";
import { type QualityReport, UsageError } from "#model";
import { type Found, planOf, standingOf, subjectsOf, type Tracker } from "#monitor";
import { promisesOf } from "#quality";
import { levelOfResult } from "#verdict";
import { type Command, type Inputs, type Io, on, one } from "./command.ts";
import { documentsOf, listContracts, meshOf, readListed } from "./documents.ts";
import { ids } from "./levels.ts";
import { keepIssues, type Kept, nobodysIssues } from "./monitor-issues.ts";
import { sayMonitored } from "./monitor-say.ts";
import * as options from "./options.ts";
import { readReports } from "./verdict.ts";
import { openWorkspace, type Workspace } from "./workspace.ts";
import { writeText } from "./write.ts";

export const monitor: Command = {
  name: "monitor",
  says: "Keep one issue per product, or contract, whose data is broken: opened, edited in place, closed when mended, opened again",
  takes: { name: "reports", says: "Reports of `meshgate quality`, or folders of them; without any: the folder where the actions leave them", many: true },
  options: [
    { name: "dry-run", says: "Say what would be written, and write nothing" },
    { name: "out", short: "o", value: "file", says: "Also write what was found and done to this file, as JSON" },
    options.configHere,
  ],
  examples: [
    ["meshgate quality --report quality.json --fail-on never", "A report"],
    ["meshgate monitor quality.json --dry-run", "What the issues would be"],
    ["meshgate monitor quality.json", "In a workflow that runs on a schedule"],
  ],
  async run(inputs, io) {
    if (isProposed(io) && !on(inputs, "dry-run")) throw new UsageError("Issues speak of what is merged: run `meshgate monitor` on a schedule, by hand or on a push, or give `--dry-run`.");
    const workspace = await openWorkspace({ ...inputs, options: { ...inputs.options, base: [] } }, { ...io, env: without(io.env, "GITHUB_EVENT_NAME") }, ids);
    const reports = (await readReports(inputs.files, io)).filter((report): report is QualityReport => report.verb === "quality");
    if (reports.length === 0) throw new UsageError("There is no report of `meshgate quality` here: run it first, with `--report`, and name its file.");
    const readings = await readListed(workspace, await listContracts(workspace, []));
    const mesh = meshOf(readings);
    const around = { mesh, choices: workspace.config.quality, now: io.now };
    const subjects = subjectsOf(mesh, (contract) => promisesOf(contract, around).length > 0);
    const found = reports.flatMap(({ results }) => results.map((result): Found => ({ result, counts: ["error", "warn"].includes(levelOfResult({ ...result }, workspace.config.levels)) })));
    const whole = subjects.length > 0 && documentsOf(readings).every(({ model, schema }) => model !== undefined || schema !== undefined);
    const standings = new Map(subjects.map((subject) => [subject.key, standingOf(subject, found)]));
    const plan = (issues: Parameters<typeof planOf>[0]["issues"], tracker: Tracker, all = whole) =>
      planOf({ subjects, standing: (subject) => standings.get(subject.key) ?? standingOf(subject, found), issues, tracker, whole: all });
    const kept = await issuesKept(workspace, inputs, io, plan);
    const said = sayMonitored({ subjects, standings, kept, dry: on(inputs, "dry-run"), stray: strayIn(found, subjects.flatMap(({ contracts }) => contracts)) });
    io.out(logText(said.text, { colours: false }));
    const out = one(inputs, "out");
    if (out !== undefined) writeText(resolve(io.cwd, out), said.json);
    const voice = await workspace.here.host.voice?.(io.env);
    voice?.annotate(said.failures.map((message) => ({ level: "error", title: "monitor", message })));
    await voice?.summarise([said.markdown], said.failures.length > 0 ? "block" : "pass");
    const standing = (state: string) => String([...standings.values()].filter((one) => one.state === state).length);
    voice?.output({ broken: standing("broken"), unknown: standing("unknown"), failures: said.failures.join("\n") });
    return said.failures.length > 0 ? 1 : 0;
  },
};

/** Whether the run is one for a change that is not merged. */
const isProposed = ({ env }: Io) => env["GITHUB_ACTIONS"] === "true" && /^(?:pull_request|merge_group)/.test(env["GITHUB_EVENT_NAME"] ?? "");

/** The event names a base, and there is nothing to compare with here: the configuration counts as it stands. */
const without = (env: Io["env"], name: string) => Object.fromEntries(Object.entries(env).filter(([key]) => key !== name));

/** Broken promises of contracts that have no issue here: without an id, or not in this repository. They are said all the same. */
const strayIn = (found: readonly Found[], known: readonly string[]) => found.filter(({ result, counts }) => counts && result.outcome === "broken" && !known.includes(result.path[0] ?? "")).map(({ result }) => result);

/** What was done, or what would be. What keeps the issues from being read is a failure that is said beside what was found, never instead of it. */
async function issuesKept({ here, config }: Workspace, inputs: Inputs, io: Io, plan: Parameters<typeof keepIssues>[0]["plan"]): Promise<Kept> {
  const { label, mention } = config.monitor;
  const dry = on(inputs, "dry-run");
  const { home, host } = here;
  try {
    if (home === undefined || host.issues === undefined) {
      if (dry) return nobodysIssues(plan([], { me: "", label, mention }, false));
      throw new UsageError("Issues are kept on GitHub only, in a workflow: give `--dry-run` to see what they would say.");
    }
    const token = io.token ?? io.env["GITHUB_TOKEN"] ?? "";
    if (token === "") {
      if (dry) return nobodysIssues(plan([], { me: "", label, mention }, false));
      throw new UsageError("There is no token to write issues with: give the input `github-token`, or the variable GITHUB_TOKEN, and the job the permission `issues: write`.");
    }
    return await keepIssues({ issues: await host.issues(home, token), plan, label, mention, dry });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { did: plan([], { me: "", label, mention }, false).map((step) => ({ step, failed: error.message })), issues: [], failed: error.message };
  }
}

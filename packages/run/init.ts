import { existsSync } from "node:fs";
import { join } from "node:path";
import { openRepository } from "#host";
import { UsageError } from "#model";
import { either } from "#text";
import { approveWorkflow } from "./approve-workflow.ts";
import { type Command, type Inputs, on, one } from "./command.ts";
import { commentWorkflows } from "./comment-workflows.ts";
import { monitorWorkflow } from "./monitor-workflow.ts";
import { built, builtBy, type Pipelined, pipelineFor } from "./pipelines.ts";
import { configuration, workflow } from "./starter.ts";
import { writeInside } from "./write.ts";

export const init: Command = {
  name: "init",
  says: "Write meshgate.yaml, and what calls the gate where this repository is built, at the root of the repository",
  options: [
    { name: "ci", value: "system", says: "Where this repository is built (default: what it has a file of, such as .gitlab-ci.yml, else github)", choices: ["github", ...built.map(({ id }) => id)] },
    { name: "comment", says: "Write two workflows in place of one, so that the verdict is said on pull requests of forks and Dependabot, too; of GitHub alone" },
    { name: "approvals", says: "Also write a workflow that runs the gate again after `/meshgate approve` in a comment; `approvals: comment` in meshgate.yaml allows it; of GitHub alone" },
    { name: "monitor", says: "Also write a workflow that measures the data on a schedule and keeps issues of what is broken; of GitHub alone" },
    { name: "force", says: "Overwrite files that exist, but never the file in which another CI system keeps all jobs" },
  ],
  examples: [["meshgate init", "Starts this repository off; edits nothing that exists"], ["meshgate init --ci gitlab", "With a job of GitLab"], ["meshgate init --comment", "With the verdict as a comment on every pull request"], ["meshgate init --monitor", "With a workflow that watches the data"]],
  async run(inputs, io) {
    const { root } = await openRepository({ cwd: io.cwd, env: io.env });
    const there = builtBy(root);
    const ci = one(inputs, "ci") ?? there[0] ?? "github";
    const host = built.find(({ id }) => id === ci);
    const only = (["comment", "approvals", "monitor"] as const).filter((name) => on(inputs, name));
    if (host !== undefined && only.length > 0) throw new UsageError(`${either(only.map((name) => `\`--${name}\``))} writes workflows of GitHub, and this is for ${host.name}: leave it out, or give \`--ci github\`.`);
    const called: Pipelined = host === undefined ? { files: githubFiles(inputs) } : await pipelineFor(host, root);
    for (const [name, text] of Object.entries({ "meshgate.yaml": configuration, ...called.files })) {
      if (existsSync(join(root, name)) && !on(inputs, "force")) {
        io.out(`kept    ${name} (it exists; --force overwrites it)\n`);
        continue;
      }
      writeInside(root, name, text);
      io.out(`written ${name}\n`);
    }
    if (called.kept !== undefined) io.out(`kept    ${called.kept}\n`);
    const others = there.filter((id) => id !== ci);
    if (one(inputs, "ci") === undefined && others.length > 0) io.out(`\nThis repository is built elsewhere, too: ${others.map((id) => `\`meshgate init --ci ${id}\``).join(", ")}.\n`);
    io.out(`\nNext: ${called.then === undefined ? "" : `${called.then}; then `}meshgate lint\n`);
    return 0;
  },
};

const githubFiles = (inputs: Inputs): Readonly<Record<string, string>> => ({
  ".github/workflows/meshgate.yml": workflow, ...(on(inputs, "comment") ? commentWorkflows : {}), ...(on(inputs, "approvals") ? approveWorkflow : {}), ...(on(inputs, "monitor") ? monitorWorkflow : {}),
});

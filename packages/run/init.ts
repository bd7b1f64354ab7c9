import { existsSync } from "node:fs";
import { join } from "node:path";
import { openRepository } from "#host";
import { approveWorkflow } from "./approve-workflow.ts";
import { type Command, on } from "./command.ts";
import { commentWorkflows } from "./comment-workflows.ts";
import { monitorWorkflow } from "./monitor-workflow.ts";
import { writeInside } from "./write.ts";

const files: Readonly<Record<string, string>> = {
  "meshgate.yaml": `# What the gate asks of this repository. Every line is optional; these are the defaults.
# On a pull request it is read from the base branch: a change here counts after the merge.

# contracts: []                   # globs; empty: every file that is a contract, product or consumer
# exclude: []
# levels:                         # error, warn, info or off, per rule (meshgate explain) or kind of change
#   description-missing: off
# mode: consumers                 # who must not break: consumers, producers or full
# schemas: []                     # schema files that their names do not give away:
#   - { files: "ddl/*.sql", format: sql, dialect: postgres, contract: sales.orders }
# strictness: WIRE_JSON           # how Protobuf is read: WIRE, WIRE_JSON, PACKAGE or FILE
# tags: ["{id}/v{version}", "v{version}"]   # what a release is called; [] looks at none
# transitive: false               # compare with every supported release, not only with the last
# supported-majors: 1             # how many majors are supported, from the last release back
# mesh: []                        # other repositories whose consumers count, such as ../crm
# fail-on: block                  # block, warn or never
# enforce-from: 2027-01-31        # the day (UTC) from which rulings count; before it nothing blocks
# expect: [lint, breaking]        # a report that is missing blocks a verdict
# teams: { finance: "@acme/finance" }   # who reviews for an owner whose product is hurt
# approvals: never                # comment: owners may write \`/meshgate approve\` on a pull request
# monitor: { label: meshgate }    # issues of data that is broken (meshgate monitor)
# baseline: meshgate-baseline.json
`,
  ".github/workflows/meshgate.yml": `name: meshgate
on:
  pull_request:
  merge_group:
permissions:
  contents: read
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
        with:
          persist-credentials: false
      - uses: meshgate/meshgate/actions/gate@v0
`,
};

export const init: Command = {
  name: "init",
  says: "Write meshgate.yaml and a workflow for GitHub, at the root of the repository",
  options: [{ name: "comment", says: "Write two workflows in place of one, so that the verdict is said on pull requests of forks and Dependabot, too" }, { name: "approvals", says: "Also write a workflow that runs the gate again after `/meshgate approve` in a comment; `approvals: comment` in meshgate.yaml allows it" }, { name: "monitor", says: "Also write a workflow that measures the data on a schedule and keeps issues of what is broken" }, { name: "force", says: "Overwrite files that exist" }],
  examples: [["meshgate init", "Starts this repository off; edits nothing that exists"], ["meshgate init --comment", "With the verdict as a comment on every pull request"], ["meshgate init --monitor", "With a workflow that watches the data"]],
  async run(inputs, io) {
    const { root } = await openRepository({ cwd: io.cwd, env: io.env });
    for (const [name, text] of Object.entries({ ...files, ...(on(inputs, "comment") ? commentWorkflows : {}), ...(on(inputs, "approvals") ? approveWorkflow : {}), ...(on(inputs, "monitor") ? monitorWorkflow : {}) })) {
      const path = join(root, name);
      if (existsSync(path) && !on(inputs, "force")) {
        io.out(`kept    ${name} (it exists; --force overwrites it)\n`);
        continue;
      }
      writeInside(root, name, text);
      io.out(`written ${name}\n`);
    }
    io.out("\nNext: meshgate lint\n");
    return 0;
  },
};

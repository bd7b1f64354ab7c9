import { existsSync } from "node:fs";
import { join } from "node:path";
import { openRepository } from "#host";
import { type Command, on } from "./command.ts";
import { writeInside } from "./write.ts";

const files: Readonly<Record<string, string>> = {
  "meshgate.yaml": `# What the gate asks of this repository. Every line is optional; these are the defaults.
# On a pull request it is read from the base branch: a change here counts after the merge.

# contracts: ["**/*.odcs.yaml"]   # default: every YAML or JSON file that is a contract, product or consumer
# exclude: []
# levels:                         # error, warn, info or off, per rule (meshgate explain) or kind of change
#   description-missing: off
# mode: consumers                 # whom a change must not break: consumers, producers or full
# tags: ["{id}/v{version}", "v{version}"]   # how releases are tagged; [] looks at none
# transitive: false               # also compare with every release that is still supported
# supported-majors: 1
# mesh: []                        # other repositories in which somebody may read from this one, such as ../crm
# fail-on: block                  # block, warn or never
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
  options: [{ name: "force", says: "Overwrite files that exist" }],
  examples: [["meshgate init", "Starts this repository off; edits nothing that exists"]],
  async run(inputs, io) {
    const { root } = await openRepository({ cwd: io.cwd, env: io.env });
    for (const [name, text] of Object.entries(files)) {
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

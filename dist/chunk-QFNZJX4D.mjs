import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{b as n}from"./chunk-DI3RED5Y.mjs";import{c as s}from"./chunk-BVPYNWAS.mjs";import{d as a}from"./chunk-SIT24IVA.mjs";import"./chunk-KU2Z37H4.mjs";import"./chunk-OD6KXLJF.mjs";import"./chunk-LPUJRHNG.mjs";import"./chunk-5CZKZVTO.mjs";import"./chunk-ESTGTWXJ.mjs";import"./chunk-VZQAMYGK.mjs";import{existsSync as c}from"node:fs";import{join as l}from"node:path";var i={".github/workflows/meshgate-monitor.yml":`name: meshgate-monitor
on:
  schedule:
    - cron: "23 5 * * *"            # every day at 05:23 UTC
  workflow_dispatch:
permissions: {}
concurrency:                        # two at once could open two issues for one thing
  group: meshgate-monitor
  cancel-in-progress: false
jobs:
  monitor:
    runs-on: ubuntu-latest
    timeout-minutes: 60
    permissions:
      contents: read                # write, to record on a branch
      issues: write
    steps:
      - uses: actions/checkout@v7
        with:
          persist-credentials: false
      - uses: meshgate/meshgate/actions/quality@v0
        with:
          fail-on: never
          # record: true            # once meshgate.yaml says where, under history
        # env:                      # what quality.variables of meshgate.yaml names
        #   POSTGRES_PASSWORD: \${{ secrets.POSTGRES_PASSWORD }}
      - uses: meshgate/meshgate/actions/monitor@v0
`};var u={"meshgate.yaml":`# What the gate asks of this repository. Every line is optional; these are the defaults.
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
# expect: [lint, breaking]        # a report that is missing blocks a verdict
# monitor: { label: meshgate }    # issues of data that is broken (meshgate monitor)
# baseline: meshgate-baseline.json
`,".github/workflows/meshgate.yml":`name: meshgate
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
`},v={name:"init",says:"Write meshgate.yaml and a workflow for GitHub, at the root of the repository",options:[{name:"monitor",says:"Also write a workflow that measures the data on a schedule and keeps issues of what is broken"},{name:"force",says:"Overwrite files that exist"}],examples:[["meshgate init","Starts this repository off; edits nothing that exists"],["meshgate init --monitor","With a workflow that watches the data"]],async run(o,e){let{root:r}=await a({cwd:e.cwd,env:e.env});for(let[t,m]of Object.entries({...u,...s(o,"monitor")?i:{}})){let h=l(r,t);if(c(h)&&!s(o,"force")){e.out(`kept    ${t} (it exists; --force overwrites it)
`);continue}n(r,t,m),e.out(`written ${t}
`)}return e.out(`
Next: meshgate lint
`),0}};export{v as init};

import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{d as o,p as a}from"./chunk-O2AE3K36.mjs";import{b as r}from"./chunk-WJWIAD6A.mjs";import"./chunk-LPUJRHNG.mjs";import"./chunk-5CZKZVTO.mjs";import"./chunk-ESTGTWXJ.mjs";import"./chunk-VZQAMYGK.mjs";import{existsSync as c}from"node:fs";import{join as h}from"node:path";var l={"meshgate.yaml":`# What the gate asks of this repository. Every line is optional; these are the defaults.
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
`},y={name:"init",says:"Write meshgate.yaml and a workflow for GitHub, at the root of the repository",options:[{name:"force",says:"Overwrite files that exist"}],examples:[["meshgate init","Starts this repository off; edits nothing that exists"]],async run(n,e){let{root:s}=await o({cwd:e.cwd,env:e.env});for(let[t,i]of Object.entries(l)){let m=h(s,t);if(c(m)&&!r(n,"force")){e.out(`kept    ${t} (it exists; --force overwrites it)
`);continue}a(s,t,i),e.out(`written ${t}
`)}return e.out(`
Next: meshgate lint
`),0}};export{y as init};

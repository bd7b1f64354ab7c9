import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{b as a}from"./chunk-ZLD46SN5.mjs";import{c as r}from"./chunk-BVPYNWAS.mjs";import{d as o}from"./chunk-ACMJ6HPC.mjs";import"./chunk-LPUJRHNG.mjs";import"./chunk-S2BKLX7A.mjs";import"./chunk-5CZKZVTO.mjs";import"./chunk-ESTGTWXJ.mjs";import"./chunk-VZQAMYGK.mjs";import{existsSync as c}from"node:fs";import{join as l}from"node:path";var h={"meshgate.yaml":`# What the gate asks of this repository. Every line is optional; these are the defaults.
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
`},w={name:"init",says:"Write meshgate.yaml and a workflow for GitHub, at the root of the repository",options:[{name:"force",says:"Overwrite files that exist"}],examples:[["meshgate init","Starts this repository off; edits nothing that exists"]],async run(n,e){let{root:s}=await o({cwd:e.cwd,env:e.env});for(let[t,i]of Object.entries(h)){let m=l(s,t);if(c(m)&&!r(n,"force")){e.out(`kept    ${t} (it exists; --force overwrites it)
`);continue}a(s,t,i),e.out(`written ${t}
`)}return e.out(`
Next: meshgate lint
`),0}};export{w as init};

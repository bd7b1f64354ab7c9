import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{b as n}from"./chunk-DX2PWRUH.mjs";import{e as a}from"./chunk-PE6QUJH6.mjs";import{c as t}from"./chunk-RDKYYXKG.mjs";import"./chunk-4RW6FFOJ.mjs";import"./chunk-BNL5D5H4.mjs";import"./chunk-LPUJRHNG.mjs";import"./chunk-OD6KXLJF.mjs";import"./chunk-KU2Z37H4.mjs";import"./chunk-5CZKZVTO.mjs";import"./chunk-JWPXZJAU.mjs";import"./chunk-VZQAMYGK.mjs";import{existsSync as l}from"node:fs";import{join as p}from"node:path";var i={".github/workflows/meshgate-approve.yml":`# Runs the gate again after a comment with "/meshgate approve" on a pull request, where meshgate.yaml says "approvals: comment".
# It runs from the default branch, checks nothing out, and judges nothing: the gate reads the comments itself.
name: meshgate-approve
on:
  issue_comment:
    types: [created]
permissions: {}
concurrency:
  group: meshgate-approve-\${{ github.event.issue.number }}
  cancel-in-progress: false
jobs:
  approve:
    if: \${{ github.event.issue.pull_request && github.event.comment.user.type != 'Bot' && contains(github.event.comment.body, '/meshgate approve') }}
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      actions: write # starts the run again
      pull-requests: read # the comment
    steps:
      - uses: meshgate/meshgate/actions/approve@v0
        with:
          workflow: meshgate.yml # the one whose job is the required check
`};var m={".github/workflows/meshgate.yml":`# Judges every pull request and merge group with a token that may only read and without any secret, so that forks and Dependabot are judged alike.
# Make the job "gate" a required check. There is no "paths:" filter: a required check that is filtered away waits for ever, and where no contract is touched the job is green at once.
name: meshgate
on:
  pull_request:
  merge_group:
permissions:
  contents: read
  # pull-requests: read # the comments, where meshgate.yaml says "approvals: comment"
concurrency:
  group: meshgate-\${{ github.event.pull_request.number || github.run_id }}
  cancel-in-progress: true
jobs:
  gate:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      - uses: actions/checkout@v7
        with:
          persist-credentials: false
      # Fails from the ruling on that "fail-on" of the base branch's meshgate.yaml names; without one, on block.
      - uses: meshgate/meshgate/actions/gate@v0
      # Nothing but reports: the second workflow checks each against its schema and judges it again.
      - uses: actions/upload-artifact@v7
        if: \${{ !cancelled() && github.event_name == 'pull_request' }}
        with:
          name: meshgate-reports
          path: \${{ runner.temp }}/meshgate/*.json
          overwrite: true
          retention-days: 5
`,".github/workflows/meshgate-comment.yml":`# Says the verdict of the workflow "meshgate" on the pull request. It may write, so it checks out nothing and runs nothing that a pull request brings.
# Which pull request it is, and what its base is configured to, comes from GitHub; the artifact is taken for what a stranger says.
name: meshgate-comment
on:
  workflow_run:
    workflows: [meshgate]
    types: [completed]
permissions: {}
concurrency:
  group: meshgate-comment-\${{ github.event.workflow_run.head_repository.id }}-\${{ github.event.workflow_run.head_branch }}
  cancel-in-progress: false
jobs:
  comment:
    if: \${{ github.event.workflow_run.event == 'pull_request' && (github.event.workflow_run.conclusion == 'success' || github.event.workflow_run.conclusion == 'failure') }}
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      actions: read # the artifact
      contents: read # meshgate.yaml and the baseline, as the base has them
      pull-requests: write # the comment, labels, review comments
    steps:
      # Without an artifact the verdict says that reports are missing, and blocks.
      - uses: actions/download-artifact@v8
        continue-on-error: true
        with:
          name: meshgate-reports
          path: \${{ runner.temp }}/meshgate-reports
          run-id: \${{ github.event.workflow_run.id }}
          github-token: \${{ github.token }}
      - uses: meshgate/meshgate/actions/verdict@v0
        with:
          reports: \${{ runner.temp }}/meshgate-reports
          fail-on: never # the job "gate" is the required check
          # labels: true
          # review-comments: true
          # status: true # and "statuses: write" above
          # request-reviews: true # and the token of an app as "github-token"; see docs/pull-requests.md
`};var h={".github/workflows/meshgate-monitor.yml":`name: meshgate-monitor
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
`};var g={"meshgate.yaml":`# What the gate asks of this repository. Every line is optional; these are the defaults.
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
`},R={name:"init",says:"Write meshgate.yaml and a workflow for GitHub, at the root of the repository",options:[{name:"comment",says:"Write two workflows in place of one, so that the verdict is said on pull requests of forks and Dependabot, too"},{name:"approvals",says:"Also write a workflow that runs the gate again after `/meshgate approve` in a comment; `approvals: comment` in meshgate.yaml allows it"},{name:"monitor",says:"Also write a workflow that measures the data on a schedule and keeps issues of what is broken"},{name:"force",says:"Overwrite files that exist"}],examples:[["meshgate init","Starts this repository off; edits nothing that exists"],["meshgate init --comment","With the verdict as a comment on every pull request"],["meshgate init --monitor","With a workflow that watches the data"]],async run(s,e){let{root:r}=await a({cwd:e.cwd,env:e.env});for(let[o,u]of Object.entries({...g,...t(s,"comment")?m:{},...t(s,"approvals")?i:{},...t(s,"monitor")?h:{}})){let c=p(r,o);if(l(c)&&!t(s,"force")){e.out(`kept    ${o} (it exists; --force overwrites it)
`);continue}n(r,o,u),e.out(`written ${o}
`)}return e.out(`
Next: meshgate lint
`),0}};export{R as init};

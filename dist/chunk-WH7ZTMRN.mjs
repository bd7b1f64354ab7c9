import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{b as w}from"./chunk-ZP2MGALV.mjs";import{a as f,f as d}from"./chunk-ZL4EJD65.mjs";import{a as u,c as a}from"./chunk-RDKYYXKG.mjs";import"./chunk-4RW6FFOJ.mjs";import"./chunk-BNL5D5H4.mjs";import"./chunk-I34HMWLC.mjs";import"./chunk-OD6KXLJF.mjs";import"./chunk-VHJR44NX.mjs";import{a as p}from"./chunk-5CZKZVTO.mjs";import{e as g}from"./chunk-B7XAEDCG.mjs";import"./chunk-VZQAMYGK.mjs";import{existsSync as S}from"node:fs";import{join as P}from"node:path";var b={".github/workflows/meshgate-approve.yml":`# Runs the gate again after a comment with "/meshgate approve" on a pull request, where meshgate.yaml says "approvals: comment".
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
`};var y={".github/workflows/meshgate.yml":`# Judges every pull request and merge group with a token that may only read and without any secret, so that forks and Dependabot are judged alike.
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
`};var v={".github/workflows/meshgate-monitor.yml":`name: meshgate-monitor
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
`};import{existsSync as k,readFileSync as W}from"node:fs";import{join as q}from"node:path";var l=f.flatMap(e=>e.pipeline===void 0?[]:[{...e,pipeline:e.pipeline}]);function _(e){let t=o=>k(q(e,o));return[...t(".github/workflows")?["github"]:[],...l.flatMap(({id:o,pipeline:n})=>n.signs.some(t)?[o]:[])]}async function $({id:e,pipeline:{file:t,beside:o}},n){let{default:m}=await import("./chunk-5D7KGJAB.mjs"),r=m[e]??"",i=q(n,t);return k(i)?/\bmeshgate\b/.test(W(i,"utf8"))?{files:{},kept:`${t} (it speaks of meshgate already)`}:{files:{[o.file]:r},kept:`${t} (it has jobs of its own)`,then:o.then}:{files:{[t]:r}}}var j=`# What the gate asks of this repository. Every line is optional; these are the defaults.
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
`,x=`name: meshgate
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
`;var Y={name:"init",says:"Write meshgate.yaml, and what calls the gate where this repository is built, at the root of the repository",options:[{name:"ci",value:"system",says:"Where this repository is built (default: what it has a file of, such as .gitlab-ci.yml, else github)",choices:["github",...l.map(({id:e})=>e)]},{name:"comment",says:"Write two workflows in place of one, so that the verdict is said on pull requests of forks and Dependabot, too; of GitHub alone"},{name:"approvals",says:"Also write a workflow that runs the gate again after `/meshgate approve` in a comment; `approvals: comment` in meshgate.yaml allows it; of GitHub alone"},{name:"monitor",says:"Also write a workflow that measures the data on a schedule and keeps issues of what is broken; of GitHub alone"},{name:"force",says:"Overwrite files that exist, but never the file in which another CI system keeps all jobs"}],examples:[["meshgate init","Starts this repository off; edits nothing that exists"],["meshgate init --ci gitlab","With a job of GitLab"],["meshgate init --comment","With the verdict as a comment on every pull request"],["meshgate init --monitor","With a workflow that watches the data"]],async run(e,t){let{root:o}=await d({cwd:t.cwd,env:t.env}),n=_(o),m=u(e,"ci")??n[0]??"github",r=l.find(({id:s})=>s===m),i=["comment","approvals","monitor"].filter(s=>a(e,s));if(r!==void 0&&i.length>0)throw new p(`${g(i.map(s=>`\`--${s}\``))} writes workflows of GitHub, and this is for ${r.name}: leave it out, or give \`--ci github\`.`);let h=r===void 0?{files:I(e)}:await $(r,o);for(let[s,R]of Object.entries({"meshgate.yaml":j,...h.files})){if(S(P(o,s))&&!a(e,"force")){t.out(`kept    ${s} (it exists; --force overwrites it)
`);continue}w(o,s,R),t.out(`written ${s}
`)}h.kept!==void 0&&t.out(`kept    ${h.kept}
`);let c=n.filter(s=>s!==m);return u(e,"ci")===void 0&&c.length>0&&t.out(`
This repository is built elsewhere, too: ${c.map(s=>`\`meshgate init --ci ${s}\``).join(", ")}.
`),t.out(`
Next: ${h.then===void 0?"":`${h.then}; then `}meshgate lint
`),0}},I=e=>({".github/workflows/meshgate.yml":x,...a(e,"comment")?y:{},...a(e,"approvals")?b:{},...a(e,"monitor")?v:{}});export{Y as init};

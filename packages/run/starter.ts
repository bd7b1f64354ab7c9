/** What `meshgate init` begins a repository with: a configuration of nothing but comments, and where GitHub builds it the shortest workflow. */
export const configuration = `# What the gate asks of this repository. Every line is optional; these are the defaults.
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
`;

export const workflow = `name: meshgate
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
`;

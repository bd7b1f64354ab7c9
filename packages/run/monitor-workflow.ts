/** A workflow that measures on a schedule and keeps issues of what is broken. It never fails for broken data: the issue says it. */
export const monitorWorkflow: Readonly<Record<string, string>> = {
  ".github/workflows/meshgate-monitor.yml": `name: meshgate-monitor
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
`,
};

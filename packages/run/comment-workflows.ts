/** Two workflows for GitHub: the first judges and may only read, so that forks and Dependabot are judged alike; the second says it on the pull request and runs nothing that a pull request brings. */
export const commentWorkflows: Readonly<Record<string, string>> = {
  ".github/workflows/meshgate.yml": `# Judges every pull request and merge group with a token that may only read and without any secret, so that forks and Dependabot are judged alike.
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
`,
  ".github/workflows/meshgate-comment.yml": `# Says the verdict of the workflow "meshgate" on the pull request. It may write, so it checks out nothing and runs nothing that a pull request brings.
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
`,
};

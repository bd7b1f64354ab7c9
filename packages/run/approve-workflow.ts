/** A workflow that runs the gate again when somebody approves in a comment. It may start runs, so it checks out nothing, and takes nothing from the event but which comment it is. */
export const approveWorkflow: Readonly<Record<string, string>> = {
  ".github/workflows/meshgate-approve.yml": `# Runs the gate again after a comment with "/meshgate approve" on a pull request, where meshgate.yaml says "approvals: comment".
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
`,
};

import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import"./chunk-VZQAMYGK.mjs";var s={gitlab:`# Copy this job into .gitlab-ci.yml, or include the file.
# The comment needs a project access token (role Reporter, scope api) in the masked variable MESHGATE_TOKEN: docs/ci.md.
meshgate:
  stage: test
  image: node:24-bookworm
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  variables:
    GIT_DEPTH: "100"
  script:
    - npx --yes meshgate@0.1.0 gate --comment auto
      --also gitlab=gl-code-quality-report.json --also junit=meshgate.xml --also sarif=meshgate.sarif --report meshgate.json
  artifacts:
    when: always
    expire_in: 4 weeks
    reports:
      codequality: gl-code-quality-report.json
      junit: meshgate.xml
    paths: [gl-code-quality-report.json, meshgate.xml, meshgate.sarif, meshgate.json]
`,azure:`# Azure Repos starts it by a build validation policy of the branch; a repository on GitHub by \`pr:\`.
# The comment needs the build service to contribute to pull requests: docs/ci.md.
trigger: none

pool:
  vmImage: ubuntu-24.04

variables:
  meshgateVersion: 0.1.0

steps:
  - checkout: self
    fetchDepth: "1"

  - task: NodeTool@0
    inputs:
      versionSpec: 24.x

  - script: npx --yes meshgate@$(meshgateVersion) gate --comment auto --also junit=meshgate.xml --also sarif=meshgate/meshgate.sarif --report meshgate/meshgate.json
    name: meshgate
    displayName: Data contracts
    env:
      SYSTEM_ACCESSTOKEN: $(System.AccessToken)

  - task: PublishTestResults@2
    displayName: Show the findings as tests
    condition: succeededOrFailed()
    inputs:
      testResultsFormat: JUnit
      testResultsFiles: meshgate.xml
      testRunTitle: Meshgate
      failTaskOnMissingResultsFile: true

  # The name under which the extension "SARIF SAST Scans Tab" looks for it.
  - publish: meshgate
    artifact: CodeAnalysisLogs
    displayName: Keep the reports
    condition: succeededOrFailed()
`,bitbucket:`# The report of Code Insights needs no token: docs/ci.md.
image: node:24-bookworm

clone:
  depth: full

pipelines:
  pull-requests:
    '**':
      - step:
          name: Data contracts
          script:
            - npx --yes meshgate@0.1.0 gate --also junit=test-results/meshgate.xml --also sarif=meshgate.sarif --report meshgate.json
          artifacts:
            - meshgate.sarif
            - meshgate.json
`,circleci:`version: 2.1

parameters:
  # CircleCI does not say which branch a pull request wants to merge into. Pipelines of its GitHub App can hand over << pipeline.event.github.pull_request.base.ref >>.
  base:
    type: string
    default: main

# What an orb would hold: the gate as a command.
commands:
  meshgate:
    parameters:
      version:
        type: string
        default: 0.1.0
      base:
        type: string
    steps:
      - run:
          name: Data contracts
          environment:
            MESHGATE_VERSION: << parameters.version >>
            MESHGATE_BASE: << parameters.base >>
          command: npx --yes "meshgate@$MESHGATE_VERSION" gate --base "$MESHGATE_BASE" --also junit=meshgate/meshgate.xml --also sarif=meshgate/meshgate.sarif --report meshgate/meshgate.json
      - store_test_results:
          path: meshgate
      - store_artifacts:
          path: meshgate

jobs:
  contracts:
    docker:
      - image: cimg/node:24.11
    steps:
      - checkout
      - meshgate:
          base: << pipeline.parameters.base >>

workflows:
  contracts:
    jobs:
      - contracts:
          filters:
            branches:
              ignore: main
`,buildkite:`# The agent needs git and Node 20 or newer. The annotation needs no token: docs/ci.md.
steps:
  - label: Data contracts
    key: meshgate
    if: build.pull_request.id != null
    command: npx --yes meshgate@0.1.0 gate --also junit=meshgate.xml --also sarif=meshgate.sarif --report meshgate.json
    artifact_paths:
      - meshgate.xml
      - meshgate.sarif
      - meshgate.json
`,jenkins:`// A multibranch pipeline of changes. The agent needs git and Node 20 or newer. With a shared library the findings are issues, too: docs/ci.md.
pipeline {
    agent any
    stages {
        stage('Data contracts') {
            when { changeRequest() }
            steps {
                sh 'npx --yes meshgate@0.1.0 gate --also junit=meshgate.xml --also sarif=meshgate.sarif --report meshgate.json'
            }
            post {
                always {
                    junit allowEmptyResults: true, testResults: 'meshgate.xml'
                    archiveArtifacts allowEmptyArchive: true, artifacts: 'meshgate.json, meshgate.xml, meshgate.sarif'
                }
            }
        }
    }
}
`};export{s as default};

/**
 * The gate as a step of a pipeline: `meshgate()`, or `meshgate(base: 'main', credentialsId: 'git')`. It shows its findings as tests and, with the plugin Warnings Next Generation, as issues, and fails the build where
 * the ruling is a block. The agent needs git and Node 20 or newer.
 *
 * version        the release of Meshgate
 * base           what to compare with, where the job is no multibranch pipeline of changes
 * failOn         block, warn or never
 * folder         where in the workspace
 * credentialsId  a user name and password for the server of the repository, where the base has to be fetched from a private one
 * issues         whether the plugin Warnings Next Generation is there
 */
def call(Map given = [:]) {
    Map defaults = [version: '0.1.0', base: '', failOn: 'block', folder: '.', credentialsId: '', issues: true]
    def unknown = given.keySet() - defaults.keySet()
    if (unknown) {
        error("meshgate knows no parameter ${unknown.join(', ')}: take ${defaults.keySet().join(', ')}.")
    }
    Map chosen = defaults + given
    if (!(chosen.version ==~ /\d+\.\d+\.\d+/)) {
        error("meshgate: the version ${chosen.version} is none: take one such as ${defaults.version}.")
    }
    if (!(chosen.base ==~ /[\w.\/+-]*/) || !(chosen.failOn in ['block', 'warn', 'never'])) {
        error('meshgate: base is a branch, tag or commit; failOn is block, warn or never.')
    }
    int status = 3
    dir(chosen.folder) {
        // Values go through the environment, where no shell reads them as words of its own.
        withEnv(["MESHGATE_VERSION=${chosen.version}", "MESHGATE_BASE=${chosen.base}", "MESHGATE_FAIL_ON=${chosen.failOn}"]) {
            status = chosen.credentialsId ? withCredentials([gitUsernamePassword(credentialsId: chosen.credentialsId)]) { runGate(chosen.base as boolean) } : runGate(chosen.base as boolean)
        }
        if (status < 2) {
            junit(testResults: 'meshgate.xml')
            if (chosen.issues) {
                recordIssues(tools: [issues(id: 'meshgate', name: 'Meshgate', pattern: 'meshgate-issues.json')])
            }
            archiveArtifacts(artifacts: 'meshgate.json, meshgate.xml, meshgate.sarif, meshgate-issues.json, meshgate.md')
        }
    }
    if (status == 1) {
        error('Meshgate: the contracts of this change may not be merged as they are; the log and the tests say why.')
    }
    if (status != 0) {
        error("Meshgate could not judge this change (exit code ${status}); the log says why.")
    }
}

private int runGate(boolean based) {
    String files = '--also junit=meshgate.xml --also jenkins=meshgate-issues.json --also sarif=meshgate.sarif --also markdown=meshgate.md --report meshgate.json'
    if (isUnix()) {
        return sh(returnStatus: true, label: 'meshgate', script: 'npx --yes "meshgate@$MESHGATE_VERSION" gate --fail-on "$MESHGATE_FAIL_ON" ' + (based ? '--base "$MESHGATE_BASE" ' : '') + files)
    }
    return bat(returnStatus: true, label: 'meshgate', script: '@npx --yes "meshgate@%MESHGATE_VERSION%" gate --fail-on "%MESHGATE_FAIL_ON%" ' + (based ? '--base "%MESHGATE_BASE%" ' : '') + files)
}

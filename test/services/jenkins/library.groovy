// Runs vars/meshgate.groovy with steps that only write down what they were asked: library.groovy <file> <list of {given, code, system} as JSON>. One answer for each, as JSON.
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import org.codehaus.groovy.control.CompilerConfiguration

class Stopped extends RuntimeException {
    Stopped(String message) { super(message) }
}

abstract class Steps extends Script {
    static List said = []
    static int code = 0
    static boolean unix = true
    def note(String step, value) { said << [step, value]; null }
    boolean isUnix() { unix }
    def error(String text) { throw new Stopped(text) }
    def sh(Map given) { note('sh', given); code }
    def bat(Map given) { note('bat', given); code }
    def junit(Map given) { note('junit', given) }
    def issues(Map given) { [tool: 'issues'] + given }
    def recordIssues(Map given) { note('recordIssues', given) }
    def archiveArtifacts(Map given) { note('archiveArtifacts', given) }
    def gitUsernamePassword(Map given) { given }
    def dir(String folder, Closure body) { note('dir', folder); body() }
    def withEnv(List values, Closure body) { note('withEnv', values.collect { it.toString() }); body() }
    def withCredentials(List values, Closure body) { note('withCredentials', values); body() }
}

def (file, runs) = args
println JsonOutput.toJson(new JsonSlurper().parseText(runs).collect { one ->
    Steps.said = []
    Steps.code = one.code
    Steps.unix = one.system != 'windows'
    def script = new GroovyShell(getClass().classLoader, new Binding(), new CompilerConfiguration(scriptBaseClass: Steps.name)).parse(new File(file))
    String stopped = null
    try {
        one.given ? script.call(one.given) : script.call()
    } catch (Stopped ended) {
        stopped = ended.message
    }
    [steps: Steps.said, stopped: stopped]
})

// The steps of a declarative pipeline, in their order, with what each is given, as a list in JSON. Blocks run as they stand; nothing else does.
import groovy.json.JsonOutput

class Recorded extends Script {
    static steps = []
    def run() { null }
    def methodMissing(String name, given) {
        def (blocks, values) = given.split { it instanceof Closure }
        steps << [name, values]
        blocks.each { block ->
            block.delegate = this
            block.resolveStrategy = Closure.DELEGATE_FIRST
            block()
        }
    }
    def propertyMissing(String name) { name }
}

def configured = new org.codehaus.groovy.control.CompilerConfiguration(scriptBaseClass: Recorded.name)
new GroovyShell(Recorded.classLoader, new Binding(), configured).parse(new File(args[0])).run()
println JsonOutput.toJson(Recorded.steps)

// What the plugin Warnings Next Generation understands of files of issues, as a list in JSON.
import edu.hm.hafner.analysis.FileReaderFactory
import edu.hm.hafner.analysis.parser.JsonParser
import groovy.json.JsonOutput
import java.nio.charset.StandardCharsets

println JsonOutput.toJson(args.collect { path ->
    def report = new JsonParser().parse(new FileReaderFactory(new File(path).toPath(), StandardCharsets.UTF_8))
    [errors: report.errorMessages, issues: report.collect { [file: it.fileName, line: it.lineStart, severity: it.severity.name, type: it.type, message: it.message, description: it.description, fingerprint: it.fingerprint] }]
})

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Env } from "./env.ts";
import { logText, visible } from "./log.ts";
import { fit } from "./sections.ts";
import type { Annotation, Voice } from "./voice.ts";

/** Of a step and type; the agent drops the rest (microsoft/azure-pipelines-agent, ExecutionContext.cs). */
const perType = 10;
const messageLength = 4000;
const summaryBytes = 1024 * 1024;

/**
 * How an agent of Azure Pipelines is spoken to: logging commands in the log (learn.microsoft.com, "Logging commands"), which may begin anywhere in a line, and are escaped as `azure-pipelines-task-lib` does it
 * (taskcommand.ts). It knows no remark below a warning.
 */
export function azureVoice(env: Env): Voice {
  const said = { error: 0, warning: 0 };
  return {
    annotate(annotations) {
      let put = 0;
      for (const annotation of annotations) {
        const { level } = annotation;
        if (level === "notice" || said[level] >= perType) continue;
        said[level] += 1;
        put += 1;
        command("task.logissue", issue(level, annotation), `${annotation.title}: ${annotation.message}`);
      }
      return { put, left: annotations.length - put };
    },

    async summarise(sections) {
      const { text, put } = fit(sections, summaryBytes);
      if (text === "") return { put, left: sections.length - put };
      // A file of its own: the agent reads it later, and its name is the heading.
      const file = join(mkdtempSync(join(env["AGENT_TEMPDIRECTORY"] || tmpdir(), "meshgate-")), "Meshgate.md");
      writeFileSync(file, text);
      command("task.uploadsummary", {}, file);
      return { put, left: sections.length - put };
    },

    output(values) {
      for (const [name, value] of Object.entries(values)) command("task.setvariable", { variable: name, isoutput: "true" }, value);
    },
  };
}

function issue(type: string, { title, file, line, column }: Annotation): Readonly<Record<string, string>> {
  return { type, ...(file === undefined ? {} : { sourcepath: file }), ...(line === undefined ? {} : { linenumber: String(line) }), ...(column === undefined ? {} : { columnnumber: String(column) }), code: title };
}

function command(name: string, properties: Readonly<Record<string, string>>, data: string) {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${property(value)};`).join("");
  process.stdout.write(`##vso[${name}${pairs === "" ? "" : ` ${pairs}`}]${value(data)}\n`);
}

/** A second command in what is said would be one for nobody: the agent takes one of a line. It is broken all the same. */
const clean = (text: string) => logText(visible(text)).slice(0, messageLength).replace(/[\uD800-\uDBFF]$/, "");
const value = (text: string) => clean(text).replace(/%/g, "%AZP25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
const property = (text: string) => value(text).replace(/]/g, "%5D").replace(/;/g, "%3B");

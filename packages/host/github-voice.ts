import { statSync } from "node:fs";
import { error, notice, setOutput, summary, warning } from "@actions/core";
import { flat, seenPath } from "#text";
import { visible } from "./log.ts";
import { fit } from "./sections.ts";
import type { Annotation, Voice } from "./voice.ts";

/** Per step and type; the runner drops the rest (actions/runner, ExecutionContext.cs). */
const perType = 10;
/** Characters of one message that the runner keeps. */
const messageLength = 4000;
/** Bytes of one step's summary; over it the runner drops the whole summary (actions/runner, FileCommandManager.cs). */
const summaryBytes = 1024 * 1024;

/**
 * How GitHub Actions is spoken to, by `@actions/core`, whose escaping of workflow commands is the runner's own counterpart. Only the functions
 * named in the import are used, so that a bundler can leave out its HTTP client.
 */
export function githubVoice(): Voice {
  const said = { error: 0, warning: 0, notice: 0 };
  const say = { error, warning, notice };
  return {
    annotate(annotations) {
      let put = 0;
      for (const annotation of annotations) {
        if (said[annotation.level] >= perType) continue;
        said[annotation.level] += 1;
        put += 1;
        say[annotation.level](cut(annotation.message), properties(annotation));
      }
      return { put, left: annotations.length - put };
    },

    async summarise(sections) {
      const file = process.env["GITHUB_STEP_SUMMARY"];
      if (file === undefined || file === "") return { put: 0, left: sections.length };
      const room = summaryBytes - (statSync(file, { throwIfNoEntry: false })?.size ?? 0);
      const { text, put } = fit(sections, room);
      if (text !== "") await summary.addRaw(text).write();
      return { put, left: sections.length - put };
    },

    output(values) {
      if (process.env["GITHUB_OUTPUT"]) for (const [name, value] of Object.entries(values)) setOutput(name, value);
    },
  };
}

function cut(message: string): string {
  const clean = visible(message);
  return clean.length > messageLength ? `${clean.slice(0, messageLength).replace(/[\uD800-\uDBFF]$/, "")}…` : clean;
}

function properties({ title, file, line, endLine, column, endColumn }: Annotation): Record<string, string | number> {
  const oneLine = line !== undefined && (endLine === undefined || endLine === line);
  return {
    title: flat(title, 200),
    ...(file === undefined ? {} : { file: seenPath(file) }),
    ...(line === undefined ? {} : { startLine: line }),
    ...(endLine === undefined ? {} : { endLine }),
    ...(oneLine && column !== undefined ? { startColumn: column } : {}),
    ...(oneLine && column !== undefined && endColumn !== undefined ? { endColumn } : {}),
  };
}

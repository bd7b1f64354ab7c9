import type { Reporter } from "./reporter.ts";
import { github } from "./reporters/github.ts";
import { gitlab } from "./reporters/gitlab.ts";
import { jenkins } from "./reporters/jenkins.ts";
import { json } from "./reporters/json.ts";
import { junit } from "./reporters/junit.ts";
import { markdown } from "./reporters/markdown.ts";
import { omds } from "./reporters/omds.ts";
import { oors } from "./reporters/oors.ts";
import { sarif } from "./reporters/sarif.ts";
import { text } from "./reporters/text.ts";

/** Every way to say a verdict, in the order of the docs. */
export const reporters: readonly Reporter[] = [text, json, markdown, sarif, junit, gitlab, jenkins, github, omds, oors];

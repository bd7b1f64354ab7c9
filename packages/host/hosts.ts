import type { Host } from "./host.ts";
import { azure } from "./hosts/azure.ts";
import { bitbucket } from "./hosts/bitbucket.ts";
import { buildkite } from "./hosts/buildkite.ts";
import { circleci } from "./hosts/circleci.ts";
import { github } from "./hosts/github.ts";
import { gitlab } from "./hosts/gitlab.ts";
import { jenkins } from "./hosts/jenkins.ts";
import { terminal } from "./hosts/terminal.ts";

/** Every place where the gate knows how to behave. The first that recognises the environment is it; `terminal` always does. */
export const hosts = [github, gitlab, azure, bitbucket, circleci, buildkite, jenkins, terminal] as const satisfies readonly Host[];

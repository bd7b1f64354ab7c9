#!/usr/bin/env node
// The command line, for hooks of pre-commit, which runs files of this repository as they stand. Node 20 or newer has to be there; nothing is installed.
await import("../../dist/cli.mjs");

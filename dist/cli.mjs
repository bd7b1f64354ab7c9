#!/usr/bin/env node
import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{c as i}from"./chunk-WP65P6JV.mjs";import"./chunk-VETMIBOJ.mjs";import"./chunk-BGMV7SFS.mjs";import"./chunk-VZQAMYGK.mjs";await i();

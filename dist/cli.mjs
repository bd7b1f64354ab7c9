#!/usr/bin/env node
import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{c as i}from"./chunk-PNA7YF76.mjs";import"./chunk-VETMIBOJ.mjs";import"./chunk-BGMV7SFS.mjs";import"./chunk-VZQAMYGK.mjs";await i();

#!/usr/bin/env node
import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{d as i}from"./chunk-4ILXIXNF.mjs";import"./chunk-NCKCEPIO.mjs";import"./chunk-FXXAEG7H.mjs";import"./chunk-VZQAMYGK.mjs";await i();

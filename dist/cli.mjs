#!/usr/bin/env node
import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{d as i}from"./chunk-TSJC4HOU.mjs";import"./chunk-CEKQLW5R.mjs";import"./chunk-BXSFFDNH.mjs";import"./chunk-5CZKZVTO.mjs";import"./chunk-JWPXZJAU.mjs";import"./chunk-VZQAMYGK.mjs";await i();

#!/usr/bin/env node
import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{c as i}from"./chunk-GWYGFDC4.mjs";import"./chunk-N2PBUUSW.mjs";import"./chunk-CLFPYAWM.mjs";import"./chunk-VZQAMYGK.mjs";await i();

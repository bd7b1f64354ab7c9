#!/usr/bin/env node
import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{c as i}from"./chunk-5HZ3MU4S.mjs";import"./chunk-OYBFMM6P.mjs";import"./chunk-5CZKZVTO.mjs";import"./chunk-ESTGTWXJ.mjs";import"./chunk-VZQAMYGK.mjs";await i();

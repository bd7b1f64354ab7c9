#!/usr/bin/env node
import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{d as i}from"./chunk-ZQXD4RFG.mjs";import"./chunk-PMX72TOW.mjs";import"./chunk-EQPXAJNW.mjs";import"./chunk-5CZKZVTO.mjs";import"./chunk-B7XAEDCG.mjs";import"./chunk-VZQAMYGK.mjs";await i();

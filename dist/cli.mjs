#!/usr/bin/env node
import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{c as i}from"./chunk-2XNVHSLZ.mjs";import"./chunk-DDF34I3X.mjs";import"./chunk-KQ2E5U2X.mjs";import"./chunk-VZQAMYGK.mjs";await i();

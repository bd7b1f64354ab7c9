import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a as i}from"./chunk-LFP3CLRB.mjs";import"./chunk-5CNAEGFO.mjs";import"./chunk-2XNVHSLZ.mjs";import"./chunk-DDF34I3X.mjs";import"./chunk-KQ2E5U2X.mjs";import"./chunk-34M3MM4Q.mjs";import"./chunk-VZQAMYGK.mjs";await i("lint");

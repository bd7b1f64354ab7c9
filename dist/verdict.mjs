import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a as i}from"./chunk-T6O2ECIZ.mjs";import"./chunk-5CNAEGFO.mjs";import"./chunk-34M3MM4Q.mjs";import"./chunk-WP65P6JV.mjs";import"./chunk-VETMIBOJ.mjs";import"./chunk-BGMV7SFS.mjs";import"./chunk-VZQAMYGK.mjs";await i("verdict");

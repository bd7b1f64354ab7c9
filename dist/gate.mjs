import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a as o,b as i}from"./chunk-RNTPP5ZO.mjs";import{a as t}from"./chunk-3WBTVB2J.mjs";import"./chunk-5CNAEGFO.mjs";import"./chunk-34M3MM4Q.mjs";import"./chunk-TSJC4HOU.mjs";import"./chunk-CEKQLW5R.mjs";import"./chunk-BXSFFDNH.mjs";import"./chunk-5CZKZVTO.mjs";import"./chunk-JWPXZJAU.mjs";import"./chunk-VZQAMYGK.mjs";await t("gate",{duckdb:{manifest:i,lock:o}});

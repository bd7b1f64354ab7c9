import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a as i}from"./chunk-SMMZWCRJ.mjs";import"./chunk-5CNAEGFO.mjs";import"./chunk-FTUJ5ZXO.mjs";import"./chunk-ZJN4KNYC.mjs";import"./chunk-OYBFMM6P.mjs";import"./chunk-5CZKZVTO.mjs";import"./chunk-ESTGTWXJ.mjs";import"./chunk-VZQAMYGK.mjs";await i("verdict");

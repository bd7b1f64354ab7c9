import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a as i}from"./chunk-VCIK27NC.mjs";import"./chunk-5CNAEGFO.mjs";import"./chunk-GWYGFDC4.mjs";import"./chunk-N2PBUUSW.mjs";import"./chunk-CLFPYAWM.mjs";import"./chunk-34M3MM4Q.mjs";import"./chunk-VZQAMYGK.mjs";await i("breaking");

import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a,b}from"./chunk-CFOZMLHX.mjs";import"./chunk-QJZNIM3L.mjs";import"./chunk-BXMP6TKB.mjs";import"./chunk-GDGBIOEY.mjs";import"./chunk-H2LB2ACM.mjs";import"./chunk-TZEY3QOC.mjs";import"./chunk-LQI5R4ZS.mjs";import"./chunk-47YWSVUH.mjs";import"./chunk-VIMCQSGE.mjs";import"./chunk-WJWIAD6A.mjs";import"./chunk-FXXAEG7H.mjs";import"./chunk-N2PBUUSW.mjs";import"./chunk-CLFPYAWM.mjs";import"./chunk-LPUJRHNG.mjs";import"./chunk-VZQAMYGK.mjs";export{a as lint,b as lintReport};

import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a,b}from"./chunk-T7Q5HVS2.mjs";import"./chunk-GKAOLEPL.mjs";import"./chunk-WQCRAV63.mjs";import"./chunk-YZ5E76LE.mjs";import"./chunk-7H2OJJFA.mjs";import"./chunk-G45VWYX2.mjs";import"./chunk-5DYL74EZ.mjs";import"./chunk-Q3YR2ZWA.mjs";import"./chunk-RUH7V2LM.mjs";import"./chunk-WJWIAD6A.mjs";import"./chunk-FXXAEG7H.mjs";import"./chunk-N2PBUUSW.mjs";import"./chunk-CLFPYAWM.mjs";import"./chunk-LPUJRHNG.mjs";import"./chunk-VZQAMYGK.mjs";export{a as lint,b as lintReport};

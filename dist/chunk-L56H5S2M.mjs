import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a,b}from"./chunk-MYVH4N7Y.mjs";import"./chunk-QJZNIM3L.mjs";import"./chunk-47WH64Q3.mjs";import"./chunk-YJLN4MHP.mjs";import"./chunk-7H2OJJFA.mjs";import"./chunk-OM7EJ2RI.mjs";import"./chunk-5DYL74EZ.mjs";import"./chunk-Q3YR2ZWA.mjs";import"./chunk-VIMCQSGE.mjs";import"./chunk-WJWIAD6A.mjs";import"./chunk-FXXAEG7H.mjs";import"./chunk-N2PBUUSW.mjs";import"./chunk-CLFPYAWM.mjs";import"./chunk-LPUJRHNG.mjs";import"./chunk-VZQAMYGK.mjs";export{a as lint,b as lintReport};

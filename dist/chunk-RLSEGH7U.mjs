import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a,b,c}from"./chunk-S2FOIYLO.mjs";import"./chunk-Z5XX53DC.mjs";import"./chunk-4Y4EAZL2.mjs";import"./chunk-O3P4M3T7.mjs";import"./chunk-ZYR7XHKA.mjs";import"./chunk-NCIJE7IT.mjs";import"./chunk-HC3MBDHC.mjs";import"./chunk-MB7CSKIC.mjs";import"./chunk-WJWIAD6A.mjs";import"./chunk-FXXAEG7H.mjs";import"./chunk-5CZKZVTO.mjs";import"./chunk-NCKCEPIO.mjs";import"./chunk-VZQAMYGK.mjs";export{a as breaking,c as breakingReport,b as readBothSides};

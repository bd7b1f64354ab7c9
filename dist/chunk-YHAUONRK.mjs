import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a,b}from"./chunk-CNGCPV2W.mjs";import"./chunk-ISLOP4MW.mjs";import"./chunk-TUFX7QEI.mjs";import"./chunk-RP5VCETX.mjs";import"./chunk-WDMS6YG4.mjs";import"./chunk-3P4VLYEQ.mjs";import"./chunk-LQI5R4ZS.mjs";import"./chunk-47YWSVUH.mjs";import"./chunk-KESSKP5O.mjs";import"./chunk-WJWIAD6A.mjs";import"./chunk-FXXAEG7H.mjs";import"./chunk-N2PBUUSW.mjs";import"./chunk-CLFPYAWM.mjs";import"./chunk-NCKCEPIO.mjs";import"./chunk-VZQAMYGK.mjs";export{a as lint,b as lintReport};

import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a,b}from"./chunk-3EULU3FB.mjs";import"./chunk-QZGPY2NB.mjs";import"./chunk-25LCR7DP.mjs";import"./chunk-26UEBVJ7.mjs";import"./chunk-RFD5R57H.mjs";import"./chunk-2HIPXJYI.mjs";import"./chunk-TEZNHWEZ.mjs";import"./chunk-2HWVYN4A.mjs";import"./chunk-E24W5CVX.mjs";import"./chunk-WJWIAD6A.mjs";import"./chunk-FXXAEG7H.mjs";import"./chunk-DDF34I3X.mjs";import"./chunk-KQ2E5U2X.mjs";import"./chunk-LPUJRHNG.mjs";import"./chunk-VZQAMYGK.mjs";export{a as lint,b as lintReport};

import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a,b}from"./chunk-GPQ6XXBG.mjs";import"./chunk-QZGPY2NB.mjs";import"./chunk-DURZFVJJ.mjs";import"./chunk-LSBN73YJ.mjs";import"./chunk-ZWVHMRAZ.mjs";import"./chunk-DG5YYNN6.mjs";import"./chunk-RLLZ4BG3.mjs";import"./chunk-QYZSDFVN.mjs";import"./chunk-E24W5CVX.mjs";import"./chunk-WJWIAD6A.mjs";import"./chunk-FXXAEG7H.mjs";import"./chunk-DDF34I3X.mjs";import"./chunk-KQ2E5U2X.mjs";import"./chunk-LPUJRHNG.mjs";import"./chunk-VZQAMYGK.mjs";export{a as lint,b as lintReport};

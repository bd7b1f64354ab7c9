import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a,b}from"./chunk-N6RTMWQA.mjs";import"./chunk-QZGPY2NB.mjs";import"./chunk-5KXEBYKH.mjs";import"./chunk-JRQ5G6KM.mjs";import"./chunk-FKYF5I5O.mjs";import"./chunk-6MXVRBM7.mjs";import"./chunk-DZBLQEW6.mjs";import"./chunk-IL357IEG.mjs";import"./chunk-E24W5CVX.mjs";import"./chunk-WJWIAD6A.mjs";import"./chunk-FXXAEG7H.mjs";import"./chunk-DDF34I3X.mjs";import"./chunk-KQ2E5U2X.mjs";import"./chunk-LPUJRHNG.mjs";import"./chunk-VZQAMYGK.mjs";export{a as lint,b as lintReport};

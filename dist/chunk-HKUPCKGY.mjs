import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a,b}from"./chunk-GC73XENZ.mjs";import"./chunk-QZGPY2NB.mjs";import"./chunk-I4RAI4YX.mjs";import"./chunk-KPCNOK5R.mjs";import"./chunk-BFUGVSYD.mjs";import"./chunk-HIYCB3Z6.mjs";import"./chunk-XO3MEVWS.mjs";import"./chunk-W2AETOM4.mjs";import"./chunk-E24W5CVX.mjs";import"./chunk-WJWIAD6A.mjs";import"./chunk-FXXAEG7H.mjs";import"./chunk-DDF34I3X.mjs";import"./chunk-KQ2E5U2X.mjs";import"./chunk-LPUJRHNG.mjs";import"./chunk-VZQAMYGK.mjs";export{a as lint,b as lintReport};

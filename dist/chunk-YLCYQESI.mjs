import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a,b}from"./chunk-JJCNBDYC.mjs";import"./chunk-QZGPY2NB.mjs";import"./chunk-5DGKX2BZ.mjs";import"./chunk-LASE7J67.mjs";import"./chunk-HUFVVLBK.mjs";import"./chunk-EGOQ3U3D.mjs";import"./chunk-DMT6TLXW.mjs";import"./chunk-WXH7OYM5.mjs";import"./chunk-E24W5CVX.mjs";import"./chunk-WJWIAD6A.mjs";import"./chunk-FXXAEG7H.mjs";import"./chunk-DDF34I3X.mjs";import"./chunk-KQ2E5U2X.mjs";import"./chunk-LPUJRHNG.mjs";import"./chunk-VZQAMYGK.mjs";export{a as lint,b as lintReport};

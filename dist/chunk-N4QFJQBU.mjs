import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a,b}from"./chunk-YKRWIZ2S.mjs";import"./chunk-QZGPY2NB.mjs";import"./chunk-ILBQV4D3.mjs";import"./chunk-VJQIRSIJ.mjs";import"./chunk-BSYJQHEH.mjs";import"./chunk-M33YHRJ5.mjs";import"./chunk-UDC5BDEY.mjs";import"./chunk-PWIJ3NCR.mjs";import"./chunk-E24W5CVX.mjs";import"./chunk-WJWIAD6A.mjs";import"./chunk-FXXAEG7H.mjs";import"./chunk-DDF34I3X.mjs";import"./chunk-KQ2E5U2X.mjs";import"./chunk-LPUJRHNG.mjs";import"./chunk-VZQAMYGK.mjs";export{a as lint,b as lintReport};

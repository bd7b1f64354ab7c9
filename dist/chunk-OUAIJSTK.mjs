import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a,b}from"./chunk-X4CM3M7J.mjs";import"./chunk-2LPR3CT7.mjs";import"./chunk-EDD3DFVH.mjs";import"./chunk-QXOYWHNK.mjs";import"./chunk-PAPYV5SX.mjs";import"./chunk-A254SYOR.mjs";import"./chunk-JPF7VVAH.mjs";import"./chunk-VIVVNPCZ.mjs";import"./chunk-BTZT7NQW.mjs";import"./chunk-WJWIAD6A.mjs";import"./chunk-LPUJRHNG.mjs";import"./chunk-FXXAEG7H.mjs";import"./chunk-DDF34I3X.mjs";import"./chunk-KQ2E5U2X.mjs";import"./chunk-VZQAMYGK.mjs";export{a as lint,b as lintReport};

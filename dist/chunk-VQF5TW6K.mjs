import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a,b}from"./chunk-3ZS73G4L.mjs";import"./chunk-ISLOP4MW.mjs";import"./chunk-XHQQ527Z.mjs";import"./chunk-S254YXOW.mjs";import"./chunk-V5UZAJMW.mjs";import"./chunk-EL7AJAXD.mjs";import"./chunk-J2XCGHBX.mjs";import"./chunk-KGP4VTU3.mjs";import"./chunk-KESSKP5O.mjs";import"./chunk-WJWIAD6A.mjs";import"./chunk-FXXAEG7H.mjs";import"./chunk-N2PBUUSW.mjs";import"./chunk-CLFPYAWM.mjs";import"./chunk-NCKCEPIO.mjs";import"./chunk-VZQAMYGK.mjs";export{a as lint,b as lintReport};

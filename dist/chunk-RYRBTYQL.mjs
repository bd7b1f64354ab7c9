import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a,b}from"./chunk-BBBD36A3.mjs";import"./chunk-QZGPY2NB.mjs";import"./chunk-PSBLMUKS.mjs";import"./chunk-OGOLA7O2.mjs";import"./chunk-5EJRIPAX.mjs";import"./chunk-EOM43NMF.mjs";import"./chunk-2CSIR5SZ.mjs";import"./chunk-P2AAQESQ.mjs";import"./chunk-E24W5CVX.mjs";import"./chunk-WJWIAD6A.mjs";import"./chunk-FXXAEG7H.mjs";import"./chunk-DDF34I3X.mjs";import"./chunk-KQ2E5U2X.mjs";import"./chunk-LPUJRHNG.mjs";import"./chunk-VZQAMYGK.mjs";export{a as lint,b as lintReport};

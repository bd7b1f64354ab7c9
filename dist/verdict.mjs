import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a as i}from"./chunk-A3KYP3QT.mjs";import"./chunk-5CNAEGFO.mjs";import"./chunk-34M3MM4Q.mjs";import"./chunk-PNA7YF76.mjs";import"./chunk-VETMIBOJ.mjs";import"./chunk-BGMV7SFS.mjs";import"./chunk-VZQAMYGK.mjs";await i("verdict");

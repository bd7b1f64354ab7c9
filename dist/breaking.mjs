import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a as i}from"./chunk-BKXIS2G5.mjs";import"./chunk-4ILXIXNF.mjs";import"./chunk-34M3MM4Q.mjs";import"./chunk-NCKCEPIO.mjs";import"./chunk-FXXAEG7H.mjs";import"./chunk-VZQAMYGK.mjs";await i("breaking");

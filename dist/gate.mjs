import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a as t}from"./chunk-MUMXR4DY.mjs";import"./chunk-5CNAEGFO.mjs";import"./chunk-FTUJ5ZXO.mjs";import"./chunk-OIGYIBNO.mjs";import"./chunk-OYBFMM6P.mjs";import"./chunk-5CZKZVTO.mjs";import"./chunk-ESTGTWXJ.mjs";import"./chunk-VZQAMYGK.mjs";await t("gate");

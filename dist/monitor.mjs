import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a as o}from"./chunk-F2BETLRF.mjs";import"./chunk-5CNAEGFO.mjs";import"./chunk-34M3MM4Q.mjs";import"./chunk-5HZ3MU4S.mjs";import"./chunk-OYBFMM6P.mjs";import"./chunk-5CZKZVTO.mjs";import"./chunk-ESTGTWXJ.mjs";import"./chunk-VZQAMYGK.mjs";await o("monitor");

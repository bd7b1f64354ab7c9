import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a as i}from"./chunk-ZHPAF5TQ.mjs";import"./chunk-5CNAEGFO.mjs";import"./chunk-34M3MM4Q.mjs";import"./chunk-C7LHCDDE.mjs";import"./chunk-OYBFMM6P.mjs";import"./chunk-5CZKZVTO.mjs";import"./chunk-ESTGTWXJ.mjs";import"./chunk-VZQAMYGK.mjs";await i("breaking");

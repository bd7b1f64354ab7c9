import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a as i}from"./chunk-2ASV2XLL.mjs";import"./chunk-5CNAEGFO.mjs";import"./chunk-34M3MM4Q.mjs";import"./chunk-ZQXD4RFG.mjs";import"./chunk-PMX72TOW.mjs";import"./chunk-EQPXAJNW.mjs";import"./chunk-5CZKZVTO.mjs";import"./chunk-B7XAEDCG.mjs";import"./chunk-VZQAMYGK.mjs";await i("verdict");

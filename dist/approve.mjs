import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a as o}from"./chunk-C7FFBWPN.mjs";import"./chunk-5CNAEGFO.mjs";import"./chunk-34M3MM4Q.mjs";import"./chunk-ABYNJRRE.mjs";import"./chunk-PMX72TOW.mjs";import"./chunk-EQPXAJNW.mjs";import"./chunk-5CZKZVTO.mjs";import"./chunk-B7XAEDCG.mjs";import"./chunk-VZQAMYGK.mjs";await o("approve");

import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a as i}from"./chunk-6LK25MHM.mjs";import"./chunk-5CNAEGFO.mjs";import"./chunk-EZYTGWZC.mjs";import"./chunk-5CZKZVTO.mjs";import"./chunk-34M3MM4Q.mjs";import"./chunk-VZQAMYGK.mjs";await i("lint");

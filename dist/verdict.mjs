import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a as i}from"./chunk-VGOK2U4L.mjs";import"./chunk-5CNAEGFO.mjs";import"./chunk-34M3MM4Q.mjs";import"./chunk-EIKS6WSJ.mjs";import"./chunk-VETMIBOJ.mjs";import"./chunk-BGMV7SFS.mjs";import"./chunk-VZQAMYGK.mjs";await i("verdict");

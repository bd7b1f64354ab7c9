import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a as b,b as c,c as d,d as e,e as f,f as g,g as h}from"./chunk-GN5BQG4N.mjs";import"./chunk-SVDEUT6M.mjs";import"./chunk-3WGBJHJC.mjs";import{a}from"./chunk-DCT4LUW5.mjs";import"./chunk-RPPY7YFY.mjs";import"./chunk-PBFX6X7I.mjs";import"./chunk-ESTGTWXJ.mjs";import"./chunk-VZQAMYGK.mjs";export{b as breaking,e as bumpOf,h as compatible,d as contractDifference,c as contractPairs,a as kinds,f as sinceRelease,g as unknownSince};

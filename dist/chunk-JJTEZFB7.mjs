import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a as b,b as c,c as d,d as e,e as f,f as g,g as h}from"./chunk-AY52THYF.mjs";import"./chunk-BEOIF7QT.mjs";import"./chunk-3WGBJHJC.mjs";import"./chunk-RYCLGDAE.mjs";import{a}from"./chunk-I7EBA4KX.mjs";import"./chunk-M4IZMONW.mjs";import"./chunk-V3UFFXUQ.mjs";import"./chunk-ESTGTWXJ.mjs";import"./chunk-VZQAMYGK.mjs";export{b as breaking,e as bumpOf,h as compatible,d as contractDifference,c as contractPairs,a as kinds,f as sinceRelease,g as unknownSince};

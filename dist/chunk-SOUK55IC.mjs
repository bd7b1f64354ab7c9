import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{b as n}from"./chunk-P624ESNU.mjs";import{a as o}from"./chunk-RDKYYXKG.mjs";import{a as e}from"./chunk-5CZKZVTO.mjs";import{d as r}from"./chunk-B7XAEDCG.mjs";function d(a){let t=o(a,"gate")??"main";if(!n(t))throw new e(`${r(t)} is no name for a gate: take up to 64 letters, digits, dots, dashes and underscores.`);return t}export{d as a};

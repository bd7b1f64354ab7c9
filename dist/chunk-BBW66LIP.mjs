import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a,b}from"./chunk-37U3LX6J.mjs";import"./chunk-5CZKZVTO.mjs";import"./chunk-VZQAMYGK.mjs";export{a as githubApi,b as repositoryOf};

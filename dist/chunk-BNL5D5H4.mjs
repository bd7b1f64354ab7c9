import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{d as r}from"./chunk-OD6KXLJF.mjs";var d=(e,n)=>e[n]||void 0;function o(e,n){let t=Number(/^\d{1,15}$/.test(e[n]??"")?e[n]:"0");return t>0?t:void 0}function s(e,n){let t=e[n]??"";return r(t)&&!/^0+$/.test(t)?t:void 0}var u=(e,n)=>n===void 0?{}:{[e]:n};export{d as a,o as b,s as c,u as d};

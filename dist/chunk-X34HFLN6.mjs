import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w}from"./chunk-ZL35WSM5.mjs";import"./chunk-VZQAMYGK.mjs";export{b as all,h as anyOf,m as complement,o as countUpTo,l as difference,g as exactly,s as formatLanguage,v as formatNames,t as formatPattern,u as formatSubset,d as has,k as intersection,e as isEmpty,p as isSubset,f as languageOf,n as lengthsOf,q as members,a as meterOf,c as none,i as ofLength,w as portable,r as sample,j as union};

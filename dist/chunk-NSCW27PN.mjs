import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a,b,c}from"./chunk-EYIDHHIK.mjs";import"./chunk-QAPQHLPJ.mjs";import"./chunk-ONLOVYCK.mjs";import"./chunk-RDKYYXKG.mjs";import"./chunk-4RW6FFOJ.mjs";import"./chunk-V3UFFXUQ.mjs";import"./chunk-BNL5D5H4.mjs";import"./chunk-LPUJRHNG.mjs";import"./chunk-OD6KXLJF.mjs";import"./chunk-KU2Z37H4.mjs";import"./chunk-BXSFFDNH.mjs";import"./chunk-5CZKZVTO.mjs";import"./chunk-JWPXZJAU.mjs";import"./chunk-VZQAMYGK.mjs";export{c as judgedAt,b as saySurfaces,a as surfaces};

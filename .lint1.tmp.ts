import { read } from "./packages/read/index.ts";
import { lint, rules } from "./packages/lint/index.ts";
const N=20000;
const go = async (name: string, props: object[], extra: object = {}, objExtra: object = {}) => {
  const text = JSON.stringify({ apiVersion:"v3.2.0", kind:"DataContract", id:"x", version:"1.0.0", schema:[{name:"o", properties: props, ...objExtra}], ...extra });
  const t0=performance.now(); const { documents } = await read("x.json", new TextEncoder().encode(text)); const t1=performance.now();
  const mesh = { contracts: documents.flatMap(d=>d.model?.kind==="contract"?[d.model]:[]), products: [] };
  const by=[]; 
  for (const r of rules) { const t=performance.now(); const n=(await lint(documents, mesh, [r])).filter(f=>f.rule===r.id).length; by.push([r.id,Math.round(performance.now()-t),n] as const); }
  console.log(name, (text.length/1e6).toFixed(1)+"MB", "read", Math.round(t1-t0), by.filter(b=>b[1]>150).map(b=>b.join(" ")).join(" | "));
};
const P=(f:(i:number)=>object,n=N)=>Array.from({length:n},(_,i)=>({name:"p"+i,...f(i)}));
await go("plain",P(()=>({logicalType:"string"})));
await go("refs",P(i=>({logicalType:"string",relationships:[{to:"o.q"+i},{to:"schema/o/properties/q"+i},{to:"f"+i+".yaml#/schema/a/properties/b"}]})));
await go("to list",P(()=>({}),10),{}, {relationships:[{from:Array.from({length:N},(_,i)=>"o.z"+i),to:Array.from({length:N+1},(_,i)=>"o.z"+i)}]});
await go("patterns",P(i=>({logicalType:"string",logicalTypeOptions:{pattern:"([\\p{L}\\d]{1,3}"+i+")*x"},examples:["a".repeat(100)]})));
await go("slow patterns",P(i=>({logicalType:"string",logicalTypeOptions:{pattern:"(?:x{0,1000}){1}"+i},examples:["x".repeat(300)]})));
await go("quadratic patterns",P(i=>({logicalType:"string",logicalTypeOptions:{pattern:i+"([abc]|[bcd]|[cde]|[def])*".repeat(5)}})));
await go("enums",[{name:"e",logicalType:"string",enum:Array.from({length:N*3},(_,i)=>({value:"v"+(i%(N)) ,label:"l"+i})),examples:Array.from({length:N},(_,i)=>"w"+i)}]);
await go("names",P(()=>({name:"same",logicalType:"string"})));
await go("keys",P(()=>({primaryKey:true,primaryKeyPosition:1})));
await go("sla",P(()=>({}),N),{slaProperties:Array.from({length:N},(_,i)=>({property:"freshness",value:1,unit:"h",element:"o.zz"+i+",u"+i}))});
await go("vars",P(i=>({description:"${".repeat(500)})));
await go("phys",P(i=>({logicalType:"string",physicalType:"struct<".repeat(30)+"int"+i+">".repeat(30)})),{servers:Array.from({length:500},(_,i)=>({server:"s"+i,type:["postgres","snowflake","bigquery"][i%3]}))});
await go("ids",P(()=>({id:"a"})));
let deep: object={name:"a",logicalType:"string"}; for(let i=0;i<40;i++) deep={name:"a",logicalType:"object",properties:[deep]};
await go("deep",[deep]);

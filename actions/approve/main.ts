import { runAction } from "../../packages/run/action.ts";

await runAction("approve");

import type { ProtoMessageUse, ProtoMethod, ProtoOption, ProtoService } from "#model";
import type { Cursor } from "./cursor.ts";
import { inherit } from "./features.ts";
import { optionStatement } from "./options.ts";
import { declared, fullName, type Later, type Scope } from "./scope.ts";

/** `service Name { rpc … }`. */
export function service(scope: Scope, from: number): Later<ProtoService> {
  const { cursor } = scope;
  cursor.expect("service");
  const name = cursor.name("the name of a service");
  const inside: Scope = { ...scope, name: fullName(scope, name) };
  const options: ProtoOption[] = [];
  const methods: Later<ProtoMethod>[] = [];
  cursor.expect("{");
  while (!cursor.takes("}")) {
    const start = cursor.peek().from;
    if (cursor.takes(";")) continue;
    if (cursor.takes("option")) optionStatement(cursor, start, options);
    else methods.push(method(inside, start));
  }
  const own = declared(scope, from, name, options);
  return (around) => {
    const features = inherit(around, options);
    return { ...own, features, methods: methods.map((make) => make(features)) };
  };
}

/** `rpc Name (stream Request) returns (stream Response);`, or with options in `{ … }`. */
function method(scope: Scope, from: number): Later<ProtoMethod> {
  const { cursor } = scope;
  cursor.expect("rpc");
  const name = cursor.name("the name of a method");
  const request = use(cursor);
  cursor.expect("returns");
  const response = use(cursor);
  const options: ProtoOption[] = [];
  if (!cursor.takes(";")) {
    cursor.expect("{");
    while (!cursor.takes("}")) {
      const start = cursor.peek().from;
      if (cursor.takes(";")) continue;
      cursor.expect("option");
      optionStatement(cursor, start, options);
    }
  }
  const own = { ...declared(scope, from, name, options), request, response };
  return (around) => ({ ...own, features: inherit(around, options) });
}

/** `(stream Order)`. A message may itself be called `stream`. */
function use(cursor: Cursor): ProtoMessageUse {
  cursor.expect("(");
  const first = cursor.peek();
  let type = cursor.path("a message");
  const stream = type.text === "stream" && !cursor.sees(")");
  const at = cursor.place(first);
  if (stream) type = cursor.path("a message");
  cursor.expect(")");
  return { type: type.text, stream, at: cursor.place(type), spots: stream ? { stream: at } : {} };
}

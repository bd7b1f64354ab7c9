import { canonical } from "#fingerprint";
import type { Operator, Property } from "#model";
import { boundsOf, isEmpty } from "#terms";
import { named } from "#text";
import type { Rule, Say } from "../rule.ts";

export const rangeEmpty: Rule = {
  id: "range-empty",
  level: "error",
  says: "A lower end is not above its upper end.",
  why: "Nothing lies in an empty range: every row breaks the contract, or the check is switched off.",
  source: "ODCS, Logical type options; ODCS, Data Quality: the lesser of two numbers comes first",
  on: {
    property(property, _, say) {
      ranges(property, say);
      for (const [least, most] of sizes) {
        const [from, to] = [property.options.values[least], property.options.values[most]];
        if (typeof from === "number" && typeof to === "number" && from > to)
          say({ at: property.options.spots[most] ?? property.at, message: `\`${least}\` is ${from}, but \`${most}\` is ${to}.`, hint: "Swap the two, or mend one of them." });
      }
    },
    quality: ({ operators }, _, say) => operators.forEach((operator) => between(operator, say)),
  },
};

const sizes = [["minLength", "maxLength"], ["minItems", "maxItems"], ["minProperties", "maxProperties"]] as const;

function ranges({ options, logicalType, at }: Property, say: Say) {
  const { low, high } = boundsOf(options);
  for (const from of low)
    for (const to of high) {
      if (!isEmpty(from, to, logicalType)) continue;
      const message = `No value fits both \`${from.key}\` ${named(canonical(from.value))} and \`${to.key}\` ${named(canonical(to.value))}.`;
      return say({ at: options.spots[to.key] ?? at, message, hint: "Swap the two, or mend one of them." });
    }
}

function between(operator: Operator, say: Say) {
  if (!/^must(Not)?BeBetween$/.test(operator.name) || !Array.isArray(operator.value)) return;
  const [from, to] = operator.value;
  if (typeof from === "number" && typeof to === "number" && from > to) say({ at: operator.at, message: `\`${operator.name}\` goes from ${from} to ${to}.`, hint: `Write the lesser first: [${to}, ${from}].` });
}

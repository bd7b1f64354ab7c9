import type { Contract, Json, Price, Role, Support } from "#model";
import { fact, type Tell } from "../fact.ts";
import { pair } from "../pair.ts";

/** What readers must have, pay and may ask: roles, price and support channels. */
export function compareTerms(before: Contract, after: Contract, tell: Tell): void {
  compareRoles(before, after, tell);
  comparePrice(before, after, tell);
  compareSupport(before, after, tell);
}

function compareRoles(before: Contract, after: Contract, tell: Tell): void {
  const name = ({ role, id }: Role) => role ?? id ?? "";
  const { both, gone, fresh } = pair(before.roles, after.roles, [({ id }) => id, ({ role }) => role]);
  for (const role of gone) tell(fact("role-removed", [name(role)], after.spots["roles"] ?? after.at, role.at));
  for (const role of fresh) tell(fact("role-added", [name(role)], role.at, undefined));
  for (const [was, is] of both) {
    if (was.access !== is.access) tell(fact("role-changed", [name(is)], is.spots["access"] ?? is.at, was.spots["access"] ?? was.at, was.access, is.access));
    if (was.role !== is.role) tell(fact("role-changed", [name(is)], is.at, was.at, was.role, is.role));
  }
}

function comparePrice(before: Contract, after: Contract, tell: Tell): void {
  const [was, is] = [before.price, after.price];
  const [old, now] = [said(was), said(is)];
  if (JSON.stringify(old) === JSON.stringify(now)) return;
  const at = is?.spots["priceAmount"] ?? is?.at ?? after.at;
  tell(fact(`price-${direction(was, is)}`, ["price"], at, was?.spots["priceAmount"] ?? was?.at ?? before.at, old, now));
}

/** No price is a price of nothing; amounts in other currencies or per other units are not compared. */
function direction(was: Price | undefined, is: Price | undefined): "raised" | "lowered" | "changed" {
  const [old, now] = [was === undefined ? 0 : was.amount, is === undefined ? 0 : is.amount];
  const alike = was === undefined || is === undefined || (was.currency === is.currency && was.unit === is.unit);
  if (!alike || old === undefined || now === undefined || old === now) return "changed";
  return now > old ? "raised" : "lowered";
}

function said(price: Price | undefined): Json | undefined {
  if (price === undefined) return undefined;
  const { amount, currency, unit } = price;
  return [amount ?? null, currency ?? null, unit === undefined ? null : `per ${unit}`].filter((part) => part !== null).join(" ");
}

function compareSupport(before: Contract, after: Contract, tell: Tell): void {
  const name = ({ channel, tool, id }: Support) => channel ?? tool ?? id ?? "";
  const { gone, fresh } = pair(before.support, after.support, [({ id }) => id, ({ channel }) => channel]);
  for (const channel of gone) tell(fact("support-removed", [name(channel)], after.spots["support"] ?? after.at, channel.at));
  for (const channel of fresh) tell(fact("support-added", [name(channel)], channel.at, undefined));
}

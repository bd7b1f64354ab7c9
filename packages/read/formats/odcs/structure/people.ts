import { list, number, scalar, shapeOf, text, the, within, type Field, type Shape } from "../../../structure.ts";
import { custom, extras, id, links } from "./shared.ts";

const open = { open: { until: "3.1.0" } };
const schedule: Field = text("When it is looked at, in the words of the scheduler.", { examples: ["0 20 * * *"] });

/** Who answers for the data, who may read it, what it costs and what is promised. */
export const people: Readonly<Record<string, Shape>> = {
  Team: shapeOf("a team", "The team that answers for the data.", {
    id,
    name: text("Name of the team."),
    description: text("What the team does."),
    members: list("Who is or was in the team.", the("Member")),
    ...extras,
  }),
  Member: shapeOf("a team member", "Somebody who is or was in the team.", {
    id,
    username: text("User name or e-mail address of the person.", { required: { since: "3.1.0" } }),
    name: text("Name of the person.", { since: "3.0.2" }),
    description: text("What to know about the person.", { since: "3.0.2" }),
    role: text("What the person does in the team.", { examples: ["owner", "data steward"] }),
    dateIn: text("Day on which the person joined.", { format: "date", examples: ["2026-01-31"] }),
    dateOut: text("Day on which the person left.", { format: "date" }),
    replacedByUsername: text("User name of the person who took over."),
    ...within({ since: "3.1.0" }, extras),
  }, open),
  Role: shapeOf("a role", "A role that gives access to the data.", {
    id,
    role: text("Name of the role in the system that grants access.", { required: true }),
    description: text("What the role may do."),
    access: text("Kind of access that the role gives.", { examples: ["read", "write"] }),
    firstLevelApprovers: text("Who approves a request first."),
    secondLevelApprovers: text("Who approves a request after that."),
    customProperties: { ...custom, since: "3.0.1" },
  }, open),
  Support: shapeOf("a support channel", "A place to ask when something is wrong.", {
    id,
    channel: text("Name of the channel.", { required: true, examples: ["#sales-data"] }),
    url: text("Address of the channel: https, mailto and so on.", { required: { until: "3.1.0" } }),
    description: text("What the channel is for."),
    tool: text("Tool that the channel lives in.", { examples: ["email", "slack", "teams", "ticket"] }),
    scope: text("What is talked about there.", { examples: ["interactive", "announcements", "issues"] }),
    invitationUrl: text("Address at which to ask for an invitation."),
    customProperties: { ...custom, since: "3.1.0" },
  }, open),
  Price: shapeOf("a price", "What using the data costs.", {
    id,
    priceAmount: number("Price of one unit."),
    priceCurrency: text("Currency of the price.", { examples: ["EUR"] }),
    priceUnit: text("What one unit is.", { examples: ["gigabyte"] }),
  }, open),
  Sla: shapeOf("a service level", "Something that is promised about the data.", {
    id,
    property: text("What is promised.", { required: true, examples: ["freshness", "availability", "retention", "latency"] }),
    value: scalar("How much of it is promised.", { required: true }),
    valueExt: scalar("Second value, where the promise has two."),
    unit: text("Unit of the value.", { examples: ["d", "h", "percent"] }),
    element: text("Object or property that the promise is about.", { examples: ["orders.updated_at"] }),
    driver: text("Why the promise matters.", { examples: ["regulatory", "analytics", "operational"] }),
    description: text("The promise in plain words.", { since: "3.1.0" }),
    scheduler: text("What runs the check.", { since: "3.1.0", examples: ["cron"] }),
    schedule: { ...schedule, since: "3.1.0" },
    customProperties: { ...custom, since: "3.2.0" },
    authoritativeDefinitions: { ...links, since: "3.2.0" },
  }, open),
};

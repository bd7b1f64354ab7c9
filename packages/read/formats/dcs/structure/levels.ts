import { flag, part, shapeOf, text, type Field, type Fields, type Shape } from "../../../structure.ts";

const level = (called: string, says: string, fields: Fields): Shape => shapeOf(called, says, { description: text("The promise in plain words."), ...fields }, { open: true });
const threshold: Field = text("Longest time that is allowed.", { examples: ["25h", "PT1H"] });
const timestamp = (of: string): Field => text(`Field that tells when a row was ${of}.`, { examples: ["orders.order_timestamp"] });
const interval: Field = text("How often it happens.", { examples: ["daily"] });
const cron: Field = text("When it happens, as a cron expression.", { examples: ["0 0 * * *"] });

export const levels: Readonly<Record<string, Shape>> = {
  ServiceLevels: shapeOf("the service levels", "What is promised about the data.", {
    availability: part("How much of the time the data can be reached.", "Availability"),
    retention: part("How long the data is kept.", "Retention"),
    latency: part("How long a row takes from its source to its reader.", "Latency"),
    freshness: part("How old the youngest row may be.", "Freshness"),
    frequency: part("How often the data is renewed.", "Frequency"),
    support: part("When and how fast help is given.", "SupportLevel"),
    backup: part("How often the data is saved, and how fast it is brought back.", "Backup"),
  }, { open: true }),
  Availability: level("an availability", "How much of the time the data can be reached.", {
    percentage: text("Share of the time.", { pattern: "^\\d+(?:\\.\\d+)?%$", form: "a percentage such as `99.9%`", examples: ["99.9%"] }),
  }),
  Retention: level("a retention", "How long the data is kept.", {
    period: text("Time for which the data is kept.", { examples: ["P1Y"] }),
    unlimited: flag("Whether the data is kept for ever."),
    timestampField: timestamp("made"),
  }),
  Latency: level("a latency", "How long a row takes from its source to its reader.", {
    threshold, sourceTimestampField: timestamp("made at its source"), processedTimestampField: timestamp("ready to be read"),
  }),
  Freshness: level("a freshness", "How old the youngest row may be.", { threshold, timestampField: timestamp("made") }),
  Frequency: level("a frequency", "How often the data is renewed.", {
    type: text("How the data is renewed.", { values: ["batch", "micro-batching", "streaming", "manual"] }), interval, cron,
  }),
  SupportLevel: level("a support level", "When and how fast help is given.", {
    time: text("When help is given.", { examples: ["9am to 5pm on business days"] }),
    responseTime: text("How soon somebody answers.", { examples: ["24 hours"] }),
  }),
  Backup: level("a backup", "How often the data is saved, and how fast it is brought back.", {
    interval, cron,
    recoveryTime: text("How long it takes to bring the data back.", { examples: ["24 hours"] }),
    recoveryPoint: text("How much of the latest data may be lost.", { examples: ["1 week"] }),
  }),
};

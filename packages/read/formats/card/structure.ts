import { flag, list, map, part, scalar, shapeOf, text, the, type Standard } from "../../structure.ts";

/** The compact card of a data service mesh: one data product on a few lines. The tutorial shows it by one example; this is our reading of it. */
export const card: Standard = {
  id: "card",
  title: "data product card",
  document: "card",
  versions: ["1.0.0"],
  versionKey: "data_product",
  root: "Card",
  shapes: {
    Card: shapeOf("a card", "One data product on a few lines.", {
      data_product: part("The product, its table and its promises.", "Product", { required: true }),
    }),
    Product: shapeOf("a data product", "The product, its table and its promises.", {
      id: text("Unique and lasting name of the product.", { required: true, examples: ["sales_data"] }),
      name: text("What people call the product."),
      owner: text("Team that answers for the product.", { examples: ["sales_team"] }),
      domain: text("Business domain that the product belongs to."),
      version: text("Version of the product.", { examples: ["1.0.0"] }),
      status: text("Where the product stands in its life.", { examples: ["draft", "active", "deprecated", "retired"] }),
      description: text("What the product is for."),
      tags: list("Words to find it by.", text("One tag.")),
      schema: list("The columns of its table.", the("Column")),
      terms: map("What is promised, by name: freshness, availability and so on.", scalar("How much of it is promised.")),
    }),
    Column: shapeOf("a column", "A column of the product's table.", {
      name: text("Name of the column.", { required: true, examples: ["order_id"] }),
      type: text("Type of the column, as SQL writes it.", { required: true, examples: ["STRING", "DECIMAL(10,2)"] }),
      description: text("What the column holds."),
      required: flag("Whether every row has a value.", { default: false }),
      unique: flag("Whether no two rows have the same value.", { default: false }),
      classification: text("How confidential the column is.", { examples: ["public", "restricted"] }),
    }),
  },
};

import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import"./chunk-VZQAMYGK.mjs";var r={"unreadable-file":{bad:"# A file that is no text. Line 8: The file is not UTF-8: byte 137 starts no valid character.",good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    description: Commandes pass\xE9es en \xE9t\xE9
    properties:
      - name: order_id
        logicalType: string
        required: true
        primaryKey: true`},"yaml-syntax":{bad:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    description: Orders: one row per order # \u2190 Nested mappings are not allowed in compact mappings.
    properties:
      - name: order_id
        logicalType: string
        required: true
        primaryKey: true`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    description: "Orders: one row per order"
    properties:
      - name: order_id
        logicalType: string
        required: true
        primaryKey: true`},"duplicate-key":{bad:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        required: true # every order has one
        primaryKey: true
        required: true # \u2190 The key \`required\` is written twice; line 11 has it already.
      - name: amount
        logicalType: number
        logicalType: integer # \u2190 The key \`logicalType\` is written twice; line 15 has it already.`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        required: true
        primaryKey: true`,fixed:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        required: true # every order has one
        primaryKey: true
      - name: amount
        logicalType: number
        logicalType: integer`},"limit-exceeded":{bad:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
customProperties: # too deep for anything that a contract says
  - property: nested
    value: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\u2026 # \u2190 Maps and lists are nested more than 100 deep.`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        required: true
        primaryKey: true
customProperties:
  - property: nested
    value: [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]`},"unknown-format":{bad:`openapi: 3.1.0 # \u2190 Nothing here says which kind of contract or product this is.
info:
  title: Orders
  version: 1.0.0`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        required: true
        primaryKey: true`},"unsupported-version":{bad:`apiVersion: v4.0.0 # \u2190 ODCS \`v4.0.0\` is not a version that is read.
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        required: true
        primaryKey: true`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        required: true
        primaryKey: true`},"later-version":{bad:`apiVersion: v3.0.2 # \u2190 \`deprecated\` came with ODCS 3.2.0; this contract says v3.0.2.
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        required: true
        deprecated: true
        primaryKey: true`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        required: true
        primaryKey: true`},"missing-field":{bad:"apiVersion: v3.2.0 # \u2190 `version` is missing: a data contract needs it.\nkind: DataContract\nid: orders\nstatus: active\nservers:\n  - server: lake # \u2190 `location` is missing: a server with `type` `s3` needs it.\n    type: s3\nschema:\n  - name: orders\n    properties:\n      - logicalType: string # \u2190 `name` is missing: a property needs it.",good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        required: true
        primaryKey: true`},"unknown-field":{bad:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
owner: sales # \u2190 \`owner\` is not a key of a data contract.
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        requried: true # \u2190 \`requried\` is not a key of a property.
        "primarykey": true # \u2190 \`primarykey\` is not a key of a property.
        logicalTypeOptions:
          minimum: 1 # \u2190 \`minimum\` is not a key of the options of a string.`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        required: true
        primaryKey: true`,fixed:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
owner: sales
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        required: true
        primaryKey: true
        logicalTypeOptions:
          minimum: 1`},"wrong-type":{bad:'apiVersion: v3.2.0\nkind: DataContract\nid: orders\nversion: 1.0.0\nstatus: active\ntags: sales # \u2190 `tags` must be a list, but it is the text `sales`.\nschema:\n  - name: orders\n    properties:\n      - name: order_id\n        logicalType: string\n        required: "yes" # \u2190 `required` must be true or false, but it is the text `yes`.\n        primaryKeyPosition: first # \u2190 `primaryKeyPosition` must be a whole number, but it is the text `first`.',good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        required: true
        primaryKey: true`},"invalid-value":{bad:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: varchar # \u2190 \`logicalType\` cannot be \`varchar\`.
        logicalTypeOptions: {}
      - name: note
        logicalType: string
        logicalTypeOptions:
          minLength: -1 # \u2190 \`minLength\` must be 0 or more, but it is the number -1.
    quality:
      - metric: rowCount
        dimension: validity # \u2190 \`dimension\` cannot be \`validity\`.
        mustBeBetween: [100] # \u2190 \`mustBeBetween\` must have exactly 2 entries, but it has 1.`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        required: true
        primaryKey: true`},"conflicting-fields":{bad:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: customer_id
        logicalType: string
    relationships:
      - from: orders.customer_id
        to: [customers.id] # \u2190 \`from\` and \`to\` must both be a text or both be a list.
    quality:
      - metric: rowCount
        mustBeGreaterThan: 0
        mustBeLessThan: 1000 # \u2190 \`mustBeGreaterThan\` and \`mustBeLessThan\` stand side by side: a quality check with \`metric\` has exactly one threshold.`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        required: true
        primaryKey: true
    quality:
      - metric: rowCount
        mustBeGreaterThan: 0
      - metric: rowCount
        mustBeLessThan: 1000`},"name-duplicate":{bad:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: amount
        logicalType: number
      - name: amount # \u2190 The property \`amount\` exists already, on line 9.
        logicalType: string
      - name: address
        logicalType: object
        properties:
          - name: street
          - name: street # \u2190 The property \`street\` exists already, on line 16.
  - name: orders # \u2190 The object \`orders\` exists already, on line 7.`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        required: true
        primaryKey: true`},"id-duplicate":{bad:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
servers:
  - id: lake
    server: prod
    type: s3
    location: s3://prod/orders
  - id: lake # \u2190 The id \`lake\` is taken, on line 7.
    server: test
    type: s3
    location: s3://test/orders
schema:
  - id: orders
    name: orders
    properties:
      - id: key
        name: order_id
      - id: key # \u2190 The id \`key\` is taken, on line 19.
        name: customer_id
        quality:
          - { id: rows, type: text, description: Not empty. }
          - { id: rows, type: text, description: Not null. } # \u2190 The id \`rows\` is taken, on line 24.`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - id: orders
    name: orders
    properties:
      - id: id
        name: order_id
  - id: lines
    name: lines
    properties:
      - id: id
        name: line_id
customProperties:
  - property: owners
    value: [{ id: a }, { id: a }]`},"reference-unknown":{bad:"apiVersion: v3.2.0\nkind: DataContract\n# \u2026\nschema:\n# \u2026\n  - name: orders\n    properties:\n      - name: customer_id\n        relationships:\n          - to: customers.customer_id # \u2190 The reference `customers.customer_id` leads nowhere: `customers` has no property `customer_id`.\n          - to: customers.CUST_ID # \u2190 The reference `customers.CUST_ID` leads nowhere: `customers` has no property `CUST_ID`.\n          - to: customers.address.stret # \u2190 The reference `customers.address.stret` leads nowhere: `address` has no property `stret`.\n          - to: schema/customers/properties/customer_kye # \u2190 The reference `schema/customers/properties/customer_kye` leads nowhere: nothing in `customers` has the id `customer_kye`.\n          - to: schema/customers # \u2190 The reference `schema/customers` leads nowhere: it names an object, not a property.\n          - to: custmers.id # \u2190 The reference `custmers.id` leads nowhere: no object of the contract is called `custmers`.\n    relationships:\n      - from:\n          - orders.customer_id\n          - order.street # \u2190 The reference `order.street` leads nowhere: no object of the contract is called `order`.\n        to:\n          - customers.id\n          - customers.street # \u2190 The reference `customers.street` leads nowhere: `customers` has no property `street`.",good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - id: customers
    name: customers
    properties:
      - id: customer_id
        name: id
      - name: address
        logicalType: object
        properties:
          - name: street
      - name: phones
        logicalType: array
        items:
          logicalType: object
          properties:
            - name: number
  - id: orders
    name: orders
    properties:
# \u2026`},"reference-outside":{bad:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: customer_id
        relationships:
          - to: customers.odcs.yaml#/schema/customers/properties/id # \u2190 The reference \`customers.odcs.yaml#/schema/customers/properties/id\` cannot be checked: no contract here is in the file \`customers.odcs.yaml\`.
          - to: https://example.com/customers.yaml#/schema/customers/properties/id # \u2190 The reference \`https://example.com/customers.yaml#/schema/customers/properties/id\` cannot be checked: no contract here is in the file \`https://example.com/customers.yaml\`.`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - id: customers
    name: customers
    properties:
      - id: customer_id
        name: id
  - name: orders
    properties:
      - name: customer_id
        relationships:
          - to: customers.id
          - to: good.yaml#/schema/customers/properties/customer_id`},"relationship-arity":{bad:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - { name: id }
      - { name: line }
      - name: parent_id
        relationships:
          - to: [orders.id, orders.line] # \u2190 One property cannot refer to 2 together.
    relationships:
      - from: [orders.parent_id]
        to: [orders.id, orders.line] # \u2190 \`from\` has 1 and \`to\` has 2 properties.`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - { name: id }
      - { name: line }
      - { name: parent_id, relationships: [{ to: orders.id }] }
    relationships:
      - from: [orders.parent_id, orders.line]
        to: [orders.id, orders.line]`},"enum-value-duplicate":{bad:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: status
        logicalType: string
        enum:
          - value: open
            label: Open
          - value: open # \u2190 The value \`"open"\` is in the list already, on line 12.
            label: Not closed
      - name: level
        logicalType: number
        enum:
          - value: 1
          - { value: 1.0, label: one } # \u2190 The value \`1\` is in the list already, on line 19.`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: status
        logicalType: string
        enum:
          - value: open
            label: Open
          - value: "1"
            label: Legacy`},"valid-values-unfit":{bad:`apiVersion: v3.2.0
kind: DataContract
# \u2026
schema:
  - name: orders
    properties:
      - name: status
# \u2026
        enum:
          - value: open
          - value: 1 # \u2190 The value \`1\` is not a text, as \`string\` asks.
          - value: yes
          - value: true # \u2190 The value \`true\` is not a text, as \`string\` asks.
      - name: amount
        logicalType: integer
        quality:
          - metric: invalidValues
# \u2026
            arguments:
              validValues:
                - 1
                - 2.5 # \u2190 The valid value \`2.5\` is not a whole number, as \`integer\` asks.
                - "3" # \u2190 The valid value \`"3"\` is not a whole number, as \`integer\` asks.
      - name: day
# \u2026`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: status
        logicalType: string
        enum: [{ value: open }, { value: "1" }]
        quality:
          - metric: invalidValues
            mustBe: 0
            arguments:
              validValues: ["open", null, "1"]
      - name: day
        logicalType: date
        enum: [{ value: "2026-01-01" }, { value: "\${FIRST_DAY}" }]`},"type-incomplete":{bad:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: tags
        logicalType: array # \u2190 \`tags\` does not say what it holds: \`items\` is missing.`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: tags
        logicalType: array
        items:
          logicalType: string`},"options-misplaced":{bad:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: flag
        logicalType: boolean
        logicalTypeOptions:
          maxLength: 1 # \u2190 \`boolean\` has no option \`maxLength\`.`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: note
        logicalType: string
        logicalTypeOptions: { maxLength: 5 }
      - name: flag
        logicalType: boolean`},"range-empty":{bad:`apiVersion: v3.2.0
kind: DataContract
# \u2026
schema:
  - name: orders
    properties:
      - name: amount
# \u2026
        logicalTypeOptions:
          minimum: 10
          maximum: 1 # \u2190 No value fits both \`minimum\` \`10\` and \`maximum\` \`1\`.
        quality:
          - metric: invalidValues
            mustBeBetween: [10, 5] # \u2190 \`mustBeBetween\` goes from 10 to 5.
      - name: rate
        logicalType: number
        logicalTypeOptions:
          exclusiveMinimum: 1
          maximum: 1 # \u2190 No value fits both \`exclusiveMinimum\` \`1\` and \`maximum\` \`1\`.
      - name: count
        logicalType: integer
# \u2026`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: amount
        logicalType: number
        logicalTypeOptions: { minimum: 0, maximum: 0 }
        quality:
          - metric: invalidValues
            mustBeBetween: [0, 10]
      - name: day
        logicalType: date
        logicalTypeOptions: { minimum: "2020-01-01", exclusiveMaximum: "2020-01-02" }
      - name: note
        logicalType: string
        logicalTypeOptions: { minLength: 5, maxLength: 5 }`},"pattern-invalid":{bad:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: id
        logicalType: string
        logicalTypeOptions:
          pattern: '^ORD-([0-9]{8}$' # \u2190 The pattern \`^ORD-([0-9]{8}$\` does not compile: missing closing ): \`^ORD-([0-9]{8}$\`.
      - name: country
        logicalType: string
        logicalTypeOptions:
          pattern: '[Z-A]{2}' # \u2190 The pattern \`[Z-A]{2}\` does not compile: invalid character class range: \`Z-A\`.
      - name: code
        logicalType: string
        logicalTypeOptions:
          pattern: '(?=a(b' # \u2190 The pattern \`(?=a(b\` does not compile: missing closing ): \`(?:a(b\`.
        quality:
          - metric: invalidValues
            mustBe: 0
            arguments: { pattern: '*' } # \u2190 The pattern \`*\` does not compile: missing argument to repetition operator: \`*\`.`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: id
        logicalType: string
        logicalTypeOptions:
          pattern: '^ORD-[0-9]{8}(-[A-Z]+)?$'
      - name: password
        logicalType: string
        logicalTypeOptions:
          pattern: '^(?=.*\\d).{8,}$'`},"pattern-unportable":{bad:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: password
        logicalType: string
        logicalTypeOptions:
          pattern: '^(?=.*\\d).{8,}$' # \u2190 Not every engine reads the pattern \`^(?=.*\\d).{8,}$\`: it has look-ahead.
      - name: twice
        logicalType: string
        logicalTypeOptions:
          pattern: '^(\\w+) \\1$' # \u2190 Not every engine reads the pattern \`^(\\w+) \\1$\`: it has a back reference.
      - name: slow
        logicalType: string
        logicalTypeOptions:
          pattern: '^(\\w+\\s?)*$' # \u2190 The pattern \`^(\\w+\\s?)*$\` can take exponential time: a repetition inside a repetition takes the same text in many ways.
      - name: start
        logicalType: string
        logicalTypeOptions:
          pattern: '\\Aabc\\z' # \u2190 Not every engine reads the pattern \`\\Aabc\\z\`: it has \`\\A\`, \`\\z\`.`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: mail
        logicalType: string
        logicalTypeOptions:
          pattern: '^[\\w.+-]+@([a-z0-9-]+\\.)+[a-z]{2,}$'
      - name: list
        logicalType: string
        logicalTypeOptions:
          pattern: '^(\\w+,)*\\w+$'`},"example-unfit":{bad:'apiVersion: v3.2.0\nkind: DataContract\n# \u2026\nschema:\n  - name: orders\n    properties:\n      - name: id\n# \u2026\n        examples:\n          - ORD # \u2190 The example `"ORD"` has 3 characters, fewer than `minLength` 5.\n          - INV-1 # \u2190 The example `"INV-1"` does not fit the pattern `^ORD-`.\n          - 10000 # \u2190 The example `10000` is not a text, as `string` asks.\n      - name: amount\n        logicalType: integer\n# \u2026\n        examples:\n          - 0 # \u2190 The example `0` breaks `minimum` `1`.\n          - 10 # \u2190 The example `10` breaks `exclusiveMaximum` `10`.\n          - 4 # \u2190 The example `4` is no multiple of 3.\n          - 1.5 # \u2190 The example `1.5` is not a whole number, as `integer` asks.\n          - many # \u2190 The example `"many"` is not a whole number, as `integer` asks.\n      - name: day\n        logicalType: date\n# \u2026',good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: id
        logicalType: string
        logicalTypeOptions: { minLength: 5, maxLength: 12, pattern: '^ORD-' }
        examples: [ORD-1, ORD-2, "\${ORDER}"]
      - name: amount
        logicalType: number
        logicalTypeOptions: { minimum: 0, multipleOf: 0.01 }
        examples: [0, 12.35]
      - name: day
        logicalType: date
        logicalTypeOptions: { format: dd.MM.yyyy }
        examples: [31.01.2026]
      - name: tags
        logicalType: array
        items: { logicalType: string }
        examples: [[a, b], '["a"]']`},"physical-type-unfit":{bad:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
servers:
  - { server: prod, type: postgres, host: db, port: 5432, database: sales, schema: public }
schema:
  - name: orders
    properties:
      - name: amount
        logicalType: number
        physicalType: boolean # \u2190 \`boolean\` cannot hold \`number\` on \`postgres\`.
      - name: created_at
        logicalType: timestamp
        physicalType: boolean # \u2190 \`boolean\` cannot hold \`timestamp\` on \`postgres\`.`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
servers:
  - { server: prod, type: postgres, host: db, port: 5432, database: sales, schema: public }
schema:
  - name: orders
    properties:
      - { name: id, logicalType: string, physicalType: varchar(36) }
      - { name: amount, logicalType: number, physicalType: "numeric(10,2)" }
      - { name: shape, logicalType: string, physicalType: our_own_type }`},"key-position-gap":{bad:`apiVersion: v3.2.0
kind: DataContract
# \u2026
schema:
  - name: orders
    properties:
# \u2026
      - name: order_id
        primaryKey: true
        primaryKeyPosition: 3 # \u2190 \`order_id\` is at position 3 of the primary key, but position 2 is missing.
      - name: note
        primaryKeyPosition: 2 # \u2190 \`note\` has a position in the primary key, but is not part of it.
      - name: day
        partitioned: true
# \u2026
      - name: hour
        partitioned: true
        partitionKeyPosition: 1 # \u2190 \`day\` and \`hour\` are both at position 1 of the partition key.
  - name: customers
    properties:
# \u2026`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - { name: country, primaryKey: true, primaryKeyPosition: 1, partitioned: true, partitionKeyPosition: 1 }
      - { name: order_id, primaryKey: true, primaryKeyPosition: 2 }
      - { name: note, primaryKey: false, primaryKeyPosition: -1 }
  - name: customers
    properties:
      - { name: id, primaryKey: true }`},"sla-element-unknown":{bad:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
slaDefaultElement: orders.created # \u2190 The contract has no element \`orders.created\`.
schema:
  - name: orders
    properties:
      - name: created_at
slaProperties:
  - property: freshness
    value: 1
    unit: h
    element: orders.updated_at # \u2190 The contract has no element \`orders.updated_at\`.
  - property: retention
    value: 3
    unit: y
    element: orders, customers # \u2190 The contract has no element \`customers\`.
  - property: latency
    value: 1
    unit: h
    element: created_at # \u2190 The contract has no element \`created_at\`.`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - id: orders
    name: orders
    physicalName: ORDERS_V1
    properties:
      - id: created
        name: created_at
slaProperties:
  - { property: freshness, value: 1, unit: h, element: orders.created_at }
  - { property: retention, value: 3, unit: y, element: "orders, ORDERS_V1.created_at" }
  - { property: latency, value: 1, unit: h, element: schema/orders/properties/created }
  - { property: frequency, value: 1, unit: d, element: "\${TABLE}" }`},"schedule-without-scheduler":{bad:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: id
    quality:
      - metric: rowCount
        mustBeGreaterThan: 0
        schedule: 0 20 * * * # \u2190 The schedule \`0 20 * * *\` has no scheduler.
slaProperties:
  - property: frequency
    value: 1
    unit: d
    schedule: 0 20 * * * # \u2190 The schedule \`0 20 * * *\` has no scheduler.`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: id
    quality:
      - { metric: rowCount, mustBeGreaterThan: 0, schedule: 0 20 * * *, scheduler: cron }
slaProperties:
  - { property: frequency, value: 1, unit: d }`},"variable-malformed":{bad:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
servers:
  - server: prod
    type: postgres
    host: \${DB_HOST # \u2190 The variable \`\${DB_HOST\` is not closed.
    port: 5432
    database: \${} # \u2190 The variable has no name.
    schema: \${my-schema} # \u2190 \`my-schema\` cannot be the name of a variable.`,good:`apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
servers:
  - server: prod
    type: postgres
    host: \${DB_HOST}
    port: 5432
    database: \${DB_NAME:-orders}
    schema: \${SCHEMA:-}_v1
schema:
  - name: orders
    properties:
      - name: code
        logicalType: string
        logicalTypeOptions: { pattern: "^[A-Z]{2}$" }`},"owner-missing":{bad:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders # \u2190 The contract has no owner: nobody is named as its owner.
version: 1.0.0
status: active
# \u2026
---
apiVersion: v3.1.0
kind: DataContract
# \u2026
status: active
team: # \u2190 The contract has no owner: everybody in its team has left.
  description: The people who built it have moved on.
  members:
# \u2026
---
dataContractSpecification: 1.2.1
id: shop.stock
info: # \u2190 The contract has no owner: nobody is named as its owner.
  title: Stock
  version: 1.0.0
# \u2026`,good:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders
version: 1.0.0
status: active
team:
  name: Order Data
---
apiVersion: v3.0.2
kind: DataContract
id: shop.returns
version: 1.0.0
status: active
team:
  - username: ines.sommer
    role: data engineer
    dateIn: "2025-02-01"
---
dataContractSpecification: 1.2.1
id: shop.stock
info:
  title: Stock
  version: 1.0.0
  owner: Warehouse Data
# \u2026`},"support-unreachable":{bad:`apiVersion: v3.1.0
kind: DataContract
# \u2026
support:
  - channel: "#order-data" # \u2190 None of the support channels has an address.
    tool: slack
---
apiVersion: v3.1.0
kind: DataContract
# \u2026
support:
  - channel: Returns desk
    url: ask Ines # \u2190 \`ask Ines\` is no address.
---
apiVersion: v3.1.0
kind: DataContract
id: shop.visits # \u2190 The contract names no support channel.
version: 1.0.0
status: active
# \u2026`,good:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders
version: 1.0.0
status: active
support:
  - channel: "#order-data"
    tool: slack
  - channel: Order Data service desk
    url: https://desk.example.com/queues/order-data
---
apiVersion: v3.1.0
kind: DataContract
id: shop.returns
version: 1.0.0
status: active
support:
  - channel: returns@example.com
    tool: email
# \u2026`},"status-unknown":{bad:`# Those that differ by case and spaces alone can be fixed; what "production" meant, only its author knows.
apiVersion: v3.1.0
# \u2026
version: 1.0.0
status: Active # \u2190 The status \`Active\` is no step of the life-cycle.
---
apiVersion: v3.1.0
kind: DataContract
# \u2026
version: 1.0.0
status: " deprecated " # \u2190 The status \` deprecated \` is no step of the life-cycle.
---
apiVersion: v3.1.0
kind: DataContract
# \u2026
version: 1.0.0
status: production # \u2190 The status \`production\` is no step of the life-cycle.
---
apiVersion: v3.1.0
kind: DataContract
# \u2026
version: 1.0.0
status: depracated # \u2190 The status \`depracated\` is no step of the life-cycle.
# \u2026`,good:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders
version: 1.0.0
status: active
---
apiVersion: v3.1.0
kind: DataContract
id: shop.returns
version: 1.0.0
status: deprecated
---
apiVersion: v3.1.0
kind: DataContract
id: shop.stock
version: 1.0.0
status: proposed`,fixed:`# Those that differ by case and spaces alone can be fixed; what "production" meant, only its author knows.
apiVersion: v3.1.0
kind: DataContract
id: shop.orders
version: 1.0.0
status: active
---
apiVersion: v3.1.0
kind: DataContract
id: shop.returns
version: 1.0.0
status: "deprecated"
---
apiVersion: v3.1.0
kind: DataContract
id: shop.stock
version: 1.0.0
status: production
---
apiVersion: v3.1.0
kind: DataContract
id: shop.visits
version: 1.0.0
status: depracated
# \u2026`},"version-not-semver":{bad:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders
version: "1.4" # \u2190 \`1.4\` is no semantic version.
status: active
---
apiVersion: v3.1.0
kind: DataContract
id: shop.returns
version: v2.0.0 # \u2190 \`v2.0.0\` is no semantic version.
status: active
---
apiVersion: v3.1.0
kind: DataContract
id: shop.stock
version: "2026-03-01" # \u2190 \`2026-03-01\` is no semantic version.
status: active
---
apiVersion: v3.1.0
kind: DataContract
id: shop.visits
version: 1.02.0 # \u2190 \`1.02.0\` is no semantic version.
status: active
# \u2026`,good:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders
version: 1.4.0
status: active
---
apiVersion: v3.1.0
kind: DataContract
id: shop.returns
version: 2.0.0-rc.1
status: active
---
apiVersion: v3.2.0
kind: DataContract
id: shop.stock
version: \${STOCK_VERSION}
status: active
---
apiVersion: v1.0.0
kind: DataProduct
id: shop.orders-product
version: 1.4.0+build.7
status: active`},"description-missing":{bad:`apiVersion: v3.1.0
kind: DataContract
# \u2026
schema:
  - name: orders # \u2190 The object \`orders\` has no description.
    properties:
      - name: order_id
# \u2026
        description: The number printed on the receipt.
      - name: state # \u2190 The field \`state\` has no description.
        logicalType: string
        description: TODO
      - name: lines
# \u2026
        items:
# \u2026
          properties:
            - name: sku # \u2190 The field \`sku\` has no description.
              logicalType: string
# \u2026`,good:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders
version: 1.0.0
status: active
schema:
  - name: orders
    description: One row per order, as it stands now.
    properties:
      - name: order_id
        logicalType: string
        description: The number printed on the receipt.
      - name: lines
        logicalType: array
        description: What was ordered, in the order of the receipt.
        items:
          logicalType: object
          properties:
            - name: sku
              logicalType: string
              authoritativeDefinitions:
                - type: businessDefinition
                  url: https://wiki.example.com/shop/sku`},"key-missing":{bad:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders
version: 1.0.0
status: active
schema:
  - name: orders # \u2190 Nothing identifies a row of \`orders\`.
    properties:
      - name: order_id
        logicalType: string
      - name: placed_at
        logicalType: timestamp
  - name: payments # \u2190 Nothing identifies a row of \`payments\`.
    properties:
      - name: payment_reference
        logicalType: string
        unique: true # but not required: rows without one are alike`,good:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        primaryKey: true
        primaryKeyPosition: 1
  - name: payments
    properties:
      - name: payment_reference
        logicalType: string
        required: true
        unique: true
# \u2026`},"sla-missing":{bad:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders # \u2190 Neither freshness nor availability is promised.
version: 1.0.0
status: active
description:
  purpose: Every order of the shop.
---
apiVersion: v3.1.0
kind: DataContract
id: shop.returns
version: 1.0.0
status: active
slaProperties: # \u2190 No availability is promised.
  - property: latency
    value: 4
    unit: h
    element: returns.returned_at
---
data_product:
  id: shop_visits
  owner: web_analytics
  terms: # \u2190 No freshness is promised.
    availability: 99.9%`,good:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders
version: 1.0.0
status: active
slaProperties:
  - property: freshness
    value: 1
    unit: h
    element: orders.updated_at
  - property: availability
    value: 99.5
    unit: percent
---
data_product:
  id: shop_visits
  owner: web_analytics
  terms:
    freshness: 1h
    availability: 99.9%`},"sla-unmeasurable":{bad:`apiVersion: v3.1.0
kind: DataContract
# \u2026
slaProperties:
  - property: freshness
# \u2026
    element: orders.updated_at
    schedule: "0 5 * * *" # \u2190 A \`freshness\` of PT1H cannot be shown by a schedule with P1D between two runs.
    scheduler: cron
  - property: availability
    value: always # \u2190 The value of \`availability\` is no percentage, so nobody can measure it.
---
apiVersion: v3.1.0
kind: DataContract
# \u2026
slaProperties:
  - property: latency
    value: 6 # \u2190 A \`latency\` of PT6H cannot be kept: the data comes every P1D (line 26).
    unit: h
    element: returns.returned_at
# \u2026`,good:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders
version: 1.0.0
status: active
slaProperties:
  - property: freshness
    value: 24
    unit: h
    element: orders.updated_at
    schedule: "0 5 * * *"
    scheduler: cron
  - property: frequency
    value: 1
    unit: d
    element: orders.updated_at
  - property: availability
    value: 99.5
    unit: percent
# \u2026`},"deprecated-without-end":{bad:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders-v1
version: 1.0.0
status: deprecated # \u2190 The contract is deprecated, and no day is named on which it ends.
slaProperties:
  - property: retention
    value: 3
    unit: y
---
apiVersion: v3.1.0
kind: DataContract
id: shop.returns-v1
version: 1.0.0
status: deprecated
slaProperties:
  - property: endOfLife # \u2190 The contract is deprecated, and no day is named on which it ends.
    value: TBD`,good:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders-v1
version: 1.0.0
status: deprecated
slaProperties:
  - property: endOfSupport
    value: "2027-03-31"
---
apiVersion: v3.1.0
kind: DataContract
id: shop.orders-v2
version: 1.0.0
status: active`},"personal-data-unclassified":{bad:`apiVersion: v3.1.0
kind: DataContract
# \u2026
schema:
  - name: customers
    properties:
      - name: email # \u2190 By its name, \`email\` looks like an e-mail address, and has no classification.
        logicalType: string
      - name: firstName # \u2190 By its name, \`firstName\` looks like a person's name, and has no classification.
        logicalType: string
      - name: birth-date # \u2190 By its name, \`birth-date\` looks like a date of birth, and has no classification.
        logicalType: date
      - name: IBAN # \u2190 By its name, \`IBAN\` looks like a bank account or payment card, and has no classification.
        logicalType: string
      - name: telefonnummer # \u2190 By its name, \`telefonnummer\` looks like a phone number, and has no classification.
        logicalType: string
      - name: pr\xE9nom # \u2190 By its name, \`pr\xE9nom\` looks like a person's name, and has no classification.
        logicalType: string
      - name: gender # \u2190 By its name, \`gender\` looks like a trait of a person, and has no classification.
        logicalType: string
      - name: c_17 # \u2190 By its business name, \`c_17\` looks like a number of an identity document, and has no classification.
        businessName: Passport number
        logicalType: string
# \u2026`,good:`apiVersion: v3.1.0
kind: DataContract
id: shop.customers
version: 1.0.0
status: active
schema:
  - name: customers
    properties:
      - name: email
        logicalType: string
        classification: restricted
      - name: firstName
        logicalType: string
        tags: [pii]
      - name: home_address
        logicalType: object
        classification: restricted
        properties:
          - name: street # what is around it is classified
            logicalType: string
  - name: mailings
    properties:
      - name: name
        logicalType: string
# \u2026`},"secret-in-text":{bad:`# Every value is made up.
apiVersion: v3.2.0
# \u2026
servers:
  - server: warehouse
# \u2026
    customProperties:
      - property: password
        value: tr0ub4dor&3-Quay # \u2190 Here stands a password.
      - property: dbPassword
        value: \${DB_PASSWORD:-tr0ub4dor&3-Quay} # \u2190 Here stands a password.
      - property: connection
        value: postgres://reader:tr0ub4dor&3@warehouse.example.com/analytics # \u2190 Here stands a password.
      - property: jdbc
        value: jdbc:sqlserver://warehouse.example.com;user=reader;password=tr0ub4dor&3; # \u2190 Here stands a password.
      - property: certificate
        value: | # \u2190 Here stands a private key.
          -----BEGIN PRIVATE KEY-----
          made up, and cut off
# \u2026`,good:`apiVersion: v3.2.0
kind: DataContract
id: shop.orders
version: 1.0.0
status: active
servers:
  - server: warehouse
    type: postgres
    host: \${DB_HOST:-warehouse.example.com}
    port: 5432
    database: analytics
    schema: sales
    customProperties:
      - property: password
        value: \${DB_PASSWORD}
      - property: passwordSecret
        value: vault:kv/data/warehouse
      - property: connection
        value: postgres://reader:\${DB_PASSWORD}@warehouse.example.com/analytics
      - property: jdbc
        value: jdbc:postgresql://warehouse.example.com/analytics?user=reader&password=<password>
schema:
  - name: accounts
    description: Never holds a token in the clear; an address is written as https://user:password@example.com \u2026
# \u2026`},"contract-duplicate":{bad:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders # \u2190 The contract \`shop.orders\` exists in version \`1.4.0\` a second time, in line 15.
version: 1.4.0
status: active
# \u2026
---
apiVersion: v3.1.0
kind: DataContract
id: shop.orders # \u2190 The contract \`shop.orders\` exists in version \`1.4.0\` a second time, in line 3.
version: 1.4.0
status: active
# \u2026
---
apiVersion: meshgate/v1
kind: DataConsumer
id: shop.dashboard # \u2190 The consumer \`shop.dashboard\` exists a second time, in line 30.
owner: Shop
reads:
# \u2026`,good:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders
version: 1.4.0
status: active
---
apiVersion: v3.1.0
kind: DataContract
id: shop.orders
version: 2.0.0
status: active
---
apiVersion: v3.1.0
kind: DataContract
id: shop.returns
version: 1.4.0
status: active`},"contract-without-product":{bad:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders
version: 1.0.0
status: active
---
apiVersion: v3.1.0
kind: DataContract
id: shop.returns # \u2190 No output port exposes the contract \`shop.returns\`.
version: 1.0.0
status: active
---
apiVersion: v1.0.0
kind: DataProduct
id: shop.orders-product
status: active
outputPorts:
  - name: orders
    version: 1.0.0
    contractId: shop.orders`,good:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders
version: 1.0.0
status: active
---
apiVersion: v1.0.0
kind: DataProduct
id: shop.orders-product
status: active
outputPorts:
  - name: orders
    version: 1.0.0
    contractId: shop.orders`},"port-without-contract":{bad:`apiVersion: v1.0.0
kind: DataProduct
id: shop.orders-product
status: active
outputPorts:
  - name: orders # \u2190 The output port \`orders\` names no contract.
    version: 1.0.0
  - name: returns
    version: 1.0.0
    contractId: "" # \u2190 The output port \`returns\` names no contract.`,good:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders
version: 1.0.0
status: active
---
apiVersion: v1.0.0
kind: DataProduct
id: shop.orders-product
status: active
outputPorts:
  - name: orders
    version: 1.0.0
    contractId: shop.orders`},"port-contract-unknown":{bad:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders
version: 1.0.0
status: active
---
apiVersion: v1.0.0
kind: DataProduct
id: shop.orders-product
status: active
outputPorts:
  - name: orders
    version: 1.0.0
    contractId: shop.order # \u2190 The contract \`shop.order\` of the output port \`orders\` does not exist in this repository.
  - name: returns
    version: 1.0.0
    contractId: 7d1c0a52-4f7e-4c53-9a55-0a4c4fbb1f2e # \u2190 The contract \`7d1c0a52-4f7e-4c53-9a55-0a4c4fbb1f2e\` of the output port \`returns\` does not exist in this repository.`,good:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders
version: 1.0.0
status: active
---
apiVersion: v1.0.0
kind: DataProduct
id: shop.orders-product
status: active
outputPorts:
  - name: orders
    version: 1.0.0
    contractId: shop.orders`},"port-version-unknown":{bad:'apiVersion: v3.1.0\nkind: DataContract\nid: shop.orders\nversion: 1.4.0\nstatus: active\n---\napiVersion: v1.0.0\nkind: DataProduct\nid: shop.orders-product\nstatus: active\noutputPorts:\n  - name: orders\n    version: 1.5.0 # \u2190 The output port `orders` has the version `1.5.0`, and its contract `shop.orders` exists as `1.4.0`.\n    contractId: shop.orders\n  - name: orders\n    version: "2" # \u2190 The output port `orders` has the version `2`, and its contract `shop.orders` exists as `1.4.0`.\n    contractId: shop.orders',good:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders
version: 1.4.0
status: active
---
apiVersion: v3.1.0
kind: DataContract
id: shop.orders
version: 2.0.1
status: active
---
apiVersion: v1.0.0
kind: DataProduct
id: shop.orders-product
status: active
outputPorts:
  - name: orders
    version: "1"
    contractId: shop.orders
  - name: orders
    version: v2.0.1
    contractId: shop.orders`},"input-contract-unknown":{bad:`apiVersion: v3.1.0
kind: DataContract
id: shop.revenue
version: 1.0.0
status: active
---
apiVersion: v1.0.0
kind: DataProduct
id: shop.revenue-product
status: active
inputPorts:
  - name: customers
    version: 1.0.0
    contractId: crm.customers # \u2190 The contract \`crm.customers\`, which \`customers\` reads, is not in this repository.
outputPorts:
  - name: revenue
    version: 1.0.0
    contractId: shop.revenue
    inputContracts:
      - id: erp.articles # \u2190 The contract \`erp.articles\`, which \`revenue\` reads, is not in this repository.
        version: 3.0.0`,good:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders
version: 1.0.0
status: active
---
apiVersion: v3.1.0
kind: DataContract
id: shop.revenue
version: 1.0.0
status: active
# \u2026`},"input-version-unknown":{bad:"# \u2026\n---\napiVersion: v1.0.0\nkind: DataProduct\n# \u2026\ninputPorts:\n  - name: orders\n    version: 1.5.0 # \u2190 `orders` reads the contract `shop.orders` in version `1.5.0`, and it exists as `1.4.0`.\n    contractId: shop.orders\noutputPorts:\n  - name: revenue\n# \u2026\n    inputContracts:\n      - id: shop.orders\n        version: 2.0.0 # \u2190 `revenue` reads the contract `shop.orders` in version `2.0.0`, and it exists as `1.4.0`.",good:`apiVersion: v3.1.0
kind: DataContract
id: shop.orders
version: 1.4.0
status: active
---
apiVersion: v1.0.0
kind: DataProduct
id: shop.revenue-product
status: active
inputPorts:
  - name: orders
    version: 1.4.0
    contractId: shop.orders
  - name: customers
    version: 9.0.0
    contractId: crm.customers # not in this repository, so its versions are not known`},"consumer-contract-unknown":{bad:`apiVersion: v3.1.0
kind: DataContract
id: sales.orders
version: 1.4.0
status: active
---
apiVersion: meshgate/v1
kind: DataConsumer
id: marketing.churn-model
owner: team-churn
reads:
  - contract: sales.order # \u2190 The contract \`sales.order\` is not known here.
  - contract: crm.customers # \u2190 The contract \`crm.customers\` is not known here.`,good:`apiVersion: meshgate/v1
kind: DataConsumer
id: marketing.churn-model
owner: team-churn
reads:
  - contract: sales.orders
---
apiVersion: v3.1.0
kind: DataContract
id: sales.orders
version: 1.4.0
status: active`},"consumer-version-unknown":{bad:`apiVersion: v3.1.0
kind: DataContract
id: sales.orders
version: 1.4.0
status: active
---
apiVersion: meshgate/v1
kind: DataConsumer
id: marketing.churn-model
owner: team-churn
reads:
  - contract: sales.orders
    version: 2.x # \u2190 The contract \`sales.orders\` is read in version \`2.x\`, and it exists as \`1.4.0\`.
  - contract: sales.orders
    version: 1.3.x || 3 # \u2190 The contract \`sales.orders\` is read in version \`1.3.x || 3\`, and it exists as \`1.4.0\`.`,good:`apiVersion: meshgate/v1
kind: DataConsumer
id: marketing.churn-model
owner: team-churn
reads:
  - contract: sales.orders
    version: 1.x
  - contract: sales.orders
    version: 0.9.x || 1.4.x
  - contract: sales.orders
---
apiVersion: v3.1.0
kind: DataContract
id: sales.orders
version: 1.4.0
status: active`},"consumer-element-unknown":{bad:"# \u2026\n---\napiVersion: meshgate/v1\nkind: DataConsumer\n# \u2026\nreads:\n  - contract: sales.orders\n# \u2026\n    objects:\n      - name: orders\n        properties:\n          - customer # \u2190 `orders` has no field `customer`.\n          - address.citty # \u2190 `address` has no field `citty`.\n          - name: colour # \u2190 `orders` has no field `colour`.\n            tolerates: [nulls]\n      - name: order # \u2190 The contract `sales.orders` has no object `order`.\n      - name: refunds # \u2190 The contract `sales.orders` has no object `refunds`.",good:`apiVersion: meshgate/v1
kind: DataConsumer
id: marketing.churn-model
owner: team-churn
reads:
  - contract: sales.orders
    version: 1.x
    objects:
      - name: orders
        properties:
          - customer_id
          - address.city
          - name: lines.sku
            tolerates: [nulls]
  - contract: sales.orders
    objects:
      - name: SALES_ORDERS
        properties: [CUST_ID]
# \u2026`}};export{r as default};

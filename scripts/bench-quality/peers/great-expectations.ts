import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Peer } from "../peers.ts";

/** The promises as expectations, on Parquet as its documentation reads files: with pandas. */
const script = `import datetime, sys
import great_expectations as gx
import great_expectations.expectations as e
context = gx.get_context(mode="ephemeral")
context.variables.progress_bars = {"globally": False}
asset = context.data_sources.add_pandas_filesystem("files", base_directory=".").add_parquet_asset("orders")
long_ago = datetime.datetime(2010, 1, 1)
expectations = [
    e.ExpectTableRowCountToBeBetween(min_value=11),
    e.ExpectColumnValuesToNotBeNull(column="id"), e.ExpectColumnValuesToNotBeNull(column="customer_id"),
    e.ExpectColumnValuesToNotBeNull(column="email", mostly=0.95), e.ExpectColumnValuesToNotBeNull(column="shipped_at", mostly=0.4),
    e.ExpectColumnValuesToBeInSet(column="status", value_set=["new", "paid", "shipped", "returned"]), e.ExpectColumnValuesToBeInSet(column="country", value_set=["DE", "FR", "IT", "ES", "PL", "NL"]),
    e.ExpectColumnValuesToBeBetween(column="customer_id", min_value=0, strict_min=True), e.ExpectColumnValuesToBeBetween(column="quantity", min_value=1), e.ExpectColumnValuesToBeBetween(column="quantity", max_value=100),
    e.ExpectColumnValuesToBeBetween(column="price", min_value=0), e.ExpectColumnValuesToBeBetween(column="discount", max_value=1, strict_max=True),
    e.ExpectColumnValueLengthsToBeBetween(column="sku", max_value=20), e.ExpectColumnValueLengthsToBeBetween(column="note", max_value=200),
    e.ExpectColumnMaxToBeBetween(column="created_at", min_value=long_ago), e.ExpectColumnMinToBeBetween(column="created_at", min_value=long_ago),
    e.ExpectColumnValuesToBeUnique(column="id"),
]
result = asset.add_batch_definition_path("orders", path=sys.argv[1]).get_batch().validate(gx.ExpectationSuite(name="orders", expectations=expectations), result_format="BOOLEAN_ONLY")
for one in result.results:
    if not one.success:
        print(one.expectation_config.type, one.exception_info)
sys.exit(0 if result.success else 1)
`;

export const greatExpectations: Peer = {
  id: "great-expectations",
  packages: ["great-expectations", "pandas", "pyarrow"],
  reads: "17 expectations, pandas",
  prepare: (at) => writeFileSync(join(at, "expectations.py"), script),
  argv: (bin, file) => ["env", "GX_ANALYTICS_ENABLED=false", `${bin}/python`, "expectations.py", file],
};

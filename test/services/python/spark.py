"""Spark SQL in this process behind Databricks' Statement Execution API (2.0), as far as tests need it: the SQL is real, the API is not. Usage: spark.py <port> <folder>"""

import json
import re
import sys
import threading
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from pyspark.sql import SparkSession

port, folder = int(sys.argv[1]), sys.argv[2]
settings = {
    "spark.ui.enabled": "false", "spark.driver.memory": "1200m", "spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1", "spark.sql.shuffle.partitions": "2", "spark.sql.warehouse.dir": f"{folder}/warehouse",
    # As a warehouse is set, but in another zone.
    "spark.sql.ansi.enabled": "true", "spark.sql.session.timeZone": "Asia/Tokyo", "spark.sql.codegen.wholeStage": "true",
}
builder = SparkSession.builder.master("local[2]").appName("meshgate-tests")
for name, value in settings.items():
    builder = builder.config(name, value)
spark = builder.getOrCreate()
spark.sparkContext.setLogLevel("OFF")
statements = {}


def text(cell):
    if cell is None or isinstance(cell, str):
        return cell
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def run(id, asked):
    spark.sparkContext.setJobGroup(id, "statement", True)
    try:
        session = spark.newSession()
        if asked.get("schema") and not re.match(r"\s*(CREATE|DROP)\s+SCHEMA", asked["statement"], re.I):
            session.sql(f"USE `{asked['schema']}`")
        data = session.sql(asked["statement"])
        columns = [{"name": field.name, "type_name": field.dataType.typeName().upper(), "position": at} for at, field in enumerate(data.schema)]
        rows = [[text(cell) for cell in row] for row in data.collect()]
        done = {
            "status": {"state": "SUCCEEDED"}, "manifest": {"format": "JSON_ARRAY", "schema": {"column_count": len(columns), "columns": columns}, "total_row_count": len(rows), "truncated": False},
            "result": {"chunk_index": 0, "row_offset": 0, "row_count": len(rows), "data_array": rows},
        }
    except Exception as error:
        done = {"status": {"state": "FAILED", "error": {"error_code": "BAD_REQUEST", "message": str(error)}, "sql_state": getattr(error, "getSqlState", lambda: None)() or ""}}
    if statements[id]["status"]["state"] != "CANCELED":
        statements[id] = {"statement_id": id, **done}


class Api(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def say(self, json_, status=200):
        body = json.dumps(json_).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.say(statements.get(self.path.split("/")[-1], {"status": {"state": "CLOSED"}}))

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
        if self.path.endswith("/cancel"):
            id = self.path.split("/")[-2]
            statements[id] = {"statement_id": id, "status": {"state": "CANCELED"}}
            spark.sparkContext.cancelJobGroup(id)
            return self.say({})
        id = str(uuid.uuid4())
        statements[id] = {"statement_id": id, "status": {"state": "RUNNING"}}
        threading.Thread(target=run, args=(id, body), daemon=True).start()
        self.say(statements[id])


ThreadingHTTPServer(("127.0.0.1", port), Api).serve_forever()

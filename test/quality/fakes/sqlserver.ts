import type { Config, Driver } from "../../../packages/quality/engines/sqlserver/driver.ts";
import { canary } from "./serving.ts";

export interface SqlServerFake {
  readonly password?: string;
  readonly token?: string;
  /** Whether the database keeps versions of rows, and whether it has regular expressions. */
  readonly snapshots?: boolean;
  readonly patterns?: boolean;
  /** Rows, the number of an error, or that it takes too long. */
  readonly result: (sql: string) => readonly (readonly unknown[])[] | { readonly number: number; readonly endsTransaction?: true } | "late" | "cut";
}

const failed = (code: string, number?: number) => Object.assign(new Error(`${canary} ${code}`), { code, ...(number === undefined ? {} : { number }) });

/** A driver as `tedious` is one, before a server of its own: it signs in, counts its transactions, and ends them by some errors as SQL Server does. */
export function fakeSqlServer(fake: SqlServerFake) {
  const state = { configs: [] as Config[], asked: [] as string[], transactions: 0, closed: 0 };
  class Request {
    readonly sql: string;
    readonly done: (error: unknown, count?: number, rows?: readonly (readonly { readonly value: unknown }[])[]) => void;
    constructor(sql: string, done: Request["done"]) {
      this.sql = sql;
      this.done = done;
    }
    setTimeout() {}
  }
  class Connection {
    readonly config: Config;
    busy = false;
    constructor(config: Config) {
      this.config = config;
      state.configs.push(config);
    }
    on() {}
    connect(done: (error?: unknown) => void) {
      const { authentication } = this.config;
      const right = authentication.type === "default" ? fake.password !== undefined && authentication.options.password === fake.password : authentication.options.token === fake.token;
      setImmediate(() => done(right ? undefined : failed("ELOGIN", 18456)));
    }
    execSql(request: Request) {
      this.run(request);
    }
    execSqlBatch(request: Request) {
      this.run(request);
    }
    close() {
      state.closed += 1;
    }
    run({ sql, done }: Request) {
      if (this.busy) return done(failed("EINVALIDSTATE"));
      this.busy = true;
      setImmediate(() => {
        this.busy = false;
        state.asked.push(sql);
        const answer = this.answer(sql);
        if (Array.isArray(answer)) done(undefined, answer.length, answer.map((row: readonly unknown[]) => row.map((value) => ({ value }))));
        else done(answer);
      });
    }
    answer(sql: string): readonly (readonly unknown[])[] | Error {
      if (/^SET /.test(sql)) return [];
      if (/BEGIN TRANSACTION/.test(sql)) {
        if (state.transactions === 0) state.transactions = 1;
        return [];
      }
      if (/ROLLBACK/.test(sql)) {
        state.transactions = 0;
        return [];
      }
      if (/snapshot_isolation_state/.test(sql)) return [[fake.snapshots ? 1 : 0]];
      if (/REGEXP_LIKE\(N'a'/.test(sql)) return fake.patterns ? [[1]] : failed("EREQUEST", 195);
      const result = fake.result(sql);
      if (result === "late") return failed("ETIMEOUT");
      if (result === "cut") return failed("ESOCKET");
      if ("number" in result) {
        if (result.endsTransaction) state.transactions = 0;
        return failed("EREQUEST", result.number);
      }
      return result;
    }
  }
  return { state, driver: { Connection, Request } as unknown as Driver };
}

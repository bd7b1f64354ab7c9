import { type Here, wantsProgress } from "#host";
import { flat } from "#text";
import type { Io } from "./command.ts";

/** What is being measured, said on one line of a terminal that somebody watches; gone when it is done. */
export interface Watching {
  /** A session's counts, which grow while it is asked. */
  on(contract: string, server: string, asked: { readonly queries: number }): void;
  object(name: string): void;
  end(): void;
}

/** `orders of sales.orders on warehouse, 12 questions, 8 s`. The clock runs while an answer is waited for. */
export function watching(here: Here, io: Io, clock: () => number = () => performance.now()): Watching {
  if (!wantsProgress(here.host, io.env, { isTTY: io.terminal.err })) return { on: () => undefined, object: () => undefined, end: () => undefined };
  const began = clock();
  let [where, what, asked] = ["", "", { queries: 0 } as { readonly queries: number }];
  const say = () => {
    const line = `measuring ${what === "" ? "" : `${what} of `}${where}, ${asked.queries} ${asked.queries === 1 ? "question" : "questions"}, ${Math.floor((clock() - began) / 1000)} s`;
    io.err(`\r\u001b[K${flat(line, Math.max(20, io.terminal.columns - 1))}`);
  };
  const timer = setInterval(say, 1000);
  timer.unref();
  return {
    on: (contract, server, counts) => {
      [where, what, asked] = [server === "" ? contract : `${contract} on ${server}`, "", counts];
      say();
    },
    object: (name) => {
      what = name;
      say();
    },
    end: () => {
      clearInterval(timer);
      io.err("\r\u001b[K");
    },
  };
}

import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from 'typeorm';

/** What a piece of work cost in SQL. A pipelined read (begin, statement, commit) is one round trip. */
export interface SqlCost {
  statements: number;
  roundTrips: number;
  transactions: number;
  texts: string[];
}

const storage = new AsyncLocalStorage<SqlCost>();

/** Runs `fn` and tells what it cost; benches and tests use it, and nothing is counted outside of it. */
export async function meterSql<T>(fn: () => Promise<T>): Promise<{ result: T; cost: SqlCost }> {
  const cost: SqlCost = { statements: 0, roundTrips: 0, transactions: 0, texts: [] };
  const result = await storage.run(cost, fn);
  return { result, cost };
}

export function countStatement(text: string, roundTrips = 1): void {
  const cost = storage.getStore();
  if (!cost) return;
  cost.statements += 1;
  cost.roundTrips += roundTrips;
  cost.texts.push(text);
}

export function countTransaction(roundTrips: number): void {
  const cost = storage.getStore();
  if (!cost) return;
  cost.transactions += 1;
  cost.roundTrips += roundTrips;
}

/** TypeORM's own statements are counted through its logger; it writes nothing. */
export const meteringLogger: Logger = {
  logQuery: (query) => countStatement(query),
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};

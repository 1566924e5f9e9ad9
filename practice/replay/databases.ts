/**
 * The storage of a Durable Object and a D1 database, as far as our code uses them, over SQLite in
 * memory.
 */
import { DatabaseSync, type SQLInputValue } from "node:sqlite";

/** `storage.sql` and its transactions. */
export function objectSql(db: DatabaseSync): Pick<DurableObjectStorage, "sql" | "transactionSync"> {
  const exec = (query: string, ...bindings: SQLInputValue[]) => {
    const rows = db.prepare(query).all(...bindings);
    const one = () => {
      const [row] = rows;
      if (row === undefined || rows.length > 1) throw new Error(`${rows.length} rows, not one`);
      return row;
    };
    return { toArray: () => rows, one };
  };
  return {
    sql: { exec } as unknown as SqlStorage,
    transactionSync: (run) => {
      db.exec("BEGIN");
      try {
        const value = run();
        db.exec("COMMIT");
        return value;
      } catch (error) {
        db.exec("ROLLBACK");
        throw error;
      }
    },
  };
}

/** Nothing is left, not even a table. */
export function erase(db: DatabaseSync): void {
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  for (const { name } of tables) db.exec(`DROP TABLE "${name}"`);
}

/** @param migrations the SQL that makes its tables, in its order. */
export function d1(migrations: readonly string[]): D1Database {
  const db = new DatabaseSync(":memory:");
  for (const migration of migrations) db.exec(migration);
  const bound = (query: string, values: readonly SQLInputValue[]) => ({
    all: async () => ({ success: true, results: db.prepare(query).all(...values), meta: {} }),
    run: async () => {
      const { changes } = db.prepare(query).run(...values);
      return { success: true, results: [], meta: { changes: Number(changes) } };
    },
  });
  const prepare = (query: string) => ({
    ...bound(query, []),
    bind: (...values: SQLInputValue[]) => bound(query, values),
  });
  return { prepare } as unknown as D1Database;
}

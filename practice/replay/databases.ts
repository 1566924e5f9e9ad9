/**
 * The storage of a Durable Object and a D1 database, as far as our code uses them, over SQLite in
 * memory.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

/** `storage.sql` and its transactions. */
export function objectSql(db: DatabaseSync): Pick<DurableObjectStorage, "sql" | "transactionSync"> {
  const prepare = prepared(db);
  const exec = (query: string, ...bindings: SQLInputValue[]) => {
    const rows = prepare(query).all(...bindings);
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

/** A statement that is said again and again is read once. */
function prepared(db: DatabaseSync): (query: string) => StatementSync {
  const known = new Map<string, StatementSync>();
  return (query) => {
    const found = known.get(query) ?? db.prepare(query);
    known.set(query, found);
    return found;
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
  const read = prepared(db);
  const bound = (query: string, values: readonly SQLInputValue[]) => ({
    all: async () => ({ success: true, results: read(query).all(...values), meta: {} }),
    run: async () => {
      const { changes } = read(query).run(...values);
      return { success: true, results: [], meta: { changes: Number(changes) } };
    },
  });
  const prepare = (query: string) => ({
    ...bound(query, []),
    bind: (...values: SQLInputValue[]) => bound(query, values),
  });
  return { prepare } as unknown as D1Database;
}

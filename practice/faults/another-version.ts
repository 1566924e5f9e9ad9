/**
 * What is kept, as another version of ours would have written it: fields that this one does not know,
 * and without those that it may do without.
 */
import type { DatabaseSync } from "node:sqlite";

type Json = Record<string, unknown>;

/** What a newer version may add. */
const UNKNOWN = { novelty: { level: 7, words: ["?"] } } as const;

/** Fields of an observation that older ones lack. */
const NEWER = ["suspect", "evidence", "httpsFailure", "twin", "families", "embedding"];

function without(value: Json, names: readonly string[]): Json {
  const kept = Object.entries(value).filter(
    ([name, was]) => !names.includes(name) || (was !== null && typeof was !== "object"),
  );
  return { ...Object.fromEntries(kept), ...UNKNOWN };
}

/** Of an object of ours. */
export function rewriteObject(db: DatabaseSync): void {
  rewrite(db, "memory", "body", (text) => {
    const { network: _, watchedSince: __, ...rest } = JSON.parse(text) as Json;
    return JSON.stringify({ ...rest, ...UNKNOWN });
  });
  rewrite(db, "outages", "body", (text) => JSON.stringify({ ...JSON.parse(text), ...UNKNOWN }));
  rewrite(db, "sweeps", "observations", (text) =>
    JSON.stringify((JSON.parse(text) as Json[]).map((one) => without(one, NEWER))),
  );
}

function rewrite(
  db: DatabaseSync,
  table: string,
  column: string,
  as: (text: string) => string,
): void {
  const exists = db.prepare("SELECT 1 FROM sqlite_master WHERE name = ?").get(table);
  if (exists === undefined) return;
  const rows = db.prepare(`SELECT rowid AS id, ${column} AS text FROM ${table}`).all();
  const write = db.prepare(`UPDATE ${table} SET ${column} = ? WHERE rowid = ?`);
  for (const { id, text } of rows) write.run(as(String(text)), Number(id));
}

/** Of a cache: lines of JSON, or one value. What is no JSON stays. */
export async function skewed(response: Response): Promise<Response> {
  const text = await response.clone().text();
  const lines = text.split("\n").map((line) => {
    if (!line.startsWith("{")) return line;
    const { recent: _, outages: __, regions: ___, ...rest } = JSON.parse(line) as Json;
    return JSON.stringify({ ...rest, ...UNKNOWN });
  });
  return new Response(lines.join("\n"), response);
}

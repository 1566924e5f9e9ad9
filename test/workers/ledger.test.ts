/** The ledger on a real D1, embedded: its table is made by the migrations that production gets. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import type { LedgerEntry } from "../../src/ledger/facts";
import { d1Ledger, ledgerOf } from "../../src/ledger/ledger";
import { LEDGER } from "../../src/limits";

const NOW = Date.UTC(2010, 11, 12, 22);
const ledger = d1Ledger(env.LEDGER);

beforeEach(async () => void (await env.LEDGER.exec("DELETE FROM outages")));

const END = { earliestAt: NOW + 1, latestAt: NOW + 2 };
const network = { prefix: "87.238.84.0/22", asn: 16_509, name: "AMAZON-02, US" };

/** It goes on. */
function entryOf(
  host: string,
  startedAt = NOW,
  rest: Partial<LedgerEntry["outage"]> = {},
): LedgerEntry {
  const start = { earliestAt: startedAt - 90_000, latestAt: startedAt };
  return { host, outage: { id: startedAt, scope: "down", start, end: null, ...rest }, network };
}

async function write(...entries: readonly LedgerEntry[]) {
  for (const entry of entries) await ledger.write(entry, NOW);
}

const hostsAround = async (instant: number, now = NOW) =>
  (await ledger.around(instant, now)).map(({ host }) => host);

describe("what was written is read", () => {
  const shop = entryOf("shop.de");
  test.each<[string, LedgerEntry]>([
    ["an outage that goes on", shop],
    ["one that has ended", entryOf("a.com", NOW, { end: END })],
    [
      "one whose end nobody saw",
      entryOf("a.com", NOW, { end: { earliestAt: NOW + 1, latestAt: null } }),
    ],
    [
      "one that nobody saw begin",
      entryOf("a.com", NOW, { start: { earliestAt: null, latestAt: NOW } }),
    ],
    ["one of part of the world", entryOf("a.com", NOW, { scope: "partial" })],
    ["one in an unknown network", { ...shop, network: null }],
    ["one in a network without a name", { ...shop, network: { ...network, name: null } }],
    [
      "one in a network of IPv6",
      { ...shop, network: { prefix: "2a00:1450::/32", asn: null, name: null } },
    ],
    ["one in the last of all networks", { ...shop, network: { ...network, asn: 4_294_967_295 } }],
  ])("%s", async (_, entry) => {
    await write(entry);
    expect(await ledger.around(NOW, NOW)).toEqual([entry]);
  });
});

describe("the last one told wins", () => {
  const opened = entryOf("shop.de");
  const ended = entryOf("shop.de", NOW, { end: END });
  test.each<[string, readonly LedgerEntry[]]>([
    ["an outage that ends", [opened, ended]],
    ["one that comes back goes on", [opened, ended, opened]],
    ["one that ends again", [opened, ended, opened, ended]],
    ["one that grows worse", [entryOf("shop.de", NOW, { scope: "partial" }), opened]],
    ["one that is told twice", [opened, opened]],
    [
      "one that has moved",
      [opened, { ...opened, network: { ...network, prefix: "52.16.0.0/15" } }],
    ],
  ])("%s", async (_, entries) => {
    await write(...entries);
    expect(await ledger.around(NOW, NOW)).toEqual(entries.slice(-1));
  });

  test("and not one that was told before it, and arrives after it", async () => {
    await ledger.write(ended, NOW + 2);
    await ledger.write(opened, NOW + 1);
    expect(await ledger.around(NOW, NOW)).toEqual([ended]);
  });

  test("two outages of one host are two", async () => {
    await write(opened, entryOf("shop.de", NOW + 1));
    expect(await hostsAround(NOW)).toEqual(["shop.de", "shop.de"]);
  });
});

describe("what began at about the same time", () => {
  const { togetherMs } = LEDGER;
  test.each([
    ["at that instant", 0, true],
    ["just before", -togetherMs, true],
    ["just after", togetherMs, true],
    ["too early", -togetherMs - 1, false],
    ["too late", togetherMs + 1, false],
  ])("%s", async (_, afterMs, isFound) => {
    await write(entryOf("shop.de", NOW + afterMs));
    expect(await hostsAround(NOW)).toEqual(isFound ? ["shop.de"] : []);
  });

  test("comes nearest first", async () => {
    const starts = { d: -4_000, a: 1_000, c: 3_000, b: -2_000 };
    await write(...Object.entries(starts).map(([host, ms]) => entryOf(host, NOW + ms)));
    expect(await hostsAround(NOW)).toEqual(["a", "b", "c", "d"]);
  });

  test("and no more of it than the limit, the farthest left out, whichever side it is on", async () => {
    const many = Array.from({ length: LEDGER.read }, (_, nth) => entryOf(`${nth}.com`, NOW + nth));
    await write(entryOf("before.com", NOW - 10), ...many);
    const found = await hostsAround(NOW);
    expect(found).toHaveLength(LEDGER.read);
    expect(found).toContain("before.com");
    expect(found).not.toContain(`${LEDGER.read - 1}.com`);
  });
});

describe("in a mass outage", () => {
  const { read, togetherMs } = LEDGER;

  /** So many strangers within seconds, on either side. */
  const crowd = (count: number) =>
    env.LEDGER.prepare(
      `WITH RECURSIVE n(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < ?1)
       INSERT INTO outages (host, id, scope, start_latest_at, written_at)
       SELECT 'h' || at || '.stranger.com', ?2 + at * (at % 2 * 2 - 1), 'down',
         ?2 + at * (at % 2 * 2 - 1), ?2 FROM n`,
    )
      .bind(count, NOW)
      .run();
  /** The same of one host, on many days. */
  const history = (host: string, count: number) =>
    env.LEDGER.prepare(
      `WITH RECURSIVE n(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < ?1)
       INSERT INTO outages (host, id, scope, start_latest_at, written_at)
       SELECT ?3, ?2 - at * 3600000, 'down', ?2 - at * 3600000, ?2 FROM n`,
    )
      .bind(count, NOW, host)
      .run();

  /** The ledger, and how many rows it read. */
  function counted() {
    const rows: number[] = [];
    const bound = (one: D1PreparedStatement) => ({
      all: async () => {
        const result = await one.all();
        rows.push(result.meta.rows_read);
        return result;
      },
    });
    const prepare = (sql: string) => ({
      bind: (...values: unknown[]) => bound(env.LEDGER.prepare(sql).bind(...values)),
    });
    return { ledger: d1Ledger({ prepare } as unknown as D1Database), rows };
  }

  test("those that are named come all the same, and beside the nearest strangers", async () => {
    await crowd(2 * read);
    await write(entryOf("a.com", NOW - togetherMs), entryOf("b.com", NOW + togetherMs));
    await write(entryOf("a.com", NOW), entryOf("c.com", NOW + togetherMs + 1));
    const found = await ledger.around(NOW, NOW, ["a.com", "b.com", "c.com", "never.com"]);
    const hosts = found.map(({ host }) => host);
    expect(hosts.filter((host) => !host.endsWith(".stranger.com"))).toEqual([
      ...["a.com", "a.com", "b.com"],
    ]);
    expect(hosts).toHaveLength(read + 3);
    const apartMs = found.map(({ outage }) => Math.abs(outage.start.latestAt - NOW));
    expect(apartMs).toEqual(apartMs.toSorted((a, b) => a - b));
    // Without a name nobody comes before those that are nearer.
    const unnamed = (await ledger.around(NOW, NOW)).map(({ host }) => host);
    expect(unnamed).toHaveLength(read);
    expect(unnamed).not.toContain("b.com");
  });

  test("one that is named comes once, and takes no stranger's place", async () => {
    await crowd(read + 1);
    const named = Array.from({ length: read }, (_, at) => `h${at + 1}.stranger.com`);
    expect(await ledger.around(NOW, NOW, named)).toHaveLength(read + 1);
  });

  test("what is named and too old is not told", async () => {
    const old = NOW - LEDGER.keptMs - 1;
    await write(entryOf("a.com", old));
    expect(await ledger.around(old, NOW, ["a.com"])).toEqual([]);
    expect(await ledger.around(old, old, ["a.com"])).toHaveLength(1);
  });

  test("what is read has its bound, however many strangers and however long a history", async () => {
    await crowd(20 * read);
    await history("a.com", 500);
    await write(entryOf("a.com"));
    const { ledger: bounded, rows } = counted();
    const named = ["a.com", ...Array.from({ length: 59 }, (_, at) => `${at}.com`)];
    expect(await bounded.around(NOW, NOW, named)).toHaveLength(read + 1);
    expect(await bounded.around(NOW, NOW)).toHaveLength(read);
    expect(rows).toHaveLength(2);
    const [withNames = 0, without] = rows;
    expect(without).toBe(2 * read);
    // For each name one row of the list and one look at the table.
    expect(withNames).toBeLessThanOrEqual(2 * read + 2 * named.length + 2);
  });
});

describe("a row that nobody can read is passed over", () => {
  test.each<[string, string]>([
    ["a scope of another version", "scope = 'sideways'"],
    ["no host", "host = ''"],
    ["a prefix that is none", "prefix = '<b>'"],
    ["a name that would not be safe to show", "as_name = 'A' || char(8238) || 'B'"],
    ["a name without end", "as_name = printf('%.*c', 1000, 'A')"],
  ])("%s", async (_, change) => {
    await write(entryOf("shop.de"), entryOf("shop.fr"));
    await env.LEDGER.exec(`UPDATE outages SET ${change} WHERE host = 'shop.de'`);
    expect(await hostsAround(NOW)).toEqual(["shop.fr"]);
  });
});

describe("what is too old", () => {
  const { keptMs } = LEDGER;
  const endedAt = (at: number) => ({ end: { earliestAt: at - 1_000, latestAt: at } });
  const lostAt = (at: number) => ({ end: { earliestAt: at, latestAt: null } });
  const old = NOW - keptMs;
  test.each<[string, LedgerEntry, boolean]>([
    ["began long ago and goes on", entryOf("a.com", old - 1), true],
    ["began in time and goes on", entryOf("a.com", old), false],
    ["ended long ago", entryOf("a.com", old - 9_000, endedAt(old - 1)), true],
    ["began long ago and ended in time", entryOf("a.com", old - 9_000, endedAt(old)), false],
    ["was lost sight of long ago", entryOf("a.com", old - 9_000, lostAt(old - 1)), true],
    ["was lost sight of in time", entryOf("a.com", old - 9_000, lostAt(old)), false],
  ])("%s", async (_, entry, isOld) => {
    await write(entry, entryOf("new.com"));
    const startedAt = entry.outage.start.latestAt;
    expect(await hostsAround(startedAt)).toEqual(isOld ? [] : ["a.com"]);
    expect(await ledger.prune(NOW)).toBe(isOld ? 1 : 0);
    // Seen from the day when it was new.
    expect(await hostsAround(startedAt, startedAt)).toEqual(isOld ? [] : ["a.com"]);
    expect(await hostsAround(NOW)).toEqual(["new.com"]);
  });

  test("the number of all that were dropped is told", async () => {
    await write(...Array.from({ length: 5 }, (_, nth) => entryOf(`${nth}.com`, old - 1 - nth)));
    expect(await ledger.prune(NOW)).toBe(5);
    expect(await ledger.prune(NOW)).toBe(0);
  });
});

describe("a host that is forgotten", () => {
  test("leaves nothing, and the others stay", async () => {
    await write(
      entryOf("a.com"),
      entryOf("a.com", NOW + 1),
      entryOf("www.a.com"),
      entryOf("b.com"),
    );
    await ledger.forget("a.com");
    expect(await hostsAround(NOW)).toEqual(["b.com", "www.a.com"]);
    await ledger.forget("unknown.com");
  });
});

describe("the indexes of the table serve", () => {
  const planOf = async (sql: string) => {
    const { results } = await env.LEDGER.prepare(`EXPLAIN QUERY PLAN ${sql}`).all<{
      detail: string;
    }>();
    return results.map(({ detail }) => detail).join("\n");
  };
  test.each([
    [
      "what began within a window",
      "SELECT * FROM outages WHERE start_latest_at BETWEEN 1 AND 2",
      "outages_by_start",
    ],
    ["what is old", "DELETE FROM outages WHERE last_at < 1", "outages_by_age"],
    ["a host", "DELETE FROM outages WHERE host = 'a'", "PRIMARY KEY"],
  ])("to find %s", async (_, sql, index) => {
    expect(await planOf(sql)).toContain(index);
  });
});

describe("without a ledger", () => {
  test("no binding is no ledger", () => {
    expect(ledgerOf(undefined)).toBeNull();
    expect(ledgerOf(env.LEDGER)).not.toBeNull();
  });

  test("a database without the table rejects, whatever is asked of it", async () => {
    await env.LEDGER.exec("ALTER TABLE outages RENAME TO elsewhere");
    try {
      await expect(ledger.write(entryOf("a.com"), NOW)).rejects.toThrow("no such table");
      await expect(ledger.around(NOW, NOW)).rejects.toThrow("no such table");
      await expect(ledger.forget("a.com")).rejects.toThrow("no such table");
      await expect(ledger.prune(NOW)).rejects.toThrow("no such table");
    } finally {
      await env.LEDGER.exec("ALTER TABLE elsewhere RENAME TO outages");
    }
  });
});

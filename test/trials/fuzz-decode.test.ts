/**
 * Everything that is read back, from a prober, a stream, a cache, a row or a configuration: bent in
 * every way, it is read or it is not, and what is read is what it says it is.
 */
import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test, vi } from "vitest";
import { ledgerEntry, networkFacts } from "../../src/ledger/forms";
import { d1Ledger } from "../../src/ledger/ledger";
import { KEPT } from "../../src/limits";
import { decodeEvent, NOTHING_BEFORE, readEvents, withEvent } from "../../src/monitor/events";
import { MemoryRow, run } from "../../src/monitor/store/memory";
import { OutageRows } from "../../src/monitor/store/outages";
import { SweepRows } from "../../src/monitor/store/sweeps";
import { decodeObservation, decodeReport, observation } from "../../src/probe/observation";
import { outage, regionPasts, sample } from "../../src/verdict/forms";
import { outageOf } from "../../src/verdict/outages";
import { pastOf } from "../../src/verdict/since";
import { sweepCache } from "../../src/web/cache";
import { keptGlances, keptHistory } from "../../src/web/recalled";
import { documents, isOf, lines } from "../fuzz-support/documents";
import { countedAtTheEnd, fuzz, mutatedJson } from "../fuzz-support/fuzz";
import { DOCUMENTS } from "../fuzz-support/regressions";
import { rendered } from "../fuzz-support/rendered";

const SITE = "https://justhere.example";

describe("an observation", () => {
  const isObservation = isOf(observation);
  const seen = documents(observation);

  fuzz(
    "that is accepted has one outcome and known words, whoever sent it",
    6_000,
    seen,
    (value) => {
      for (const read of [decodeReport(value), decodeObservation(value)]) {
        if (read === null) continue;
        const { outcome, failure, refusal } = read;
        expect(failure === null || refusal === null).toBe(true);
        expect(outcome === "up").toBe(failure === null && refusal === null);
      }
      const read = decodeObservation(value);
      if (read !== null) expect(isObservation(read), JSON.stringify(read)).toBe(true);
    },
  );

  const bare = { unit: "grapheme", maxLength: 9 } as const;
  fuzz(
    "that no prober sends is not accepted",
    1_000,
    fc.object({ key: fc.string(bare) }),
    (value) => {
      expect(decodeReport(value)).toBeNull();
    },
  );
});

const before = v.object({
  ...{ kind: v.literal("started"), startedAt: sample.entries.startedAt },
  past: v.object({
    ...{ lastGoodAt: v.nullable(sample.entries.startedAt) },
    firstBadAt: v.nullable(sample.entries.startedAt),
  }),
  regions: regionPasts,
  ...{ recent: v.array(sample), outages: v.array(outage), network: v.nullable(networkFacts) },
});
const ended = v.object({ kind: v.literal("completed"), completedAt: sample.entries.startedAt });
const said = v.object({ kind: v.literal("observation"), observation });
const event = fc.oneof(documents(before), documents(said), documents(ended));
const line = lines(event);

describe("a line of a sweep", () => {
  fuzz(
    "is an event or passed over, and whatever it says can be told",
    2_000,
    fc.array(line, { maxLength: 6 }),
    async (told) => {
      const events = told.map(decodeEvent).filter((one) => one !== null);
      const start = { kind: "started", startedAt: 1_763_884_375_000, ...NOTHING_BEFORE } as const;
      const sweep = [start, ...events].reduce(withEvent, null);
      await rendered(sweep);
    },
  );

  const pieces = fc.array(
    fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      line.map((text) => new TextEncoder().encode(`${text}\n`)),
    ),
    { maxLength: 8 },
  );
  fuzz("is found in a stream of any bytes", 1_000, pieces, async (bytes) => {
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const piece of bytes) controller.enqueue(piece);
        controller.close();
      },
    });
    for await (const read of readEvents(stream))
      expect(read.kind).toMatch(/^(started|observation|completed)$/);
  });
});

/** A cache that holds that text whatever it is asked. */
const holding = (text: string) => ({
  match: async () => new Response(text),
  put: async () => {},
});

describe("what a cache holds", () => {
  const sweepText = fc.array(line, { maxLength: 5 }).map((all) => all.join("\n"));
  fuzz("is a sweep, or nothing", 1_500, sweepText, async (text) => {
    const cache = sweepCache(holding(text), SITE);
    const now = 1_763_884_375_000;
    for (const found of [await cache.match("a.com", now), await cache.matchStored("a.com", now)])
      if (found !== null) await rendered(found);
  });

  const votes = v.object({ up: v.number(), down: v.number(), abstained: v.number() });
  const history = v.object({
    at: sample.entries.startedAt,
    history: v.object({
      watchedSince: v.nullable(sample.entries.startedAt),
      ...{
        outages: v.array(outage),
        regions: v.array(v.object({ vantage: v.literal("germany"), outages: v.array(outage) })),
      },
      sweeps: v.array(v.object({ ...sample.entries, votes })),
    }),
  });
  fuzz("is a history, or nothing", 1_500, lines(documents(history)), async (text) => {
    const found = await keptHistory(holding(text), SITE, "a.com").match();
    if (found !== null) await rendered(found);
  });

  const glance = v.object({
    watchedSince: v.nullable(sample.entries.startedAt),
    ...{ recent: v.array(sample), outages: v.array(outage), network: v.nullable(networkFacts) },
  });
  const glances = v.object({
    at: sample.entries.startedAt,
    of: v.record(v.string(), v.nullable(glance)),
  });
  fuzz("is what monitors said, or nothing", 1_000, lines(documents(glances)), async (text) => {
    const found = await keptGlances(holding(text), SITE).match();
    if (found !== null) await rendered(found);
  });
});

/** A table that holds these rows whatever it is asked. */
const table = (...rows: readonly unknown[]) =>
  ({ exec: () => ({ toArray: () => rows, one: () => rows[0] }) }) as unknown as SqlStorage;

describe("a stored row", () => {
  const aRun = lines(documents(run));
  fuzz("is an outage that can be told, or left out", 1_500, aRun, (body) => {
    for (const read of new OutageRows(table({ body })).newest("", KEPT.outages))
      expect(isOf(outage)(outageOf(read, 1_763_884_375_000)), body).toBe(true);
  });

  const memory = v.object({
    ...{
      askedAt: v.nullable(v.number()),
      lastLook: v.nullable(sample),
      network: v.nullable(networkFacts),
    },
    world: v.object({
      lastGoodAt: v.nullable(sample.entries.startedAt),
      calm: v.number(),
      suspect: v.nullable(run),
      outage: v.nullable(run),
    }),
  });
  fuzz(
    "is a monitor's memory, or one that begins anew",
    1_500,
    lines(documents(memory)),
    (body) => {
      const read = new MemoryRow(table({ host: "a.com", watch: null, body })).read();
      expect(read?.host).toBe("a.com");
      if (read !== null) expect(() => pastOf(read.world, 1_763_884_375_000)).not.toThrow();
    },
  );

  const rows = lines(fc.array(documents(observation), { maxLength: 3 }));
  fuzz("is a sweep, or left out", 1_500, rows, (observations) => {
    const read = new SweepRows(table({ startedAt: 1, completedAt: 2, observations })).latest();
    for (const one of read?.observations ?? []) expect(decodeObservation(one)).toEqual(one);
  });

  const entry = fc.oneof(mutatedJson(fc.constant(LEDGER_ROW())), documents(ledgerEntry));
  fuzz("is an entry of the ledger, or left out", 1_500, entry, async (row) => {
    const db = { prepare: () => ({ bind: () => ({ all: async () => ({ results: [row] }) }) }) };
    const read = await d1Ledger(db as unknown as D1Database).around(1, 2, ["a.com"]);
    for (const one of read) expect(isOf(ledgerEntry)(one), JSON.stringify(one)).toBe(true);
  });
});

function LEDGER_ROW() {
  return {
    ...{ host: "a.com", id: 5, scope: "down", start_earliest_at: 1, start_latest_at: 5 },
    ...{
      end_earliest_at: null,
      end_latest_at: null,
      prefix: "44.0.0.0/8",
      asn: 5,
      as_name: "A, US",
    },
  };
}

vi.spyOn(console, "error").mockImplementation(() => {});
test.each(DOCUMENTS)("once failed: %s", async (_why, text) => {
  const found = decodeEvent(text);
  if (found !== null) await rendered(withEvent(null, found));
});

countedAtTheEnd("documents");

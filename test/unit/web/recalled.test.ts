/** What monitors said, as it is kept for some seconds, and what another version may have left there. */
import { describe, expect, test } from "vitest";
import type { NetworkFacts } from "../../../src/ledger/facts";
import { keptGlances, keptHistory } from "../../../src/web/recalled";
import { glanceWith, historyWith, look, NOW, outage } from "./remembered";

const SITE = "https://justhere.example";
const NETWORK: NetworkFacts = { prefix: "44.128.0.0/16", asn: null, name: null };

function dataCentre() {
  const stored = new Map<string, Response>();
  return {
    stored,
    match: async (key: RequestInfo | URL) => stored.get(String(key))?.clone(),
    put: async (key: RequestInfo | URL, response: Response) => {
      stored.set(String(key), response);
    },
  };
}

const HISTORY = {
  at: NOW,
  history: historyWith(["up", "down", "unknown", "partial"], {
    outages: [outage(3, null), outage(9, 8, "partial")],
    regions: [{ vantage: "japan", outages: [outage(9, 8)] }],
  }),
};
const NOTHING = {
  at: NOW,
  history: { watchedSince: null, outages: [], regions: [], sweeps: [] },
};
const GLANCES = {
  at: NOW,
  of: {
    "a.org": glanceWith([look(1)], [outage(3, null)]),
    "b.org": { ...glanceWith([]), network: NETWORK },
    "watch:c": null,
  },
};

const KINDS = [
  ["a history", `${SITE}/.history/v1/example.org`, keptHistory, HISTORY],
  ["that nothing is known", `${SITE}/.history/v1/example.org`, keptHistory, NOTHING],
  ["where the watched ones stand", `${SITE}/.watched/v1`, keptGlances, GLANCES],
] as const;

describe.each(KINDS)("%s", (_, key, keptIn, value) => {
  const around = () => {
    const cache = dataCentre();
    const kept = keptIn(cache, SITE, "example.org");
    return { ...cache, kept, put: (one: unknown) => kept.put(one as never) };
  };

  test("comes out as it was put in, from a place of its own, for ten seconds", async () => {
    const { stored, kept, put } = around();
    expect(await kept.match()).toBeNull();
    await put(value);
    expect(await kept.match()).toEqual(value);
    expect([...stored.keys()]).toEqual([key]);
    expect(stored.get(key)?.headers.get("cache-control")).toBe("max-age=10");
  });

  test.each(["", "null", "[]", "{}", "<html>", `{"at":${NOW}}`])(
    "is not there when “%s” is",
    async (text) => {
      const { stored, kept } = around();
      stored.set(key, new Response(text));
      expect(await kept.match()).toBeNull();
    },
  );

  test("is not there when any part of it has another form", async () => {
    const { stored, kept } = around();
    for (const other of changesOf(value)) {
      stored.set(key, Response.json(other));
      expect(await kept.match(), JSON.stringify(other)).toBeNull();
    }
  });
});

test("another host has another place", async () => {
  const cache = dataCentre();
  await keptHistory(cache, SITE, "example.org").put(HISTORY);
  expect(await keptHistory(cache, SITE, "example.com").match()).toBeNull();
});

/** The value with one leaf, or one list, of another type; once for each of them. */
function changesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    const within = value.flatMap((one, at) => changesOf(one).map((other) => value.with(at, other)));
    return ["list", ...within];
  }
  if (typeof value !== "object" || value === null) return [{}];
  return Object.entries(value).flatMap(([name, one]) =>
    changesOf(one).map((other) => ({ ...value, [name]: other })),
  );
}

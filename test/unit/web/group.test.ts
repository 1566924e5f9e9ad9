/** Who shares an outage: what was seen lately of the operator's other websites, and who went down too. */
import { describe, expect, test } from "vitest";
import type { LedgerEntry, NetworkFacts } from "../../../src/ledger/facts";
import { GROUP } from "../../../src/limits";
import { NOTHING_BEFORE, type SweepSoFar } from "../../../src/monitor/events";
import type { Glance } from "../../../src/monitor/recall";
import type { Sample } from "../../../src/verdict/sample";
import type { SweepCache } from "../../../src/web/cache";
import { namedHosts, readGroups, type SharedDeps, withShared } from "../../../src/web/group";
import { answerText } from "../../../src/web/text";
import { type Saw, SWEPT_AT, sweep } from "../verdict/build";
import { answerOn, partOf, textOf } from "./pages";

const DOOR = { practice: false, ownHosts: [] };
const SITE = "https://justhere.example";
const NOW = SWEPT_AT + 2_000;

function seenLately(saw: Saw, startedAt = SWEPT_AT): SweepSoFar {
  const observations = sweep({}, saw);
  return { ...NOTHING_BEFORE, startedAt, completedAt: startedAt + 1_000, observations };
}

function cacheOf(sweeps: Readonly<Record<string, SweepSoFar>>) {
  const asked: string[] = [];
  const cache: SweepCache = {
    match: async (host) => {
      asked.push(host);
      return sweeps[host] ?? null;
    },
    matchStored: () => Promise.reject(new Error("what is told of others is fresh")),
    put: () => Promise.reject(new Error("nothing is stored")),
    isRunning: async () => false,
    markRunning: () => Promise.reject(new Error("nothing is started")),
  };
  return { cache, asked };
}

const groups = readGroups("example.org b.org c.org d.org e.org ; other.org", DOOR);
const DOWN = sweep({}, "connection_refused");

/** What an answer is made with, where nobody knows anything. */
function depsOf(over: Partial<SharedDeps> = {}): SharedDeps {
  return {
    clock: { now: () => NOW, wait: () => new Promise(() => {}) },
    cache: cacheOf({}).cache,
    groups,
    named: namedHosts(groups, []),
    entriesAround: async () => [],
    glanceAt: async () => null,
    networkAt: async () => null,
    ...over,
  };
}

describe("of trouble", () => {
  test("tells who is down too, who is up, and who was not looked at since it began", async () => {
    const { cache } = cacheOf({
      "b.org": seenLately("http_5xx"),
      "c.org": seenLately("up", SWEPT_AT + 1_500),
      // Up before the trouble was seen: it may be down by now.
      "d.org": seenLately("up", SWEPT_AT - 30_000),
      "other.org": seenLately("http_5xx"),
    });
    const { group, fate } = await withShared(answerOn(DOWN), null, depsOf({ cache }));
    expect(group).toEqual({ down: ["b.org"], up: ["c.org"], unseen: ["d.org", "e.org"] });
    expect(fate).toBeNull();
  });

  test("a sweep without a result is none", async () => {
    const { cache } = cacheOf({ "b.org": seenLately("impaired") });
    const { group } = await withShared(answerOn(DOWN), null, depsOf({ cache }));
    expect(group).toEqual({ down: [], up: [], unseen: ["b.org", "c.org", "d.org", "e.org"] });
  });

  test("takes the newer of what the cache and the monitors know", async () => {
    const { cache } = cacheOf({
      "b.org": seenLately("http_5xx"),
      "f.org": seenLately("up"),
      "g.org": seenLately("http_5xx"),
    });
    const groups = [["example.org", "b.org", "c.org", "d.org", "e.org", "f.org", "g.org"]];
    const looks: Readonly<Record<string, Sample>> = {
      "f.org": sample("down", NOW),
      "g.org": sample("up", SWEPT_AT - 1),
      "c.org": sample("up", NOW),
      "d.org": sample("down", NOW - GROUP.glanceMs),
      "e.org": sample("down", NOW - GROUP.glanceMs - 1),
    };
    const asked: string[] = [];
    const glanceAt = async (host: string) => {
      asked.push(host);
      return glanceOf(looks[host]);
    };
    const { group } = await withShared(answerOn(DOWN), null, depsOf({ cache, glanceAt, groups }));
    expect(group).toEqual({
      down: ["b.org", "d.org", "f.org", "g.org"],
      up: ["c.org"],
      unseen: ["e.org"],
    });
    expect(asked.toSorted()).toEqual(["b.org", "c.org", "d.org", "e.org", "f.org", "g.org"]);
  });

  test("tells who went down with it, by the network that its monitor or the ledger knows", async () => {
    const entriesAround = async (host: string, instant: number) => {
      expect([host, instant]).toEqual(["example.org", answerOn(DOWN).since?.start.latestAt]);
      return [entry("other.org"), entry("stranger.org"), entry("b.org", null)];
    };
    const { fate } = await withShared(answerOn(DOWN), NETWORK, depsOf({ entriesAround }));
    expect(fate).toMatchObject({
      network: NETWORK,
      together: [
        { host: "b.org", isKin: true, shares: null },
        { host: "other.org", isKin: false, shares: "prefix" },
      ],
      unnamed: 0,
    });
  });

  test("looks up its network, but only where somebody may share it", async () => {
    const asked: string[] = [];
    const networkAt = async (host: string) => {
      asked.push(host);
      return NETWORK;
    };
    const about = (entries: readonly LedgerEntry[], known: NetworkFacts | null) =>
      withShared(answerOn(DOWN), known, depsOf({ networkAt, entriesAround: async () => entries }));
    await about([], null);
    await about([entry("example.org"), entry("b.org", null)], null);
    await about([entry("b.org")], NETWORK);
    expect(asked).toEqual([]);
    const { fate } = await about([entry("b.org")], null);
    expect(fate).toMatchObject({
      network: NETWORK,
      together: [{ host: "b.org", shares: "prefix" }],
    });
    expect(asked).toEqual(["example.org"]);
  });

  test("one that belongs to nobody is told its companions all the same", async () => {
    const lonely = answerOn(DOWN, { host: "lonely.org" });
    const deps = depsOf({ entriesAround: async () => [entry("b.org")] });
    const { group, fate } = await withShared(lonely, NETWORK, deps);
    expect(group).toBeNull();
    expect(fate?.together).toMatchObject([{ host: "b.org", isKin: false }]);
  });

  test("nobody is told as alone in a group of its own", async () => {
    const { group } = await withShared(answerOn(DOWN, { host: "other.org" }), null, depsOf());
    expect(group).toBeNull();
  });
});

test.each([
  ["it is up", answerOn(sweep({}))],
  ["nobody can tell", answerOn(sweep({}, "impaired"))],
])("nothing is told, and nobody asked, when %s", async (_, answer) => {
  const { cache, asked } = cacheOf({ "b.org": seenLately("http_5xx") });
  const never = () => Promise.reject(new Error("nobody is asked"));
  const deps = depsOf({ cache, entriesAround: never, glanceAt: never });
  expect(await withShared(answer, NETWORK, deps)).toBe(answer);
  expect(asked).toEqual([]);
});

describe("is shown", () => {
  const together = async (language: "en" | "de", over: Partial<SharedDeps> = {}) => {
    const entriesAround = async () => [entry("b.org"), entry("other.org")];
    const { cache } = cacheOf({ "c.org": seenLately("up", SWEPT_AT + 1_500) });
    const deps = depsOf({ entriesAround, cache, ...over });
    return withShared(answerOn(DOWN, { language }), NETWORK, deps);
  };

  test("in a terminal after the time, in sentences", async () => {
    const text = answerText(await together("en"), SITE);
    for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(text.replaceAll("\n", " ")).toContain(
      " UTC or earlier. It was not watched before. b.org and other.org were first seen down within 1 s of it, on the same network (87.238.84.0/22, AS16509 AMAZON-02, IE). Its sister c.org is up. We are sure",
    );
  });

  test("in a page: sentences, then the sisters with links", async () => {
    const html = await partOf(await together("en"), "part-group");
    expect(html).not.toContain("hidden");
    const text = textOf(html);
    expect(text).toContain("Who shares it");
    expect(text).toContain("b.org and other.org were first seen down within 1 s of it");
    expect(html).toContain('<a href="/c.org?lang=en">c.org</a>');
    expect(text).not.toContain("c.org is up");
  });

  test("in a page also when it belongs to no group", async () => {
    const html = await partOf(await together("de", { groups: [] }), "part-group");
    expect(textOf(html)).toContain("b.org und other.org fanden wir mit höchstens 1 s Abstand");
    expect(textOf(html)).not.toContain("Betreiber");
    expect(html).not.toContain("hidden");
  });

  test("in a page as nothing when there is nothing", async () => {
    const html = await partOf(answerOn(DOWN), "part-group");
    expect(html).toContain("hidden");
    expect(textOf(html)).toBe("");
  });
});

const NETWORK: NetworkFacts = { prefix: "87.238.84.0/22", asn: 16509, name: "AMAZON-02, IE" };

function entry(host: string, network: NetworkFacts | null = NETWORK): LedgerEntry {
  const start = { earliestAt: null, latestAt: SWEPT_AT };
  return { host, outage: { id: SWEPT_AT, scope: "down", start, end: null }, network };
}

function sample(scope: Sample["scope"], completedAt: number): Sample {
  return { startedAt: completedAt, completedAt, scope };
}

function glanceOf(latest?: Sample): Glance {
  const recent = latest === undefined ? [] : [latest];
  return { watchedSince: null, recent, outages: [], network: null };
}

test.each([
  ["", [[]]],
  [" a.org  B.org. ", [["a.org", "b.org"]]],
  [
    "a.org b.org;c.org\n d.org",
    [
      ["a.org", "b.org"],
      ["c.org", "d.org"],
    ],
  ],
  ["a.org localhost 127.0.0.1 not_a@host b.org", [["a.org", "b.org"]]],
])("groups are read of %j", (text, read) => {
  expect(readGroups(text, DOOR)).toEqual(read);
});

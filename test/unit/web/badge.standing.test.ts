/** What a badge goes by, whom it asks for that, and what of it counts against whom. */
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Refusal } from "../../../src/gate/gate";
import { BADGE, FRONT } from "../../../src/limits";
import { NOTHING_BEFORE, type SweepSoFar } from "../../../src/monitor/events";
import type { Glance } from "../../../src/monitor/recall";
import { VANTAGE_IDS } from "../../../src/vantage/registry";
import { keptStanding } from "../../../src/web/badge/kept";
import { type KeptStanding, type StandingDeps, standingOf } from "../../../src/web/badge/standing";
import { type Saw, sweep } from "../verdict/build";
import { glanceWith, look, MIN, NOW } from "./remembered";

const HOST = "a.org";
/** Of a look a minute ago. */
const QUARTER = NOW - MIN - ((NOW - MIN) % (FRONT.storedS * 1_000));

function heard(minutesAgo: number, saw?: Saw): SweepSoFar {
  const of = saw === undefined ? {} : Object.fromEntries(VANTAGE_IDS.map((id) => [id, saw]));
  const startedAt = NOW - minutesAgo * MIN;
  return {
    ...{ startedAt, completedAt: startedAt + 900, observations: sweep(of) },
    ...NOTHING_BEFORE,
  };
}

interface Around {
  readonly sweep?: SweepSoFar;
  readonly kept?: KeptStanding;
  readonly glance?: Glance | "silent";
  readonly isWatched?: boolean;
  readonly onStatusPage?: Glance;
  readonly mayTell?: Refusal;
  readonly mayRead?: Refusal;
  readonly mayGlance?: Refusal | "new";
  readonly hasOptedOut?: boolean;
}

/** Asks for a badge, and tells whom that has troubled, in which order. */
async function asked(around: Around) {
  const { isWatched = false, glance = glanceWith([]) } = around;
  const troubled: string[] = [];
  const trouble =
    <A, T>(name: string, answer: T) =>
    async (_?: A) => {
      troubled.push(name);
      return answer;
    };
  const put: KeptStanding[] = [];
  const deps: StandingDeps = {
    clock: { now: () => NOW, wait: () => new Promise(() => {}) },
    sweeps: { matchStored: async () => around.sweep ?? null },
    keptOf: () => ({
      match: async () => around.kept ?? null,
      put: async (value) => void put.push(value),
    }),
    glances: {
      match: async () =>
        around.onStatusPage ? { at: NOW, of: { [HOST]: around.onStatusPage } } : null,
    },
    isWatched: () => isWatched,
    mayTell: async () => around.mayTell ?? null,
    mayRead: trouble("reader", around.mayRead ?? null),
    mayGlance: trouble("gate", around.mayGlance ?? null),
    monitorOf: () => ({
      glance: async () => {
        troubled.push("monitor");
        if (glance === "silent") throw new Error("out of reach");
        return glance;
      },
      forget: trouble("erased", undefined),
    }),
    hasOptedOut: trouble("owner", around.hasOptedOut ?? false),
  };
  const told = await standingOf(HOST, deps);
  return { told, troubled, put };
}

const standing = (scope: string, at: number, isWatched = false) => ({
  ...{ kind: "standing", seen: { scope, at }, isWatched },
});
const NOTHING = { kind: "standing", seen: null, isWatched: false };
const limit = { limit: "reads", rate: { count: 1, perMs: 1 }, retryAfterMs: 1 } as const;
const LIMITED: Refusal = { code: "rate_limited", ...limit };

afterEach(() => void vi.restoreAllMocks());

describe("a badge goes by", () => {
  test("trouble that the data centre has just heard of, at once and for nothing", async () => {
    const before: KeptStanding = { kind: "standing", seen: { scope: "up", at: NOW - MIN } };
    const { told, troubled, put } = await asked({
      sweep: heard(2, "connection_refused"),
      kept: before,
    });
    expect(told).toEqual(standing("down", NOW - 2 * MIN));
    expect([troubled, put]).toEqual([[], []]);
  });

  test("what it told some minutes ago: a proxy of many readers has no limit there", async () => {
    const kept: KeptStanding = { kind: "standing", seen: { scope: "up", at: NOW - 9 * MIN } };
    const { told, troubled } = await asked({ kept, sweep: heard(1), mayRead: LIMITED });
    expect(told).toEqual(standing("up", NOW - 9 * MIN));
    expect(troubled).toEqual([]);
  });

  test("what was well, by its quarter of an hour alone, since it was a stranger who asked", async () => {
    const { told, troubled, put } = await asked({ sweep: heard(1) });
    expect(told).toEqual(standing("up", QUARTER));
    expect(troubled).toEqual(["reader"]);
    expect(put).toEqual([{ kind: "standing", seen: { scope: "up", at: QUARTER } }]);
  });

  test("what is watched, as it is", async () => {
    const { told, troubled } = await asked({ sweep: heard(1), isWatched: true });
    expect(told).toEqual(standing("up", NOW - MIN, true));
    expect(troubled).toEqual([]);
  });

  test("what the status page knows of a watched one, before its monitor", async () => {
    const onStatusPage = glanceWith([look(1, "partial"), look(2)]);
    const { told, troubled } = await asked({ onStatusPage, isWatched: true });
    expect(told).toEqual(standing("partial", NOW - MIN, true));
    expect(troubled).toEqual(["reader"]);
    const unknown = await asked({ glance: glanceWith([look(3)]), isWatched: true });
    expect(unknown.told).toEqual(standing("up", NOW - 3 * MIN, true));
    // The gate lets pass what the operator has listed.
    expect(unknown.troubled).toEqual(["reader", "monitor", "owner"]);
  });

  test("what the monitor remembers, and keeps it", async () => {
    const { told, troubled, put } = await asked({ glance: glanceWith([look(40), look(90)]) });
    expect(told).toEqual(standing("up", NOW - 40 * MIN));
    expect(troubled).toEqual(["reader", "gate", "monitor", "owner"]);
    expect(put).toEqual([{ kind: "standing", seen: { scope: "up", at: NOW - 40 * MIN } }]);
  });
});

describe("of what nothing is known, it keeps that", () => {
  test.each<[string, Around, readonly string[]]>([
    ["a name that nobody has asked about", { mayGlance: "new" }, ["reader", "gate"]],
    ["a monitor that has forgotten", {}, ["reader", "gate", "monitor"]],
  ])("%s", async (_, around, whom) => {
    const { told, troubled, put } = await asked(around);
    expect(told).toEqual(NOTHING);
    expect(troubled).toEqual(whom);
    expect(put).toEqual([{ kind: "standing", seen: null }]);
  });

  test("a domain that does not exist", async () => {
    const { told, put } = await asked({ mayGlance: { code: "no_such_name", twin: null } });
    expect(told).toMatchObject({ kind: "problem", code: "no_such_name" });
    expect(put).toEqual([{ kind: "no_such_name" }]);
    const again = await asked({ kept: { kind: "no_such_name" } });
    expect(again).toMatchObject({ told: { code: "no_such_name" }, troubled: [] });
  });
});

describe("it says what is wrong, and keeps none of it", () => {
  test.each<[string, Around, string, readonly string[]]>([
    [
      "opted out",
      { mayTell: { code: "opted_out" }, sweep: heard(1, "connection_refused") },
      "opted_out",
      [],
    ],
    ["too many readings", { mayRead: LIMITED }, "rate_limited", ["reader"]],
    ["a silent gate", { mayGlance: { code: "overloaded" } }, "overloaded", ["reader", "gate"]],
    [
      "a private address",
      { mayGlance: { code: "forbidden_target" } },
      "forbidden_target",
      ["reader", "gate"],
    ],
    ["a silent monitor", { glance: "silent" }, "overloaded", ["reader", "gate", "monitor"]],
    [
      "an owner who has opted out since",
      { glance: glanceWith([look(40)]), hasOptedOut: true },
      "opted_out",
      ["reader", "gate", "monitor", "owner", "erased"],
    ],
  ])("%s", async (_, around, code, whom) => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const { told, troubled, put } = await asked(around);
    expect(told).toMatchObject({ kind: "problem", code });
    expect(troubled).toEqual(whom);
    expect(put).toEqual([]);
  });
});

describe("what is kept", () => {
  const at = NOW - MIN;
  test.each<[KeptStanding, boolean, number]>([
    [{ kind: "standing", seen: { scope: "up", at } }, false, BADGE.keptS],
    [{ kind: "standing", seen: { scope: "unknown", at } }, false, BADGE.keptS],
    [{ kind: "standing", seen: null }, false, BADGE.keptS],
    [{ kind: "no_such_name" }, false, BADGE.keptS],
    [{ kind: "standing", seen: { scope: "down", at } }, false, BADGE.soonS],
    [{ kind: "standing", seen: { scope: "up", at } }, true, BADGE.soonS],
  ])(
    "%j (watched: %j) is kept for %i seconds, and read back",
    async (value, isWatched, seconds) => {
      const stored = new Map<string, Response>();
      const cache = {
        match: async (key: RequestInfo | URL) => stored.get(String(key))?.clone(),
        put: async (key: RequestInfo | URL, response: Response) =>
          void stored.set(String(key), response),
      };
      const place = keptStanding(cache, { siteUrl: "https://x.example", host: HOST, isWatched });
      await place.put(value);
      expect(await place.match()).toEqual(value);
      const [[key, response] = []] = [...stored];
      expect(key).toBe("https://x.example/.badge/v1/a.org");
      expect(response?.headers.get("cache-control")).toBe(`max-age=${seconds}`);
      stored.set(key ?? "", Response.json({ kind: "standing", seen: { scope: "fine", at } }));
      expect(await place.match()).toBeNull();
    },
  );
});

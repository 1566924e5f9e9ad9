/** Which sweep answers a question. */
import { describe, expect, test } from "vitest";
import type { Gate } from "../../../src/gate/gate";
import { FRONT } from "../../../src/limits";
import { NOTHING_BEFORE, type SweepSoFar } from "../../../src/monitor/events";
import type { Target } from "../../../src/target/parse";
import { type AskDeps, openSweep, type Question } from "../../../src/web/ask";
import { SWEPT_AT, sweep } from "../verdict/build";

const CACHED: SweepSoFar = {
  ...{ startedAt: SWEPT_AT, completedAt: SWEPT_AT + 900, observations: sweep({}) },
  ...NOTHING_BEFORE,
};

/** Nothing is noted of anybody. */
const note = () => ({ match: async () => null, put: () => Promise.reject(new Error("no note")) });
const gateOf = (mayRead: boolean) =>
  ({
    ...{ keyed: async (block: string) => block, denied: [], refusalOf: note, factsOf: note },
    clock: { now: () => SWEPT_AT, wait: () => new Promise(() => {}) },
    limiters: { reads: { limit: async () => ({ success: mayRead }) } },
  }) as unknown as Gate;

function depsAt(now: number, watched: readonly string[], mayRead: boolean): AskDeps {
  const never = () => {
    throw new Error("nobody is asked at the gate");
  };
  return {
    clock: { now: () => now, wait: () => new Promise(() => {}) },
    cache: {
      ...{ match: async () => CACHED, matchStored: never },
      ...{ put: never, isRunning: never, markRunning: never },
    },
    ...{ groups: [], named: new Set<string>(), watched: new Set(watched), notice: null },
    ...{ entriesAround: never, glanceAt: never, networkAt: never },
    ...{ gate: gateOf(mayRead), waitUntil: () => {} },
    monitors: { idFromName: () => ({}), get: () => ({}) } as unknown as DurableObjectNamespace,
  };
}

const question = {
  ...{ kind: "question", target: { host: "a.org", display: "a.org" } as unknown as Target },
  ...{ headers: new Headers(), language: "en", method: "GET" },
} as Question;

const kindAt = async (ageMs: number, watched: readonly string[], mayRead = true) =>
  (await openSweep(question, depsAt(SWEPT_AT + ageMs, watched, mayRead))).kind;

describe("a cached sweep answers", () => {
  test.each([0, FRONT.oldAfterMs - 1, FRONT.oldAfterMs, 50_000])("after %i ms", async (ageMs) => {
    expect(await kindAt(ageMs, [])).toBe("fresh");
  });

  test("about a watched host for seconds alone, since its monitor has looked again", async () => {
    expect(await kindAt(FRONT.oldAfterMs - 1, ["a.org"])).toBe("fresh");
    expect(await kindAt(FRONT.oldAfterMs, ["a.org"])).toBe("running");
    // Whoever has read very much does not have its monitor asked again.
    expect(await kindAt(FRONT.oldAfterMs, ["a.org"], false)).toBe("fresh");
  });
});

/** What holds of every track, whatever was seen. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outageOf } from "../../../src/verdict/outages";
import type { Scope } from "../../../src/verdict/rule";
import { isBad, type Sample } from "../../../src/verdict/sample";
import { NEW_TRACK, type Run, type Track } from "../../../src/verdict/track";
import { track } from "../../../src/verdict/tracker";
import { holds } from "./arbitraries";
import { history, MIN, runsTold, SECOND, tell } from "./tracked";

const RECHECK_MS = 20 * SECOND;

/** The track before each look, the look, and what became of it. */
function stepsOf(samples: readonly Sample[]) {
  let before: Track = NEW_TRACK;
  return samples.map((sample) => {
    const step = { before, sample, ...track(before, sample) };
    before = step.track;
    return step;
  });
}

const isFrozen = <T>(value: T): T => {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(isFrozen);
    Object.freeze(value);
  }
  return value;
};

/** Looks that nobody arranged: any scope at any time, one after the other. */
const anything: fc.Arbitrary<readonly Sample[]> = fc
  .array(
    fc.record({
      pauseMs: fc.oneof(fc.nat(30 * SECOND), fc.nat(6 * MIN), fc.nat(40 * MIN)),
      tookMs: fc.nat(25 * SECOND),
      scope: fc.constantFrom<Scope>("up", "up", "down", "partial", "down", "unknown"),
    }),
    { maxLength: 60, size: "max" },
  )
  .map((list) => {
    let at = 0;
    return list.map(({ pauseMs, tookMs, scope }) => {
      const startedAt = at + pauseMs + 1;
      at = startedAt + tookMs;
      return { startedAt, completedAt: at, scope };
    });
  });

describe("a track", () => {
  test("is pure and deterministic", () => {
    holds(
      anything,
      (samples) => {
        for (const { before, sample } of stepsOf(samples))
          expect(track(isFrozen(before), isFrozen(sample))).toEqual(track(before, sample));
      },
      300,
    );
  });

  test("is not changed by looks that say nothing", () => {
    holds(anything, (samples) => {
      const told = samples.filter(({ scope }) => scope !== "unknown");
      expect(tell(samples)).toEqual(tell(told));
    });
  });

  test("is not changed by what it has been told before, or what is older", () => {
    holds(
      fc.tuple(anything, fc.nat(59), fc.constantFrom<Scope>("up", "down", "partial")),
      (example) => {
        const [samples, pick, other] = example;
        const { track: before } = tell(samples);
        const lastTold = samples.findLastIndex(({ scope }) => scope !== "unknown");
        const old = samples[Math.min(pick, lastTold)];
        if (old === undefined) return;
        for (const scope of [old.scope, other])
          expect(track(before, { ...old, scope })).toEqual({ track: before, changes: [] });
      },
    );
  });

  test("survives being written down, at every step", () => {
    holds(
      anything,
      (samples) => {
        let stored: Track = NEW_TRACK;
        for (const { sample, track: kept } of stepsOf(samples)) {
          stored = track(JSON.parse(JSON.stringify(stored)), sample).track;
          expect(stored).toEqual(kept);
        }
      },
      500,
    );
  });

  test("does not grow", () => {
    holds(anything, (samples) => {
      expect(JSON.stringify(tell(samples).track).length).toBeLessThan(1_000);
    });
  });

  test("follows either an outage or a suspicion, never both, and no suspicion that is one already", () => {
    holds(anything, (samples) => {
      for (const {
        track: { suspect, outage, calm },
      } of stepsOf(samples)) {
        if (suspect !== null)
          expect(suspect).toMatchObject({ phase: "suspect", badLooks: 1, firstGood: null });
        if (outage?.phase === "open") expect(suspect).toBeNull();
        if (outage !== null) expect(["open", "ended"]).toContain(outage.phase);
        if (calm > 0) expect(suspect).toBeNull();
      }
    });
  });
});

describe("outages", () => {
  test("are open one at a time: each is closed or lost before another one is opened", () => {
    holds(anything, (samples) => {
      const { track: last, changes } = tell(samples);
      let openId: number | null = null;
      for (const { kind, run } of changes) {
        if (kind === "opened" || kind === "reopened") {
          expect(openId).toBeNull();
          openId = run.id;
        }
        expect(run.id).toBe(openId);
        if (kind === "closed" || kind === "lost") openId = null;
      }
      expect(last.outage?.phase === "open" ? last.outage.id : null).toBe(openId);
    });
  });

  test("are opened by two bad looks twenty seconds apart, with no good one in between", () => {
    holds(anything, (samples) => {
      for (const { kind, sample } of tell(samples).changes) {
        if (kind !== "opened" && kind !== "reopened") continue;
        const until = samples.slice(0, samples.indexOf(sample));
        const run = until.slice(until.findLastIndex(({ scope }) => scope === "up") + 1);
        const first = run.filter(({ scope }) => isBad(scope));
        expect(isBad(sample.scope)).toBe(true);
        expect(first.some(({ completedAt }) => sample.startedAt - completedAt >= RECHECK_MS)).toBe(
          true,
        );
      }
    });
  });

  test("are closed by two good looks twenty seconds apart, with no bad one in between", () => {
    holds(anything, (samples) => {
      for (const { kind, sample, run } of tell(samples).changes) {
        if (kind !== "closed") continue;
        const until = samples.slice(0, samples.indexOf(sample));
        const calm = until.slice(until.findLastIndex(({ scope }) => isBad(scope)) + 1);
        const first = calm.find(({ scope }) => scope === "up");
        expect(sample.scope).toBe("up");
        expect(first?.completedAt).toBe(run.firstGood?.completedAt);
        expect(sample.startedAt - (first?.completedAt ?? Number.NaN)).toBeGreaterThanOrEqual(
          RECHECK_MS,
        );
      }
    });
  });

  test("are opened and closed as soon as that is so", () => {
    // Watched without a pause, two bad looks always make an outage, and two good ones always end it.
    const steady = fc.array(fc.constantFrom<Scope>("up", "down", "partial"), { maxLength: 40 });
    holds(steady, (scopes) => {
      const samples = scopes.map((scope, i) => ({
        startedAt: i * 25_000,
        completedAt: i * 25_000 + 5_000,
        scope,
      }));
      for (const [i, { before, sample, track: after }] of stepsOf(samples).entries()) {
        const last = samples[i - 1];
        if (last === undefined || isBad(last.scope) !== isBad(sample.scope)) continue;
        expect(after.outage?.phase === "open").toBe(isBad(sample.scope));
        if (before.outage?.phase === "open" && sample.scope === "up")
          expect(after.outage?.phase).toBe("ended");
      }
    });
  });

  test("that are less than five minutes apart are one, with one id", () => {
    holds(anything, (samples) => {
      const runs = runsTold(tell(samples)).toReversed();
      expect(new Set(runs.map(({ id }) => id)).size).toBe(runs.length);
      for (const [i, later] of runs.slice(1).entries()) {
        const { firstGood } = runs[i] as Run;
        if (firstGood === null) continue;
        expect(later.start.latestAt - firstGood.completedAt).toBeGreaterThan(5 * MIN);
      }
    });
  });

  test("have an id that is the end of their first bad look", () => {
    holds(anything, (samples) => {
      for (const { id, start } of runsTold(tell(samples))) {
        expect(start.latestAt).toBe(id);
        expect(samples.some((one) => one.completedAt === id && isBad(one.scope))).toBe(true);
      }
    });
  });

  test("have bounds that are in order, at every step and for ever after", () => {
    holds(fc.tuple(anything, fc.nat(3 * 60 * MIN)), ([samples, restMs]) => {
      for (const {
        track: { suspect, outage },
        sample,
      } of stepsOf(samples)) {
        for (const run of [suspect, outage]) {
          if (run === null) continue;
          const { start, end, ...lasted } = outageOf(run, sample.completedAt + restMs);
          expect(start.earliestAt ?? -1).toBeLessThan(start.latestAt);
          expect(start.latestAt).toBeLessThanOrEqual(run.lastBad.completedAt);
          if (end !== null) {
            expect(start.earliestAt ?? -1).toBeLessThan(end.earliestAt);
            expect(end.earliestAt).toBeLessThan(end.latestAt ?? Number.POSITIVE_INFINITY);
            expect(start.latestAt).toBeLessThan(end.latestAt ?? Number.POSITIVE_INFINITY);
          }
          expect(lasted.minDurationMs).toBeGreaterThanOrEqual(0);
          expect(lasted.minDurationMs).toBeLessThanOrEqual(
            lasted.maxDurationMs ?? Number.POSITIVE_INFINITY,
          );
        }
      }
    });
  });

  test("do not overlap in what is certain of them", () => {
    holds(history, ({ samples }) => {
      const runs = runsTold(tell(samples)).toReversed();
      for (const [i, later] of runs.slice(1).entries()) {
        const earlier = runs[i] as Run;
        expect(earlier.phase).toBe("ended");
        expect(earlier.lastBad.completedAt).toBeLessThan(later.start.latestAt);
      }
    });
  });
});

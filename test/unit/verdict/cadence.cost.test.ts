/** What one question of a stranger costs: how many sweeps follow it of our own accord. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CADENCE } from "../../../src/limits";
import { nextLook } from "../../../src/verdict/cadence";
import type { Scope } from "../../../src/verdict/rule";
import type { Sample } from "../../../src/verdict/sample";
import { NEW_TRACK, type Track } from "../../../src/verdict/track";
import { type Change, track } from "../../../src/verdict/tracker";
import { holds } from "./arbitraries";
import { HOUR, SECOND, STARTED_AT } from "./tracked";

type Target = (look: number) => Scope;

/** The sweeps that follow one question of a stranger, when a target looks like that at each. */
function sweepsOf(scopeAt: Target, tookMs: number, wasWell = true) {
  const kinds: Change[] = [];
  let known: Track = wasWell ? { ...NEW_TRACK, lastGoodAt: STARTED_AT - HOUR } : NEW_TRACK;
  let startedAt = STARTED_AT;
  for (let count = 1; count < 10_000; count += 1) {
    const completedAt = startedAt + tookMs;
    const lastLook: Sample = { startedAt, completedAt, scope: scopeAt(count - 1) };
    const { track: next, changes } = track(known, lastLook);
    known = next;
    kinds.push(...changes.map(({ kind }) => kind));
    const look = nextLook({ track: known, lastLook, askedAt: STARTED_AT, watchedEveryMs: null });
    if (look === null)
      return { count, kinds, outage: known.outage, hours: (startedAt - STARTED_AT) / HOUR };
    startedAt = look.at;
  }
  throw new Error("it never ends");
}

describe("one question of a stranger costs", () => {
  test.each<[string, Target, number]>([
    ["one sweep when the target is well", () => "up", 1],
    ["one sweep when nobody can tell", () => "unknown", 1],
    ["two when it was not as bad as it looked", (look) => (look === 0 ? "down" : "up"), 2],
    ["two when it flips with each look", (look) => (look % 2 === 0 ? "down" : "up"), 2],
    ["five when it comes back", (look) => (look < 2 ? "down" : "up"), 5],
    ["few when our vantages fail right after", (look) => (look === 0 ? "down" : "unknown"), 5],
    ["few when they fail while it is down", (look) => (look < 2 ? "down" : "unknown"), 6],
    [
      "few when they fail as it comes back",
      (look) => (["down", "down", "up"] as const)[look] ?? "unknown",
      7,
    ],
  ])("%s", (_title, scopeAt, count) => {
    expect(sweepsOf(scopeAt, 2 * SECOND).count).toBe(count);
  });

  // What the limits say of CADENCE.followMs.
  test.each([
    [500, 167],
    [2_000, 165],
    [25_000, 144],
  ])("of %i ms each, %i when it stays down", (tookMs, count) => {
    const whole = sweepsOf(() => "down", tookMs);
    expect(whole.count).toBe(count);
    expect(whole.hours).toBeGreaterThan(23.7);
    expect(whole.hours).toBeLessThan(24.3);
    expect(whole.outage?.phase).toBe("open");
  });

  // What the limits say of CADENCE.followUnseenMs.
  test.each([
    [500, 21],
    [2_000, 20],
    [25_000, 12],
  ])("of %i ms each, %i when nobody has ever seen it well", (tookMs, count) => {
    const whole = sweepsOf(() => "down", tookMs, false);
    expect(whole.count).toBe(count);
    expect(whole.hours).toBeLessThan(0.2);
  });

  // The worst that a search among patterns and policies has found is the first of these.
  test.each<[string, readonly Scope[]]>([
    ["comes back for a moment", ["down", "unknown", "unknown", "unknown", "down", "up", "up"]],
    ["is lost from sight, again and again", ["down", "unknown", "down"]],
    ["is lost from sight as it comes back", ["down", "up", "unknown", "unknown", "unknown", "up"]],
    ["flips twice", ["down", "down", "up", "up"]],
  ])("some six hundred at most, if the target %s", (_title, pattern) => {
    const { count } = sweepsOf((look) => pattern[look % pattern.length] ?? "up", 500);
    expect(count).toBeLessThan(650);
  });

  test("no more, whatever the target does", () => {
    const scope = fc.constantFrom<Scope>("up", "down", "partial", "unknown");
    const patterns = fc.array(scope, { minLength: 1, maxLength: 24, size: "max" });
    holds(
      patterns,
      (pattern) => {
        const { count } = sweepsOf((look) => pattern[look % pattern.length] ?? "up", 500);
        expect(count).toBeLessThan(650);
      },
      1_000,
    );
  });

  test("no look that is due before the one it follows has ended", () => {
    const scopes = fc.array(fc.constantFrom<Scope>("up", "down", "partial", "unknown"), {
      minLength: 1,
      maxLength: 24,
    });
    holds(
      scopes,
      (pattern) => {
        let known: Track = NEW_TRACK;
        for (const [i, scope] of pattern.entries()) {
          const lastLook = { startedAt: i * 30_000, completedAt: i * 30_000 + 9_000, scope };
          known = track(known, lastLook).track;
          const next = nextLook({ track: known, lastLook, askedAt: 0, watchedEveryMs: null });
          expect(next?.at ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
            lastLook.completedAt + CADENCE.recheckMs,
          );
        }
      },
      500,
    );
  });
});

test.each([500, 25_000])(
  "an outage that every other look of %i ms is silent about is followed as one",
  (tookMs) => {
    const { kinds, hours } = sweepsOf((look) => (look % 2 === 0 ? "down" : "unknown"), tookMs);
    expect(kinds).toEqual(["opened", "confirmed"]);
    expect(hours).toBeGreaterThan(23.7);
  },
);

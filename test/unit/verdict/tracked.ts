/**
 * Short ways to write down what a track is told, and to gather what it says. Nothing here decides
 * anything.
 */
import fc from "fast-check";
import { type Outage, outageOf } from "../../../src/verdict/outages";
import type { Scope } from "../../../src/verdict/rule";
import type { Sample } from "../../../src/verdict/sample";
import { NEW_TRACK, type Run, type Track } from "../../../src/verdict/track";
import { type Change, track } from "../../../src/verdict/tracker";

export const SECOND = 1_000;
export const MIN = 60_000;
export const HOUR = 60 * MIN;

export const STARTED_AT = 1_292_187_490_000;

const MARKS: Readonly<Record<string, Scope>> = {
  "+": "up",
  "-": "down",
  "~": "partial",
  "!": "down",
  "?": "unknown",
};

/**
 * Reads looks of two seconds each, oldest first: a mark and when it started, in seconds or minutes
 * after `STARTED_AT`. "+0 -60 -2m" is up, down a minute later, and down another minute later; `~` is
 * partial, `?` says nothing; `!` is one region that is down alone.
 */
export function looks(text: string): readonly Sighting[] {
  return text
    .split(" ")
    .filter(Boolean)
    .map((word) => {
      const scope = MARKS[word.charAt(0)];
      const figure = Number(word.slice(1).replace("m", ""));
      if (scope === undefined || Number.isNaN(figure)) throw new Error(`“${word}” is no look`);
      const startedAt = STARTED_AT + figure * (word.endsWith("m") ? MIN : SECOND);
      const isLone = word.startsWith("!");
      return { startedAt, completedAt: startedAt + 2 * SECOND, scope, ...(isLone && { isLone }) };
    });
}

/** What a track is told of a look. */
type Sighting = Sample & { readonly isLone?: boolean };

/** Seconds after `STARTED_AT`. */
export const secondsOf = (at: number) => (at - STARTED_AT) / SECOND;

export interface Told {
  readonly track: Track;
  readonly changes: readonly {
    readonly kind: Change;
    readonly run: Run;
    readonly sample: Sample;
  }[];
}

/** What a new track says when it is told of all of them, oldest first. */
export function tell(samples: readonly Sighting[], from: Track = NEW_TRACK): Told {
  let told: Told = { track: from, changes: [] };
  for (const sample of samples) {
    const next = track(told.track, sample);
    const changes = next.changes.map((change) => ({ ...change, sample }));
    told = { track: next.track, changes: [...told.changes, ...changes] };
  }
  return told;
}

/** Its outages, newest first, as a monitor keeps them: of each the last change, of the newest the track. */
export function runsTold({ track: { outage }, changes }: Told): readonly Run[] {
  const runs = new Map(changes.map(({ run }) => [run.id, run]));
  if (outage !== null) runs.set(outage.id, outage);
  return [...runs.values()].toReversed();
}

export function outagesOf(samples: readonly Sample[], now: number): readonly Outage[] {
  return runsTold(tell(samples)).map((run) => outageOf(run, now));
}

/** A sweep, and the one instant at which it looked. */
export interface Look {
  readonly lookedAt: number;
  readonly sample: Sample;
}

export interface History {
  /** A target that is up at first, and when it went down, came back, … */
  readonly flippedAt: readonly number[];
  /** Oldest first. */
  readonly looks: readonly Look[];
  readonly samples: readonly Sample[];
  readonly now: number;
}

export function isUpAt(flippedAt: readonly number[], instant: number): boolean {
  return flippedAt.filter((at) => at <= instant).length % 2 === 0;
}

/** As short as a refresh, as long as a pause of ours, or so long that nobody watched. */
const pauseMs = fc.oneof(
  fc.integer({ min: 1, max: 40 * SECOND }),
  fc.integer({ min: 1, max: 7 * MIN }),
  fc.integer({ min: 1, max: 3 * HOUR }),
);

const stretchMs = fc.oneof(
  fc.integer({ min: 1, max: 12 * MIN }),
  fc.integer({ min: 1, max: 12 * HOUR }),
);

const looked = fc.record({
  pauseMs,
  untilLookMs: fc.nat(25 * SECOND),
  afterLookMs: fc.nat(3 * SECOND),
  isMute: fc.nat(4).map((n) => n === 0),
  isWorst: fc.boolean(),
});

/** A target that goes down and comes back, and sweeps of it that say what was true when they looked. */
export const history: fc.Arbitrary<History> = fc
  .record({
    stretches: fc.array(stretchMs, { maxLength: 12 }),
    sweeps: fc.array(looked, { maxLength: 40, size: "max" }),
    restMs: pauseMs,
  })
  .map(({ stretches, sweeps, restMs }) => {
    const flippedAt = stretches.map((_, i) =>
      stretches.slice(0, i + 1).reduce((sum, ms) => sum + ms, 0),
    );
    const looks: Look[] = [];
    let at = 0;
    for (const { pauseMs, untilLookMs, afterLookMs, isMute, isWorst } of sweeps) {
      const startedAt = at + pauseMs;
      const lookedAt = startedAt + untilLookMs;
      at = lookedAt + afterLookMs;
      const seen = isUpAt(flippedAt, lookedAt) ? "up" : isWorst ? "down" : "partial";
      looks.push({
        lookedAt,
        sample: { startedAt, completedAt: at, scope: isMute ? "unknown" : seen },
      });
    }
    return { flippedAt, looks, samples: looks.map(({ sample }) => sample), now: at + restMs };
  });

/** How long it was truly bad, from a beginning of trouble on. */
export function badMsIn(
  { flippedAt }: Pick<History, "flippedAt">,
  beganAt: number,
  until: number,
): number {
  const flips = [...flippedAt.filter((flip) => flip >= beganAt && flip < until), until];
  return flips.reduce((sum, flip, i) => (i % 2 === 1 ? sum + flip - (flips[i - 1] ?? 0) : sum), 0);
}

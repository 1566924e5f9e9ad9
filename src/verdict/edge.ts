/**
 * What a sweep says for everyone, where trouble of few regions is on the edge of what is tolerated.
 *
 * Two regions are down, and one of their vantages falls silent: the failure of the other is lone now,
 * and a lone one is tolerated. Such a sweep is good to whoever asks. But silence is no recovery: while
 * nobody has seen the silent one well, and the other still fails, it tells everyone's line nothing. And
 * trouble that a bad sweep finds may have begun while one of its regions was silent. Pure.
 */
import { type Ballot, ballotsOf } from "./ballot";
import { scopeOf } from "./rule";
import { isBad, type Sample, type SweepSeen } from "./sample";
import type { Track } from "./track";

/** A sweep as everyone's line is told of it. */
export interface Look extends Sample {
  /** Trouble that it finds began after this look; null: nobody knows. Left out: after the last good one. */
  readonly beganAfterAt?: number | null;
  /** Of a region alone: see RegionSample. */
  readonly isLone?: boolean;
}

/** @param lastGoodAt of everyone's line. @param lines of the regions, before this sweep. */
export function lookOf(
  sweep: SweepSeen,
  world: Sample,
  lastGoodAt: number | null,
  lines: { readonly [region in string]?: Track | undefined },
): Look {
  const ballots = ballotsOf(sweep.observations);
  if (isBad(world.scope)) return { ...world, beganAfterAt: beganAfter(ballots, lastGoodAt, lines) };
  return world.scope === "up" && mayGoOn(ballots, lines) ? { ...world, scope: "unknown" } : world;
}

type Lines = Parameters<typeof lookOf>[3];

/** Whether a failure that is lone now would not be, if those who fell silent were down still. */
function mayGoOn(ballots: readonly Ballot[], lines: Lines): boolean {
  const wasDown = ({ region }: Ballot) => lines[region]?.calm === 0;
  const isStillDown = ballots.some((one) => one.vote === "down" && wasDown(one));
  if (!isStillDown) return false;
  // One that was turned away has got an answer.
  const isSilent = (one: Ballot) => one.vote === "abstain" && !one.refused && wasDown(one);
  return isBad(scopeOf(ballots.map((one) => (isSilent(one) ? { ...one, vote: "down" } : one))));
}

/**
 * The newest look at which it had not begun: since then enough regions have failed to make this sweep
 * bad, or before then too few can have. Where no region's line goes back so far, it is the last good one.
 */
function beganAfter(ballots: readonly Ballot[], lastGoodAt: number | null, lines: Lines) {
  if (lastGoodAt === null) return null;
  const down = ballots.filter(({ vote }) => vote === "down");
  const wellAt = ({ region }: Ballot) => lines[region]?.lastGoodAt ?? Number.NEGATIVE_INFINITY;
  const isBadWith = (isDown: (one: Ballot) => boolean) =>
    isBad(
      scopeOf(
        ballots.map((one) => (one.vote === "down" && !isDown(one) ? { ...one, vote: "up" } : one)),
      ),
    );
  const had = (at: number) =>
    isBadWith((one) => wellAt(one) >= at) || !isBadWith((one) => wellAt(one) < at);
  const earlier = down.map(wellAt).filter((at) => at < lastGoodAt && Number.isFinite(at));
  return [lastGoodAt, ...earlier.toSorted((a, b) => b - a)].find(had) ?? lastGoodAt;
}

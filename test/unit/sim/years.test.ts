/** Target-years: that they are played as they would be sweep by sweep, and what comes out of a few. */
import { describe, expect, test } from "vitest";
import { figureOfYears } from "../../../sim/years/figure";
import { KINDS, YEARS, type YearsModel } from "../../../sim/years/model";
import { playYear } from "../../../sim/years/play";
import { addYears, quantile, type Share, spreadOf } from "../../../sim/years/result";
import { OBSERVATIONS } from "../../../sim/years/sight";
import { tellYears } from "../../../sim/years/tell";
import { simulateYears } from "../../../sim/years/years";
import { decodeObservation } from "../../../src/probe/observation";

const DAY = 24 * 3_600_000;

/** Trouble every few hours, and ours too: what takes years elsewhere happens within days. */
const BUSY: YearsModel = {
  ...YEARS,
  ...{ everyoneEveryMs: DAY / 2, regionEveryMs: DAY, continentEveryMs: DAY, severalEveryMs: DAY },
  flaps: { ...YEARS.flaps, everyMs: DAY },
  sometimes: { ...YEARS.sometimes, everyMs: 2 * DAY },
  refusesAll: { everyMs: 4 * DAY, lastsMs: DAY / 8 },
  broken: { share: 0.05, lastsMs: DAY / 4 },
  saysDown: { share: 0.03, lastsMs: DAY / 4 },
  together: { ...YEARS.together, everyMs: DAY / 4 },
};

describe("a year", () => {
  test.each(KINDS)("%s, is the same when no sweep of it is passed over", (kind) => {
    const order = { seed: 7, kind, model: BUSY, lastsMs: 4 * DAY };
    const whole = playYear({ ...order, playsAll: true });
    const { sweeps, ...same } = playYear(order);
    expect(same.outages.length).toBeGreaterThan(10);
    expect(same).toEqual({ ...whole, sweeps: undefined });
    expect(sweeps.all).toBe(whole.sweeps.all);
    expect(sweeps.played).toBeLessThan(whole.sweeps.played);
  });

  test("of another seed is another one", () => {
    const order = { kind: "every-minute", model: BUSY, lastsMs: DAY } as const;
    const [a, b] = [1, 2].map((seed) => playYear({ ...order, seed }).outages);
    expect(a).not.toEqual(b);
  });

  test("without any trouble, of theirs or ours, has no outage", () => {
    const never = Number.POSITIVE_INFINITY;
    const model: YearsModel = {
      ...YEARS,
      ...{ everyoneEveryMs: never, regionEveryMs: never, continentEveryMs: never },
      ...{ severalEveryMs: never, flaps: { ...YEARS.flaps, everyMs: never } },
      sometimes: { ...YEARS.sometimes, everyMs: never },
      together: { ...YEARS.together, everyMs: never },
      saysDown: { share: 0, lastsMs: 1 },
      broken: { share: 0, lastsMs: 1 },
    };
    const { outages, sweeps } = playYear({ seed: 3, kind: "every-five-minutes", model });
    expect(outages).toEqual([]);
    expect(sweeps.all).toBeGreaterThan(105_000);
  });
});

test("what the vantages report is what the decoder lets in", () => {
  for (const made of OBSERVATIONS.flatMap((one) => Object.values(one)))
    expect(decodeObservation({ ...made, startedAt: 1 })).toEqual({ ...made, startedAt: 1 });
});

describe("of a few years", () => {
  const result = simulateYears({ seed: 11, years: 3 });
  const kinds = KINDS.map((id) => {
    const kind = result.kinds[id];
    if (kind === undefined) throw new Error(`nobody played ${id}`);
    return kind;
  });
  const allOf = ({ of, inside }: Share) => inside / of;

  test("each kind is played once", () => {
    expect(kinds.map(({ years }) => years)).toEqual([1, 1, 1]);
  });

  test("all true starts and ends of outages for everyone lie within what was told", () => {
    for (const { world } of kinds) {
      expect(world.starts.everyone.of).toBeGreaterThan(5);
      expect(allOf(world.starts.everyone)).toBe(1);
      expect(allOf(world.ends.everyone)).toBe(1);
      expect(allOf(world.durations.everyone)).toBe(1);
    }
  });

  test("fifty refreshes in fifteen seconds open nothing", () => {
    for (const { refreshed } of kinds) {
      expect(refreshed.times).toBeGreaterThan(5);
      expect(refreshed.opened).toBe(0);
    }
  });

  test("what is shorter than a re-check is not told, and what is long is", () => {
    for (const { world } of kinds) {
      const { "10–20 s": short, "1–12 h": long } = world.detection.everyone;
      expect(short.detected).toBe(0);
      expect(long.detected).toBe(long.spells);
    }
  });

  test("trouble in a region alone is told with the third look, and within its bounds", () => {
    const [everyMinute] = kinds;
    if (everyMinute === undefined) throw new Error("nobody watched every minute");
    const { "20–60 s": short, "15–60 min": long } = everyMinute.regions.detection.alone;
    expect(short.detected).toBe(0);
    expect(long.spells).toBeGreaterThan(0);
    expect(long.detected).toBe(long.spells);
    expect(quantile(long.delay, 0)).toBeGreaterThan(120_000);
    for (const { regions } of kinds) {
      expect(regions.starts.alone.of).toBeGreaterThan(0);
      expect(allOf(regions.starts.alone)).toBe(1);
      expect(allOf(regions.ends.alone)).toBe(1);
    }
  });

  test("they add up", () => {
    const twice = addYears(result, result);
    const first = kinds[0]?.world;
    const added = twice.kinds["every-minute"];
    expect(added?.years).toBe(2);
    expect(added?.world.told).toBe(2 * (first?.told ?? 0));
    expect(added?.world.startWidth).not.toEqual(first?.startWidth);
    expect(quantile(added?.world.startWidth.shared ?? {}, 0.5)).toBe(
      quantile(first?.startWidth.shared ?? {}, 0.5),
    );
    expect(addYears({ kinds: {} }, result)).toEqual(result);
  });

  test("are told in tables that have no holes", () => {
    const text = tellYears(result);
    expect(text).toContain("| watched every minute | outages for everyone |");
    expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  test("are drawn for light and dark, with words for those who do not see it", () => {
    const svg = figureOfYears(result);
    expect(svg).toContain("prefers-color-scheme: dark");
    expect(svg).toMatch(/<title id="years-title">[^<]+</);
    expect(svg).toMatch(/<desc id="years-desc">[^<]*1–12 h: [^<]*asked about: \d+ % told/);
    expect(svg).not.toMatch(/NaN|undefined|null|Infinity/);
  });
});

test("a spread tells its quantiles to within a fortieth", () => {
  const spread = spreadOf(Array.from({ length: 1_000 }, (_, i) => (i + 1) * 100));
  expect(Math.abs((quantile(spread, 0.5) ?? 0) / 50_000 - 1)).toBeLessThan(0.03);
  expect(Math.abs((quantile(spread, 0.95) ?? 0) / 95_000 - 1)).toBeLessThan(0.03);
  expect(quantile({}, 0.5)).toBeNull();
});

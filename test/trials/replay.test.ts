/**
 * The founding case. The evening is played with the real monitor, ledger, group and answers, and what
 * was told is held against what was true. Its twin breaks our own vantages, and must tell of no outage.
 */
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Played, Step, Story } from "../../practice/replay/play";
import { loadReplay, readMigrations } from "../../practice/replay/run";
import { CADENCE } from "../../src/limits";
import type { Outage } from "../../src/verdict/outages";

// Half a minute's computing in all, at the worst.
vi.setConfig({ testTimeout: 20_000, hookTimeout: 30_000 });

const [replay, migrations] = await Promise.all([loadReplay(), readMigrations()]);
const { AMERICAN, BROKEN, cet, EVENING, SISTERS, TRUTH, TWINS, play, tellTwins, told } = replay;

const EVERY_MS = EVENING.everyS * 1_000;
const NETWORK = { prefix: "87.238.84.0/22", asn: 16_509, name: "AMAZON-02, US" };

const historyOf = ({ hosts }: Played, host: string) => {
  const found = hosts.find((one) => one.host === host);
  if (found === undefined) throw new Error(`nobody watched ${host}`);
  return found.history;
};

const longestSweepMs = (played: Played) =>
  Math.max(
    ...played.hosts.flatMap(({ history }) =>
      history.sweeps.map(({ startedAt, completedAt }) => completedAt - startedAt),
    ),
  );

/** Fails unless what was true lies inside everything that is told of an outage that has ended. */
function expectTrue(
  { start, end, minDurationMs, maxDurationMs }: Outage,
  { offAt, onAt } = TRUTH,
): void {
  const tookMs = onAt - offAt;
  expect(start.earliestAt).toBeLessThanOrEqual(offAt);
  expect(start.latestAt).toBeGreaterThanOrEqual(offAt);
  expect(end?.earliestAt).toBeLessThanOrEqual(onAt);
  expect(end?.latestAt).toBeGreaterThanOrEqual(onAt);
  expect(minDurationMs).toBeLessThanOrEqual(tookMs);
  expect(maxDurationMs).toBeGreaterThanOrEqual(tookMs);
}

const widths = ({ start, end }: Outage) => [
  start.latestAt - (start.earliestAt ?? Number.NEGATIVE_INFINITY),
  (end?.latestAt ?? Number.POSITIVE_INFINITY) - (end?.earliestAt ?? 0),
];

describe("the evening of 12 December 2010", () => {
  let played: Played;
  beforeAll(async () => {
    played = await play(EVENING, migrations);
  });

  test("everybody who asks is told the same, wherever they are, and it is true", () => {
    const verdicts = played.asked.map(({ from, host, answer }) => [from, host, answer.verdict]);
    expect(verdicts).toEqual([
      ["germany", "shop-de.test", "down"],
      ["us-east", "shop-de.test", "down"],
      ["us-east", AMERICAN, "up"],
      ["germany", "shop-de.test", "up"],
    ]);
  });

  test("whoever asks meanwhile learns since when, within bounds that hold what was true", () => {
    const bad = played.asked.flatMap(({ at, answer }) =>
      answer.since === null ? [] : [{ at, since: answer.since }],
    );
    expect(bad).toHaveLength(2);
    for (const { at, since } of bad) {
      expect(since.start.earliestAt).toBeLessThanOrEqual(TRUTH.offAt);
      expect(since.start.latestAt).toBeGreaterThanOrEqual(TRUTH.offAt);
      expect(since.minDurationMs).toBeLessThanOrEqual(at - TRUTH.offAt);
      expect(since.maxDurationMs).toBeGreaterThanOrEqual(at - TRUTH.offAt);
    }
  });

  test("… and that its four sisters went down with it, on one network, and the fifth is up", () => {
    for (const { answer } of played.asked.filter((one) => one.answer.verdict === "down")) {
      const sisters = SISTERS.filter((host) => host !== answer.target.host);
      expect(answer.fate?.network).toEqual(NETWORK);
      const together = answer.fate?.together ?? [];
      expect(together.map(({ host }) => host).toSorted()).toEqual(sisters.toSorted());
      expect(together.every(({ shares, isKin }) => shares === "prefix" && isKin)).toBe(true);
      expect(answer.group).toEqual({ down: sisters, up: [AMERICAN], unseen: [] });
    }
  });

  test("side by side, the five share a network and a failure, and the sixth stands elsewhere", () => {
    const [{ answer } = { answer: null }] = played.askedTogether;
    expect(answer?.partition).toMatchObject({ down: SISTERS, up: [AMERICAN], unknown: [] });
    expect(answer?.shared).toMatchObject({
      ...{ hosts: SISTERS, failure: "connection_refused" },
      network: { ...NETWORK, shares: "prefix", hosts: SISTERS },
    });
    expect(answer?.control).toBe(AMERICAN);
    expect(answer?.sentences).toContain(`${AMERICAN} is on another network.`);
  });

  test.each(SISTERS)("%s has one outage, confirmed, in bounds that are true and narrow", (host) => {
    const { outages } = historyOf(played, host);
    expect(outages).toMatchObject([{ scope: "down", confirmed: true }]);
    for (const outage of outages) {
      expectTrue(outage);
      const widest = EVERY_MS + longestSweepMs(played);
      for (const width of widths(outage)) expect(width).toBeLessThanOrEqual(widest);
    }
  });

  test.each(SISTERS)("%s is gone once in each of the ten regions, too", (host) => {
    const { regions } = historyOf(played, host);
    expect(regions).toHaveLength(10);
    for (const { vantage, outages } of regions) {
      expect(outages, vantage).toHaveLength(1);
      for (const outage of outages) expectTrue(outage);
    }
  });

  test("the American shop has none, anywhere", () => {
    const { outages, regions, sweeps } = historyOf(played, AMERICAN);
    expect([outages, regions]).toEqual([[], []]);
    expect(new Set(sweeps.map(({ scope }) => scope))).toEqual(new Set(["up"]));
  });

  test("the ledger says what the monitors say, and was told twice of each: opened, and closed", () => {
    const rows = played.ledger.map(({ host, outage, network }) => ({ host, ...outage, network }));
    const remembered = SISTERS.map((host) => {
      const [outage] = historyOf(played, host).outages;
      const { id, scope, start, end } = outage ?? {};
      return { host, id, scope, start, end, network: NETWORK };
    });
    const byHost = (a: { host: string }, b: { host: string }) => (a.host < b.host ? -1 : 1);
    expect(rows.toSorted(byHost)).toEqual(remembered.toSorted(byHost));
    for (const host of SISTERS) {
      const written = played.written.filter(({ entry }) => entry.host === host);
      expect(written.map(({ entry }) => entry.outage.end === null)).toEqual([true, false]);
    }
  });

  test("as a timeline it fits a terminal and tells its sentences, and never why", () => {
    const text = told(played);
    const lines = text.split("\n");
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(80);
    expect(lines.length).toBeLessThanOrEqual(120);
    const flowing = text.replaceAll(/\s+/g, " ");
    for (const sentence of [
      "An outage is open. It began between 21:58:10 and 21:58:59; more cannot be known.",
      "$ curl https://justhere.example/shop-de.test It's down for everyone: ",
      "The trouble began between 2010-12-12 20:58:10 and 20:58:59 UTC and has lasted 4 to 5 min.",
      `on the same network (${NETWORK.prefix}, AS16509 AMAZON-02, US). Its sister ${AMERICAN} is up.`,
      "The outage is closed. It ended between 22:26:56 and 22:27:43.",
      "it lasted between 27 min 58 s and 29 min 33 s.",
      "Half an hour is right, in round figures; over an hour is not.",
    ])
      expect(flowing).toContain(sentence);
    expect(text).not.toMatch(/\b(cause|because|due to|attack|hack|blame)/i);
  });
});

describe("a monitor that the platform drops", () => {
  /** One shop alone, a shorter outage, nobody who asks, and no round but the first: alarms must do. */
  const SHORT = { offAt: TRUTH.offAt, onAt: cet("22:07:04") };
  const ALONE: Story = {
    ...EVENING,
    endsAt: cet("22:11:00"),
    hosts: ["shop-de.test"],
    roundsMs: 3_600_000,
    steps: [
      { at: SHORT.offAt, does: "switch", part: "dublin", state: "off" },
      { at: SHORT.onAt, does: "switch", part: "dublin", state: "on" },
    ],
  };
  const drop = (at: number): Step => ({ at, does: "drop", host: "shop-de.test" });
  const playWith = (...steps: readonly Step[]) =>
    play({ ...ALONE, steps: [...ALONE.steps, ...steps] }, migrations);
  const outagesOf = (played: Played) => historyOf(played, "shop-de.test").outages;

  let calm: Played;
  beforeAll(async () => {
    calm = await playWith();
  });

  /** The instants at which its looks began. */
  const looksOf = (played: Played) =>
    historyOf(played, "shop-de.test").sweeps.map(({ startedAt }) => startedAt);
  const firstLookAfter = (instant: number) =>
    looksOf(calm).findLast((startedAt) => startedAt >= instant) ?? 0;

  test("between two looks, as often as it likes, changes nothing at all", async () => {
    const between = ["21:57:00", "21:59:10", "22:03:00", "22:07:00", "22:07:30", "22:08:00"].map(
      cet,
    );
    const { sweeps } = historyOf(calm, "shop-de.test");
    const isFree = (at: number) =>
      sweeps.every(({ startedAt, completedAt }) => at < startedAt || at > completedAt);
    expect(between.filter((at) => !isFree(at))).toEqual([]);
    expect(await playWith(...between.map(drop))).toEqual(calm);
  });

  test("nor do the rounds of the cron trigger change anything for one that has its alarm", async () => {
    expect(await play({ ...ALONE, roundsMs: 60_000 }, migrations)).toEqual(calm);
  });

  test.each([
    ["the last good look", () => cet("21:58:10"), "wider"],
    ["the first bad look", () => firstLookAfter(TRUTH.offAt), "wider"],
    ["the look that opens the outage", () => firstLookAfter(TRUTH.offAt + EVERY_MS), "same"],
    ["a look at what is down", () => firstLookAfter(cet("22:03:00")), "same"],
    ["the first good look", () => firstLookAfter(SHORT.onAt), "same"],
  ])("in the middle of %s costs that look, and no truth", async (_name, lookAt, start) => {
    const at = lookAt();
    const dropped = await playWith(drop(at + 100));
    expect(looksOf(calm)).toContain(at);
    expect(looksOf(dropped)).not.toContain(at);
    const outages = outagesOf(dropped);
    expect(outages).toMatchObject([{ confirmed: true }]);
    const widest = EVERY_MS + CADENCE.rearmMs + longestSweepMs(dropped);
    for (const outage of outages) {
      expectTrue(outage, SHORT);
      for (const width of widths(outage)) expect(width).toBeLessThanOrEqual(widest);
    }
    if (start === "same") expect(outages[0]?.start).toEqual(outagesOf(calm)[0]?.start);
    expect(dropped.ledger.map(({ outage }) => outage)).toMatchObject([{ end: outages[0]?.end }]);
  });

  test("while somebody listens costs them a moment, and they are told all the same", async () => {
    const at = firstLookAfter(cet("22:03:00"));
    const ask: Step = { at: at + 50, does: "ask", from: "germany", host: "shop-de.test" };
    const { asked } = await playWith(ask, drop(at + 100));
    const [answer] = asked.map((one) => one.answer);
    expect(answer?.verdict).toBe("down");
    expect(answer?.sweep.startedAt).toBe(at + 100);
    expect(answer?.since?.start).toEqual(outagesOf(calm)[0]?.start);
  });
});

describe("the twin, with our own vantages broken", () => {
  test.each(TWINS.map((twin) => [twin.says, twin] as const))("%s", async (says, twin) => {
    const played = await play(twin.story, migrations);
    expect([played.written, played.ledger]).toEqual([[], []]);
    for (const { history } of played.hosts) {
      expect(history.outages).toEqual([]);
      // Who lies and is well by its own test says at each look that it reaches nothing: for its region
      // that is a fact, with its name. Nobody else hears of it.
      expect(history.regions.map(({ vantage }) => vantage)).toEqual(twin.failsAlone);
      for (const { outages } of history.regions) {
        expect(outages).toMatchObject([{ scope: "down", end: { latestAt: expect.any(Number) } }]);
        for (const outage of outages)
          expectTrue(outage, { offAt: BROKEN.fromAt, onAt: BROKEN.toAt });
      }
      // A look that said nothing is no bad look.
      const scopes = history.sweeps.map(({ scope }) => scope);
      expect(scopes.filter((scope) => scope === "down" || scope === "partial")).toEqual([]);
      expect(scopes.includes("unknown")).toBe(twin.meanwhile.includes("unknown"));
    }
    const isMeanwhile = ({ at }: { at: number }) => at < BROKEN.toAt;
    const [meanwhile, later] = [true, false].map((is) =>
      played.asked.filter((one) => isMeanwhile(one) === is).map(({ answer }) => answer.verdict),
    );
    expect(meanwhile).toEqual(twin.meanwhile);
    expect(meanwhile).not.toContain("down");
    expect(later).toEqual(["up"]);
    expect(tellTwins([{ says, played }])).toContain(
      `Outages for everyone: 0. In a single region: ${twin.failsAlone.length === 0 ? "nowhere" : "Germany"}. Written`,
    );
  });
});

/** The made-up world does what its numbers say, and the same seed makes the same world. */
import { describe, expect, test } from "vitest";
import { Chance } from "../../../sim/chance";
import { DEFAULT, type Model, STATES, type StateId } from "../../../sim/model";
import type { Trial } from "../../../sim/trial";
import { drawTrial } from "../../../sim/world/draw";

function draw(state: StateId, change: Partial<Model> = {}, trials = 2_000, seed = 7) {
  const chance = new Chance(seed);
  const model = { ...DEFAULT, ...change };
  return Array.from({ length: trials }, () => drawTrial(model, state, chance));
}

/** Nothing is wrong with any vantage. */
const SOUND = {
  ...{ loss: { least: 1e-9, most: 2e-9 }, broken: 0, saysUp: 0, saysDown: 0, together: 0 },
  ...{ mute: 0, refused: 0 },
} satisfies Partial<Model>;

const share = (trials: readonly Trial[], of: (trial: Trial) => number) =>
  trials.reduce((sum, trial) => sum + of(trial), 0) / trials.length;

const seen = (trials: readonly Trial[]) =>
  trials.flatMap(({ probes }) => probes.map(({ observation }) => observation));

test("the same seed makes the same world, and another one another", () => {
  for (const state of STATES) {
    const bare = (seed: number) =>
      draw(state, {}, 20, seed).map(({ again, ...trial }) => [trial, again()]);
    expect(bare(3)).toEqual(bare(3));
    expect(bare(3)).not.toEqual(bare(4));
  }
});

describe("with sound vantages", () => {
  test.each<[StateId, number]>([
    ["up", 1],
    ["slow", 1],
    ["down-full", 0],
    ["down-dns", 0],
    ["down-origin", DEFAULT.staleAnswers],
    ["continent-cut", 6 / 7],
    ["geo-block", 6 / 7],
    ["one-place", 9 / 10],
    ["provider-block", 2 / 3],
    ["flapping-slowly", 1 / 2],
  ])("of a target in state %s, that share of them report that it is up", (state, expected) => {
    const reached = share(draw(state, SOUND), ({ probes }) => {
      const up = probes.filter(({ observation }) => observation.outcome === "up");
      return up.length / probes.length;
    });
    // Slow ones may take longer than anybody waits.
    expect(reached).toBeGreaterThan(expected - 0.03);
    expect(reached).toBeLessThan(expected + 0.03);
  });

  test("a flapping target fails both tries as often as chance has it", () => {
    const flaps = { least: 0.5, most: 0.5 };
    const down = seen(draw("flapping", { ...SOUND, flaps })).filter((o) => o.outcome === "down");
    expect(down.length / 20_000).toBeCloseTo(0.25, 1);
  });
});

describe("of our own faults", () => {
  const up = (change: Partial<Model>) => seen(draw("up", { ...SOUND, ...change }));
  const of = (change: Partial<Model>, is: (o: ReturnType<typeof up>[number]) => boolean) =>
    up(change).filter(is).length / 20_000;

  test.each<[string, Partial<Model>, (o: ReturnType<typeof up>[number]) => boolean, number]>([
    ["none are left when all are taken out", {}, (o) => o.outcome !== "up" || o.attempts > 1, 0],
    [
      "broken vantages fail, and their controls show it",
      { broken: 0.2, selfTestFinds: 1 },
      (o) => o.outcome === "down" && o.health === "impaired",
      0.2,
    ],
    [
      "or do not, where they have none",
      { broken: 0.2, selfTestFinds: 0 },
      (o) => o.outcome === "down" && o.health === "ok",
      0.2,
    ],
    ["liars say down", { saysDown: 0.2, selfTestFinds: 0 }, (o) => o.outcome === "down", 0.2],
    ["robots are turned away", { refused: 0.2 }, (o) => o.refusal !== null, 0.2],
    ["a mute prober says nothing", { mute: 0.2 }, (o) => o.failure === "prober_timeout", 0.2],
    [
      "what is lost is found on the second try",
      { loss: { least: 0.2, most: 0.2 }, lossRepeats: 0 },
      (o) => o.outcome === "up" && o.attempts === 2,
      0.16,
    ],
    [
      "what is lost twice is down",
      { loss: { least: 0.2, most: 0.2 }, lossRepeats: 0 },
      (o) => o.outcome === "down",
      0.04,
    ],
  ])("%s", (_, change, is, expected) => {
    expect(of(change, is)).toBeGreaterThanOrEqual(expected * 0.9);
    expect(of(change, is)).toBeLessThanOrEqual(expected * 1.1);
  });

  test("a network that is cut takes two to five of its vantages with it, and nobody else", () => {
    const trials = draw("up", { ...SOUND, together: 1, togetherIsFound: 0 }, 300);
    for (const { probes } of trials) {
      const down = probes.filter(({ observation }) => observation.outcome === "down");
      const networks = new Set(down.map(({ observation: o }) => DEFAULT.networks[o.vantage]));
      expect(networks.size).toBe(1);
      expect(down.length).toBeGreaterThanOrEqual(2);
      expect(down.length).toBeLessThanOrEqual(5);
    }
  });
});

test("a liar who says up is believed of an outage, unless its controls show it", () => {
  const trials = draw("down-full", { ...SOUND, saysUp: 0.2, selfTestFinds: 0.5 });
  const up = seen(trials).filter(({ outcome }) => outcome === "up");
  expect(up.length / 20_000).toBeCloseTo(0.2, 1);
  const found = up.filter(({ health }) => health === "impaired").length / up.length;
  expect(found).toBeCloseTo(0.5, 1);
});

test("silence costs ten seconds, a second try after a quick failure one", () => {
  const [silent, quick] = [1, 0].map((outageIsSilent) =>
    draw("down-full", { ...SOUND, outageIsSilent }, 200).flatMap(({ probes }) =>
      probes.map(({ arrivesAtMs }) => arrivesAtMs),
    ),
  );
  expect(Math.min(...(silent ?? []))).toBeGreaterThan(10_000);
  expect(Math.min(...(quick ?? []))).toBeGreaterThan(1_000);
  expect(Math.max(...(quick ?? []))).toBeLessThan(10_000);
});

/**
 * Random sweeps and callers. Worlds have up to fourteen vantages, several to a region and to a
 * continent, and moods: near-unanimous sweeps, where the rule has its edges, come up often.
 */
import fc from "fast-check";
import { vi } from "vitest";
import type { Observation } from "../../../src/probe/observation";
import { type Continent, VANTAGE_IDS } from "../../../src/vantage/registry";
import type { Ballot, Vote } from "../../../src/verdict/ballot";
import type { Here, Report } from "../../../src/verdict/rule";
import { at, cast, type Saw, SWEPT_AT, seen } from "./build";

// Thousands of examples take a second or two, and longer on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

/** Every run draws the same examples; a failure prints the smallest one. */
const SEED = 20_101_212;

/** Checks a property on that many examples. */
export function holds<T>(arbitrary: fc.Arbitrary<T>, check: (example: T) => void, runs = 2_000) {
  fc.assert(fc.property(arbitrary, check), { seed: SEED, numRuns: runs });
}

export const report: fc.Arbitrary<Report> = fc.constantFrom(null, "up", "down");

/** How often each thing is said, in a sweep of that mood. */
const MOODS = [
  { up: 12, down: 1, abstain: 1, refused: 1 },
  { up: 1, down: 12, abstain: 1, refused: 1 },
  { up: 1, down: 0, abstain: 0, refused: 0 },
  { up: 0, down: 1, abstain: 0, refused: 0 },
  { up: 3, down: 3, abstain: 1, refused: 1 },
  { up: 1, down: 1, abstain: 5, refused: 5 },
] as const;

export const fate: fc.Arbitrary<Vote | "refused"> = fc.constantFrom(
  "up",
  "down",
  "abstain",
  "refused",
);

const mood = fc.constantFrom(...MOODS).map((weights) =>
  fc.oneof(
    ...(["up", "down", "abstain", "refused"] as const).map((vote) => ({
      weight: weights[vote],
      arbitrary: fc.constant(vote),
    })),
  ),
);

/** Six regions, each on one of at most five continents. */
const REGIONS = ["r0", "r1", "r2", "r3", "r4", "r5"] as const;
const map = fc.tuple(...REGIONS.map(() => fc.constantFrom("c0", "c1", "c2", "c3", "c4")));
type WorldMap = readonly string[];

const regionIndex = fc.nat(REGIONS.length - 1);

const ballotsOn = (continents: WorldMap): fc.Arbitrary<readonly Ballot[]> =>
  mood.chain((vote) =>
    fc
      .array(fc.tuple(regionIndex, vote), { maxLength: 14, size: "max" })
      .map((rows) => rows.map(([index, said], i) => ballotOn(continents, index, said, `v${i}`))),
  );

function ballotOn(continents: WorldMap, index: number, said: Vote | "refused", vantage: string) {
  const [region, continent] = [REGIONS[index] ?? "", continents[index] ?? ""];
  return cast({ vantage, region, continent, vote: "abstain", refused: false }, said);
}

/** Nobody knows where, one of our regions, or a region of its own on one of the continents. */
const hereOn = (continents: WorldMap): fc.Arbitrary<Here | null> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    {
      weight: 5,
      arbitrary: regionIndex.map((i) => ({
        region: REGIONS[i] ?? "",
        continent: continents[i] ?? "",
      })),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom("c0", "c9").map((continent) => ({ region: "r9", continent })),
    },
  );

/** One sweep, one caller, and one vantage more that may stand anywhere. */
export const situation = map.chain((continents) =>
  fc.record({
    ballots: ballotsOn(continents),
    here: hereOn(continents),
    report,
    more: fc.tuple(regionIndex, fate).map(([i, said]) => ballotOn(continents, i, said, "more")),
  }),
);

const SIGHTS: Readonly<Record<Vote | "refused", readonly Saw[]>> = {
  up: ["up", "up", "error_page"],
  down: ["connection_refused", "http_5xx", "dns_nxdomain"],
  abstain: ["prober_timeout", "impaired", "misplaced", "duplicate", "address_forbidden"],
  refused: ["http_403", "challenge", "login", "geo_block", "http_429", "cookies"],
};

const CONTINENTS: readonly Continent[] = ["NA", "SA", "EU", "AF", "ME", "AS", "OC"];

/** Some of our ten vantages, where they stand or scattered over few continents; each speaks once. */
export const observations: fc.Arbitrary<readonly Observation[]> = fc
  .tuple(
    mood.chain((vote) =>
      fc.array(fc.tuple(vote, fc.nat(9), fc.nat(5)), { minLength: 10, maxLength: 10 }),
    ),
    fc.shuffledSubarray([...VANTAGE_IDS], { minLength: 0 }),
    fc.constantFrom(null, 1, 2, 3, 7),
  )
  .map(([said, ids, spread]) =>
    ids.map((id, i) => {
      const [vote, pick, wave] = said[i] ?? (["up", 0, 0] as const);
      const saw = SIGHTS[vote][pick % SIGHTS[vote].length] ?? "up";
      const twin = vote === "down" && wave < 3 ? "www.example.com" : null;
      const when = { startedAt: SWEPT_AT + (wave % 3), attempts: 1 + (wave % 2), twin };
      if (spread === null) return seen(id, saw, when);
      return seen(id, saw, { ...when, continent: CONTINENTS[pick % spread] ?? "EU" });
    }),
  );

/** What a caller asks with. */
export const question = fc.record({
  host: fc.constant("example.com"),
  here: fc.option(fc.constantFrom(...VANTAGE_IDS).map(at), { freq: 8 }),
  report,
});

/** The ten vantages have the shape that the rule was measured with, and one stands for each caller. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearestVantage, type Point } from "../../../src/vantage/nearest";
import {
  bindingOf,
  isVantageId,
  VANTAGE_IDS,
  VANTAGES,
  type Vantage,
  vantageOf,
} from "../../../src/vantage/registry";

const all: readonly Vantage[] = VANTAGES;

describe("the registry", () => {
  test("has ten vantages on seven continents, two in each big one", () => {
    const counts = Object.groupBy(all, ({ continent }) => continent);
    const sizes = Object.entries(counts).map(([continent, list]) => [continent, list?.length]);
    expect(Object.fromEntries(sizes)).toEqual({ NA: 2, EU: 2, AS: 2, SA: 1, AF: 1, ME: 1, OC: 1 });
  });

  test.each<[string, (vantage: Vantage) => string]>([
    ["id", ({ id }) => id],
    ["city", ({ city }) => city],
    ["region", ({ region }) => region],
    ["binding", ({ id }) => (isVantageId(id) ? bindingOf(id) : "")],
    ["place on the map", ({ latitude, longitude }) => `${latitude} ${longitude}`],
  ])("gives every vantage a %s of its own", (_, read) => {
    expect(new Set(all.map(read)).size).toBe(10);
  });

  test("counts no data centre as home twice", () => {
    const homes = all.flatMap(({ home }) => home);
    expect(new Set(homes).size).toBe(homes.length);
  });

  test.each(all.map((vantage) => [vantage.id, vantage] as const))(
    "can be used: %s",
    (id, vantage) => {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(vantage.region).toMatch(/^aws:[a-z]{2}-[a-z]+-\d$/);
      expect(vantage.country).toMatch(/^[A-Z]{2}$/);
      expect(vantage.home.length).toBeGreaterThan(0);
      for (const airport of vantage.home) expect(airport).toMatch(/^[A-Z]{3}$/);
      expect(Math.abs(vantage.latitude)).toBeLessThanOrEqual(90);
      expect(Math.abs(vantage.longitude)).toBeLessThanOrEqual(180);
      expect(vantageOf(id)).toBe(vantage);
    },
  );
});

describe("an id", () => {
  test.each(["us-east", "brazil"])("%s is one", (id) => {
    expect(isVantageId(id)).toBe(true);
  });

  test.each(["", "US-EAST", "us_east", "mars", "constructor", "__proto__"])(
    "%j is none",
    (text) => {
      expect(isVantageId(text)).toBe(false);
      expect(vantageOf(text)).toBeUndefined();
    },
  );

  test.each([
    ["brazil", "PROBER_BRAZIL"],
    ["us-east", "PROBER_US_EAST"],
    ["south-africa", "PROBER_SOUTH_AFRICA"],
  ] as const)("%s is bound as %s", (id, binding) => {
    expect(bindingOf(id)).toBe(binding);
  });

  test("is listed in the order of the registry", () => {
    expect(VANTAGE_IDS).toEqual(all.map(({ id }) => id));
  });
});

describe("the vantage of a city", () => {
  test.each([
    ["New York", 40.71, -74.01, "us-east"],
    ["Miami", 25.76, -80.19, "us-east"],
    ["Mexico City", 19.43, -99.13, "us-east"],
    ["San Francisco", 37.77, -122.42, "us-west"],
    ["Anchorage", 61.22, -149.9, "us-west"],
    ["Honolulu", 21.31, -157.86, "us-west"],
    ["Buenos Aires", -34.6, -58.38, "brazil"],
    ["Lima", -12.05, -77.04, "brazil"],
    ["London", 51.51, -0.13, "ireland"],
    ["Lisbon", 38.72, -9.14, "ireland"],
    ["Reykjavík", 64.15, -21.94, "ireland"],
    ["Paris", 48.86, 2.35, "germany"],
    ["Berlin", 52.52, 13.4, "germany"],
    ["Rome", 41.9, 12.5, "germany"],
    ["Moscow", 55.76, 37.62, "germany"],
    ["Johannesburg", -26.2, 28.05, "south-africa"],
    ["Luanda", -8.84, 13.23, "south-africa"],
    ["Nairobi", -1.29, 36.82, "emirates"],
    ["Riyadh", 24.71, 46.68, "emirates"],
    ["Tehran", 35.69, 51.39, "emirates"],
    ["Delhi", 28.61, 77.21, "india"],
    ["Colombo", 6.93, 79.85, "india"],
    ["Seoul", 37.57, 126.98, "japan"],
    ["Beijing", 39.9, 116.4, "japan"],
    ["Petropavlovsk, west of the date line", 53.02, 158.65, "japan"],
    ["Adak, east of the date line", 51.88, -176.65, "japan"],
    ["Auckland", -36.85, 174.76, "australia"],
    ["Suva, at the date line", -18.14, 178.44, "australia"],
    ["Apia, beyond the date line", -13.83, -171.77, "australia"],
    ["the South Pole", -90, 0, "south-africa"],
    ["the North Pole", 90, 0, "ireland"],
  ])("%s", (_, latitude, longitude, expected) => {
    expect(nearestVantage({ latitude, longitude })).toBe(expected);
  });

  test.each(all.map((vantage) => [vantage.id, vantage] as const))("%s is its own", (id, at) => {
    expect(nearestVantage(at)).toBe(id);
  });
});

test("every point has one, even where no point is", () => {
  const degrees = fc.oneof(fc.double(), fc.double({ min: -180, max: 180, noNaN: true }));
  fc.assert(
    fc.property(degrees, degrees, (latitude, longitude) => {
      expect(isVantageId(nearestVantage({ latitude, longitude }))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("no other is nearer, on a globe in three dimensions", () => {
  const onGlobe = ({ latitude, longitude }: Point) => {
    const [north, east] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
    return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)];
  };
  const chord = (a: Point, b: Point) => {
    const [from, to] = [onGlobe(a), onGlobe(b)];
    return Math.hypot(...from.map((part, axis) => part - (to[axis] ?? 0)));
  };
  const point = fc.record({
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  fc.assert(
    fc.property(point, (from) => {
      const chosen = vantageOf(nearestVantage(from));
      const nearest = Math.min(...all.map((vantage) => chord(from, vantage)));
      expect(chosen && chord(from, chosen)).toBeCloseTo(nearest, 9);
    }),
    { numRuns: 500 },
  );
});

test("longitude goes round: a full turn changes nothing", () => {
  const point = fc.record({
    latitude: fc.integer({ min: -90, max: 90 }),
    longitude: fc.integer({ min: -180, max: 180 }),
  });
  fc.assert(
    fc.property(point, ({ latitude, longitude }) => {
      const turned = { latitude, longitude: longitude + 360 };
      expect(nearestVantage(turned)).toBe(nearestVantage({ latitude, longitude }));
    }),
    { numRuns: 500 },
  );
});

import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { VANTAGE_IDS, VANTAGES, type VantageId } from "../src/vantage/registry";
import { worldModule } from "../src/web/map/build";
import { LAND_SVG } from "../src/web/map/land";
import { LAND, PLACES, VIEW } from "../src/web/map/world";

describe("the map", () => {
  test("is what Natural Earth's coastline makes", async () => {
    expect(await readFile("src/web/map/world.ts", "utf8")).toBe(await worldModule());
  });

  test("is small enough to load before anybody misses it", () => {
    expect(Buffer.byteLength(LAND_SVG)).toBeLessThanOrEqual(7_500);
    expect(gzipSync(LAND_SVG).length).toBeLessThanOrEqual(3_500);
  });

  test("is one well-formed path, within its view", () => {
    expect(LAND).toMatch(/^(m[-\d ]+l[-\d ]+z)+$/);
    let [x, y] = [0, 0];
    for (const ring of LAND.split("z").slice(0, -1)) {
      const steps = (ring.match(/-?\d+/g) ?? []).map(Number);
      const [startX, startY] = [x + (steps[0] ?? 0), y + (steps[1] ?? 0)];
      [x, y] = [0, 0];
      for (let i = 0; i < steps.length; i += 2) {
        [x, y] = i === 0 ? [startX, startY] : [x + (steps[i] ?? 0), y + (steps[i + 1] ?? 0)];
        expect(x >= 0 && x <= VIEW.width && y >= 0 && y <= VIEW.height, `${x} ${y}`).toBe(true);
      }
      [x, y] = [startX, startY];
    }
  });

  test("loads nothing and runs nothing", () => {
    expect(LAND_SVG.replace("http://www.w3.org/2000/svg", "")).not.toMatch(
      /script|href|url\(|:\/\//,
    );
  });
});

describe("a place on the map", () => {
  test.each(VANTAGE_IDS)("%s lies within the view, with room for its dot", (id) => {
    const [x, y] = PLACES[id];
    expect(x).toBeGreaterThan(20);
    expect(x).toBeLessThan(VIEW.width - 20);
    expect(y).toBeGreaterThan(20);
    expect(y).toBeLessThan(VIEW.height - 20);
  });

  test.each<[VantageId, VantageId]>([
    ["us-west", "us-east"],
    ["us-east", "brazil"],
    ["ireland", "germany"],
    ["germany", "south-africa"],
    ["emirates", "india"],
    ["japan", "australia"],
  ])("%s is west of %s", (west, east) => {
    expect(PLACES[west][0]).toBeLessThan(PLACES[east][0]);
  });

  test("the further north, the higher up", () => {
    const byLatitude = VANTAGES.toSorted((a, b) => b.latitude - a.latitude).map(({ id }) => id);
    expect(VANTAGE_IDS.toSorted((a, b) => PLACES[a][1] - PLACES[b][1])).toEqual(byLatitude);
  });

  test("no two dots touch", () => {
    for (const a of VANTAGE_IDS)
      for (const b of VANTAGE_IDS)
        if (a !== b)
          expect(
            Math.hypot(PLACES[a][0] - PLACES[b][0], PLACES[a][1] - PLACES[b][1]),
          ).toBeGreaterThan(38);
  });
});

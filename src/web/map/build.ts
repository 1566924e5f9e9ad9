/**
 * `npm run map`: makes world.ts, the outline of the land and our ten places on it, of Natural Earth's
 * coastline. A test holds the two together.
 *
 * It runs on a developer's machine and never in a Worker: a page costs no projection, and loads no
 * map from anybody else.
 */
import { readFile, writeFile } from "node:fs/promises";
import { type GeoContext, geoArea, geoBounds, geoNaturalEarth1, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import { presimplify, simplify, sphericalTriangleArea } from "topojson-simplify";
import type { GeometryCollection, Topology } from "topojson-specification";
import { VANTAGES } from "../../vantage/registry.ts";

type Land = Topology<{ land: GeometryCollection }>;
type Ring = readonly (readonly [x: number, y: number])[];

const here = new URL(".", import.meta.url);
const ATLAS = new URL("../../../node_modules/world-atlas/land-110m.json", here);

/** Of the picture; its height follows from the crop. */
const WIDTH = 960;
/** Degrees north: below Cape Horn, above Greenland. Between the two there is no ice to cut through. */
const SOUTH = -56;
const NORTH = 84;
/** Degrees east that stand in the middle: the picture is then cut in the Bering Strait, not in Chukotka. */
const CENTRE = 11;
/** A bend in the coast that encloses less than this is left out, in steradians: some 3 by 3 units. */
const LEAST_BEND = 1.1e-4;
/** So is an island. */
const LEAST_ISLAND = 2.5e-4;

export async function worldModule(): Promise<string> {
  const land = await coastline();
  const everywhere = { type: "MultiPolygon", coordinates: land } as const;
  const projection = geoNaturalEarth1().rotate([-CENTRE, 0]).precision(0);
  projection.fitWidth(WIDTH, everywhere);
  const [left, top] = projection.translate();
  const at = (longitude: number, latitude: number) => projection([longitude, latitude]) ?? [0, 0];
  const north = Math.floor(at(CENTRE, NORTH)[1]);
  projection.translate([left, top - north]);
  const height = Math.ceil(at(CENTRE, SOUTH)[1]);

  const rings: [number, number][][] = [];
  geoPath(projection, drawingInto(rings))(everywhere);
  const places = VANTAGES.map(({ id, longitude, latitude }) => {
    const [x, y] = at(longitude, latitude).map((value) => Math.round(value * 10) / 10);
    return `  ${/\W/.test(id) ? `"${id}"` : id}: [${x}, ${y}],`;
  });
  return [
    "/**",
    " * Made by `npm run map` (build.ts) of Natural Earth's coastline, 1:110 million, public domain:",
    " * naturalearthdata.com. Never edited by hand.",
    " */",
    'import type { VantageId } from "../../vantage/registry";',
    "",
    "/** Units of the picture. */",
    `export const VIEW = { width: ${WIDTH}, height: ${height} } as const;`,
    "",
    "/** Where the vantages stand in it. */",
    "export const PLACES: Readonly<Record<VantageId, readonly [x: number, y: number]>> = {",
    ...places,
    "};",
    "",
    "/** The land without Antarctica, as path data. */",
    "export const LAND =",
    `  "${pathOf(rings)}";`,
    "",
  ].join("\n");
}

/** The polygons of the simplified land, without small islands and without Antarctica. */
async function coastline(): Promise<[number, number][][][]> {
  const atlas: Land = JSON.parse(await readFile(ATLAS, "utf8"));
  const simple = simplify(presimplify(atlas, sphericalTriangleArea), LEAST_BEND);
  return feature(simple, simple.objects.land).features.flatMap(({ geometry }) => {
    if (geometry.type !== "MultiPolygon") return [];
    return (geometry.coordinates as [number, number][][][]).filter((coordinates) => {
      const polygon = { type: "Polygon", coordinates } as const;
      const [[, southernmost]] = geoBounds(polygon);
      return southernmost > SOUTH - 5 && geoArea(polygon) >= LEAST_ISLAND;
    });
  });
}

/** What d3 draws on, in place of a canvas: it keeps the rings. */
function drawingInto(rings: [number, number][][]): GeoContext {
  return {
    beginPath() {},
    moveTo: (x, y) => rings.push([[x, y]]),
    lineTo: (x, y) => rings.at(-1)?.push([x, y]),
    closePath() {},
    arc() {},
  };
}

/** Whole units, each relative to the last: a third of the bytes of d3's own path. */
function pathOf(rings: readonly Ring[]): string {
  let [penX, penY] = [0, 0];
  const stepTo = ([x, y]: readonly [number, number]): string => {
    const [dx, dy] = [Math.round(x) - penX, Math.round(y) - penY];
    [penX, penY] = [penX + dx, penY + dy];
    return dx === 0 && dy === 0 ? "" : `${dx}${dy < 0 ? "" : " "}${dy}`;
  };
  return rings
    .map((ring) => {
      const [first = [0, 0], ...rest] = ring;
      const start = stepTo(first) || "0 0";
      const [startX, startY] = [penX, penY];
      const steps = rest.map(stepTo).filter((step) => step !== "");
      // Closing the ring takes the pen back to where it began.
      [penX, penY] = [startX, startY];
      return `m${start}l${steps.join(" ").replaceAll(" -", "-")}z`;
    })
    .join("");
}

if (import.meta.main) await writeFile(new URL("world.ts", here), await worldModule());

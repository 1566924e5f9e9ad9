/**
 * The ten vantage points: where each prober is asked to stand, and what people call the place.
 *
 * Two in each big continent or cluster, one in each of the others. The verdict rule was measured
 * with this shape; fewer than ten double its errors. wrangler.toml repeats the regions (a test
 * holds the two together). Pure data: nothing here knows how a prober is reached.
 */

/** A continent, or a cluster of countries that shares its roads to the rest of the Internet. */
export type Continent = "NA" | "SA" | "EU" | "AF" | "ME" | "AS" | "OC";

export interface Vantage {
  readonly id: string;
  /** What a person calls the place. */
  readonly city: string;
  readonly continent: Continent;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Degrees north and east, to find the vantage nearest to a caller. */
  readonly latitude: number;
  readonly longitude: number;
  /** The cloud region given to `placement.region`; Cloudflare runs the Worker close to it. */
  readonly region: string;
  /** The autonomous system that its looks come from: what a provider can shut out, or be cut off from. */
  readonly network: string;
  /** Airport codes of the Cloudflare data centres that count as "there". The first is the usual one. */
  readonly home: readonly [string, ...string[]];
}

/** All of them, since all are Workers. */
const CLOUDFLARE = "AS13335";

export const VANTAGES = [
  {
    id: "us-east",
    city: "Ashburn",
    continent: "NA",
    country: "US",
    latitude: 39.04,
    longitude: -77.49,
    region: "aws:us-east-1",
    network: CLOUDFLARE,
    home: ["IAD", "EWR", "PHL", "RIC"],
  },
  {
    id: "us-west",
    city: "Portland",
    continent: "NA",
    country: "US",
    latitude: 45.52,
    longitude: -122.68,
    region: "aws:us-west-2",
    network: CLOUDFLARE,
    home: ["PDX", "SEA"],
  },
  {
    id: "brazil",
    city: "São Paulo",
    continent: "SA",
    country: "BR",
    latitude: -23.55,
    longitude: -46.63,
    region: "aws:sa-east-1",
    network: CLOUDFLARE,
    home: ["GRU", "VCP", "GIG"],
  },
  {
    id: "ireland",
    city: "Dublin",
    continent: "EU",
    country: "IE",
    latitude: 53.35,
    longitude: -6.26,
    region: "aws:eu-west-1",
    network: CLOUDFLARE,
    home: ["DUB", "ORK"],
  },
  {
    id: "germany",
    city: "Frankfurt",
    continent: "EU",
    country: "DE",
    latitude: 50.11,
    longitude: 8.68,
    region: "aws:eu-central-1",
    network: CLOUDFLARE,
    home: ["FRA", "DUS", "STR"],
  },
  {
    id: "south-africa",
    city: "Cape Town",
    continent: "AF",
    country: "ZA",
    latitude: -33.92,
    longitude: 18.42,
    region: "aws:af-south-1",
    network: CLOUDFLARE,
    home: ["CPT", "JNB"],
  },
  {
    id: "emirates",
    city: "Dubai",
    continent: "ME",
    country: "AE",
    latitude: 25.2,
    longitude: 55.27,
    region: "aws:me-central-1",
    network: CLOUDFLARE,
    home: ["DXB", "FJR"],
  },
  {
    id: "india",
    city: "Mumbai",
    continent: "AS",
    country: "IN",
    latitude: 19.08,
    longitude: 72.88,
    region: "aws:ap-south-1",
    network: CLOUDFLARE,
    home: ["BOM"],
  },
  {
    id: "japan",
    city: "Tokyo",
    continent: "AS",
    country: "JP",
    latitude: 35.68,
    longitude: 139.69,
    region: "aws:ap-northeast-1",
    network: CLOUDFLARE,
    home: ["NRT", "KIX"],
  },
  {
    id: "australia",
    city: "Sydney",
    continent: "OC",
    country: "AU",
    latitude: -33.87,
    longitude: 151.21,
    region: "aws:ap-southeast-2",
    network: CLOUDFLARE,
    home: ["SYD", "CBR"],
  },
] as const satisfies readonly Vantage[];

export type VantageId = (typeof VANTAGES)[number]["id"];

export const VANTAGE_IDS: readonly VantageId[] = VANTAGES.map(({ id }) => id);

const byId: ReadonlyMap<string, Vantage & { readonly id: VantageId }> = new Map(
  VANTAGES.map((vantage) => [vantage.id, vantage]),
);

/** The vantage of that id, or undefined for any other text. */
export function vantageOf(id: string): (Vantage & { readonly id: VantageId }) | undefined {
  return byId.get(id);
}

/** What a person calls the place of a vantage. */
export function cityOf(id: VantageId): string {
  return byId.get(id)?.city ?? id;
}

export function isVantageId(text: string): text is VantageId {
  return byId.has(text);
}

/** The name of the service binding that reaches a vantage's prober: `PROBER_US_EAST`. */
export function bindingOf(id: VantageId): `PROBER_${string}` {
  return `PROBER_${id.toUpperCase().replaceAll("-", "_")}`;
}

/** The network of a vantage. Those that nobody knows count as one. */
export function networkOf(id: string): string {
  return byId.get(id)?.network ?? "";
}

/** The airport codes of the data centres that count as a vantage's own place, the usual one first. */
export function homesOf(id: VantageId): readonly string[] {
  return byId.get(id)?.home ?? [];
}

/**
 * Whose home a data centre is, by its airport code. A prober that ran in another vantage's home
 * adds no witness: that vantage already stands there.
 */
export function homeOf(airport: string): VantageId | undefined {
  return VANTAGES.find(({ home }) => (home as readonly string[]).includes(airport))?.id;
}

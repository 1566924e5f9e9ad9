/**
 * The names of the soak, and what is true of each. Every one has a registrable domain of its own, since
 * the gate counts by that. Pure.
 */
import type { VantageId } from "../../../src/vantage/registry.ts";
import { CONTROL_HOSTS, RESOLVER_HOST, type Site, TRACE_HOST } from "../sites.ts";

/** Where everything answers; nobody listens at the second one. */
export const SERVER = "44.128.0.10";
export const NOBODY = "44.128.0.11";

export type Truth =
  | { readonly verdict: string; readonly from: VantageId }
  | { readonly code: string; readonly status: number };

export interface Subject {
  readonly host: string;
  /** What must be said of it, each time. */
  readonly truths: readonly Truth[];
  /** Its sweeps are bad, for everyone or for many, so that an outage is no invention. */
  readonly isBad?: boolean;
}

const EUROPE: readonly VantageId[] = ["ireland", "germany"];
const SOUTH: readonly VantageId[] = ["brazil", "south-africa"];

const up = (host: string): Site => ({ host, address: SERVER });

const UP = ["well-one.com", "well-two.org", "well-three.net", "well-four.de"].map(up);
const DOWN: readonly Site[] = [
  { host: "refuses-one.com", address: NOBODY },
  { host: "refuses-two.org", address: NOBODY },
  { host: "fails-one.net", address: SERVER, status: 503 },
];
const PARTIAL: readonly Site[] = [
  { ...up("partly-one.com"), missingAt: [...EUROPE, ...SOUTH] },
  { ...up("partly-two.org"), missingAt: [...EUROPE, ...SOUTH] },
];
/** A single dissent, which the rule tolerates but where it is the caller's own. */
const LONELY: Site = { ...up("lonely-one.com"), missingAt: ["japan"] };
const OPTED_OUT: readonly Site[] = [{ ...up("leaves-us-alone.com"), isOptedOut: true }];

/** More than an hour's soak asks about. */
const FRESH = 2_000;
export const freshHost = (n: number) => `fresh-${String(n % FRESH).padStart(4, "0")}.com`;
const FRESH_SITES = Array.from({ length: FRESH }, (_, n) => up(freshHost(n)));

export const SITES: readonly Site[] = [
  ...[...UP, ...DOWN, ...PARTIAL, LONELY, ...OPTED_OUT, ...FRESH_SITES],
  ...[RESOLVER_HOST, TRACE_HOST, ...CONTROL_HOSTS].map(up),
];

export const PLACES = Object.fromEntries(SITES.map(({ host, address }) => [host, address]));

const seen = (verdict: string, ...froms: readonly VantageId[]): readonly Truth[] =>
  froms.map((from) => ({ verdict, from }));
const about = (sites: readonly Site[], truths: readonly Truth[]): readonly Subject[] =>
  sites.map(({ host }) => ({ host, truths }));

/** Those that are asked about again and again, and what has to be answered. */
export const SUBJECTS = {
  well: about(UP, seen("up", "germany", "us-west", "australia")),
  down: about(DOWN, seen("down", "ireland", "india")).map((one) => ({ ...one, isBad: true })),
  partial: [
    ...about(PARTIAL, [...seen("here", "germany", "brazil"), ...seen("elsewhere", "us-east")]).map(
      (one) => ({ ...one, isBad: true }),
    ),
    ...about([LONELY], [...seen("here", "japan"), ...seen("up", "india")]),
  ],
  refused: [
    { host: "no-such-name-one.com", truths: [{ code: "no_such_name", status: 404 }] },
    { host: "leaves-us-alone.com", truths: [{ code: "opted_out", status: 403 }] },
    { host: "not%20a%20name", truths: [{ code: "invalid_target", status: 400 }] },
    { host: "10.0.0.1", truths: [{ code: "forbidden_target", status: 403 }] },
    { host: "printer.local", truths: [{ code: "forbidden_target", status: 403 }] },
  ],
} as const satisfies Readonly<Record<string, readonly Subject[]>>;

export const fresh = (n: number): Subject => ({
  host: freshHost(n),
  truths: seen("up", "us-east"),
});

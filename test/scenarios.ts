/**
 * Named scenarios: what every vantage meets, and what callers in three places must be told. The same
 * rows are judged as plain observations, swept in workerd, and asked for in a browser.
 */
import type { FailureCode, RefusalCode } from "../src/probe/failure";
import { VANTAGES, type VantageId } from "../src/vantage/registry";
import type { Scope, Verdict } from "../src/verdict/rule";

/** What a vantage sees: an answer, a failure, a refusal, or its own controls failing. */
export type Sees = "up" | FailureCode | RefusalCode | "impaired";

export interface Scenario {
  /** The name in the practice internet, without its ending; null when no host there behaves so. */
  readonly host: string | null;
  readonly sees: (vantage: VantageId) => Sees;
  readonly scope: Scope;
  /** By the vantage nearest to the caller. */
  readonly verdicts: Readonly<Record<"germany" | "us-east" | "emirates", Verdict>>;
  /** A part of the practice internet that has to be off. */
  readonly off?: "dublin" | "controls";
  /** Seconds that the probers need to be sure; about one when left out. */
  readonly takesS?: number;
}

const all = (verdict: Verdict) => ({ germany: verdict, "us-east": verdict, emirates: verdict });
const europe: ReadonlySet<string> = new Set(
  VANTAGES.filter(({ continent }) => continent === "EU").map(({ id }) => id),
);

const everybody = (host: string, sees: Sees, scope: Scope, takesS = 1): Scenario => ({
  host,
  sees: () => sees,
  scope,
  verdicts: all(scope === "partial" ? "unknown" : scope),
  takesS,
});

export const SCENARIOS = {
  allUp: everybody("up", "up", "up"),
  slowButUp: everybody("slow", "up", "up", 7),
  httpOnly: everybody("http-only", "up", "up"),
  redirectsToWww: everybody("moved", "up", "up"),
  redirectsToAnotherSite: everybody("sends-on", "up", "up"),
  flapping: everybody("flapping", "up", "up"),

  refusesEverybody: everybody("refused", "connection_refused", "down"),
  nameServersFail: everybody("dns-gone", "dns_servfail", "down"),
  dropsPackets: everybody("timeout", "timeout_connect", "down", 11),
  acceptsAndNeverAnswers: everybody("mute", "timeout_first_byte", "down", 21),
  serverError: everybody("error", "http_5xx", "down"),
  hangsUp: everybody("hangs-up", "empty_reply", "down"),
  badCertificate: everybody("bad-certificate", "tls_wrong_host", "down"),
  expiredCertificate: everybody("expired", "tls_expired", "down"),
  tlsBreaksOff: everybody("broken-tls", "tls_failed", "down"),
  sendsHeadersAndNoPage: everybody("stalls", "timeout_body", "down", 21),
  answersWithWwwAlone: everybody("half", "connection_refused", "down"),
  robotCheckAsServerError: everybody("robot-check", "robot_check", "unknown"),
  wantsLogin: everybody("login", "login", "unknown"),
  underMaintenance: everybody("maintenance", "up", "up"),
  turnedAwayInAsia: {
    host: "turned-away-in-asia",
    sees: (vantage) => (vantage === "india" || vantage === "japan" ? "blocked" : "up"),
    scope: "up",
    verdicts: all("up"),
  },
  redirectsToDeadName: everybody("moved-to-dead", "redirect_to_dead", "down"),
  redirectsInCircle: everybody("loop", "redirect_loop", "down"),

  onlyEuropeRefused: {
    host: "down-in-europe",
    sees: (vantage) => (europe.has(vantage) ? "connection_refused" : "up"),
    scope: "partial",
    verdicts: { germany: "here", "us-east": "elsewhere", emirates: "elsewhere" },
  },
  blockedInOneCountry: {
    host: "blocked-in-emirates",
    sees: (vantage) => (vantage === "emirates" ? "http_451" : "up"),
    scope: "up",
    verdicts: all("up"),
  },
  robotCheckPage: everybody("robots", "challenge", "unknown"),
  dublinDataCentreOut: {
    ...everybody("dublin", "connection_refused", "down"),
    off: "dublin",
  },
  // The target fails as well, and still: a broken vantage may not say so.
  ourVantagesBroken: { ...everybody("refused", "impaired", "unknown"), off: "controls" },

  oneVantageCannotReachIt: {
    host: null,
    sees: (vantage) => (vantage === "brazil" ? "timeout_connect" : "up"),
    scope: "up",
    verdicts: all("up"),
  },
  oneVantageBroken: {
    host: null,
    sees: (vantage) => (vantage === "japan" ? "impaired" : "up"),
    scope: "up",
    verdicts: all("up"),
  },
} as const satisfies Readonly<Record<string, Scenario>>;

export const SCENARIO_LIST: readonly (readonly [string, Scenario])[] = Object.entries(SCENARIOS);

/** The one door through which an observation is read: exactly one outcome, or none at all. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  FAILURES,
  type FailureCode,
  isFailureCode,
  isRefusalCode,
  REFUSAL_CODES,
} from "../../../src/probe/failure";
import { decodeObservation, decodeReport } from "../../../src/probe/observation";
import { reportOf } from "../vantage/probers";

const UP = reportOf("germany", { ranIn: "FRA" });

const codes = Object.keys(FAILURES) as FailureCode[];
const failed = (failure: FailureCode) => {
  const { outcome, fault, phase } = FAILURES[failure];
  return { ...UP, outcome, failure, fault, phase, status: null, scheme: null, attempts: 2 };
};
const refused = (refusal: string) => ({ ...UP, outcome: "unsure", refusal, status: 403 });
const REPORTS = [UP, ...codes.map(failed), ...REFUSAL_CODES.map(refused)];

const asObservation = ({ ranIn, ...rest }: typeof UP, more = {}) => ({
  ...rest,
  city: "Frankfurt",
  continent: "EU",
  place: { asked: "aws:eu-central-1", observed: ranIn },
  ...more,
});

describe("a consistent report is read as it is", () => {
  test.each(REPORTS.map((report) => [report.failure ?? report.refusal ?? "up", report] as const))(
    "%s",
    (_, report) => {
      expect(decodeReport(report)).toEqual(report);
      expect(decodeObservation(asObservation(report as typeof UP))).not.toBeNull();
    },
  );

  test.each([
    ["over http", { scheme: "http" }],
    ["on the second try", { attempts: 2 }],
    ["that sends us on", { redirectsTo: "www.other-site.co.uk" }],
    ["from nobody knows where", { ranIn: null }],
    ["from an impaired vantage", { health: "impaired" }],
    ["with a status of nobody's", { status: 999 }],
    ["that is suspect", { suspect: "parked", evidence: "page" }],
    ["over http, and why", { scheme: "http", httpsFailure: "tls_expired" }],
    ["with IPv6 alone", { families: "ipv6" }],
    ["that took no time", { timings: { dnsMs: 0, connectMs: 0, firstByteMs: 0, totalMs: 0 } }],
  ])("%s", (_, rest) => {
    expect(decodeReport({ ...UP, ...rest })).toEqual({ ...UP, ...rest });
  });

  test("a target that is down, and its twin that answers", () => {
    const report = { ...failed("connection_refused"), twin: "www.site.com", families: "both" };
    expect(decodeReport(report)).toEqual(report);
  });

  test("a login of another site, which is named", () => {
    const report = { ...refused("login"), evidence: "redirect", redirectsTo: "id.other.com" };
    expect(decodeReport(report)).toEqual(report);
  });

  test("of an older prober, which does not say all that", () => {
    const { suspect, evidence, httpsFailure, twin, families, embedding, ...older } = UP;
    const unknown = { suspect, evidence, httpsFailure, twin, families, embedding };
    expect(new Set(Object.values(unknown))).toEqual(new Set([null]));
    expect(decodeReport(older)).toEqual(UP);
    expect(decodeObservation(asObservation(older as typeof UP))).toEqual(asObservation(UP));
  });

  test.each(["dns", "connect", "tls"])("a redirect to something dead in the phase %s", (phase) => {
    const report = { ...failed("redirect_to_dead"), phase };
    expect(decodeReport(report)).toEqual(report);
  });

  test("whatever else stands in it is dropped", () => {
    expect(decodeReport({ ...UP, secret: "x" })).toEqual(UP);
  });

  test.each(["ok", "impaired", "misplaced", "duplicate"])("an observation may be %s", (health) => {
    const observation = asObservation(UP, { health });
    expect(decodeObservation(observation)).toEqual(observation);
  });
});

describe("a report that contradicts itself is none", () => {
  const refusal = "http_403";
  test.each<[string, object]>([
    ["up, with a failure", { ...UP, failure: "http_5xx", fault: "target", phase: "http" }],
    ["up, with a refusal", { ...UP, refusal }],
    ["up, by somebody's fault", { ...UP, fault: "target" }],
    ["down, without a failure", { ...UP, outcome: "down" }],
    ["down, for a refusal", { ...UP, outcome: "down", refusal }],
    ["down, with a failure and a refusal", { ...failed("http_5xx"), refusal }],
    ["down, without a fault", { ...failed("http_5xx"), fault: null }],
    ["down, by the fault of another", { ...failed("http_5xx"), fault: "resolver" }],
    ["down, in another phase", { ...failed("http_5xx"), phase: "dns" }],
    ["down, in no phase", { ...failed("connection_refused"), phase: null }],
    ["down, for a fault of ours", { ...failed("prober_error"), outcome: "down" }],
    ["down, for our resolver", { ...failed("resolver_unreachable"), outcome: "down" }],
    [
      "down, for an address we may not look at",
      { ...failed("address_forbidden"), outcome: "down" },
    ],
    ["unsure, without a reason", { ...UP, outcome: "unsure" }],
    ["unsure, for a failure of the target's", { ...failed("http_5xx"), outcome: "unsure" }],
    ["unsure, with a failure and a refusal", { ...failed("unknown"), refusal }],
    ["refused, by somebody's fault", { ...refused(refusal), fault: "target" }],
    ["refused, and sends us on", { ...refused(refusal), redirectsTo: "other.com" }],
    ["refused, and suspect", { ...refused(refusal), suspect: "parked", evidence: "page" }],
    ["down, and suspect", { ...failed("http_5xx"), suspect: "parked", evidence: "page" }],
    ["down, on evidence", { ...failed("http_5xx"), evidence: "status" }],
    ["suspect, on no evidence", { ...UP, suspect: "parked" }],
    ["up, on evidence of nothing", { ...UP, evidence: "page" }],
    ["up over https, though that failed", { ...UP, httpsFailure: "tls_expired" }],
    ["up, and its twin instead", { ...UP, twin: "www.site.com" }],
    ["unsure, and its twin instead", { ...failed("unknown"), twin: "www.site.com" }],
  ])("%s", (_, report) => {
    expect(decodeReport(report)).toBeNull();
    expect(decodeObservation(asObservation(report as typeof UP))).toBeNull();
  });
});

describe("a report with a part that is out of bounds is none", () => {
  const timings = (rest: object) => ({ timings: { ...UP.timings, ...rest } });
  test.each<[string, object]>([
    ["a vantage of nobody's", { vantage: "mars" }],
    ["an outcome of nobody's", { outcome: "partial" }],
    ["a failure of nobody's", { ...failed("http_5xx"), failure: "constructor" }],
    ["a refusal of nobody's", { ...refused("http_418") }],
    ["a health that only a sweep can give", { health: "misplaced" }],
    ["a status below all", { status: 99 }],
    ["a status above all", { status: 1_000 }],
    ["half a status", { status: 200.5 }],
    ["a suspicion of nobody's", { suspect: "odd", evidence: "page" }],
    ["evidence of nobody's", { suspect: "parked", evidence: "hearsay" }],
    ["a twin that is an address", { ...failed("http_5xx"), twin: "https://www.site.com/" }],
    ["a third family", { families: "ipx" }],
    ["three attempts", { attempts: 3 }],
    ["a negative attempt", { attempts: -1 }],
    ["another scheme", { scheme: "ftp" }],
    ["a redirect to an address", { redirectsTo: "https://other.com/?secret" }],
    ["a redirect to one label", { redirectsTo: "intranet" }],
    ["a redirect to markup", { redirectsTo: "<b>.com" }],
    ["a redirect to capital letters", { redirectsTo: "Other.com" }],
    ["a redirect longer than a name", { redirectsTo: `${"a.".repeat(126)}com` }],
    ["time that runs backwards", timings({ totalMs: -1 })],
    ["more than ten minutes", timings({ totalMs: 600_001 })],
    ["half a millisecond", timings({ dnsMs: 0.5 })],
    ["no total", timings({ totalMs: null })],
    ["no timings", { timings: null }],
    ["a start before 1970", { startedAt: -1 }],
    ["a start that is no number", { startedAt: Number.NaN }],
    ["a place in small letters", { ranIn: "fra" }],
    ["a place that is a sentence", { ranIn: "FRA or so" }],
  ])("%s", (_, rest) => {
    expect(decodeReport({ ...UP, ...rest })).toBeNull();
  });

  test.each([null, undefined, 0, "", "up", [], [UP], {}, true])("%j is none", (value) => {
    expect(decodeReport(value)).toBeNull();
    expect(decodeObservation(value)).toBeNull();
  });

  test("a report is no observation, nor the other way round", () => {
    expect(decodeObservation(UP)).toBeNull();
    expect(decodeReport(asObservation(UP))).toBeNull();
  });
});

/** Said again, in other words than the decoder's. */
function expectConsistent(report: NonNullable<ReturnType<typeof decodeReport>>): void {
  const { outcome, failure, refusal, fault } = report;
  expect([failure, refusal].filter((reason) => reason !== null)).toHaveLength(
    outcome === "up" ? 0 : 1,
  );
  if (refusal !== null) expect([isRefusalCode(refusal), outcome]).toEqual([true, "unsure"]);
  if (failure === null) expect(fault).toBeNull();
  else
    expect([isFailureCode(failure), outcome, fault]).toEqual([
      true,
      FAILURES[failure].outcome,
      FAILURES[failure].fault,
    ]);
  if (outcome === "down") expect(fault).toBe("target");
}

describe("junk in any field makes no report, or a consistent one", () => {
  const words = [...codes, ...REFUSAL_CODES, "up", "down", "unsure", "target", "resolver"];
  const junk = fc.oneof(
    fc.constantFrom(null, undefined, ...words, "vantage", "dns", "http", "https", "ok"),
    fc.anything(),
  );
  const fields = fc.constantFrom(...(Object.keys(UP) as (keyof typeof UP)[]));

  test("one field", () => {
    fc.assert(
      fc.property(fc.constantFrom(...REPORTS), fields, junk, (report, field, value) => {
        const read = decodeReport({ ...report, [field]: value });
        if (read !== null) expectConsistent(read);
      }),
      { numRuns: 1_000 },
    );
  });

  test("the fields of another report", () => {
    const some = fc.uniqueArray(fields);
    const any = fc.constantFrom(...REPORTS);
    fc.assert(
      fc.property(any, any, some, (one, other, taken) => {
        const mixed = {
          ...one,
          ...Object.fromEntries(taken.map((field) => [field, other[field]])),
        };
        const read = decodeReport(mixed);
        if (read !== null) expectConsistent(read);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("the vocabulary", () => {
  test.each(codes)("%s: only a fault of the target is down", (code) => {
    const { outcome, fault, phase } = FAILURES[code];
    if (outcome === "down") expect(fault).toBe("target");
    if (fault === "target") expect(phase).not.toBeNull();
  });

  test.each(["constructor", "toString", "__proto__", "", "HTTP_5XX"])("%j is no code", (text) => {
    expect([isFailureCode(text), isRefusalCode(text)]).toEqual([false, false]);
  });
});

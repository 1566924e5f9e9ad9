/** Where "here" is, and what the caller says it saw. */
import { describe, expect, test } from "vitest";
import { callerOf, reportOfBrowser } from "../../../src/web/caller";

const ask = (query: string, cf: unknown = undefined) => callerOf(new URLSearchParams(query), cf);

describe("here", () => {
  test.each([
    ["Berlin", { latitude: "52.52", longitude: "13.40", country: "DE" }, "germany", "DE"],
    ["Lisbon", { latitude: "38.72", longitude: "-9.14", country: "PT" }, "ireland", "PT"],
    ["Auckland", { latitude: "-36.85", longitude: "174.76", country: "NZ" }, "australia", "NZ"],
    ["a country without a place", { country: "FR" }, null, "FR"],
    ["the Tor network", { latitude: "0", longitude: "0", country: "T1" }, "south-africa", "T1"],
    ["half a place", { latitude: "52.52" }, null, null],
    ["no degrees", { latitude: "north", longitude: "13" }, null, null],
    ["more degrees than there are", { latitude: "91", longitude: "13" }, null, null],
    ["numbers where text belongs", { latitude: 52.52, longitude: 13.4 }, null, null],
    ["nothing at all", null, null, null],
    ["no object", "nonsense", null, null],
  ])("of %s", (_place, cf, vantage, country) => {
    expect(ask("", cf)).toEqual({ vantage, country, report: null });
  });

  test("is where `from` says, and then the caller's own country is not told", () => {
    const berlin = { latitude: "52.52", longitude: "13.40", country: "DE" };
    expect(ask("from=japan", berlin)).toEqual({ vantage: "japan", country: null, report: null });
  });
});

describe("a parameter that we do not know is refused", () => {
  test.each(["from=mars", "from=", "report=maybe", "report="])("%s", (query) => {
    expect(ask(query)).toMatchObject({ kind: "bad_parameter" });
  });
});

describe("what the browser said it saw", () => {
  test.each([
    ["ERR_CONNECTION_REFUSED", "down"],
    ["DNS_PROBE_FINISHED_NXDOMAIN", "down"],
    ["ERR_CERT_DATE_INVALID", "down"],
    ["dnsNotFound", "down"],
    ["netReset", "down"],
    ["503", "down"],
    ["520", "down"],
    ["200", "up"],
    ["304", "up"],
    ["404", null],
    ["0", null],
    ["fileNotFound", null],
    ["err_connection_refused", null],
    ["ERR_<script>", null],
    [`ERR_${"A".repeat(60)}`, null],
  ])("%s → %s", (code, report) => {
    expect(reportOfBrowser(code)).toBe(report);
  });

  test("gives way to what the caller says in words", () => {
    expect(ask("s=503&report=up")).toMatchObject({ report: "up" });
  });
});

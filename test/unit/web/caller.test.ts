/** Where "here" is, and what the caller says it saw. */
import { describe, expect, test } from "vitest";
import { TESTED } from "../../../src/verdict/you";
import { callerOf } from "../../../src/web/caller";

const ask = (query: string, cf: unknown = undefined) => callerOf(new URLSearchParams(query), cf);

const NOTHING_SEEN = { kind: "caller", report: null, code: null, tested: null };

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
    expect(ask("", cf)).toEqual({ ...NOTHING_SEEN, vantage, country });
  });

  test("is where `from` says, and then the caller's own country is not told", () => {
    const berlin = { latitude: "52.52", longitude: "13.40", country: "DE" };
    expect(ask("from=japan", berlin)).toEqual({
      ...NOTHING_SEEN,
      vantage: "japan",
      country: null,
    });
  });
});

describe("a parameter that we do not know is refused, and named", () => {
  test.each([
    ["from=mars", "from"],
    ["from=", "from"],
    ["report=maybe", "report"],
    ["report=", "report"],
    ["report=maybe&from=mars", "from"],
  ])("%s", (query, parameter) => {
    expect(ask(query)).toEqual({ kind: "bad_parameter", parameter });
  });
});

describe("what the browser said it saw", () => {
  test.each([
    ["s=ERR_CONNECTION_REFUSED", "down", "ERR_CONNECTION_REFUSED"],
    ["s=netReset", "down", "netReset"],
    ["s=503", "down", "503"],
    ["s=200", "up", "200"],
    ["s=404", null, null],
    ["s=ERR_%3Cscript%3E", null, null],
    ["s=", null, null],
  ])("%s is a report and a code, or neither", (query, report, code) => {
    expect(ask(query)).toMatchObject({ report, code });
  });

  test.each([
    ["s=503&report=up", "up", "503"],
    ["s=200&report=down", "down", "200"],
    ["s=nonsense&report=down", "down", null],
  ])("%s: the caller's own words go first", (query, report, code) => {
    expect(ask(query)).toMatchObject({ report, code });
  });
});

describe("what the test from our page gave", () => {
  test.each(TESTED)("is %s, and no report yet", (tested) => {
    expect(ask(`tested=${tested}`)).toMatchObject({ ...NOTHING_SEEN, tested });
  });

  test.each(["tested=", "tested=maybe", "tested=RESOLVES", "tested=constructor"])(
    "%s is no test",
    (query) => {
      expect(ask(query)).toMatchObject(NOTHING_SEEN);
    },
  );

  test("stands beside the browser's code", () => {
    expect(ask("tested=rejects&s=netReset")).toMatchObject({
      report: "down",
      code: "netReset",
      tested: "rejects",
    });
  });
});

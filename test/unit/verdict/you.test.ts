/** What a caller's own browser proves, and what it does not. */
import { describe, expect, test } from "vitest";
import type { Observation } from "../../../src/probe/observation";
import { reportOf, TESTED, type You, youOf } from "../../../src/verdict/you";
import { type Saw, seen, sweep } from "./build";

const CANNOT: You = { kind: "cannot", by: "test" };
const REACHES: You = { kind: "reaches", by: "test" };

const corp = seen("japan", "up", { embedding: "corp" });
const mixed = seen("india", "up", { embedding: "mixed", scheme: "http" });
const sendsOn = seen("brazil", "up", { status: 301, redirectsTo: "b.org", embedding: null });
const unknown = seen("brazil", "up", { status: 301, embedding: null });
const open = seen("germany", "up");
const impaired = (one: Observation): Observation => ({ ...one, health: "impaired" });
const failed = (saw: Saw, over: Partial<Observation> = {}) => seen("us-east", saw, over);

const rejected = (observations: readonly Observation[], isOpen = false) =>
  youOf({ report: null, tested: "rejects" }, observations, isOpen);

describe("a request that was answered reaches", () => {
  test.each<[string, readonly Observation[]]>([
    ["every vantage is up", sweep({})],
    ["one of them is", sweep({ japan: "up" }, "http_5xx")],
    ["the site forbids to load it", [corp]],
  ])("when %s", (_, observations) => {
    for (const isOpen of [true, false])
      for (const report of [null, "up", "down"] as const)
        expect(youOf({ report, tested: "resolves" }, observations, isOpen)).toEqual(REACHES);
  });

  test("when nobody else got any answer, once all have been heard", () => {
    const resolved = { report: null, tested: "resolves" } as const;
    for (const observations of [[], sweep({}, "connection_refused"), sweep({}, "http_403")]) {
      expect(youOf(resolved, observations, true)).toEqual({ kind: "unsure", why: "pending" });
      expect(youOf(resolved, observations, false)).toEqual(REACHES);
    }
  });

  test("nothing where everybody gets an error page: the caller gets it too", () => {
    const errors = sweep({}, "http_5xx").map((one) => ({ ...one, status: 503 }));
    for (const isOpen of [true, false]) {
      const told = (report: "down" | null) => youOf({ report, tested: "resolves" }, errors, isOpen);
      expect(told(null)).toEqual({ kind: "unsure", why: "error" });
      expect(told("down")).toEqual({ kind: "cannot", by: "report" });
    }
  });
});

describe("a request that failed", () => {
  test.each<[string, readonly Observation[], why: string | null]>([
    ["of a site that every vantage reaches", sweep({}), null],
    ["of a site that one vantage reaches", [failed("timeout_connect"), open], null],
    [
      "of a site that answers others with an error",
      [failed("http_5xx", { status: 503 }), open],
      null,
    ],
    ["of a site that lets no page load it", [corp], "corp"],
    ["of a site that only one vantage saw forbid it", [...sweep({ japan: null }), corp], "corp"],
    ["of a site over http", [mixed], "mixed"],
    ["of a site that one vantage saw over http", [open, mixed], "mixed"],
    ["of a site that sends its visitors on", [sendsOn], "sends_on"],
    ["of a site that one vantage saw send us on", [open, sendsOn], "sends_on"],
    ["with every doubt there is: the policy goes first", [mixed, sendsOn, corp], "corp"],
    ["with two doubts: another site goes before http", [mixed, sendsOn], "sends_on"],
  ])("%s: %j", (_, observations, why) => {
    const you = why === null ? CANNOT : { kind: "unsure", why };
    expect(rejected(observations)).toEqual(you);
    expect(rejected(observations, true)).toEqual(you);
    expect(rejected(observations.toReversed())).toEqual(you);
  });

  test.each([corp, mixed, sendsOn])("is not excused by a vantage that cannot be trusted", (one) => {
    for (const health of ["impaired", "misplaced", "duplicate"] as const)
      expect(rejected([open, { ...one, health }])).toEqual(CANNOT);
  });

  test("proves nothing by a vantage that cannot be trusted", () => {
    expect(rejected([impaired(open)])).toEqual({ kind: "unsure", why: "hidden" });
    expect(rejected([impaired(failed("connection_refused"))])).toEqual({
      kind: "unsure",
      why: "hidden",
    });
  });
});

describe("a request that failed, and nobody knows what the site allows", () => {
  test.each<[string, readonly Observation[], why: string | null]>([
    ["nobody was heard", [], "hidden"],
    ["nobody got anything", sweep({}, "connection_refused"), null],
    [
      "nobody got anything, each for a reason",
      sweep({ japan: "dns_nxdomain" }, "tls_failed"),
      null,
    ],
    [
      "one got nothing, our other probers are silent",
      sweep({ india: "tls_failed" }, "prober_timeout"),
      null,
    ],
    ["one got nothing, the others are impaired", sweep({ india: "tls_failed" }, "impaired"), null],
    ["only our own probers failed", sweep({}, "prober_timeout"), "hidden"],
    ["all got a server error", [failed("http_5xx", { status: 503 })], "hidden"],
    ["all are turned away", sweep({}, "http_403"), "hidden"],
    [
      "one is turned away, the others got nothing",
      sweep({ india: "challenge" }, "timeout_connect"),
      "hidden",
    ],
    [
      "one got an error, the others got nothing",
      [failed("http_5xx", { status: 500 }), seen("japan", "tls_failed")],
      "hidden",
    ],
    ["a redirect leads into nothing", [failed("redirect_to_dead", { status: 301 })], "hidden"],
    ["the way was not followed to its end", [unknown], "hidden"],
  ])("%s: %j in the end, pending before", (_, observations, why) => {
    expect(rejected(observations)).toEqual(why === null ? CANNOT : { kind: "unsure", why });
    expect(rejected(observations, true)).toEqual({ kind: "unsure", why: "pending" });
  });
});

describe("no proof is", () => {
  test.each([
    ["no test", null, "untested"],
    ["a test under way", "running", "running"],
    ["a test without an answer", "silent", "silent"],
  ] as const)("%s", (_, tested, why) => {
    for (const observations of [[], sweep({}), sweep({}, "connection_refused"), [corp]])
      for (const isOpen of [true, false])
        expect(youOf({ report: null, tested }, observations, isOpen)).toEqual({
          kind: "unsure",
          why,
        });
  });
});

describe("what the caller said", () => {
  const inconclusive = [
    [null, [open]],
    ["running", [open]],
    ["silent", [open]],
    ["rejects", []],
    ["rejects", [corp]],
    ["rejects", [mixed]],
    ["rejects", [sendsOn]],
    ["rejects", [failed("http_5xx", { status: 503 })]],
  ] as const;

  test.each(inconclusive)("stands when a test that was %j proves nothing", (tested, seenBy) => {
    for (const isOpen of [true, false]) {
      const told = (report: "up" | "down") => youOf({ report, tested }, seenBy, isOpen);
      expect(told("up")).toEqual({ kind: "reaches", by: "report" });
      expect(told("down")).toEqual({ kind: "cannot", by: "report" });
    }
  });

  test("gives way to a test that proves something", () => {
    expect(youOf({ report: "down", tested: "resolves" }, [], false)).toEqual(REACHES);
    expect(youOf({ report: "up", tested: "rejects" }, [open], false)).toEqual(CANNOT);
    const mute = sweep({}, "timeout_connect");
    expect(youOf({ report: "up", tested: "rejects" }, mute, false)).toEqual(CANNOT);
  });
});

describe("the verdict hears", () => {
  test.each<[You, "up" | "down" | null]>([
    [{ kind: "reaches", by: "test" }, "up"],
    [{ kind: "reaches", by: "report" }, "up"],
    [{ kind: "cannot", by: "test" }, "down"],
    [{ kind: "cannot", by: "report" }, "down"],
    [{ kind: "unsure", why: "untested" }, null],
    [{ kind: "unsure", why: "corp" }, null],
  ])("of %j: %j", (you, report) => {
    expect(reportOf(you)).toBe(report);
  });

  test.each([null, ...TESTED])(
    "the caller's own word when the test gave %j and proved nothing",
    (tested) => {
      const report = reportOf(youOf({ report: "down", tested }, [corp], false));
      expect(report).toBe(tested === "resolves" ? "up" : "down");
    },
  );
});

/** What an answer says of trouble that there was until lately. */
import { describe, expect, test } from "vitest";
import { FRONT } from "../../../src/limits";
import { VANTAGE_IDS, type VantageId } from "../../../src/vantage/registry";
import type { Answer } from "../../../src/web/answer";
import { endedSaid, sinceSaid } from "../../../src/web/since";
import { SWEPT_AT, seen } from "../verdict/build";
import { type Asked, answerOn } from "./pages";
import { MIN, NOW, outage } from "./remembered";

const said = (over: object = {}, language: "en" | "de" = "en") =>
  endedSaid({ since: null, outages: [outage(50, 20)], checkedAt: NOW, language, ...over });

describe("an outage that is over", () => {
  test("is told with its bounds, in either language", () => {
    expect(said()).toMatch(
      /^Down from between \S+ \S+ and \S+ until between \S+ and \S+: 30 to 32 min\. Times are UTC\.$/,
    );
    expect(said({}, "de")).toMatch(/^Störung: Beginn zwischen .* Zeiten in UTC\.$/);
  });

  test.each([
    ["while there is trouble", { since: { region: null, start: outage(5, null).start } }],
    ["when there was none", { outages: [] }],
    ["while it goes on", { outages: [outage(50, null)] }],
    [
      "when nobody saw its end",
      { outages: [{ ...outage(50, 20), end: { earliestAt: NOW, latestAt: null } }] },
    ],
    ["when it is long ago", { checkedAt: NOW + FRONT.endedLatelyMs + MIN }],
  ])("is not told %s", (_title, over) => {
    expect(said(over)).toBeNull();
  });

  test("is told all the same while there is trouble in the caller's own region alone", () => {
    const since = { region: "germany", start: outage(5, null).start };
    expect(said({ since })).toBe(said());
  });
});

describe("since when", () => {
  const before = {
    past: { lastGoodAt: SWEPT_AT - 60_000, firstBadAt: null },
    regions: {
      germany: { lastGoodAt: SWEPT_AT - 600_000, firstBadAt: SWEPT_AT - 500_000 },
      japan: { lastGoodAt: SWEPT_AT - 90_000, firstBadAt: null },
    },
  };
  const asked = (failing: readonly VantageId[], vantage: VantageId | null, over: Asked = {}) =>
    answerOn(
      VANTAGE_IDS.map((id) => seen(id, failing.includes(id) ? "reset" : "up")),
      { before, caller: { vantage, ...over.caller }, ...over },
    );

  test("is said of the region of whoever is told that it is here, with bounds of its own", () => {
    const answer = asked(["germany"], "germany");
    expect(answer).toMatchObject({
      ...{ verdict: "here", scope: "up" },
      since: {
        region: "germany",
        start: { earliestAt: SWEPT_AT - 600_000, latestAt: SWEPT_AT - 500_000 },
        ...{ minDurationMs: 500_000, maxDurationMs: 602_000 },
      },
    });
  });

  test("… of one that has just begun to fail, from its last good look to the end of this sweep", () => {
    expect(asked(["japan"], "japan").since).toMatchObject({
      ...{ region: "japan", minDurationMs: 0 },
      start: { earliestAt: SWEPT_AT - 90_000, latestAt: SWEPT_AT + 1_000 },
    });
  });

  test("… and of one that nobody has heard before, without an earlier bound", () => {
    expect(asked(["brazil"], "brazil").since).toMatchObject({
      ...{ region: "brazil", maxDurationMs: null, start: { earliestAt: null } },
    });
  });

  test.each<[string, Answer["verdict"], readonly VantageId[], VantageId | null]>([
    ["it is down for everyone", "down", VANTAGE_IDS, "germany"],
    ["their own region is well", "elsewhere", ["japan", "india", "brazil"], "germany"],
    ["nobody knows where they are", "elsewhere", ["japan", "india", "brazil"], null],
  ])("is that of everyone's trouble when %s", (_why, verdict, failing, vantage) => {
    const { since, ...answer } = asked(failing, vantage);
    expect(answer.verdict).toBe(verdict);
    expect(since).toMatchObject({ region: null, start: { earliestAt: SWEPT_AT - 60_000 } });
  });

  test("is not said of a region that whoever is there reaches it from", () => {
    const told = asked(["germany"], "germany", { caller: { vantage: "germany", report: "up" } });
    expect(told).toMatchObject({ verdict: "up", since: null });
  });

  test.each([
    ["en", /^The trouble around São Paulo \(Brazil\) began at \S+ \S+ UTC or earlier\./],
    ["de", /^Die Störung rund um São Paulo \(Brasilien\) begann am \S+ um \S+ UTC oder früher\./],
  ] as const)("names the place, in %s", (language, words) => {
    const answer = asked(["brazil"], "brazil", { language });
    expect(sinceSaid(answer)).toMatch(words);
  });
});

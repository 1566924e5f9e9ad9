/** What an answer says of trouble that there was until lately. */
import { describe, expect, test } from "vitest";
import { FRONT } from "../../../src/limits";
import { endedSaid } from "../../../src/web/since";
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
    ["while there is trouble", { since: { start: outage(5, null).start } }],
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
});

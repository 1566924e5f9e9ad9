/** What is said while some have not answered yet holds once they have. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { VANTAGE_IDS } from "../../../src/vantage/registry";
import { isSettled, judge } from "../../../src/verdict/judge";
import { EN } from "../../../src/verdict/words";
import { holds, observations, question } from "./arbitraries";
import { at } from "./build";
import { readAsked } from "./told";

const seatsBut = (heard: readonly string[]) =>
  VANTAGE_IDS.filter((id) => !heard.includes(id)).map((id) => ({ vantage: id, ...at(id) }));

function toldEarly(asked: string): string {
  const { heard, here, report } = readAsked(asked);
  const pending = seatsBut(heard.map(({ vantage }) => vantage));
  expect(isSettled(heard, pending, { here, report })).toBe(true);
  return judge(heard, { host: "amazon.de", here, report, pending }, EN).headline;
}

test.each([
  [
    "three could not reach it, the caller could, and seven are looking",
    "??|?|--|-|?|??|? germany up",
    "It's up for you, down in Europe and in Cape Town (South Africa)",
  ],
  [
    "as many could as could not, and four are looking",
    "++|?|--|?|-|??|? germany",
    "It's down here and in Dubai (Emirates)",
  ],
])("%s: nothing is claimed for those who look", (_, asked, headline) => {
  expect(toldEarly(asked)).toBe(headline);
});

/** How much of all places a headline speaks of: nothing, most, or all. */
function claimOf(headline: string): number {
  if (headline.includes("everyone we asked")) return 2;
  return headline.includes("most places") ? 1 : 0;
}

test("no early headline claims more of all places than the headline of the complete sweep", () => {
  let early = 0;
  const asked = fc.tuple(
    observations.filter((heard) => heard.length === VANTAGE_IDS.length),
    question,
  );
  holds(asked, ([all, { host, here, report }]) => {
    const complete = judge(all, { host, here, report }, EN);
    for (let count = 1; count < all.length; count += 1) {
      const heard = all.slice(0, count);
      const pending = all.slice(count).map(({ vantage, continent }) => ({
        ...{ vantage, region: vantage, continent },
      }));
      if (!isSettled(heard, pending, { here, report })) continue;
      early += 1;
      const { headline } = judge(heard, { host, here, report, pending }, EN);
      expect(claimOf(complete.headline)).toBeGreaterThanOrEqual(claimOf(headline));
    }
  });
  expect(early).toBeGreaterThan(500);
});

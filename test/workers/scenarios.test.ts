import { describe, expect, test } from "vitest";
import { SCENARIO_LIST, SCENARIOS } from "../scenarios";
import { check, named, turn } from "../support/front";
import { monitorOf } from "../support/story";

const CALLERS = ["germany", "us-east", "emirates"] as const;

// One that is switched off changes the Internet for all others, so those come one by one, last.
const together = SCENARIO_LIST.filter(([, { host, off }]) => host !== null && off === undefined);

describe("every scenario, swept by ten probers on ten networks", () => {
  test.concurrent.each(together)("%s", async (_name, scenario) => {
    const host = named(scenario.host ?? "");
    const first = await check(host, "?from=germany&wait=full");
    expect(first.verdict).toBe(scenario.verdicts.germany);
    expect(first.scope).toBe(scenario.scope);
    expect(first.sweep.complete).toBe(true);
    for (const seen of first.observations) {
      const sees = scenario.sees(seen.vantage);
      expect(seen.failure ?? seen.refusal ?? seen.outcome, seen.vantage).toBe(sees);
      expect(seen.health, seen.vantage).toBe("ok");
    }
    for (const from of CALLERS) {
      const answer = await check(host, `?from=${from}`);
      expect(answer.verdict, from).toBe(scenario.verdicts[from]);
      expect(answer.here?.vantage).toBe(from);
    }
  });
});

describe("parts of the Internet switched off", () => {
  test("dublinDataCentreOut: the five shops are down for everyone, and their sister is up", async () => {
    await turn("dublin", "off");
    const shops = ["dublin", "shop-de", "shop-fr", "shop-it", "shop-at", "shop-co-uk"];
    const answers = await Promise.all(shops.map((shop) => check(named(shop), "?from=germany")));
    await turn("dublin", "on");
    expect(answers.map(({ verdict }) => verdict)).toEqual(shops.map(() => "down"));
    expect((await check(named("shop-com"), "?from=germany")).verdict).toBe("up");
  });

  test("ourVantagesBroken: what they saw does not count, and the target is not blamed", async () => {
    await turn("controls", "off");
    const host = named(SCENARIOS.ourVantagesBroken.host ?? "");
    // It was down when we were sound, and has been looked at again since.
    await monitorOf(host).forget();
    const answer = await check(host, "?from=germany&wait=full");
    await turn("controls", "on");
    expect(answer.verdict).toBe("unknown");
    expect(answer.votes).toEqual({ up: 0, down: 0, abstained: 10 });
    expect(answer.explanation).toMatch(/^Our own vantage points fail their self-test/);
  });
});

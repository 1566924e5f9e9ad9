import { describe, expect, it } from "vitest";
import { DEFAULT } from "../../../sim/model";
import { rulesFor } from "../../../sim/rules/all";
import { secondOpinion, threeInARow } from "../../../sim/rules/confirming";
import { anyFailure, atLeastTwo, healthyShare, majority } from "../../../sim/rules/counting";
import { oneVantage } from "../../../sim/rules/one-vantage";
import { PUBLISHED } from "../../../sim/tell/published";
import type { Rule } from "../../../sim/trial";
import { VANTAGE_IDS } from "../../../src/vantage/registry";
import { trial, type Wishes } from "./build";

/** That many of the ten fail their first look, as those marks tell; us-east last of all. */
function failing(count: number, mark = "-"): Wishes {
  const those = VANTAGE_IDS.toReversed().slice(0, count);
  return { looks: Object.fromEntries(those.map((id) => [id, mark])) };
}

describe("a rule that lets everybody look once, and counts", () => {
  it.each<[Rule, string, number]>([
    [anyFailure, "any failure", 1],
    [atLeastTwo, "failures on two continents", 2],
    [majority, "more than half", 6],
    [healthyShare, "all but one in ten, which is no more than 18 %", 9],
  ])("$id says down from %s on", (rule, _, least) => {
    for (let count = 0; count <= VANTAGE_IDS.length; count++) {
      const { verdict } = rule.answer(trial(failing(count)));
      expect([count, verdict]).toEqual([count, count < least ? "up" : "down"]);
    }
  });

  it("of two failing regions takes those of one continent for one", () => {
    const { verdict } = atLeastTwo.answer(trial({ looks: { "us-east": "-", "us-west": "-" } }));
    expect(verdict).toBe("up");
  });

  it("takes a robot check for a failure", () => {
    expect(atLeastTwo.answer(trial(failing(2, "!"))).verdict).toBe("down");
  });

  it("neither counts nor awaits a prober that says nothing", () => {
    const halfSilent = trial({
      looks: { japan: ".", india: ".", brazil: "+", "us-west": "+", ireland: "+" },
      otherLooks: "-",
      tookMs: { japan: 25_000, india: 25_000 },
    });
    expect(majority.answer(halfSilent)).toEqual({ verdict: "down", atMs: 500 });
    expect(anyFailure.answer(trial({ looks: { japan: "." } })).verdict).toBe("up");
  });

  it("counts first looks only", () => {
    expect(anyFailure.answer(trial({ otherLooks: "+--" })).verdict).toBe("up");
    expect(majority.answer(trial({ otherLooks: "-++" })).verdict).toBe("down");
  });

  it("answers when the last look is in", () => {
    const { atMs } = anyFailure.answer(trial({ looks: { brazil: "-" }, tookMs: { japan: 9_000 } }));
    expect(atMs).toBe(9_000);
  });
});

describe("one vantage", () => {
  it.each(["-", "!"])("says down after “%s”, whatever the others see", (mark) => {
    expect(oneVantage.answer(trial({ looks: { "us-east": mark } })).verdict).toBe("down");
  });

  it("says up when it sees an answer, and others nothing", () => {
    const answer = oneVantage.answer(
      trial({ looks: { "us-east": "+" }, otherLooks: "-", tookMs: { "us-east": 80 } }),
    );
    expect(answer).toEqual({ verdict: "up", atMs: 80 });
  });

  it("is where it looks from: another stands for it when that is silent", () => {
    const looks = { "us-east": ".", "us-west": "-" };
    expect(oneVantage.answer(trial({ looks })).verdict).toBe("down");
  });

  it("stands still, whose ever turn it is and whoever asks", () => {
    const { verdict } = oneVantage.answer(
      trial({ turn: "india", caller: "india", looks: { india: "-" } }),
    );
    expect(verdict).toBe("up");
  });
});

/** The farthest from Ashburn is Sydney; the next in turn is São Paulo. */
describe("a second opinion", () => {
  it.each<[string, Wishes["looks"], string, number]>([
    ["the first look is answered", { "us-east": "+", australia: "-" }, "up", 500],
    ["the farthest vantage is answered", { "us-east": "-", australia: "+" }, "up", 1_000],
    ["both fail", { "us-east": "-", australia: "-" }, "down", 1_000],
    ["both are refused", { "us-east": "!", australia: "!" }, "down", 1_000],
    ["others fail than those", { "us-east": "-", ireland: "-", japan: "-" }, "up", 1_000],
    ["the second prober says nothing", { "us-east": "-", australia: "." }, "up", 1_000],
    ["the first prober says nothing", { "us-east": ".", australia: "-" }, "down", 1_000],
  ])("when %s", (_, looks, verdict, atMs) => {
    expect(secondOpinion.answer(trial({ looks: looks ?? {} }))).toEqual({ verdict, atMs });
  });

  it.each([
    ["us-east", "australia"],
    ["germany", "australia"],
    ["australia", "ireland"],
    ["japan", "brazil"],
  ] as const)("of a failure in %s comes from %s", (first, second) => {
    const down = trial({ turn: first, looks: { [first]: "-", [second]: "-" } });
    expect(secondOpinion.answer(down).verdict).toBe("down");
  });
});

describe("three in a row", () => {
  it.each<[string, Wishes["looks"], string, number]>([
    ["the first look is answered", { "us-east": "+", brazil: "-" }, "up", 500],
    ["another place is answered half a minute later", { "us-east": "-" }, "up", 30_500],
    ["the third look is answered", { "us-east": "-+", brazil: "-" }, "up", 60_500],
    ["all three fail", { "us-east": "--", brazil: "-" }, "down", 60_500],
    ["all three are refused", { "us-east": "!", brazil: "!" }, "down", 60_500],
    ["the second prober says nothing", { "us-east": "-", brazil: "." }, "up", 30_500],
  ])("when %s", (_, looks, verdict, atMs) => {
    expect(threeInARow.answer(trial({ looks: looks ?? {} }))).toEqual({ verdict, atMs });
  });

  it("always comes from two continents", () => {
    for (const turn of VANTAGE_IDS) {
      const { continent } = trial({}).probes[VANTAGE_IDS.indexOf(turn)]?.observation ?? {};
      const looks = trial({}).probes.flatMap(({ observation }) =>
        observation.continent === continent ? [[observation.vantage, "-"]] : [],
      );
      const cut = trial({ turn, looks: Object.fromEntries(looks) });
      expect([turn, threeInARow.answer(cut).verdict]).toEqual([turn, "up"]);
    }
  });
});

describe("the rules of the field", () => {
  it("are those of the table, in its order and by its names", () => {
    const named = rulesFor(DEFAULT).map(({ id, name }) => [id, name]);
    const since = ["bayes-all", "ours"];
    expect(named.map(([id]) => id)).toEqual(expect.arrayContaining(since));
    expect(named.filter(([id]) => !since.includes(id ?? ""))).toEqual(
      Object.entries(PUBLISHED).map(([id, { name }]) => [id, name]),
    );
  });
});

import { describe, expect, it } from "vitest";
import { DEFAULT, type Model } from "../../../sim/model";
import { bayes } from "../../../sim/rules/bayes";
import { VANTAGES, type VantageId } from "../../../src/vantage/registry";
import type { Verdict } from "../../../src/verdict/rule";
import { trial, type Wishes } from "./build";

const answer = (wishes: Wishes, model: Model = DEFAULT) => bayes(model).answer(trial(wishes));

const down = "connection_refused" as const;

/** What these vantages see; all the others see it up. */
function see(saw: NonNullable<Wishes["otherProbes"]>, those: readonly VantageId[]): Wishes {
  return { probes: Object.fromEntries(those.map((id) => [id, saw])) };
}

const onNetwork = (name: string) =>
  VANTAGES.flatMap(({ id }) => (DEFAULT.networks[id] === name ? [id] : []));

describe("the most probable verdict", () => {
  it.each<[string, Wishes, Verdict]>([
    ["everybody sees it up", {}, "up"],
    ["nobody does", { otherProbes: down }, "down"],
    ["one alone has an old copy", { ...see("up", ["brazil"]), otherProbes: down }, "down"],
    [
      "a continent fails, and the caller is there",
      { ...see(down, ["ireland", "germany"]), caller: "ireland" },
      "here",
    ],
    ["a continent fails, and the caller is not", see(down, ["ireland", "germany"]), "elsewhere"],
    ["a whole network of ours fails, over continents", see(down, onNetwork("a")), "up"],
    ["it answers only sometimes", { otherProbes: "up on second try" }, "elsewhere"],
    [
      "vantages that fail their self-test fail",
      see("impaired", ["us-east", "us-west", "japan"]),
      "up",
    ],
    ["robots are turned away", { otherProbes: "http_403" }, "up"],
    ["nobody is heard of", { otherProbes: "prober_timeout" }, "up"],
    ["all see it up but the caller", { report: "down" }, "just-you"],
    ["nobody sees it but the caller", { otherProbes: down, report: "up" }, "elsewhere"],
  ])("when %s", (_, wishes, verdict) => {
    expect(answer(wishes).verdict).toBe(verdict);
  });

  it("of a lone failure depends on what is more frequent: liars, or places cut off", () => {
    const lone = see(down, ["japan"]);
    const cutsAreRare = { ...DEFAULT.states, "one-place": 0, "continent-cut": 0, "geo-block": 0 };
    expect(answer(lone, { ...DEFAULT, saysDown: 0.0001 }).verdict).toBe("elsewhere");
    expect(answer(lone, { ...DEFAULT, states: cutsAreRare }).verdict).toBe("up");
  });

  it("takes who turns a continent away to say so, where that is done", () => {
    const refusing: Wishes = { ...see("http_403", ["ireland", "germany"]), caller: "germany" };
    expect(answer(refusing).verdict).toBe("up");
    expect(answer(refusing, { ...DEFAULT, geoSaysSo: 0.8 }).verdict).toBe("here");
  });

  it("is said when the last probe is in", () => {
    expect(answer({ arrivesAtMs: { india: 11_000 } }).atMs).toBe(11_000);
  });
});

/** Every named scenario, judged as plain observations: what callers in three places are told. */
import { describe, expect, test } from "vitest";
import { decodeObservation } from "../../../src/probe/observation";
import { VANTAGE_IDS } from "../../../src/vantage/registry";
import { judge, scopeOfSweep } from "../../../src/verdict/judge";
import { EN } from "../../../src/verdict/words";
import { SCENARIO_LIST } from "../../scenarios";
import { at, seen } from "./build";

describe.each(SCENARIO_LIST)("%s", (_, scenario) => {
  const heard = VANTAGE_IDS.map((id) => seen(id, scenario.sees(id)));

  test.each(["germany", "us-east", "emirates"] as const)("as told to a caller in %s", (near) => {
    const { verdict, scope } = judge(
      heard,
      { host: "example.com", here: at(near), report: null },
      EN,
    );
    expect({ verdict, scope }).toEqual({
      verdict: scenario.verdicts[near],
      scope: scenario.scope,
    });
  });

  test("as stored", () => {
    expect(scopeOfSweep(heard)).toBe(scenario.scope);
  });

  test("is made of observations that the one door lets in", () => {
    for (const one of heard) expect(decodeObservation(one)).toEqual(one);
  });
});

/** Ten voices from one room must not pose as the world: each data centre is one witness. */
import { describe, expect, test } from "vitest";
import { homeOf, homesOf, VANTAGES, type VantageId } from "../../../src/vantage/registry";
import { ALL, type Conduct, isSilent, later, reports, swept } from "./probers";

const from = (ranIn: string | null, rest = {}) => reports({ ranIn, ...rest });

describe("where an observation came from decides whether it counts", () => {
  test.each<[string, Conduct, string, string | null]>([
    ["at home", from("FRA"), "ok", "FRA"],
    ["in the neighbourhood", from("STR"), "ok", "STR"],
    ["at nobody's home", from("VIE"), "ok", "VIE"],
    ["nobody knows", from(null), "ok", null],
    ["in another's home", from("DUB"), "misplaced", "DUB"],
    ["in the neighbourhood of another", from("EWR"), "misplaced", "EWR"],
    ["the platform knows", reports({}, { "cf-placement": "remote-FRA" }), "ok", "FRA"],
    [
      "the platform knows better",
      reports({ ranIn: "FRA" }, { "cf-placement": "local-DUB" }),
      "misplaced",
      "DUB",
    ],
    [
      "the platform says nonsense",
      reports({ ranIn: "FRA" }, { "cf-placement": "off" }),
      "ok",
      "FRA",
    ],
    ["an impaired one at home", from("FRA", { health: "impaired" }), "impaired", "FRA"],
    ["an impaired one elsewhere", from("DUB", { health: "impaired" }), "impaired", "DUB"],
  ])("%s", async (_, conduct, health, observed) => {
    const { of } = await swept({ germany: conduct });
    expect(of("germany")).toMatchObject({
      outcome: "up",
      health,
      place: { asked: "aws:eu-central-1", observed },
    });
  });

  test("a guest counts for nothing even if it answers before the one at home", async () => {
    const { of } = await swept({ germany: from("DUB"), ireland: later(500, from("DUB")) });
    expect([of("germany").health, of("ireland").health]).toEqual(["misplaced", "ok"]);
  });

  test("nor if the one at home never answers", async () => {
    const { of } = await swept({ germany: from("DUB"), ireland: isSilent });
    expect([of("germany").health, of("ireland").failure]).toEqual(["misplaced", "prober_timeout"]);
  });
});

describe("two strays in one data centre are one witness", () => {
  test("the first to answer", async () => {
    const { of } = await swept({
      germany: later(20, from("VIE")),
      india: later(10, from("VIE")),
      brazil: later(30, from("VIE")),
    });
    const healths = [of("india"), of("germany"), of("brazil")].map(({ health }) => health);
    expect(healths).toEqual(["ok", "duplicate", "duplicate"]);
  });

  test("but not one that is impaired", async () => {
    const { of } = await swept({
      india: from("VIE", { health: "impaired" }),
      germany: later(10, from("VIE")),
    });
    expect([of("india").health, of("germany").health]).toEqual(["impaired", "ok"]);
  });

  test("nor one that abstains", async () => {
    const turnedAway = { outcome: "unsure", refusal: "http_403", status: 403 } as const;
    const { of } = await swept({
      india: from("VIE", turnedAway),
      germany: later(10, from("VIE")),
    });
    expect([of("india").health, of("germany").health]).toEqual(["ok", "ok"]);
  });

  test("and two that cannot say where they were are two", async () => {
    const { of } = await swept({ india: from(null), germany: from(null) });
    expect([of("india").health, of("germany").health]).toEqual(["ok", "ok"]);
  });

  test("a sweep forgets the places of the sweep before", async () => {
    const twice = [await swept({ germany: from("VIE") }), await swept({ india: from("VIE") })];
    expect(twice.flatMap(({ observations }) => observations).map(({ health }) => health)).toEqual(
      Array(20).fill("ok"),
    );
  });
});

describe("ten in one room", () => {
  test("that is one's home: one witness", async () => {
    const { observations } = await swept(Object.fromEntries(ALL.map((id) => [id, from("IAD")])));
    const counted = observations.filter(({ health }) => health === "ok");
    expect(counted.map(({ vantage }) => vantage)).toEqual(["us-east"]);
  });

  test("that is nobody's home: one witness", async () => {
    const { observations } = await swept(Object.fromEntries(ALL.map((id) => [id, from("VIE")])));
    expect(observations.filter(({ health }) => health === "ok")).toHaveLength(1);
    expect(observations.filter(({ health }) => health === "duplicate")).toHaveLength(9);
  });

  test("each at home: ten witnesses", async () => {
    const atHome = Object.fromEntries(VANTAGES.map(({ id, home }) => [id, from(home[0])]));
    const { observations } = await swept(atHome);
    expect(observations.map(({ health }) => health)).toEqual(Array(10).fill("ok"));
  });
});

test("whose home a data centre is can be asked both ways", () => {
  const both = ALL.flatMap((id: VantageId) => homesOf(id).map((airport) => [homeOf(airport), id]));
  for (const [found, id] of both) expect(found).toBe(id);
  expect(homeOf("VIE")).toBeUndefined();
  expect(homeOf("")).toBeUndefined();
});

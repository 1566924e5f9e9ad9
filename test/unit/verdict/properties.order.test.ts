/** P06 to P12: which way votes may move a verdict, and how far. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { VANTAGE_IDS, type VantageId } from "../../../src/vantage/registry";
import type { Ballot } from "../../../src/verdict/ballot";
import { type Here, type Scope, scopeOf, type Verdict, verdictOf } from "../../../src/verdict/rule";
import { holds, situation } from "./arbitraries";
import { at, cast, ballots as read, standing } from "./build";

/** How bad each verdict is. */
const RANK: Readonly<Record<Verdict, number>> = {
  up: 0,
  "just-you": 0,
  elsewhere: 1,
  here: 2,
  unknown: 3,
  down: 4,
};

const count = (ballots: readonly Ballot[], side: "up" | "down") =>
  ballots.filter(({ vote }) => vote === side).length;

const opposite = (one: Ballot): Ballot =>
  one.vote === "abstain" ? one : { ...one, vote: one.vote === "up" ? "down" : "up" };

/** The votes of the caller's region; if it has none, those of its continent, or that it was refused. */
function surroundings(ballots: readonly Ballot[], here: Here | null) {
  const votes = ballots.filter(({ vote }) => vote !== "abstain");
  const own = votes.filter(({ region }) => region === here?.region);
  if (own.length > 0) return own;
  if (ballots.some(({ region, refused }) => refused && region === here?.region)) return "refused";
  return votes.filter(({ continent }) => continent === here?.continent);
}

test("P06 one down vote that turns to up never makes the verdict worse", () => {
  holds(situation, ({ ballots, here, report }) => {
    const before = RANK[verdictOf(ballots, here, report)];
    for (const [i, one] of ballots.entries()) {
      if (one.vote !== "down") continue;
      const after = verdictOf(ballots.with(i, cast(one, "up")), here, report);
      expect(RANK[after]).toBeLessThanOrEqual(before);
    }
  });
});

describe("P07 one vote more", () => {
  test("P07 an up vote more never makes the verdict worse, whether of a new vantage or of a silent one", () => {
    holds(situation, ({ ballots, here, report, more }) => {
      const before = RANK[verdictOf(ballots, here, report)];
      for (const after of withOneMore(ballots, more, "up"))
        expect(RANK[verdictOf(after, here, report)]).toBeLessThanOrEqual(before);
    });
  });

  test("P07 a down vote more never improves a definite verdict", () => {
    holds(situation, ({ ballots, here, report, more }) => {
      const before = verdictOf(ballots, here, report);
      for (const after of withOneMore(ballots, more, "down")) {
        const then = verdictOf(after, here, report);
        if (before !== "unknown") expect(RANK[then]).toBeGreaterThanOrEqual(RANK[before]);
        else expect(["up", "just-you"]).not.toContain(then);
      }
    });
  });

  function withOneMore(ballots: readonly Ballot[], more: Ballot, vote: "up" | "down") {
    const spoken = ballots.flatMap((one, i) =>
      one.vote === "abstain" ? [ballots.with(i, cast(one, vote))] : [],
    );
    return [[...ballots, cast(more, vote)], ...spoken];
  }
});

describe("P08 up and down are each other's mirror image", () => {
  const MIRROR: Readonly<Record<Scope, Scope>> = {
    up: "down",
    down: "up",
    partial: "partial",
    unknown: "unknown",
  };

  test("P08 swapping all up and down swaps the scope", () => {
    holds(situation, ({ ballots }) => {
      expect(scopeOf(ballots.map(opposite))).toBe(MIRROR[scopeOf(ballots)]);
    });
  });

  // "Refused" has no mirror image, and surroundings that disagree count as up either way. Ours never
  // disagree: one vantage a region, two a continent at most.
  test("P08 swapping all up and down, the report too, swaps the verdict where the surroundings agree", () => {
    holds(situation, ({ ballots, here, report }) => {
      const local = surroundings(ballots, here);
      if (local === "refused" || new Set(local.map(({ vote }) => vote)).size > 1) return;
      const now = verdictOf(ballots, here, report);
      const hasSide = report !== null || local.length > 0;
      const mirror: Readonly<Record<Verdict, readonly Verdict[]>> = {
        up: ["down"],
        down: ["up"],
        "just-you": ["elsewhere"],
        here: ["elsewhere"],
        elsewhere: hasSide ? ["here", "just-you"] : ["elsewhere"],
        unknown: ["unknown"],
      };
      const said = report && (report === "up" ? "down" : "up");
      expect(mirror[now]).toContain(verdictOf(ballots.map(opposite), here, said));
    });
  });
});

test("P09 the caller's surroundings have a veto that only the caller can lift", () => {
  holds(situation, ({ ballots, here, report }) => {
    const local = surroundings(ballots, here);
    if (local === "refused" || local.length === 0) return;
    const verdict = verdictOf(ballots, here, report);
    const fails = local.every(({ vote }) => vote === "down");
    if (fails && report !== "up") expect(["up", "just-you"]).not.toContain(verdict);
    if (!fails && report !== "down") expect(verdict).not.toBe("down");
  });
});

test("P10 a global verdict has at most one in six against it", () => {
  holds(situation, ({ ballots, here, report }) => {
    const [up, down] = [count(ballots, "up"), count(ballots, "down")];
    const verdict = verdictOf(ballots, here, report);
    if (verdict === "up" || verdict === "just-you") expect(down * 6).toBeLessThanOrEqual(up + down);
    if (verdict === "down") expect(up * 6).toBeLessThanOrEqual(up + down);
  });
});

test("P11 it is just you only when you said so", () => {
  holds(situation, ({ ballots, here, report }) => {
    if (report !== "down") expect(verdictOf(ballots, here, report)).not.toBe("just-you");
  });
});

describe("P12 liars outside the caller's continent", () => {
  const lied = situation
    .chain((example) =>
      fc.record({
        example: fc.constant(example),
        truth: fc.constantFrom("up", "down"),
        order: fc.shuffledSubarray([...example.ballots.keys()], {
          minLength: example.ballots.length,
        }),
      }),
    )
    .map(({ example: { ballots, here, report }, truth, order }) => {
      const honest = ballots.map((one) => (one.vote === "abstain" ? one : cast(one, truth)));
      const voters = order.filter((i) => honest[i]?.vote !== "abstain");
      const able = voters.filter((i) => honest[i]?.continent !== here?.continent);
      const liars = new Set(able.slice(0, Math.floor(voters.length / 6)));
      const told = honest.map((one, i) => (liars.has(i) ? opposite(one) : one));
      const rest = told.filter((one) => one.vote === truth);
      return { honest, told, here, report, spread: new Set(rest.map((r) => r.continent)).size };
    });

  test("P12 one in six of them cannot change a unanimous verdict while the honest stand on two continents", () => {
    holds(lied, ({ honest, told, here, report, spread }) => {
      if (spread < 2) return;
      expect(verdictOf(told, here, report)).toBe(verdictOf(honest, here, report));
    });
  });

  test("P12 among our ten no proviso is needed", () => {
    for (let bits = 0; bits < 2 ** VANTAGE_IDS.length; bits += 1) {
      const voters = VANTAGE_IDS.filter((_, i) => ((bits >> i) & 1) === 1);
      if (voters.length < 6) continue;
      const honest = voters.map((id) => voter(id, "up"));
      for (const [i, liar] of honest.entries()) {
        const told = honest.with(i, opposite(liar));
        const callers = VANTAGE_IDS.map(at).filter((here) => here.continent !== liar.continent);
        for (const here of [null, ...callers]) {
          expect(verdictOf(told, here, null)).toBe("up");
          expect(verdictOf(told.map(opposite), here, null)).toBe("down");
        }
      }
    }
  });

  function voter(id: VantageId, vote: "up" | "down"): Ballot {
    return { vantage: id, ...at(id), vote, refused: false };
  }

  test("P12 they can never turn up into down, nor down into up", () => {
    holds(lied, ({ honest, told }) => {
      const truth = scopeOf(honest);
      expect(truth === "unknown" ? ["unknown"] : [truth, "partial"]).toContain(scopeOf(told));
    });
  });

  // The proviso is needed: all honest votes on one continent prove nothing about the others.
  test("P12 the only voter of the second continent is believed enough to make it partial", () => {
    expect(verdictOf(read("A+++++ B+"), standing("A1"), null)).toBe("up");
    expect(verdictOf(read("A+++++ B-"), standing("A1"), null)).toBe("elsewhere");
  });
});

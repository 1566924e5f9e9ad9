/** P01 to P05 and P13 to P16: what must not matter to a verdict, and what it must not miss. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Observation } from "../../../src/probe/observation";
import type { Ballot } from "../../../src/verdict/ballot";
import { confidenceOf } from "../../../src/verdict/confidence";
import { judge, scopeOfSweep } from "../../../src/verdict/judge";
import { type Here, type Report, scopeOf, verdictOf } from "../../../src/verdict/rule";
import { settledVerdict } from "../../../src/verdict/settle";
import { EN } from "../../../src/verdict/words";
import { holds, observations, question, report, situation } from "./arbitraries";
import { at, type Saw, SWEPT_AT, seen, sweep } from "./build";

/** Everything that is decided, before it is put into words. */
function decided(ballots: readonly Ballot[], here: Here | null, said: Report) {
  const verdict = verdictOf(ballots, here, said);
  return { verdict, scope: scopeOf(ballots), confidence: confidenceOf(verdict, ballots, here) };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null)
    Object.values(Object.freeze(value)).map(deepFreeze);
  return value;
}

test("P01 every sweep and every caller has a verdict, always the same one, and nothing is changed on the way", () => {
  holds(situation, ({ ballots, here, report: said }) => {
    const first = decided(deepFreeze(ballots), deepFreeze(here), said);
    expect(["up", "down", "here", "elsewhere", "just-you", "unknown"]).toContain(first.verdict);
    expect(["up", "down", "partial", "unknown"]).toContain(first.scope);
    expect(decided(structuredClone(ballots), structuredClone(here), said)).toEqual(first);
  });
  holds(fc.tuple(observations, question), ([heard, asked]) => {
    const first = judge(deepFreeze(heard), deepFreeze(asked), EN);
    expect(judge(structuredClone(heard), structuredClone(asked), EN)).toEqual(first);
  });
});

test("P02 the order of the observations is irrelevant, even to the words and to a vantage that spoke twice", () => {
  const twice = fc.tuple(observations, observations).map(([first, then]) => {
    const stands = new Map(first.map(({ vantage, continent }) => [vantage, continent]));
    const again = then.map((o) => ({ ...o, continent: stands.get(o.vantage) ?? o.continent }));
    return [...first, ...again];
  });
  const shuffled = twice.chain((heard) =>
    fc.tuple(
      fc.constant(heard),
      fc.shuffledSubarray(heard, { minLength: heard.length, maxLength: heard.length }),
    ),
  );
  holds(fc.tuple(shuffled, question), ([[heard, again], asked]) => {
    expect(judge(again, asked, EN)).toEqual(judge(heard, asked, EN));
  });
});

test("P02 of two things that a vantage said at one instant, the same one counts whichever came first", () => {
  const said: readonly Saw[] = ["up", "http_5xx", "http_403", "prober_timeout", "impaired"];
  const both = said.map((saw) => seen("japan", saw, { attempts: 1 }));
  const asked = { host: "example.com", here: at("japan"), report: "down" } as const;
  const others = sweep({ japan: null });
  for (const a of both)
    for (const b of both)
      expect(judge([...others, a, b], asked, EN)).toEqual(judge([b, a, ...others], asked, EN));
});

test("P03 adding, removing or changing impaired vantages changes nothing", () => {
  const distrusted = fc.constantFrom("impaired", "misplaced", "duplicate");
  const changed = fc.tuple(observations, observations, fc.array(distrusted, { minLength: 10 }));
  holds(fc.tuple(changed, question), ([[heard, others, why], asked]) => {
    const sound = heard.filter(({ health }) => health === "ok");
    const known = new Set(sound.map(({ vantage }) => vantage));
    const broken: readonly Observation[] = others
      .filter(({ vantage }) => !known.has(vantage))
      .map((one, i) => ({ ...one, health: why[i] ?? "impaired" }));
    const say = (sweep: readonly Observation[]) => {
      const { verdict, scope, confidence, headline, votes } = judge(sweep, asked, EN);
      return { verdict, scope, confidence, headline, up: votes.up, down: votes.down };
    };
    expect(say([...broken, ...sound])).toEqual(say(sound));
  });
});

test("P04 silence changes nothing, except being turned away in the caller's own voteless region", () => {
  holds(situation, ({ ballots, here, report: said }) => {
    const votes = ballots.filter(({ vote }) => vote !== "abstain");
    const hasVoted = votes.some(({ region }) => region === here?.region);
    const heard = ballots.filter(
      ({ vote, refused, region }) =>
        vote !== "abstain" || (refused && region === here?.region && !hasVoted),
    );
    expect(decided(ballots, here, said)).toEqual(decided(heard, here, said));
  });
});

test("P05 the verdict is unknown exactly when there are fewer than 3 votes or fewer than 2 continents", () => {
  holds(situation, ({ ballots, here, report: said }) => {
    const votes = ballots.filter(({ vote }) => vote !== "abstain");
    const isTooLittle = votes.length < 3 || new Set(votes.map((one) => one.continent)).size < 2;
    const { verdict, scope, confidence } = decided(ballots, here, said);
    expect(verdict === "unknown").toBe(isTooLittle);
    expect(scope === "unknown").toBe(isTooLittle);
    expect(confidence === "none").toBe(isTooLittle);
  });
});

test("P13 the stored scope is the same for every caller, and is what a caller from nowhere is told", () => {
  holds(fc.tuple(observations, question), ([heard, asked]) => {
    const nobody = { host: "example.com", here: null, report: null } as const;
    const told = judge(heard, nobody, EN);
    expect(judge(heard, asked, EN).scope).toBe(told.scope);
    expect(told.verdict).toBe(told.scope === "partial" ? "elsewhere" : told.scope);
  });
});

test("P14 latency does not vote", () => {
  const span = fc.option(fc.nat(600_000));
  const timings = fc.record({
    dnsMs: span,
    connectMs: span,
    firstByteMs: span,
    totalMs: fc.nat(600_000),
  });
  holds(fc.tuple(observations, question, fc.array(timings, { minLength: 10 })), (example) => {
    const [heard, asked, spans] = example;
    const slower = heard.map((one, i) => ({ ...one, timings: spans[i] ?? one.timings }));
    expect(judge(slower, asked, EN)).toEqual(judge(heard, asked, EN));
  });
});

test("P15 a vantage votes once: by what it saw last, however often it spoke", () => {
  holds(fc.tuple(observations, observations, question), ([heard, before, asked]) => {
    const heardFrom = new Set(heard.map(({ vantage }) => vantage));
    const stale = before
      .filter(({ vantage }) => heardFrom.has(vantage))
      .map((one) => ({ ...one, startedAt: one.startedAt - 20_000 }));
    const { votes } = judge(heard, asked, EN);
    expect(votes.up + votes.down + votes.abstained).toBe(heardFrom.size);
    const all = [...heard, ...stale, ...heard];
    expect(judge(all, asked, EN)).toEqual(judge(heard, asked, EN));
    expect(scopeOfSweep(all)).toBe(scopeOfSweep(heard));
  });
});

test.each<[Saw, Saw, "up" | "down" | "abstained"]>([
  ["up", "connection_refused", "down"],
  ["connection_refused", "up", "up"],
  ["up", "impaired", "abstained"],
  ["http_403", "up", "up"],
])("P15 one that saw %s and then %s counts as %s", (first, then, counted) => {
  const heard = [
    seen("japan", then, { startedAt: SWEPT_AT + 1 }),
    seen("japan", first, { startedAt: SWEPT_AT }),
  ];
  const none = { up: 0, down: 0, abstained: 0 };
  const { votes } = judge(heard, { host: "example.com", here: null, report: null }, EN);
  expect(votes).toEqual({ ...none, [counted]: 1 });
});

test("P16 renaming regions and continents changes nothing", () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 20, maxLength: 20 });
  const renamed = fc.tuple(situation, names, report).map(([example, fresh]) => {
    const given = new Map<string, string>();
    const rename = (old: string) => {
      const name = given.get(old) ?? fresh[given.size] ?? old;
      given.set(old, name);
      return name;
    };
    const move = <T extends Here>(one: T): T => ({
      ...one,
      region: rename(`region ${one.region}`),
      continent: rename(`continent ${one.continent}`),
    });
    return { example, move };
  });
  holds(renamed, ({ example: { ballots, here, report: said, more }, move }) => {
    const [moved, there] = [ballots.map(move), here && move(here)];
    expect(decided(moved, there, said)).toEqual(decided(ballots, here, said));
    const settled = settledVerdict(moved, [move(more)], there, said);
    expect(settled).toBe(settledVerdict(ballots, [more], here, said));
  });
});

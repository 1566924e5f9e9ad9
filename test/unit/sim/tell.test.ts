/** What is told of results, on results that nobody has run: what must come out is known beforehand. */
import { describe, expect, test } from "vitest";
import { STATES, type StateId } from "../../../sim/model";
import { compareRule } from "../../../sim/tell/against";
import { tellTable } from "../../../sim/tell/compare";
import { tellEarly, tellTiers } from "../../../sim/tell/confidence";
import { alarmsOf, missesOf, wrongOf } from "../../../sim/tell/counts";
import { percent, percentBetween, percentRoughly, seconds, whole } from "../../../sim/tell/numbers";
import { page } from "../../../sim/tell/page";
import { roundingOf } from "../../../sim/tell/published";
import { tellSensitivity } from "../../../sim/tell/sensitivity";
import { errorElsewhere, intervalOf, pooled, shareOf, worthOf } from "../../../sim/tell/shares";
import { tellStates } from "../../../sim/tell/states";
import { tellTargets, verdictOnTargets } from "../../../sim/tell/targets";
import { cell, RESULT, rule, STORY, TRIALS, WEIGHTS } from "../../support/sim-results";

const EQUAL = Object.fromEntries(STATES.map((state) => [state, 3])) as Record<StateId, number>;
const plain = (text: string) => text.replaceAll("\u00a0", " ");
const linesOf = (text: string) => plain(text).split("\n");

describe("a pooled share", () => {
  test("weighs each state by how often it is asked about, not by its trials", () => {
    const { states } = rule("any", cell(), { up: cell({ trials: 1_000, wrong: 100 }) });
    expect(pooled(states, { ...EQUAL, up: 30 }, wrongOf).share).toBeCloseTo(0.1 * (30 / 60), 12);
  });

  test("is less sure the more hangs on one state of few trials", () => {
    const few = { up: cell({ trials: 100, wrong: 10 }) };
    const { states } = rule("any", cell(), few);
    const { error } = pooled(states, { ...EQUAL, up: 30 }, wrongOf);
    expect(error).toBeCloseTo(0.5 * Math.sqrt((0.1 * 0.9) / 100), 12);
  });

  test("of nothing is a mistake of who asks", () => {
    expect(() => shareOf(0, 0)).toThrow();
    expect(() => shareOf(2, 1)).toThrow();
  });

  test("of unknown states is worth the trials of the state that weighs most for them", () => {
    const { states } = rule("any", cell({ trials: 1_000 }));
    expect(worthOf(0.5, states, { ...EQUAL, up: 30 })).toBeCloseTo(0.5 * 1_000 * 2, 9);
  });

  test("would be as unsure in another sample of the same world, with that many trials", () => {
    const { states } = rule("any", cell({ wrong: 0.1 * TRIALS }));
    const error = (share: number) => errorElsewhere(share, 1_000, states, EQUAL, wrongOf);
    expect(error(0.1)).toBeCloseTo(Math.sqrt((0.1 * 0.9) / 11_000), 12);
    expect(error(0.2)).toBeCloseTo(Math.sqrt((0.2 * 0.8) / 11_000), 12);
  });

  test("has an interval that leaves neither 0 nor 1, and is no point at either", () => {
    const [from, to] = intervalOf(0.5, 100);
    expect(from).toBeCloseTo(0.4038, 4);
    expect(to).toBeCloseTo(0.5962, 4);
    expect(intervalOf(0, 100)).toEqual([0, expect.closeTo(0.037, 3)]);
    expect(intervalOf(1, 100)).toEqual([expect.closeTo(0.963, 3), expect.closeTo(1, 9)]);
  });
});

test.each([
  [percent({ share: 0.0026, error: 0.00025 }), "0.26 %"],
  [percent({ share: 0.10634, error: 0.0008 }), "10.6 %"],
  [percent({ share: 0.0231, error: 0.0004 }), "2.31 %"],
  [percent({ share: 0.0231, error: 0.004 }), "2.3 %"],
  [percent({ share: 0.99613, error: 0.00002 }), "99.613 %"],
  [percent({ share: 0.00003, error: 0.000025 }), "0.003 %"],
  [percent({ share: 0, error: 0 }), "0 %"],
  [percent({ share: 1, error: 0 }), "100 %"],
  [percentBetween([0.949, 0.957]), "94.9–95.7 %"],
  [percentRoughly(0.812), "81 %"],
  [percentRoughly(0.06), "6 %"],
  [percentRoughly(0.0004), "0.04 %"],
  [seconds(1_366), "1.37 s"],
  [seconds(11_020), "11.0 s"],
  [whole(40_000), "40,000"],
  [whole(1_234_567), "1,234,567"],
  [whole(999), "999"],
])("a number is written with the digits it has: %s", (written, expected) => {
  expect(plain(written)).toBe(expected);
});

describe("what was published", () => {
  const shifted = (id: string, state: StateId, times: number) => {
    const found = RESULT.rules.find((one) => one.id === id);
    if (found === undefined) throw new Error(id);
    const { verdicts } = found.states[state];
    const moved = { ...found.states[state], verdicts: { ...verdicts, up: times } };
    return compareRule({ ...found, states: { ...found.states, [state]: moved } }, WEIGHTS);
  };

  test("comes out again of results that are made of it", () => {
    const table = linesOf(tellTable(RESULT, WEIGHTS));
    expect(table).toContain("Of 56 published figures 56 come out the same, 0 lower and 0 higher.");
  });

  test.each([
    // 2.1 % of 40,000 are 840; the standard error of the difference of two such samples is 40.6.
    ["one-vantage", "down-origin", 840, "≈"],
    ["one-vantage", "down-origin", 840 + 75, "≈"],
    ["one-vantage", "down-origin", 840 + 110, ">"],
    ["one-vantage", "down-origin", 840 - 110, "<"],
    // None was found among as many: two or three may well be.
    ["majority", "down-full", 2, "≈"],
    ["majority", "down-full", 12, ">"],
  ] as const)("of %s in %s, %i missed is %s", (id, state, times, sign) => {
    const compared = shifted(id, state, times);
    expect(compared[state === "down-full" ? "missedFull" : "missedOrigin"].against).toBe(sign);
  });

  test.each([
    [0, "≈"],
    [-0.0005, "≈"],
    [0.0005, "≈"],
    [-0.004, "<"],
    [0.004, ">"],
  ])("of a pooled share, a difference of %f of all is %s", (more, sign) => {
    const all = cell({ wrong: Math.round((0.0231 + more) * TRIALS) });
    expect(compareRule(rule("ours-then", all), WEIGHTS).wrong.against).toBe(sign);
  });

  test("allows for what was rounded away", () => {
    // 33.35 to 33.45 %, and no trial in which chance could play a part.
    const trials = 400_000_000;
    const against = (share: number) =>
      compareRule(rule("any-failure", cell({ trials, wrong: share * trials })), WEIGHTS).wrong;
    const { ours, against: sign } = against(0.3348);
    expect([ours.error < 0.0001, sign]).toEqual([true, "≈"]);
    expect(against(0.345).against).toBe(">");
  });

  test.each([
    ["33.4", 0.05],
    [".003", 0.0005],
    ["11", 0.5],
    ["8.50", 0.005],
    ["0", 0],
  ])("as %s may have been further off by %f", (printed, off) => {
    expect(roundingOf(printed)).toBeCloseTo(off, 12);
  });

  test.each([
    [1_370, 2_400, "≈", "≈"],
    [1_430, 2_290, "≈", "≈"],
    [1_300, 2_270, "<", "<"],
    [1_450, 2_530, ">", ">"],
  ])("of times, a mean of %i ms and a p95 of %i ms are %s and %s", (meanMs, p95Ms, mean, p95) => {
    const compared = compareRule(rule("ours-then", cell({ meanMs, p95Ms })), WEIGHTS);
    expect([compared.mean.against, compared.p95.against]).toEqual([mean, p95]);
  });

  test("is not held against a rule that was not there", () => {
    const result = { ...RESULT, rules: [...RESULT.rules, rule("new", cell(), {}, "a new one")] };
    const row = linesOf(tellTable(result, WEIGHTS)).find((line) => line.includes("a new one"));
    expect(row).toBe("| a new one | 0 % | 0 % | 0 % | 0 % | 0 % | 1.00 s | 2.00 s |");
  });
});

test("an alarm speaks of the target, and a miss says that it is up; who cannot tell does neither", () => {
  const verdicts = { up: 1, "just-you": 10, down: 100, here: 1_000, elsewhere: 10_000, unknown: 5 };
  expect(alarmsOf(cell({ verdicts }))).toBe(11_100);
  expect(missesOf(cell({ verdicts }))).toBe(11);
});

describe("the tables", () => {
  test("put the rule that is least often wrong first, and ours in bold", () => {
    const rows = linesOf(tellTable(RESULT, WEIGHTS)).filter((line) => line.startsWith("| "));
    expect(rows[1]).toBe(
      "| **this rule, sound early stop** | 2.31 % | 0.66 % | 0.26 % | 0 % | 0 % | 1.37 s | 2.40 s |",
    );
    expect(rows.at(-1)).toMatch(/^\| any failure \| 33\.4 % ≈ 33\.4 % /);
  });

  test("say of each state what our rule says there, most often first, and nothing of rarities", () => {
    const verdicts = { up: 100, down: 39_000, here: 900 };
    const rules = [rule("ours", cell(), { "down-full": cell({ wrong: 1_000, verdicts }) })];
    const row = linesOf(tellStates({ ...RESULT, rules }, WEIGHTS)).find((line) =>
      line.startsWith("| down, everywhere"),
    );
    expect(row).toBe(
      "| down, everywhere | 10 % | 40,000 | 2.50 % | 0 % | 0 % | 0 % | 0 % | 1.00 s | 2.00 s | `down` 97.50 %, `here` 2.25 % |",
    );
  });

  test("hold the tiers beside those published, and claim nothing of “we cannot tell”", () => {
    const rows = linesOf(tellTiers(RESULT.tiers, (share) => share * 78_000));
    expect(rows[2]).toBe("| high | 81.2 % | 99.61 % | 99.56–99.66 % | 81 % | 99.6 % |");
    expect(rows[5]).toBe("| none | 0.050 % | – | – | – | – |");
  });

  test("tell what is read before the answer", () => {
    const rows = linesOf(tellEarly(RESULT.early));
    expect(rows).toContain("| of these, the answer then was another | 0.4 % |");
    expect(rows).toContain("| how much sooner the words came, on average | 0.64 s |");
  });

  test("stand our rule beside the next best that one could run, and the ceiling that one could not", () => {
    const rows = linesOf(tellSensitivity(STORY.models));
    expect(rows[2]).toBe("| as assumed | 2.31 % | 0.66 % | 6.33 % | 1.57 % | 3.62 % | 0.47 % |");
    expect(rows).toHaveLength(2 + STORY.models.length + 2);
    expect(rows.at(-1)).toMatch(/more than 18 % healthy\. The ceiling/);
  });
});

describe("the aims", () => {
  const held = (wrong: number, severe: number, up = {}, down = {}, unsound = 0) => {
    const all = cell({ wrong, severe });
    const rules = [rule("ours", all, { up: { ...all, ...up }, "down-full": { ...all, ...down } })];
    const result = { ...RESULT, rules, early: { ...RESULT.early, unsound } };
    return verdictOnTargets(result, WEIGHTS);
  };
  const missed = (...args: Parameters<typeof held>) =>
    held(...args).flatMap(({ name, holds }) => (holds ? [] : [name]));

  test("are held at their very limits", () => {
    expect(missed(800, 220, { meanMs: 1_400, p95Ms: 2_500 })).toEqual([]);
  });

  test.each([
    ["wrong answers", missed(801, 0)],
    ["severely wrong", missed(221, 221)],
    ["`down` said of an up target", missed(0, 0, { verdicts: { up: 39_999, down: 1 } })],
    ["`up` said of one that is down everywhere", missed(0, 0, {}, { verdicts: { up: 1 } })],
    ["`up` said of one that is down everywhere", missed(0, 0, {}, { verdicts: { "just-you": 1 } })],
    ["mean until the answer, up target", missed(0, 0, { meanMs: 1_401 })],
    ["95 of 100 answers within, up target", missed(0, 0, { p95Ms: 2_501 })],
    ["early answers that the complete sweep contradicts", missed(0, 0, {}, {}, 1)],
  ])("%s: one too many is told", (name, names) => {
    expect(names).toEqual([name]);
  });

  test("read as a table that hides nothing", () => {
    const rows = linesOf(tellTargets(verdictOnTargets(RESULT, WEIGHTS), null));
    expect(rows[2]).toBe("| wrong answers | at most 2.0 % | 2.31 % ± 0.08 % | **no** |");
    expect(rows[4]).toBe("| `down` said of an up target | none | 0 of 40,000 | yes |");
  });
});

test("the page says how to make it again, shows all figures with words for who cannot see them, and ends with the years", () => {
  const text = plain(page(STORY, "Years.\n"));
  expect(text).toMatch(/^# The verdict in numbers\n\nWritten by `npm run sim`: 40,000 trials/);
  expect(text).toContain("from seed 1");
  const images = [...text.matchAll(/!\[([^\]]{20,})\]\(([a-z]+\.svg)\)/g)];
  expect(images.map(([, , file]) => file)).toEqual([
    ...["rules.svg", "times.svg", "confidence.svg", "worlds.svg", "years.svg"],
  ]);
  expect(text.endsWith("(years.svg)\n\nYears.\n")).toBe(true);
});

test("what was tried stands beside the rule as it is, and is left out where nothing was", () => {
  const text = plain(page(STORY, ""));
  const [, section = ""] = text.split("## Changes that were tried");
  expect(section.split("\n").filter((line) => line.startsWith("| this rule"))).toHaveLength(1);
  expect(section).toContain("| majority | 6.35 % ± 0.13 % |");
  expect(page({ ...STORY, tried: null }, "")).not.toContain("tried");
});

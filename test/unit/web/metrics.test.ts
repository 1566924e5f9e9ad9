/** An answer as metrics: what each can say, and what it leaves out. */
import { describe, expect, test } from "vitest";
import type { Observation } from "../../../src/probe/observation";
import { VANTAGE_IDS, type VantageId } from "../../../src/vantage/registry";
import { expositionOf } from "../../../src/web/metrics/exposition";
import { familiesOf, familiesOfProblem } from "../../../src/web/metrics/families";
import { HELP } from "../../../src/web/metrics/help";
import { typicalOf } from "../../../src/web/metrics/typical";
import { budgetMsOf } from "../../../src/web/metrics/within";
import { PROBLEMS, type ProblemCode } from "../../../src/web/problem";
import { readExposition, reasonIn, stateIn } from "../../support/exposition";
import { SWEPT_AT, seen, sweep } from "../verdict/build";
import { type Asked, answerOn } from "./pages";

/** Without a place, as a scrape asks. */
function told(
  observations: readonly Observation[],
  from: VantageId | null = null,
  asked: Asked = {},
) {
  const answer = answerOn(observations, { ...asked, caller: { vantage: from } });
  return readExposition(expositionOf(familiesOf(answer, { from, budgetMs: 9_500 })));
}

const down = "connection_refused";
const inEurope = sweep({ ireland: down, germany: down });

describe("a scrape is told", () => {
  // What was seen, from; success, scope, verdict, reason.
  test.each([
    ["up", sweep({}), null, 1, "up", "up", null],
    ["down", sweep({}, "http_5xx"), null, 0, "down", "down", "http_5xx"],
    ["the failure most met", sweep({ japan: "dns_servfail" }, down), null, 0, "down", "down", down],
    ["down in some places", inEurope, null, 0, "partial", "elsewhere", down],
    ["the same from there", inEurope, "germany", 0, "partial", "here", down],
    ["the same from elsewhere", inEurope, "japan", 1, "partial", "elsewhere", null],
    [
      "what fails near by",
      sweep({ japan: "http_5xx" }, down),
      "japan",
      0,
      "down",
      "down",
      "http_5xx",
    ],
    ["down, and up near by", sweep({ japan: "up" }, down), "japan", 1, "down", "elsewhere", null],
    ["up, and down near by", sweep({ japan: down }), "japan", 0, "up", "here", down],
    ["up, and down far away", sweep({ japan: down }), "india", 1, "up", "up", null],
    ["turned away", sweep({}, "challenge"), null, 0, "unknown", "unknown", "challenge"],
    [
      "turned away by one half, and silent in the other",
      VANTAGE_IDS.map((id, at) => seen(id, at < 5 ? "challenge" : "prober_timeout")),
      ...([null, 0, "unknown", "unknown", "too_few_votes"] as const),
    ],
    ["silent probers", sweep({}, "prober_timeout"), null, 0, "unknown", "unknown", "too_few_votes"],
    ["a sick crew", sweep({}, "impaired"), null, 0, "unknown", "unknown", "too_few_votes"],
  ] as const)("%s", (_, observations, from, success, scope, verdict, reason) => {
    const read = told(observations, from);
    expect(read.samples.probe_success).toBe(success);
    expect(stateIn(read, "justhere_scope")).toBe(scope);
    expect(stateIn(read, "justhere_verdict")).toBe(verdict);
    expect(stateIn(read, "justhere_confidence") === "none").toBe(verdict === "unknown");
    expect(reasonIn(read)).toBe(reason);
  });

  test("each vote, and of whom abstains nothing but how long it took", () => {
    const { samples } = told(sweep({ japan: down, india: "challenge", brazil: "impaired" }));
    expect(samples).toMatchObject({
      ...{ 'justhere_votes{vote="up"}': 7, 'justhere_votes{vote="down"}': 1 },
      ...{ 'justhere_votes{vote="abstain"}': 2, 'justhere_vantage_up{vantage="japan"}': 0 },
      ...{ 'justhere_vantage_up{vantage="us-east"}': 1, justhere_sweep_complete: 1 },
      'justhere_vantage_duration_seconds{vantage="brazil"}': 1.043,
    });
    for (const vantage of ["india", "brazil"])
      expect(samples).not.toHaveProperty([`justhere_vantage_up{vantage="${vantage}"}`]);
  });

  test("since when there is trouble, as far as that is known, and nothing where there is none", () => {
    const bound = (name: string) => `justhere_trouble_since_timestamp_seconds{bound="${name}"}`;
    const past = { lastGoodAt: SWEPT_AT - 90_000, firstBadAt: SWEPT_AT - 30_500 };
    const known = told(sweep({}, down), null, { before: { past } }).samples;
    expect(known[bound("earliest")]).toBe(SWEPT_AT / 1_000 - 90);
    expect(known[bound("latest")]).toBe(SWEPT_AT / 1_000 - 30.5);
    const first = told(sweep({}, down)).samples;
    expect(first).not.toHaveProperty([bound("earliest")]);
    expect(first[bound("latest")]).toBe(SWEPT_AT / 1_000 + 1);
    expect(Object.keys(told(sweep({})).samples).join()).not.toContain("since");
    expect(known.justhere_sweep_timestamp_seconds).toBe(SWEPT_AT / 1_000);
  });

  test("nothing of a verdict that may still change", () => {
    const read = told(sweep({}, down).slice(0, 4), null, { completedAt: null });
    expect(read.samples).toMatchObject({ probe_success: 0, justhere_sweep_complete: 0 });
    expect(stateIn(read, "justhere_verdict")).toBe("unknown");
    expect(stateIn(read, "justhere_confidence")).toBe("none");
    expect(reasonIn(read)).toBe("unsettled");
    // Before anybody was heard there is no look that anything could be said of.
    const nothing = told([], null, { completedAt: null });
    expect(Object.keys(nothing.samples).join()).not.toMatch(/probe_(http|dns|duration)|sweep_time/);
  });

  test("what an early answer may say, when the rest can change nothing", () => {
    const read = told(sweep({}).slice(0, 9), null, { completedAt: null });
    expect(stateIn(read, "justhere_scope")).toBe("up");
    expect(read.samples).toMatchObject({ probe_success: 1, justhere_sweep_complete: 0 });
    expect(read.samples).not.toHaveProperty(['justhere_vantage_up{vantage="australia"}']);
  });

  test("each vantage point once, though one was heard twice", () => {
    const again = seen("japan", down, { startedAt: SWEPT_AT + 500 });
    const { samples } = told([...sweep({}), again]);
    expect(samples).toMatchObject({ 'justhere_vantage_up{vantage="japan"}': 0 });
    expect(samples['justhere_votes{vote="up"}']).toBe(9);
  });

  test("the same to the letter, whoever answered first", () => {
    const text = (observations: readonly Observation[]) =>
      expositionOf(familiesOf(answerOn(observations), { from: null, budgetMs: 1 }));
    expect(text(inEurope.toReversed())).toBe(text(inEurope));
  });
});

describe("one look stands for all", () => {
  const timed = VANTAGE_IDS.map((id, n) => {
    const timings = { dnsMs: 5, connectMs: null, firstByteMs: 40, totalMs: 100 * (n + 1) };
    return seen(id, "up", { timings });
  });
  const slow = { dnsMs: 5, connectMs: null, firstByteMs: null, totalMs: 9_000 };

  test("the median by its time, or that of the vantage point that was asked for", () => {
    expect(typicalOf({ scope: "up", observations: timed }, null)?.timings.totalMs).toBe(500);
    expect(typicalOf({ scope: "up", observations: timed }, "australia")?.vantage).toBe("australia");
    expect(told(timed).samples).toMatchObject({
      ...{ probe_duration_seconds: 0.5, probe_http_status_code: 200, probe_http_ssl: 1 },
      ...{ probe_dns_lookup_time_seconds: 0.005, probe_timeout_seconds: 9.5 },
      'probe_http_duration_seconds{phase="resolve"}': 0.005,
      'probe_http_duration_seconds{phase="first_byte"}': 0.04,
    });
  });

  test("of those who saw what is said of it, and never trouble of our own", () => {
    const scope = "up";
    const ours = seen("us-east", "prober_timeout", { timings: slow });
    const sick = seen("us-west", "impaired", { timings: slow });
    const dead = seen("brazil", down, { timings: slow });
    const observations = [ours, sick, dead, seen("japan", "up")];
    expect(typicalOf({ scope, observations }, null)?.vantage).toBe("japan");
    expect(typicalOf({ scope, observations }, "us-west")?.vantage).toBe("japan");
    expect(typicalOf({ scope: "unknown", observations: [ours, sick] }, null)).toBeNull();
    expect(typicalOf({ scope: "unknown", observations: [ours, dead] }, null)?.vantage).toBe(
      "brazil",
    );
  });

  test("no status is 0, as in blackbox_exporter, and no answer is neither https nor http", () => {
    const { samples } = told(sweep({}, down));
    expect(samples.probe_http_status_code).toBe(0);
    expect(samples).not.toHaveProperty("probe_http_ssl");
    expect(told(sweep({}, "up over http")).samples.probe_http_ssl).toBe(0);
    expect(told(sweep({}, "challenge")).samples.probe_http_status_code).toBe(403);
  });
});

describe("an error", () => {
  test.each(Object.keys(PROBLEMS) as ProblemCode[])("%s is told by its code", (code) => {
    const read = readExposition(expositionOf(familiesOfProblem(code), ["Words."]));
    expect(read.samples.probe_success).toBe(0);
    expect(reasonIn(read)).toBe(code);
    expect(stateIn(read, "justhere_scope")).toBe("unknown");
  });
});

describe("the text format", () => {
  test("every metric there is can be met, and has a meaning of its own", () => {
    const past = { lastGoodAt: 1, firstBadAt: 2 };
    const met = [told(sweep({})), told(sweep({}, down), null, { before: { past } })];
    const names = new Set(met.flatMap(({ help }) => Object.keys(help)));
    expect([...names].toSorted()).toEqual(Object.keys(HELP).toSorted());
    expect(new Set(Object.values(HELP)).size).toBe(Object.keys(HELP).length);
  });

  test("what could end a line or a label early is escaped", () => {
    const sample = { labels: { a: '"\\\n', b: "é" }, value: 1.5e-7 };
    const text = expositionOf(
      [{ name: "m", help: "a\\b\nc", samples: [sample] }],
      ["x\n# TYPE m y"],
    );
    const lines = ["# - x # TYPE m y", "# HELP m a\\\\b\\nc", "# TYPE m gauge"];
    expect(text).toBe(`${[...lines, 'm{a="\\"\\\\\\n",b="é"} 1.5e-7'].join("\n")}\n`);
    expect(readExposition(text).samples).toEqual({ 'm{a="\\"\\\\\\n",b="é"}': 1.5e-7 });
  });

  test("a family without samples is left out", () => {
    expect(expositionOf([{ name: "m", help: "m", samples: [] }])).toBe("");
  });

  test.each([
    ["no newline at the end", "# HELP a a\n# TYPE a gauge\na 1"],
    ["a sample without HELP", "a 1\n"],
    ["HELP after TYPE", "# TYPE a gauge\n# HELP a a\na 1\n"],
    ["a family twice", "# HELP a a\n# TYPE a gauge\na 1\n# HELP a a\n# TYPE a gauge\na 2\n"],
    ["a sample twice", "# HELP a a\n# TYPE a gauge\na 1\na 1\n"],
    ["a value that is none", "# HELP a a\n# TYPE a gauge\na NaN\n"],
    ["a quote within a label", '# HELP a a\n# TYPE a gauge\na{b="""} 1\n'],
  ])("its reader in these tests notices %s", (_, text) => {
    expect(() => readExposition(text)).toThrow();
  });
});

test.each([
  [null, 30_000],
  ["", 30_000],
  ["10", 9_500],
  ["2.75", 2_250],
  ["0.6", 300],
  ["0", 30_000],
  ["-5", 30_000],
  ["soon", 30_000],
  ["1e9", 30_000],
  ["NaN", 30_000],
])("a scrape that may take %s seconds is answered after %i ms at most", (header, ms) => {
  expect(budgetMsOf(header)).toBeCloseTo(ms);
});

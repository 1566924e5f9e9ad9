/** The strip of the last looks, and the bars of the outages on it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LANGUAGES, type Language } from "../../../src/language";
import type { Scope } from "../../../src/verdict/rule";
import type { Sample } from "../../../src/verdict/sample";
import { outagesOf } from "../verdict/tracked";
import { ago, ENDED, GOING_ON, MIN, NOW, RECOVERING, render, UNWATCHED } from "./timelines";

describe("the strip", () => {
  const marks = (html: string, scope: Scope) =>
    html.match(new RegExp(`<use class="look ${scope}" href="#look-${scope}" x=`, "g"))?.length ?? 0;

  test("has a mark for each look, of a shape of its own for what it said", async () => {
    const recent = [
      ago(1, "up"),
      ago(2, "down"),
      ago(3, "partial"),
      ago(4, "unknown"),
      ago(5, "up"),
    ];
    const html = await render(recent);
    expect([marks(html, "up"), marks(html, "down")]).toEqual([2, 1]);
    expect([marks(html, "partial"), marks(html, "unknown")]).toEqual([1, 1]);
    expect(html).toContain(
      '<desc id="timeline-counts">2 up, 1 down, 1 down in some places, 1 could not tell.</desc>',
    );
  });

  test.each<[string, Sample[], number, number, number]>([
    ["bounded on both sides", ENDED, 1, 2, 0],
    ["that goes on", GOING_ON, 1, 2, 0],
    ["that nobody looked at before or after", UNWATCHED, 1, 0, 2],
    ["that is perhaps over", RECOVERING, 1, 2, 0],
    ["of which there is none", [ago(1, "up")], 0, 0, 0],
    ["that one bad look does not make", [ago(1, "down")], 0, 0, 0],
  ])("draws an outage %s", async (_title, recent, sure, unsure, open) => {
    const html = await render(recent);
    expect(html.match(/class="bar sure /g)?.length ?? 0).toBe(sure);
    expect(html.match(/class="bar unsure /g)?.length ?? 0).toBe(unsure);
    expect(html.match(/class="bar open /g)?.length ?? 0).toBe(open);
  });

  const bars = (html: string) =>
    [...html.matchAll(/class="bar (sure|unsure|open) .*? x="([^"]*)"/g)].map(
      ([, name, x]) => `${name} ${x}`,
    );

  /** Of these, the strip has the newest two, and goes back half an hour or more. */
  test.each<[string, readonly Sample[], readonly string[]]>([
    [
      "leaves out what was over before it",
      [ago(1, "up"), ago(40, "up"), ago(70, "up"), ago(71, "up"), ago(80, "down"), ago(81, "down")],
      [],
    ],
    [
      "has the end of what was over somewhere within it",
      [ago(1, "up"), ago(40, "up"), ago(50, "down"), ago(51, "down"), ago(60, "up")],
      ["unsure 0%"],
    ],
    [
      "has all of it after its edge when it began before",
      [
        ago(1, "down"),
        ago(20, "down"),
        ...[...Array(50).keys()].map((i) => ago(24 + 4 * i, "down")),
      ],
      ["unsure 94.9%", "sure 0%"],
    ],
  ])("%s", async (_title, samples, drawn) => {
    const outages = outagesOf(samples.toReversed(), NOW);
    const html = await render(samples.slice(0, 2), "en", { outages });
    expect(outages).toHaveLength(1);
    expectSound(html);
    expect(bars(html)).toEqual(drawn);
    expect(html.includes('class="hatch"')).toBe(drawn.length > 0);
  });

  test("has ids of its own where several stand on one page", async () => {
    const idsIn = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const [one, other] = [await render(UNWATCHED), await render(UNWATCHED, "en", { id: "w2" })];
    expect(idsIn(one).length).toBeGreaterThan(8);
    expect(idsIn(other)).toEqual(idsIn(one).map((id) => `w2-${id}`));
    const used = [...other.matchAll(/(?:#|-labelledby="|-describedby=")([\w-]+)/g)];
    expect(used.length).toBeGreaterThan(4);
    for (const [, id] of used) expect(idsIn(other)).toContain(id);
  });

  test.each<[string, number, Language, string]>([
    ["the time of day", 40, "en", "21:00"],
    ["the day at its beginning", 1_440, "en", "12 Dec"],
    ["the day in German", 1_440, "de", "12. Dez."],
    ["the month", 250 * 1_440, "en", "Jul 2010"],
  ])("its axis tells %s", async (_title, minutes, language, label) => {
    expect(await render([ago(minutes, "up")], language)).toContain(`>${label}</text>`);
  });

  test("goes back half an hour at least", async () => {
    expect(await render([ago(0.1, "up")])).toContain(">21:00</text>");
  });
});

/** Every figure of the drawing is one, and what stands in percent lies within it. */
function expectSound(html: string): void {
  expect(html).not.toMatch(/NaN|Infinity|undefined|null|\[object| style=|<script| on\w+=/);
  for (const [, percent] of html.matchAll(/="(-?[\d.e+-]+)%"/g)) {
    expect(Number(percent)).toBeGreaterThanOrEqual(0);
    expect(Number(percent)).toBeLessThanOrEqual(100);
  }
}

describe("whatever was seen", () => {
  test.each<[string, Sample[]]>([
    ["one sweep", [ago(1, "down")]],
    ["all at one instant", [0, 0, 0].map(() => ago(0, "down"))],
    ["sweeps without duration", [{ startedAt: NOW, completedAt: NOW, scope: "partial" }]],
    ["sixty sweeps", Array.from({ length: 60 }, (_, i) => ago(i, i % 3 === 0 ? "up" : "down"))],
    ["a clock ahead of ours", [ago(-3, "down"), ago(-2, "up")]],
    ["years ago", [ago(5_000_000, "down")]],
  ])("%s gives a sound drawing in each language", async (_title, recent) => {
    for (const language of LANGUAGES) expectSound(await render(recent, language));
  });

  test("any sweeps do", async () => {
    const sweep = fc.record({
      pauseMs: fc.oneof(fc.nat(10 * MIN), fc.nat(40 * 1_440 * MIN)),
      tookMs: fc.nat(15_000),
      scope: fc.constantFrom<Scope>("up", "down", "partial", "unknown"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(sweep, { maxLength: 60 }), fc.nat(60), async (list, shown) => {
        let at = NOW;
        const recent = list.map(({ pauseMs, tookMs, scope }) => {
          const completedAt = at - pauseMs;
          at = completedAt - tookMs;
          return { startedAt: at, completedAt, scope };
        });
        expectSound(await render(recent));
        // Outages go further back than the sweeps that are drawn.
        const outages = outagesOf(recent.toReversed(), NOW);
        expectSound(await render(recent.slice(0, shown), "en", { outages }));
      }),
      { seed: 20_101_212, numRuns: 200 },
    );
  });
});

/** The strip of the last looks, and the outages among them in words. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LANGUAGES, type Language } from "../../../src/language";
import type { Scope } from "../../../src/verdict/rule";
import type { Sample } from "../../../src/verdict/since";
import { Timeline } from "../../../src/web/timeline";

const MIN = 60_000;
const NOW = Date.parse("2010-12-12T21:27:00Z");

/** A sweep of two seconds that started so many minutes before now. */
const ago = (minutes: number, scope: Scope): Sample => ({
  startedAt: NOW - minutes * MIN,
  completedAt: NOW - minutes * MIN + 2_000,
  scope,
});

const render = async (recent: readonly Sample[], language: Language = "en", now = NOW) =>
  (await (<Timeline recent={recent} now={now} language={language} />)).toString();

/** What it says below the drawing and its legend, a line each. */
async function told(recent: readonly Sample[], language: Language): Promise<readonly string[]> {
  const html = (await render(recent, language)).replace(/.*<\/ul>/s, "");
  const lines = html.match(/<(p|li)\b.*?<\/\1>/gs) ?? [];
  return lines.map((line) => line.replaceAll(/<[^>]*>/g, ""));
}

const ENDED = [ago(1, "up"), ago(2, "down"), ago(3, "down"), ago(4, "up")];
const GOING_ON = [ago(1, "down"), ago(29, "unknown"), ago(30, "up")];
const UNWATCHED = [ago(60, "partial"), ago(61, "partial")];

describe("in words", () => {
  test.each<[string, Sample[], string[], string[]]>([
    ["nobody asked", [], ["Nobody has asked before."], ["Bisher hat niemand danach gefragt."]],
    [
      "one good look",
      [ago(1, "up")],
      ["No trouble in the one look before, at 2010-12-12 21:26:00."],
      ["Keine Störung bei der einen früheren Prüfung am 12.12.2010 21:26:00."],
    ],
    [
      "good looks",
      [ago(1, "up"), ago(2, "up")],
      ["No trouble in the last 2 looks, since 2010-12-12 21:25:00."],
      ["Keine Störung bei den letzten 2 Prüfungen, seit 12.12.2010 21:25:00."],
    ],
    [
      "looks that partly could not tell",
      [ago(1, "up"), ago(2, "unknown"), ago(3, "up")],
      ["No trouble in the last 3 looks, since 2010-12-12 21:24:00; 1 of them could not tell."],
      [
        "Keine Störung bei den letzten 3 Prüfungen, seit 12.12.2010 21:24:00; 1 davon ohne Ergebnis.",
      ],
    ],
    [
      "one look that could not tell",
      [ago(1, "unknown")],
      ["The one look before, at 2010-12-12 21:26:00, could not tell."],
      ["Die eine frühere Prüfung am 12.12.2010 21:26:00 blieb ohne Ergebnis."],
    ],
    [
      "looks that could not tell",
      [ago(1, "unknown"), ago(2, "unknown")],
      ["None of the last 2 looks, since 2010-12-12 21:25:00, could tell."],
      ["Die letzten 2 Prüfungen, seit 12.12.2010 21:25:00, blieben ohne Ergebnis."],
    ],
    [
      "an outage that has ended",
      ENDED,
      [
        "Down from between 2010-12-12 21:23:00 and 21:24:02 until between 21:25:00 and 21:26:02: 58 s to 4 min.",
      ],
      [
        "Störung: Beginn zwischen 12.12.2010 21:23:00 und 21:24:02, Ende zwischen 21:25:00 und 21:26:02; Dauer 58 s bis 4 min.",
      ],
    ],
    [
      "an outage that goes on",
      GOING_ON,
      [
        "Down from between 2010-12-12 20:57:00 and 21:26:02, still going on: at most 30 min so far.",
      ],
      [
        "Störung: Beginn zwischen 12.12.2010 20:57:00 und 21:26:02, dauert noch an; bisher höchstens 30 min.",
      ],
    ],
    [
      "an outage that goes on since before the first look",
      [ago(1, "down"), ago(5, "down")],
      ["Down from 2010-12-12 21:22:02 or earlier, still going on: at least 3 min so far."],
      ["Störung: Beginn 12.12.2010 21:22:02 oder früher, dauert noch an; bisher mindestens 3 min."],
    ],
    [
      "one bad look alone",
      [ago(1, "down")],
      ["Down from 2010-12-12 21:26:02 or earlier, still going on."],
      ["Störung: Beginn 12.12.2010 21:26:02 oder früher, dauert noch an."],
    ],
    [
      "an outage that nobody looked at before or after",
      UNWATCHED,
      [
        "Down in some places from 2010-12-12 20:26:02 or earlier until 20:27:00 or later; nobody looked after that: at least 58 s.",
      ],
      [
        "Störung an einigen Orten: Beginn 12.12.2010 20:26:02 oder früher, Ende 20:27:00 oder später, danach hat niemand nachgesehen; Dauer mindestens 58 s.",
      ],
    ],
    [
      "the day again, when it is another one",
      [ago(1_200, "up"), ago(1_290, "down"), ago(1_300, "up")],
      [
        "Down from between 2010-12-11 23:47:00 and 23:57:02 until between 23:57:00 and 2010-12-12 01:27:02: at most 101 min.",
      ],
      [
        "Störung: Beginn zwischen 11.12.2010 23:47:00 und 23:57:02, Ende zwischen 23:57:00 und 12.12.2010 01:27:02; Dauer höchstens 101 min.",
      ],
    ],
  ])("%s", async (_title, recent, en, de) => {
    if (recent.length > 0) {
      expect(await told(recent, "en")).toEqual(en);
      expect(await told(recent, "de")).toEqual(de);
    } else {
      expect(await render(recent)).toBe(`<p class="timeline">${en[0]}</p>`);
      expect(await render(recent, "de")).toBe(`<p class="timeline">${de[0]}</p>`);
    }
  });

  test("the newest five outages are listed, and the others counted", async () => {
    const recent = Array.from({ length: 15 }, (_, i) => ago(i + 1, i % 2 === 0 ? "up" : "down"));
    const lines = await told(recent, "en");
    expect(lines).toHaveLength(6);
    expect(lines.at(-1)).toBe("And 2 before.");
    expect((await told(recent.slice(0, 13), "de")).at(-1)).toBe("Und eine frühere.");
  });

  test("a fraction of a second is rounded outwards, and so is the time element", async () => {
    const recent = ENDED.map((one) => ({ ...one, startedAt: one.startedAt + 900 }));
    const html = await render(recent);
    expect(html).toContain('<time datetime="2010-12-12T21:23:00.000Z">2010-12-12 21:23:00</time>');
    const late = await render(ENDED.map((one) => ({ ...one, completedAt: one.completedAt + 1 })));
    expect(late).toContain('<time datetime="2010-12-12T21:24:03.000Z">21:24:03</time>');
  });
});

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
    ["of which there is none", [ago(1, "up")], 0, 0, 0],
  ])("draws an outage %s", async (_title, recent, sure, unsure, open) => {
    const html = await render(recent);
    expect(html.match(/class="bar sure /g)?.length ?? 0).toBe(sure);
    expect(html.match(/class="bar unsure /g)?.length ?? 0).toBe(unsure);
    expect(html.match(/class="bar open /g)?.length ?? 0).toBe(open);
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
      fc.asyncProperty(fc.array(sweep, { maxLength: 60 }), async (list) => {
        let at = NOW;
        const recent = list.map(({ pauseMs, tookMs, scope }) => {
          const completedAt = at - pauseMs;
          at = completedAt - tookMs;
          return { startedAt: at, completedAt, scope };
        });
        expectSound(await render(recent));
      }),
      { seed: 20_101_212, numRuns: 200 },
    );
  });
});

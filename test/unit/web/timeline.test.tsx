/** The last looks and outages, in words. */
import { describe, expect, test } from "vitest";
import type { Language } from "../../../src/language";
import type { Observation } from "../../../src/probe/observation";
import type { Scope } from "../../../src/verdict/rule";
import type { Sample } from "../../../src/verdict/sample";
import { SWEPT_AT, sweep } from "../verdict/build";
import { outagesOf } from "../verdict/tracked";
import { answerOn, partOf, textOf } from "./pages";
import { ago, ENDED, GOING_ON, NOW, RECOVERING, render, type Shown, UNWATCHED } from "./timelines";

/** What it says below the drawing and its legend, a line each. */
async function told(recent: readonly Sample[], language: Language, shown: Shown = {}) {
  const html = (await render(recent, language, shown)).replace(/.*<\/ul>/s, "");
  const lines = html.match(/<(p|li)\b.*?<\/\1>/gs) ?? [];
  return lines.map((line) => line.replaceAll(/<[^>]*>/g, ""));
}

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
        "Down from between 2010-12-12 20:57:00 and 21:26:02, still going on: 28 s to 30 min so far.",
      ],
      [
        "Störung: Beginn zwischen 12.12.2010 20:57:00 und 21:26:02, dauert noch an; bisher 28 s bis 30 min.",
      ],
    ],
    [
      "an outage that one look has found over",
      RECOVERING,
      [
        "Down from between 2010-12-12 21:23:00 and 21:24:02, perhaps over by now: 58 s to 4 min so far.",
      ],
      [
        "Störung: Beginn zwischen 12.12.2010 21:23:00 und 21:24:02, vielleicht schon vorbei; bisher 58 s bis 4 min.",
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
      [
        "Trouble in the one look before, at 2010-12-12 21:26:00; no second look soon after has confirmed it.",
      ],
      [
        "Störung bei der einen früheren Prüfung am 12.12.2010 21:26:00; keine zweite kurz darauf hat sie bestätigt.",
      ],
    ],
    [
      "bad looks that were never confirmed",
      [ago(1, "up"), ago(2, "partial"), ago(3, "up"), ago(4, "down"), ago(5, "unknown")],
      [
        "Trouble in 2 of the last 5 looks, since 2010-12-12 21:22:00; no second look soon after has confirmed it.",
      ],
      [
        "Störung bei 2 der letzten 5 Prüfungen, seit 12.12.2010 21:22:00; keine zweite kurz darauf hat sie bestätigt.",
      ],
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
      [
        ago(1_199, "up"),
        ago(1_200, "up"),
        ago(1_289, "down"),
        ago(1_290, "down"),
        ago(1_300, "up"),
      ],
      [
        "Down from between 2010-12-11 23:47:00 and 23:57:02 until between 23:58:00 and 2010-12-12 01:27:02: 58 s to 101 min.",
      ],
      [
        "Störung: Beginn zwischen 11.12.2010 23:47:00 und 23:57:02, Ende zwischen 23:58:00 und 12.12.2010 01:27:02; Dauer 58 s bis 101 min.",
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
    const round = (minutes: number) =>
      (["up", "up", "down", "down"] as const).map((scope, i) => ago(minutes + i / 2, scope));
    const recent = Array.from({ length: 7 }, (_, i) => round(1 + i * 8)).flat();
    const lines = await told(recent, "en");
    expect(lines).toHaveLength(6);
    expect(lines.at(-1)).toBe("And 2 before.");
    expect((await told(recent.slice(0, 24), "de")).at(-1)).toBe("Und eine frühere.");
  });

  test.each<[string, readonly Sample[], Scope, string]>([
    ["a good sweep makes one that goes on perhaps over", GOING_ON, "up", "perhaps over by now"],
    ["a sweep that cannot tell leaves it as it is", GOING_ON, "unknown", "still going on"],
    ["a bad sweep shows that it was not over", RECOVERING, "down", "still going on"],
    ["a sweep that cannot tell leaves that open", RECOVERING, "unknown", "perhaps over by now"],
  ])("%s", async (_title, recent, newest, words) => {
    expect((await told(recent, "en", { newest }))[0]).toContain(`, ${words}: `);
    expect(await told(ENDED, "en", { newest })).toEqual(await told(ENDED, "en"));
  });

  test("a fraction of a second is rounded outwards, and so is the time element", async () => {
    const recent = ENDED.map((one) => ({ ...one, startedAt: one.startedAt + 900 }));
    const html = await render(recent);
    expect(html).toContain('<time datetime="2010-12-12T21:23:00.000Z">2010-12-12 21:23:00</time>');
    const late = await render(ENDED.map((one) => ({ ...one, completedAt: one.completedAt + 1 })));
    expect(late).toContain('<time datetime="2010-12-12T21:24:03.000Z">21:24:03</time>');
  });
});

describe("on the answer page", () => {
  const shift = NOW - SWEPT_AT;
  const recent = GOING_ON.map(({ startedAt, completedAt, scope }) => ({
    ...{ startedAt: startedAt - shift, completedAt: completedAt - shift, scope },
  }));
  const outages = outagesOf(recent.toReversed(), SWEPT_AT);

  test.each<[string, readonly Observation[], number | null, string]>([
    ["an outage goes on while the sweep finds it", sweep({}, "http_5xx"), 1_000, "still going on"],
    [
      "an outage is perhaps over when the sweep finds none",
      sweep({}),
      1_000,
      "perhaps over by now",
    ],
    ["an outage goes on while the sweep has found nothing yet", [], null, "still going on"],
  ])("%s", async (_title, observations, completed, words) => {
    const completedAt = completed === null ? null : SWEPT_AT + completed;
    const answer = answerOn(observations, { completedAt, before: { recent, outages } });
    const shown = textOf(await partOf(answer, "part-timeline"));
    expect(shown).toContain(`, ${words}: 28 s to 31 min so far.`);
  });
});

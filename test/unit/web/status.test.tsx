/** The page of what is watched, and the same as text, in each language. */
import { describe, expect, test } from "vitest";
import { LANGUAGES, type Language } from "../../../src/language";
import type { Glance } from "../../../src/monitor/recall";
import type { Outage } from "../../../src/verdict/outages";
import type { Scope } from "../../../src/verdict/rule";
import type { WatchFault } from "../../../src/watch/list";
import { monitorName, type Watch } from "../../../src/watch/watch";
import { StatusPage, statusText } from "../../../src/web/status";
import { type WatchedAnswer, watchedOf } from "../../../src/web/watched";
import { textOf } from "./pages";
import { glanceWith, look, NOW, outage, watchOf } from "./remembered";

const SITE = "https://justhere.example";
const WANTED = { scheme: null, port: null, path: "/health", status: null, text: null } as const;

type Shown = readonly [watch: Watch, glance: Glance | null];

const NAMES = ["Alpha", "Beta", "Gamma", "Delta", "Eta", "Zeta", "Theta", "Iota"];

/** One of a name, with a last look a minute ago. */
const shown = (name: string, scope: Scope, outages: readonly Outage[] = []): Shown => [
  watchOf(name),
  glanceWith([look(1, scope), look(2)], outages),
];
const unseen = (name: string): Shown => [watchOf(name), glanceWith([])];
const each = (count: number, scope: Scope) =>
  NAMES.slice(0, count).map((name) => shown(name, scope));

interface More {
  readonly language?: Language;
  readonly faults?: readonly WatchFault[];
  readonly notice?: string | null;
}

function answerOf(
  list: readonly Shown[],
  { language = "en", faults = [], notice = null }: More = {},
) {
  const of = Object.fromEntries(list.map(([watch, glance]) => [monitorName(watch), glance]));
  const watches = list.map(([watch]) => watch);
  return watchedOf({ watches, faults }, { at: NOW, of }, { siteUrl: SITE, language, notice });
}

async function pageOf(answer: WatchedAnswer, isReloading = false): Promise<string> {
  const { language } = answer;
  const context = { language, chosen: language, path: "/status" };
  return (
    await (<StatusPage siteUrl="https://justhere.example" {...{ answer, context, isReloading }} />)
  ).toString();
}

const summary = (html: string) => textOf(/<p class="standing.*?<\/p>/s.exec(html)?.[0] ?? "");
const titleOf = (html: string) => textOf(/<title>.*?<\/title>/s.exec(html)?.[0] ?? "");

describe("one sentence says it all", () => {
  test.each<[readonly Shown[], string, string]>([
    [each(1, "up"), "The one watched here is up.", "Die eine überwachte Website ist erreichbar."],
    [each(7, "up"), "All 7 are up.", "Alle 7 sind erreichbar."],
    [
      [...each(2, "down"), shown("Gamma", "up")],
      "2 of 3 are down: Alpha and Beta; the other one is up.",
      "2 von 3 sind nicht erreichbar: Alpha und Beta; die andere ist erreichbar.",
    ],
    [each(1, "down"), "1 of 1 is down: Alpha.", "1 von 1 ist nicht erreichbar: Alpha."],
    [
      [
        ...[shown("Alpha", "up"), unseen("Beta"), shown("Gamma", "unknown")],
        ...[shown("Delta", "partial"), shown("Eta", "down"), shown("Zeta", "up")],
      ],
      "1 of 6 is down: Eta; 1 of 6 is down in some places: Delta; 1 of 6 is unclear: Gamma; 1 of 6 has not been looked at lately: Beta; the other 2 are up.",
      "1 von 6 ist nicht erreichbar: Eta; 1 von 6 ist an einigen Orten nicht erreichbar: Delta; 1 von 6 ist unklar: Gamma; 1 von 6 ist länger nicht geprüft: Beta; die anderen 2 sind erreichbar.",
    ],
    [
      each(8, "down"),
      "8 of 8 are down: Alpha, Beta, Gamma, Delta, Eta and 3 more.",
      "8 von 8 sind nicht erreichbar: Alpha, Beta, Gamma, Delta, Eta und 3 weitere.",
    ],
    [[], "Nothing is watched here.", "Hier wird nichts überwacht."],
  ])("%#", async (list, en, de) => {
    for (const [language, sentence] of [
      ["en", en],
      ["de", de],
    ] as const) {
      const answer = answerOf(list, { language });
      expect(summary(await pageOf(answer))).toBe(sentence);
      expect(statusText(answer, SITE).replaceAll("\n", " ")).toContain(sentence);
    }
  });

  test("and the title the same without names", async () => {
    const answer = answerOf([...each(2, "down"), shown("Gamma", "up")]);
    expect(titleOf(await pageOf(answer))).toBe("2 of 3 are down – JustHere");
  });
});

describe("of each target", () => {
  /** What stands in its box, but for the drawing and what is said of that. */
  async function toldOf(one: Shown, language: Language = "en") {
    const html = await pageOf(answerOf([one], { language }));
    const box = /<ol class="watched">(.*?)(<div class="timeline">|<\/ol>)/s.exec(html)?.[1] ?? "";
    const lines = box.match(/<(h2|p)\b.*?<\/\1>/gs) ?? [];
    const sign = /<path d="(.*?)"/.exec(box)?.[1];
    return { box, sign, lines: lines.map(textOf) };
  }
  const goesOn = outage(9, null);
  const unknownStart = { ...goesOn.start, earliestAt: null };
  const looked = "Looked at every 60 s, the last time at 2010-12-12 21:29:00 UTC.";
  const germanLook = "Alle 60 s geprüft, zuletzt am 12.12.2010 21:29:00 UTC.";

  test.each<[string, Shown, readonly string[], readonly string[]]>([
    ["up", shown("Shop", "up"), ["Up", looked], ["Erreichbar", germanLook]],
    [
      "down since some time",
      shown("Shop", "down", [goesOn]),
      ["Down for 9 to 10 min", looked],
      ["Nicht erreichbar seit 9 bis 10 min", germanLook],
    ],
    [
      "down since an unknown time",
      shown("Shop", "partial", [{ ...goesOn, start: unknownStart, maxDurationMs: null }]),
      ["Down in some places for at least 9 min", looked],
      ["An einigen Orten nicht erreichbar seit mindestens 9 min", germanLook],
    ],
    [
      "down for the first time",
      shown("Shop", "partial"),
      ["Down in some places", "One look has found this; a second one is to confirm it.", looked],
      [
        "An einigen Orten nicht erreichbar",
        "Eine Prüfung hat das gesehen; eine zweite soll es bestätigen.",
        germanLook,
      ],
    ],
    [
      "up again for the first time",
      shown("Shop", "up", [goesOn]),
      ["Up", "The last look found it up again; a second one is to confirm it.", looked],
      [
        "Erreichbar",
        "Bei der letzten Prüfung war es wieder erreichbar; eine zweite soll es bestätigen.",
        germanLook,
      ],
    ],
    [
      "that nobody can tell",
      shown("Shop", "unknown"),
      ["We can't tell", looked],
      ["Unklar", germanLook],
    ],
    [
      "that nobody has looked at",
      unseen("Shop"),
      ["Not looked at lately", "No look of it is known yet."],
      ["Länger nicht geprüft", "Noch ist keine Prüfung bekannt."],
    ],
    [
      "that nobody looks at any more",
      [watchOf("Shop"), glanceWith([look(9, "down")])],
      [
        "Not looked at lately",
        "Not looked at since 2010-12-12 21:21:00 UTC: its monitor may have stopped.",
      ],
      [
        "Länger nicht geprüft",
        "Nicht mehr geprüft seit 12.12.2010 21:21:00 UTC: die Überwachung steht vielleicht still.",
      ],
    ],
  ])("%s", async (_, one, en, de) => {
    const [state = "", ...remarks] = en;
    expect((await toldOf(one)).lines).toEqual(["Shop", state, "shop.org", ...remarks]);
    const [stateInGerman = "", ...remarksInGerman] = de;
    const german = await toldOf(one, "de");
    expect(german.lines).toEqual(["Shop", stateInGerman, "shop.org", ...remarksInGerman]);
  });

  test("since when there is trouble is told beside its strip, and in the text", async () => {
    const down = shown("Shop", "down", [goesOn]);
    const html = await pageOf(answerOf([down]));
    const since = /<ol class="outages">(.*?)<\/ol>/s.exec(html)?.[1] ?? "";
    expect(textOf(since)).toBe(
      "Down from between 2010-12-12 21:20:00 and 21:21:00, still going on: 9 to 10 min so far.",
    );
    expect(statusText(answerOf([down]), SITE).replaceAll("\n", " ")).toContain(
      "The trouble began between 2010-12-12 21:20:00 and 21:21:00 UTC and has lasted 9 to 10 min.",
    );
  });

  test("its state is a shape as well as a word", async () => {
    const states = [...(["up", "down", "partial", "unknown"] as const)];
    const all = [...states.map((state) => shown("Shop", state)), unseen("Shop")];
    const signs = await Promise.all(all.map(async (one) => (await toldOf(one)).sign));
    expect(signs).not.toContain(undefined);
    expect(new Set(signs).size).toBe(5);
  });

  test("its host leads to what everybody is told, in a language that was chosen", async () => {
    expect((await toldOf(shown("Shop", "up"), "de")).box).toContain('href="/shop.org?lang=de"');
    const named = await toldOf([{ ...watchOf("Shop"), name: "shop.org" }, glanceWith([look(1)])]);
    expect(named.lines).toEqual(["shop.org", "Up", looked]);
  });

  test("one with wants of its own says so, and not which", async () => {
    const special: Shown = [watchOf("Shop", { wanted: WANTED }), glanceWith([look(1)])];
    const { lines, box } = await toldOf(special);
    expect(lines[2]).toBe(
      "It is looked at in a way of its own. What everybody is told of its website: shop.org",
    );
    expect(box).not.toContain("health");
  });

  test("a name is text, whatever stands in it", async () => {
    const [watch, glance] = shown("Shop", "down");
    const answer = answerOf([[{ ...watch, name: `<b>"&'</b>` }, glance]]);
    const html = await pageOf(answer);
    expect(html).toContain("<bdi>&lt;b&gt;&quot;&amp;&#39;&lt;/b&gt;</bdi>");
    expect(html).not.toContain("<b>");
    expect(statusText(answer, SITE)).toContain(`<b>"&'</b> (shop.org)`);
  });
});

describe.each(LANGUAGES)("the page in %s", (language) => {
  const goesOn = outage(9, null);
  const list = [shown("Shop", "down", [goesOn, outage(99, 90)]), shown("Blog", "up"), unseen("C")];

  test("has one heading of the first order, one main part, and no leftovers", async () => {
    for (const html of [
      await pageOf(answerOf(list, { language, notice: "Simulated." })),
      await pageOf(answerOf([], { language })),
    ]) {
      expect(html.match(/<h1>/g)).toHaveLength(1);
      expect(html.match(/<main\b/g)).toHaveLength(1);
      expect(html).toContain(`<html lang="${language}">`);
      const body = html.replace(/<head>.*?<\/head>/s, "");
      expect(textOf(body)).not.toMatch(/undefined|null|NaN|\[object/);
      // The content policy allows neither.
      expect(body).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
    }
  });

  test("draws every strip with ids of its own", async () => {
    const html = await pageOf(answerOf(list, { language }));
    expect(html.match(/class="strip"/g)).toHaveLength(2);
    const ids = [...html.matchAll(/\sid="(.*?)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
    const named = [...html.matchAll(/(?:href="#|url\(#|labelledby="|describedby=")([^")]+)/g)];
    expect(named.length).toBeGreaterThan(8);
    for (const [, id] of named) expect(ids).toContain(id);
  });

  test("says when it was made, and loads itself anew where its reader wants that", async () => {
    const answer = answerOf(list, { language });
    const [still, reloading] = [await pageOf(answer), await pageOf(answer, true)];
    for (const html of [still, reloading])
      expect(html).toContain('datetime="2010-12-12T21:30:00.000Z"');
    expect(still).not.toContain("http-equiv");
    expect(still).toContain(`href="/status?reload&amp;lang=${language}"`);
    expect(reloading).toContain('<meta http-equiv="refresh" content="60"/>');
    expect(reloading).toContain(`href="/status?lang=${language}"`);
    expect(textOf(reloading)).toMatch(language === "en" ? /every 60 s\./ : /alle 60 s neu\./);
  });

  test("tells the operator what was left out of the list, and where it is written", async () => {
    const says = 'WATCH, entry 2 ("<i>"): its url is refused.';
    const faults = [{ index: 1, name: "<i>", code: "invalid_url", says }] as const;
    const answer = answerOf([], { language, faults });
    const html = await pageOf(answer);
    expect(html).toContain("WATCH, entry 2 (&quot;&lt;i&gt;&quot;): its url is refused.");
    expect(html).toContain("<code>docs/watch.md</code>");
    expect(statusText(answer, SITE)).toContain(says);
    expect(await pageOf(answerOf(list, { language }))).not.toContain("docs/watch.md");
  });
});

test("the German page has none of the English words", async () => {
  const list = [shown("Shop", "down", [outage(9, null)]), unseen("C")];
  const text = textOf(await pageOf(answerOf(list, { language: "de" })));
  expect(text).not.toMatch(/\b(the|and|looked|down|watched|look)\b/i);
});

test.each(LANGUAGES)("the text in %s fits in 80 columns, and says the rest", (language) => {
  const list = [shown("Shop", "down", [outage(9, null)]), shown("Blog", "partial"), unseen("C")];
  const text = statusText(answerOf(list, { language, notice: "Simulated." }), SITE);
  for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
  expect(text).toContain("\nSimulated.\nhttps://justhere.example/v1/watched\n");
  expect(text.endsWith("\n")).toBe(true);
});

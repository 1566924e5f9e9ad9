/** The front page and the page for owners of sites, in each language. */
import { describe, expect, test } from "vitest";
import { LANGUAGES, type Language } from "../../../src/language";
import { CADENCE, GATE, MONITOR } from "../../../src/limits";
import { bookmarkletLink } from "../../../src/web/bookmarklet/link";
import { BotPage } from "../../../src/web/bot";
import { HomePage, type PracticeListing } from "../../../src/web/home";
import type { PageContext } from "../../../src/web/layout";

const SITE = "https://justhere.example";
const PRACTICE: PracticeListing = {
  names: [
    { host: "empty.test", about: { group: "soft", says: "is empty" } },
    { host: "up.test", about: { group: "up", says: "is up" } },
  ],
  switches: ["dublin"],
};

const contextOf = (language: Language, chosen: Language | null = null): PageContext => ({
  language,
  chosen,
  path: "/",
});

const home = async (
  context: PageContext,
  practice: PracticeListing | null = null,
  isWatching = false,
) => (await (<HomePage siteUrl={SITE} {...{ practice, isWatching, context }} />)).toString();

const CONTACT = "mailto:abuse@justhere.example";

const bot = async (context: PageContext) =>
  (await (<BotPage {...{ context, siteUrl: SITE, contact: CONTACT }} />)).toString();

/** What a person reads. */
const textOf = (html: string) => html.replace(/<head>.*?<\/head>/s, "").replaceAll(/<[^>]*>/g, " ");

describe.each(LANGUAGES)("in %s", (language) => {
  test("the front page asks first, and then offers the bookmarklet", async () => {
    const html = await home(contextOf(language));
    const order = ["<h1>", "<form", 'class="bookmarklet"', 'href="/bookmarklet">', "<ul>"];
    const places = order.map((part) => html.lastIndexOf(part));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    const escaped = bookmarkletLink(SITE, language).replaceAll("'", "&#39;");
    expect(html).toContain(`<a class="bookmarklet" href="${escaped}">Just here?</a>`);
  });

  test("a page has one heading of the first order, one main part, and no leftovers", async () => {
    for (const html of [
      await home(contextOf(language), PRACTICE),
      await bot(contextOf(language)),
    ]) {
      expect(html.match(/<h1>/g)).toHaveLength(1);
      expect(html.match(/<main\b/g)).toHaveLength(1);
      expect(html).toContain(`<html lang="${language}">`);
      expect(textOf(html)).not.toMatch(/undefined|null|NaN|\[object|\S {2,}[.,;]/);
    }
  });

  test("links keep a language that was chosen", async () => {
    const html = await home(contextOf(language, language), PRACTICE);
    for (const path of ["/bookmarklet", "/bot", "/up.test"])
      expect(html).toContain(`href="${path}?lang=${language}"`);
  });

  test("the practice internet is listed where there is one", async () => {
    expect(await home(contextOf(language))).not.toContain("/practice/");
    const html = await home(contextOf(language), PRACTICE);
    expect(html).toContain('<td lang="en">is up</td>');
    expect(html.match(/scope="rowgroup"/g)).toHaveLength(2);
    expect(html.indexOf("up.test")).toBeLessThan(html.indexOf("empty.test"));
    expect(html).toContain(`curl -X POST ${SITE}/practice/dublin/off`);
  });

  test("the status page is linked where something is watched, and nowhere else", async () => {
    const context = contextOf(language, language);
    expect(await home(context, PRACTICE)).not.toContain("/status");
    const link = `href="/status?lang=${language}"`;
    expect((await home(context, null, true)).split(link)).toHaveLength(2);
    expect((await home(context, PRACTICE, true)).split(link)).toHaveLength(3);
  });
});

test("the cities are called as the language has them", async () => {
  expect(await home(contextOf("en"))).toContain("Mumbai, Tokyo and Sydney");
  expect(await home(contextOf("de"))).toContain("Kapstadt, Dubai, Mumbai, Tokio und Sydney");
});

test("the German pages have none of the English words", async () => {
  const text = textOf(`${await home(contextOf("de"))} ${await bot(contextOf("de"))}`);
  expect(text.replaceAll("Just here?", "")).not.toMatch(/\b(the|and|website is|vantage|you)\b/i);
});

describe("owners of sites read how often we look, in the numbers that we keep to", () => {
  const seconds = (ms: number) => ms / 1_000;
  const { recheckMs, troubleMs, slowestMs, followMs, followUnseenMs } = CADENCE;

  test.each<[Language, readonly string[]]>([
    [
      "en",
      [
        `within the next ${seconds(MONITOR.freshOtherMs)} to ${seconds(MONITOR.freshUpMs)} seconds`,
        `after ${seconds(recheckMs)} seconds, then every ${seconds(troubleMs)} seconds`,
        `down to every ${seconds(slowestMs) / 60} minutes`,
        "for a day after the last question if the site was seen well before",
        "for ten minutes if it never was",
        "twice more",
        `at most ${GATE.sweeps.count + GATE.site.count} looks a minute`,
        `at most ${GATE.newNames.count} a minute and ${GATE.newNamesHourly.count} an hour`,
        "No more than 501 rows for a name, and all are erased 30 days after",
        `the last ${GATE.names}, until none of them was looked at for 31 days`,
        "A record of the domain is seen within 60 minutes",
        "we look again after 48 hours at the latest",
      ],
    ],
    [
      "de",
      [
        `nächsten ${seconds(MONITOR.freshOtherMs)} bis ${seconds(MONITOR.freshUpMs)} Sekunden`,
        `nach ${seconds(recheckMs)} Sekunden, dann alle ${seconds(troubleMs)} Sekunden`,
        `bis hin zu alle ${seconds(slowestMs) / 60} Minuten`,
        "bis einen Tag nach der letzten Frage, wenn die Website vorher einmal erreichbar war",
        "zehn Minuten, wenn sie es nie war",
        "noch zweimal",
        `höchstens ${GATE.sweeps.count + GATE.site.count}-mal in der Minute`,
        `höchstens ${GATE.newNames.count} in der Minute und ${GATE.newNamesHourly.count} in der Stunde`,
        "Nicht mehr als 501 Zeilen für einen Namen, und alle werden 30 Tage nach",
        `die letzten ${GATE.names}, bis 31 Tage lang keiner davon geprüft wurde`,
        "Einen Eintrag der Domain sehen wir innerhalb von 60 Minuten",
        "prüfen wir spätestens 48 Stunden danach wieder",
      ],
    ],
  ])("in %s", async (language, told) => {
    const text = textOf(await bot(contextOf(language))).replaceAll(/\s+/g, " ");
    for (const sentence of told) expect(text).toContain(sentence);
  });

  test("which the words above call a day and ten minutes", () => {
    expect([followMs, followUnseenMs]).toEqual([24 * 3_600_000, 10 * 60_000]);
  });

  test("of which 31 days, 60 minutes and 48 hours follow", () => {
    expect(GATE.forgetMs).toBe(31 * 24 * 3_600_000);
    // A note of the domain, and then one of the name, may each be a day old.
    expect([GATE.existsS, 2 * GATE.optedOutS]).toEqual([60 * 60, 48 * 3_600]);
  });

  test.each(LANGUAGES)(
    "whom they meet in their logs, and what to do about it, in %s",
    async (language) => {
      const html = await bot(contextOf(language));
      expect(html).toContain("<code>JustHereBot/1.0 (+https://justhere.example/bot)</code>");
      expect(html).toContain("<code>CF-Worker</code>");
      expect(html).toContain("<code>_justhere.example.com. 3600 IN TXT &quot;optout&quot;</code>");
      expect(html.split(`<a href="${CONTACT}">abuse@justhere.example</a>`)).toHaveLength(3);
      for (const file of ["security.txt", "probing.txt"])
        expect(html).toContain(`href="/.well-known/${file}"`);
    },
  );

  test.each<[Language, readonly RegExp[]]>([
    ["en", [/their own websites only/, /other ports and paths/, /erase what was kept/]],
    ["de", [/nur für die eigenen Websites/, /anderen Ports und Pfaden/, /löschen, was/]],
  ])("what the operator may do, and what opting out does, in %s", async (language, told) => {
    const text = textOf(await bot(contextOf(language)));
    for (const sentence of told) expect(text).toMatch(sentence);
  });
});

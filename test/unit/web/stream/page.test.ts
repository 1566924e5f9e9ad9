/** What the script of our page is told while votes arrive one by one. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Language } from "../../../../src/language";
import type { Observation } from "../../../../src/probe/observation";
import { WORDS } from "../../../../src/verdict/words";
import { isOpen } from "../../../../src/web/page/stage";
import { type PageNews, pageTeller } from "../../../../src/web/stream/page";
import { observations } from "../../verdict/arbitraries";
import { sweep } from "../../verdict/build";
import { type Asked, answerOn, textOf } from "../pages";

describe("the page before the verdict", () => {
  const SHOWN = { code: null, isSimulated: true, siteUrl: "https://justhere.example" };
  /** Each state of a sweep as the page's script gets it; heard one by one, then complete. */
  async function newsOf(observations: readonly Observation[], asked: Asked = {}) {
    const tell = pageTeller(SHOWN);
    const news: PageNews[] = [];
    for (let heard = 0; heard <= observations.length; heard += 1) {
      const sliced = answerOn(observations.slice(0, heard), { ...asked, completedAt: null });
      for (const { data } of await tell(sliced)) news.push(data as PageNews);
    }
    for (const { data } of await tell(answerOn(observations, asked))) news.push(data as PageNews);
    return news;
  }
  const saidOf = (news: readonly PageNews[]) =>
    news.map(({ say }) => say).filter((say) => say !== "");
  const divided = sweep({ emirates: "http_5xx", india: "http_5xx" });

  test.each<[string, Language, readonly Observation[], readonly string[]]>([
    ["all up", "en", sweep({}), ["It looks up so far", "It's up for everyone"]],
    ["all down", "en", sweep({}, "http_5xx"), ["It looks down so far", "It's down for everyone"]],
    ["all up", "de", sweep({}), ["Nach bisherigem Stand erreichbar", "Für alle erreichbar"]],
    [
      ...(["divided", "en", divided] as const),
      ["It looks up so far", "Not the same everywhere so far", answerOn(divided).headline],
    ],
  ])("reads out each headline once and no vote: %s, %s", async (_, language, heard, said) => {
    expect(saidOf(await newsOf(heard, { language }))).toEqual(said);
  });

  test("reads out that nobody has answered", async () => {
    const tell = pageTeller(SHOWN);
    const said: string[] = [];
    for (const nowMs of [0, 3_000, 5_000])
      for (const { data } of await tell(answerOn([], { completedAt: null, nowMs })))
        said.push((data as PageNews).say);
    expect(said).toEqual(["", expect.stringMatching(/^Nobody has answered yet/)]);
  });

  test("never says a verdict that could still be another one, in any of its parts", async () => {
    let open = 0;
    for (const heard of fc.sample(observations, { seed: 20_101_212, numRuns: 100 })) {
      const tell = pageTeller(SHOWN);
      for (let so = 0; so <= heard.length; so += 1) {
        const answer = answerOn(heard.slice(0, so), { completedAt: null });
        for (const { data } of await tell(answer)) {
          const { stage, title, say, parts, verdict } = data as PageNews;
          if (!isOpen(stage)) continue;
          open += 1;
          expect(verdict).toBeNull();
          const shown = [title, say, ...parts.map(textOf)].join("\n");
          expect(shown).not.toContain(answer.headline);
          expect(shown).not.toContain(WORDS.en.footer(answer.confidence, 0).split(".")[0]);
        }
      }
    }
    expect(open).toBeGreaterThan(100);
  });
});

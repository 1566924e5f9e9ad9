/** What is said of a watched target whose trouble may be over. */
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../../src/language";
import type { Sample } from "../../../src/verdict/sample";
import { remarksOn } from "../../../src/web/standing";
import { watchedOf } from "../../../src/web/watched";
import { glanceWith, look, NOW, outage, watchOf } from "./remembered";

const SITE = "https://justhere.example";

describe("trouble that goes on", () => {
  test.each<[string, readonly Sample[], boolean]>([
    ["and it was well in the last look: perhaps over", [look(1), look(3, "down")], true],
    ["and nobody could tell since", [look(1, "unknown"), look(2), look(3, "down")], true],
    ["and nobody looks any more", [look(4), look(5, "down")], true],
    ["and it was well before the last bad look alone: not", [look(1, "down"), look(4)], false],
    ["and nobody can tell: not", [look(1, "unknown"), look(2, "down")], false],
  ])("%s", (_, recent, isOver) => {
    const lastBadAt = recent.find(({ scope }) => scope === "down")?.startedAt ?? 0;
    const glance = glanceWith(recent, [{ ...outage(9, null), lastBadAt }]);
    const list = { watches: [watchOf("shop")], faults: [] };
    const perhaps = { en: ", perhaps over by now", de: ", vielleicht schon vorbei" };
    const lasted = { en: "and has lasted", de: "und dauert bisher" };
    for (const language of LANGUAGES) {
      const options = { siteUrl: SITE, language, notice: null };
      const { watched } = watchedOf(list, { at: NOW, of: { "shop.org": glance } }, options);
      for (const one of watched) {
        const said = remarksOn(one, language).join(" ");
        expect(said.includes(perhaps[language]), said).toBe(isOver);
        expect(said.includes(lasted[language]), said).toBe(!isOver);
        // Beside the drawing its words are those of the drawing.
        expect(remarksOn(one, language, true).join(" ")).not.toContain(perhaps[language]);
      }
    }
  });
});

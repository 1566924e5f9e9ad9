/** In which language somebody is answered: what they chose, else what their browser asks for. */
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { withinBounds } from "../../../src/web/bounds";
import { chosenLanguage, languageOf } from "../../../src/web/language";

const SITE_URL = "https://justhere.example";
const app = new Hono()
  .use(withinBounds)
  .get("/", (c) => c.text(`${languageOf(c)} ${chosenLanguage(c)}`));

async function answeredIn(wanted: string | null, query = ""): Promise<string> {
  const headers: HeadersInit = wanted === null ? {} : { "accept-language": wanted };
  return (await app.request(`/${query}`, { headers })).text();
}

describe("what a browser asks for", () => {
  test.each([
    [null, "en"],
    ["", "en"],
    ["de", "de"],
    ["de-CH", "de"],
    ["DE-at", "de"],
    ["de-Latn-DE-1996", "de"],
    ["en-GB", "en"],
    ["de-AT,de;q=0.9,en;q=0.5", "de"],
    ["en-US,en;q=0.9,de;q=0.8", "en"],
    ["en;q=0.5,de;q=0.8", "de"],
    ["en;q=0.5, de-CH;q=0.51", "de"],
    ["de;q=0.5,en;q=0.5", "de"],
    ["fr-CH, fr;q=0.9, de;q=0.3, en;q=0.2", "de"],
    ["fr, it;q=0.9", "en"],
    ["de;q=0, fr", "en"],
    ["de;q=0", "en"],
    ["*", "en"],
    ["en;q=0, *", "de"],
    ["*;q=0.9, de;q=0.5", "en"],
    ["fr, *;q=0.1", "en"],
    ["de, *;q=0.5", "de"],
    // Neither of them is German: Slavey, and no tag at all.
    ["den", "en"],
    ["deutsch", "en"],
    ["de;q=no", "de"],
    [";;,,=;q", "en"],
    [`${"xx,".repeat(2_000)}de`, "de"],
  ])("%j is answered in %s", async (wanted, language) => {
    expect(await answeredIn(wanted)).toBe(`${language} null`);
  });
});

describe("what the address says", () => {
  test.each([
    ["?lang=de", "en", "de de"],
    ["?lang=en", "de", "en en"],
    ["?lang=en", null, "en en"],
  ])("%s comes before a browser that asks for %s", async (query, wanted, told) => {
    expect(await answeredIn(wanted, query)).toBe(told);
  });

  test.each(["?lang=xx", "?lang=DE", "?lang=de-CH", "?lang=", "?lang=de&lang=en"])(
    "%s is refused, and not guessed at, in the language that the browser asks for",
    async (query) => {
      const headers = { "accept-language": "de", accept: "application/json" };
      const response = await app.request(`/${query}`, { headers }, { SITE_URL });
      expect(response.status).toBe(400);
      const told = await response.text();
      expect(told).toContain("Parameter");
      expect(told).toContain(query.includes("&") ? "zweimal" : "„lang“ ist „en“ oder „de“.");
    },
  );
});

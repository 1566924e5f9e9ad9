/** An answer as text for a terminal, in each language; and an answer before everybody was heard. */
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../../src/language";
import { FAILURES, isFailureCode, REFUSAL_CODES, SUSPECT_CODES } from "../../../src/probe/failure";
import type { Observation } from "../../../src/probe/observation";
import { VANTAGE_IDS, type VantageId } from "../../../src/vantage/registry";
import { answerText } from "../../../src/web/text";
import { SCENARIO_LIST } from "../../scenarios";
import { SWEPT_AT, seen } from "../verdict/build";
import { type Asked, answerOn as answerTo } from "./pages";

const SITE = "https://justhere.example";

/** Of up.test, asked 800 ms after the sweep was complete. */
const answerOn = (observations: readonly Observation[], rest: Asked = {}) =>
  answerTo(observations, {
    host: "up.test",
    completedAt: SWEPT_AT + 1_900,
    nowMs: 2_700,
    ...rest,
  });

describe("text for a terminal", () => {
  describe.each(LANGUAGES)("in %s", (language) => {
    test.each(SCENARIO_LIST)("of %s fits in 80 columns and ends its last line", (_, scenario) => {
      const sweep = VANTAGE_IDS.map((id) => seen(id, scenario.sees(id)));
      const text = answerText(answerOn(sweep, { language }), SITE);
      expect(text.endsWith("\n")).toBe(true);
      for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
      expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    });

    test.each([...Object.keys(FAILURES).filter(isFailureCode), ...REFUSAL_CODES, ...SUSPECT_CODES])(
      "the words for %s fit into a row",
      (saw) => {
        const sweep = [seen("us-east", saw, { status: 503 }), seen("us-west", "impaired")];
        expect(answerText(answerOn(sweep, { language }), SITE)).not.toContain("…");
      },
    );
  });

  test("begins with one sentence, and marks the vantage nearest the caller", () => {
    const text = answerText(answerOn(VANTAGE_IDS.map((id) => seen(id, "up"))), SITE);
    expect(text.startsWith("It's up for everyone: 10 of 10 vantage points reached up.test")).toBe(
      true,
    );
    expect(text.match(/^> .*$/gm)).toEqual([expect.stringContaining("Frankfurt")]);
  });

  test("F10: has colours where they were asked for, and the same words in the same places", () => {
    const sweep = VANTAGE_IDS.map((id) =>
      seen(id, id === "japan" ? "http_403" : id === "ireland" ? "connection_refused" : "up"),
    );
    for (const language of LANGUAGES) {
      const answer = answerOn(sweep, { language });
      const [plain, painted] = [answerText(answer, SITE), answerText(answer, SITE, true)];
      expect(plain).not.toContain("\u001b");
      // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what colours are made of.
      expect(painted.replaceAll(/\u001b\[[\d;]+m/g, "")).toBe(plain);
      expect(painted.startsWith(`\u001b[1;32m${answer.headline}\u001b[0m`)).toBe(true);
      // Each line ends what it began, so that one can be cut out.
      for (const line of painted.split("\n"))
        expect(line.split("\u001b[0m").length * 2 - 1).toBe(line.split("\u001b[").length);
      const inked = (ink: number) => painted.split(`\u001b[${ink}m`).length - 1;
      expect([inked(32), inked(31), inked(33)]).toEqual([8, 1, 1]);
    }
  });

  test("says the same in German, with the cities as German has them", () => {
    const sweep = VANTAGE_IDS.map((id) =>
      seen(id, id === "japan" ? "http_403" : id === "ireland" ? "connection_refused" : "up"),
    );
    const lines = answerText(answerOn(sweep, { language: "de" }), SITE).split("\n");
    expect(lines).toEqual([
      "Für alle erreichbar: 8 von 9 Messpunkten haben up.test erreicht, darunter",
      "Frankfurt (Ihnen am nächsten); Dublin (Irland) nicht; 1 wurde nicht gewertet.",
      "",
      "  Ashburn     erreicht     Antwort 200                                   1043 ms",
      "  Portland    erreicht     Antwort 200                                   1043 ms",
      "  São Paulo   erreicht     Antwort 200                                   1043 ms",
      "  Dublin      gestört      Verbindung abgelehnt                          1043 ms",
      "> Frankfurt   erreicht     Antwort 200                                   1043 ms",
      "  Kapstadt    erreicht     Antwort 200                                   1043 ms",
      "  Dubai       erreicht     Antwort 200                                   1043 ms",
      "  Mumbai      erreicht     Antwort 200                                   1043 ms",
      "  Tokio       zählt nicht  antwortet mit „verboten“ (403)                1043 ms",
      "  Sydney      erreicht     Antwort 200                                   1043 ms",
      "",
      "Wir sind uns ziemlich sicher (Gewissheit: mittel). Gerade eben nachgesehen.",
      `${SITE}/v1/check/up.test`,
      "",
    ]);
  });

  test("tells of a twin that answers, once", () => {
    const all = VANTAGE_IDS.map((id) => seen(id, "refused, and its twin answers"));
    const text = (of: readonly Observation[]) =>
      answerText(answerOn(of), SITE).replaceAll("\n", " ");
    expect(text(all)).toContain("among them. www.amazon.de answers. ");
    expect(text(all).split("www.amazon.de")).toHaveLength(2);
    const some = all.map((one, at) => (at < 3 ? one : { ...one, twin: null }));
    expect(text(some)).toContain(
      " www.amazon.de answers from Ashburn, Portland and São Paulo, where up.test does not. ",
    );
  });

  test("tells of pages that look wrong, once", () => {
    const text = (of: readonly Observation[]) =>
      answerText(answerOn(of), SITE).replaceAll("\n", " ");
    const all = VANTAGE_IDS.map((id) => seen(id, "parked"));
    expect(text(all)).toContain(" It answers, but what came looks like a parked domain. ");
    expect(text(all).split("what came")).toHaveLength(2);
    const one = VANTAGE_IDS.map((id) => seen(id, id === "japan" ? "parked" : "up"));
    expect(text(one)).toContain(
      " It answers from Tokyo, but what came looks like a parked domain. ",
    );
  });

  test("keeps the capital of a German sentence after the colon", () => {
    const sweep = VANTAGE_IDS.map((id) => seen(id, "impaired"));
    const text = answerText(answerOn(sweep, { language: "de" }), SITE);
    expect(text).toMatch(/^Das können wir nicht sagen: Unsere eigenen Messpunkte/);
  });

  test("says of a vantage that has not answered that it is still looking", () => {
    const sweep = VANTAGE_IDS.slice(0, 9).map((id) => seen(id, "up"));
    const answer = answerOn(sweep, { completedAt: null });
    expect(answer.pending).toEqual(["australia"]);
    expect(answer.sweep).toMatchObject({ complete: false, completedAt: null, ageMs: 0 });
    expect(answerText(answer, SITE)).toMatch(/^ {2}Sydney +still looking$/m);
  });

  test("cuts a row that is too long, and says so by its last character", () => {
    const long = `${"a".repeat(60)}.${"b".repeat(60)}.org`;
    const sentOn = seen("us-east", "up", { redirectsTo: long });
    const row = answerText(answerOn([sentOn]), SITE)
      .split("\n")
      .find((line) => line.includes("Ashburn"));
    expect(row).toMatch(/…/);
    expect(row?.length).toBeLessThanOrEqual(80);
  });
});

describe("an answer while vantages are still looking", () => {
  const early = (failing: readonly VantageId[]) =>
    answerOn(
      VANTAGE_IDS.filter((id) => id !== "japan").map((id) =>
        seen(id, failing.includes(id) ? "connection_refused" : "up"),
      ),
      { completedAt: null },
    );

  test("does not tell a scope that the rest can still change", () => {
    // One failure of ten is up for everyone; a second one, in Tokyo, would make it partial.
    expect(early(["germany"])).toMatchObject({ verdict: "here", scope: "unknown" });
    expect(early(["brazil"])).toMatchObject({ scope: "unknown", since: null });
  });

  test("tells the trouble of the caller's own region as soon as that is sure", () => {
    expect(early(["germany"])).toMatchObject({ settled: true, since: { region: "germany" } });
    expect(early(["germany", "ireland"])).toMatchObject({ since: { region: "germany" } });
    const first = answerOn([seen("germany", "connection_refused")], { completedAt: null });
    expect(first).toMatchObject({ settled: false, since: null });
  });

  test("tells one that nothing can change any more", () => {
    expect(early([])).toMatchObject({ verdict: "up", scope: "up" });
    expect(early(["germany", "ireland"])).toMatchObject({ verdict: "here", scope: "partial" });
  });
});

/** What people are told when there is no verdict, in both languages, or when the site is shaky. */
import { describe, expect, test } from "vitest";
import type { Observation } from "../../../src/probe/observation";
import type { VantageId } from "../../../src/vantage/registry";
import { judge } from "../../../src/verdict/judge";
import { EN, WORDS } from "../../../src/verdict/words";
import { seen } from "./build";
import { casesOf, told } from "./told";

describe("the words when we cannot tell", () => {
  test.each(
    casesOf(`
      all of ours are broken
      xx|x|xx|x|x|xx|x germany
      unknown: We can't tell
      Our own vantage points fail their self-test (10 of 10), so what they saw does not count.

      most of ours are broken
      xx|x|x-|x|x|x+|x germany down
      unknown: We can't tell
      Our own vantage points fail their self-test (8 of 10), so what they saw does not count.

      it wants proof of a human everywhere
      !!|!|!!|!|!|!!|! germany
      unknown: We can't tell
      It answers, but turns robots away (10 of 10 vantage points), so we cannot see what visitors see.

      turned away more often than broken
      !!|!|!x|x|x|x!|! germany
      unknown: We can't tell
      It answers, but turns robots away (6 of 10 vantage points), so we cannot see what visitors see.

      as many broken as turned away
      !!|!|!!|x|x|xx|x germany
      unknown: We can't tell
      Our own vantage points fail their self-test (5 of 10), so what they saw does not count.

      as many broken as silent
      ..|.|..|x|x|xx|x germany
      unknown: We can't tell
      Our own vantage points fail their self-test (5 of 10), so what they saw does not count.

      as many turned away as silent
      ..|.|..|!|!|!!|! germany
      unknown: We can't tell
      It answers, but turns robots away (5 of 10 vantage points), so we cannot see what visitors see.

      two votes are too few
      ..|.|.+|.|.|.-|. germany
      unknown: We can't tell
      Only 2 of 10 vantage points could tell, and we need 3.

      a single broken one does not explain it
      ..|.|.x|.|!|.+|. germany
      unknown: We can't tell
      Only 1 of 10 vantage points could tell, and we need 3.

      nobody could tell
      ..|.|..|.|.|..|. germany
      unknown: We can't tell
      None of 10 vantage points could tell, and we need 3.

      only one has answered
      ??|?|?+|?|?|??|? germany
      unknown: We can't tell
      Only 1 of 1 vantage point could tell, and we need 3.

      only one has answered, and was turned away
      ??|?|?!|?|?|??|? germany
      unknown: We can't tell
      It answers, but turns robots away (1 of 1 vantage point), so we cannot see what visitors see.

      nobody has answered
      ??|?|??|?|?|??|? germany
      unknown: We can't tell
      No vantage point has answered.
    `),
  )("%s: %s", (_, asked, headline, explanation) => {
    expect(told(asked)).toEqual([headline, explanation]);
  });

  test("enough votes on one continent are not enough", () => {
    const crowd = (["us-east", "germany", "japan"] as const).map((id) =>
      seen(id, "up", { continent: "EU" }),
    );
    expect(judge(crowd, { host: "amazon.de", here: null, report: null }, EN).explanation).toBe(
      "All 3 vantage points that could tell stand on one continent, and we need two.",
    );
  });
});

describe("the German words when we cannot tell", () => {
  test.each(
    casesOf(`
      all of ours are broken
      xx|x|xx|x|x|xx|x germany
      unknown: Das können wir nicht sagen
      Unsere eigenen Messpunkte bestehen ihren Selbsttest nicht (10 von 10); was sie gesehen haben, zählt also nicht.

      it wants proof of a human everywhere
      !!|!|!!|!|!|!!|! germany
      unknown: Das können wir nicht sagen
      Es kommt eine Antwort, aber Roboter werden abgewiesen (an 10 von 10 Messpunkten); was Besucher sehen, sehen wir also nicht.

      two votes are too few
      ..|.|.+|.|.|.-|. germany
      unknown: Das können wir nicht sagen
      Nur 2 von 10 Messpunkten konnten es feststellen, 3 wären nötig.

      nobody could tell
      ..|.|..|.|.|..|. germany
      unknown: Das können wir nicht sagen
      Keiner von 10 Messpunkten konnte es feststellen, 3 wären nötig.

      only one has answered
      ??|?|?+|?|?|??|? germany
      unknown: Das können wir nicht sagen
      Nur 1 von 1 Messpunkt konnte es feststellen, 3 wären nötig.

      only one has answered, and was turned away
      ??|?|?!|?|?|??|? germany
      unknown: Das können wir nicht sagen
      Es kommt eine Antwort, aber Roboter werden abgewiesen (an 1 von 1 Messpunkt); was Besucher sehen, sehen wir also nicht.

      nobody has answered
      ??|?|??|?|?|??|? germany
      unknown: Das können wir nicht sagen
      Kein Messpunkt hat geantwortet.
    `),
  )("%s: %s", (_, asked, headline, explanation) => {
    expect(told(asked, WORDS.de)).toEqual([headline, explanation]);
  });
});

test.each<[string, boolean, Observation[]]>([
  ["two that succeeded on the second try", true, [second("india"), second("japan")]],
  ["one that did", false, [second("india"), seen("japan", "up")]],
  ["one that did and one that failed twice", false, [second("india"), seen("japan", "http_5xx")]],
  ["one that did and a broken one", false, [second("india"), second("japan", "impaired")]],
])("%s make it intermittent: %s", (_, expected, heard) => {
  const asked = { host: "amazon.de", here: null, report: null };
  expect(judge(heard, asked, EN).intermittent).toBe(expected);
});

function second(id: VantageId, health: Observation["health"] = "ok"): Observation {
  return seen(id, "up on second try", { health });
}

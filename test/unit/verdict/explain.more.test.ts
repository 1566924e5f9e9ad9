/**
 * What an explanation says beside its counts, word by word and in both languages: a twin that answers,
 * a page that looks wrong. Marks: `w` refused while its twin answers, `e` an error page that counts as up.
 */
import { describe, expect, test } from "vitest";
import type { REFUSALS, RefusalCode } from "../../../src/probe/failure";
import type { Observation } from "../../../src/probe/observation";
import type { VantageId } from "../../../src/vantage/registry";
import { commonOf, commonWants } from "../../../src/verdict/common";
import { judge } from "../../../src/verdict/judge";
import { EN, WORDS } from "../../../src/verdict/words";
import { seen, sweep, TWIN } from "./build";
import { casesOf, told } from "./told";

test.each(
  casesOf(`
    its twin answers, and it does not
    ww|w|ww|w|w|ww|w germany
    down: It's down for everyone
    10 of 10 vantage points could not reach amazon.de, the one nearest you (Frankfurt) among them. www.amazon.de answers.

    most of those that fail saw its twin
    ++|+|ww|+|+|+-|+ germany
    here: It's down here and in Tokyo (Japan)
    3 of 10 vantage points could not reach amazon.de: Dublin, Frankfurt (nearest you) and Tokyo; the other 7 reached it. www.amazon.de answers.

    half of those that fail saw its twin, which is too few to say so
    ww|w|ww|-|-|--|- germany
    down: It's down for everyone
    10 of 10 vantage points could not reach amazon.de, the one nearest you (Frankfurt) among them.

    it is up, and the exception saw its twin
    ++|w|++|+|+|++|+ germany
    up: It's up for everyone
    9 of 10 vantage points reached amazon.de, the one nearest you (Frankfurt) among them; São Paulo (Brazil) could not.

    everybody gets an error page
    ee|e|ee|e|e|ee|e germany
    up: It's up for everyone
    10 of 10 vantage points reached amazon.de, the one nearest you (Frankfurt) among them. It answers, but what came looks like an error page.

    half of them get one
    ee|e|ee|+|+|++|+ germany
    up: It's up for everyone
    10 of 10 vantage points reached amazon.de, the one nearest you (Frankfurt) among them. It answers, but what came looks like an error page.

    fewer than half get one
    ee|e|e+|+|+|++|+ germany
    up: It's up for everyone
    10 of 10 vantage points reached amazon.de, the one nearest you (Frankfurt) among them.

    the caller alone cannot reach it, and the others get an error page
    ee|e|ee|e|e|ee|e germany down
    just-you: It's just you: everyone else can reach it
    10 of 10 vantage points reached amazon.de, the one nearest you (Frankfurt) among them, but you could not. It answers, but what came looks like an error page.

    it is down elsewhere, and those that reach it get an error page
    ee|e|--|e|e|ee|e us-east
    elsewhere: It's up here, down in Europe
    8 of 10 vantage points reached amazon.de, the one nearest you (Ashburn) among them; Dublin and Frankfurt could not.

    everybody gets it over http only
    hh|h|hh|h|h|hh|h germany
    up: It's up for everyone
    10 of 10 vantage points reached amazon.de, the one nearest you (Frankfurt) among them. It answers over http only, not over https.

    nearly everybody gets it over http only
    hh|h|hh|h|h|hh|+ germany
    up: It's up for everyone
    10 of 10 vantage points reached amazon.de, the one nearest you (Frankfurt) among them.

    it is down elsewhere, and those that reach it do so over http only
    hh|h|--|h|h|hh|h us-east
    elsewhere: It's up here, down in Europe
    8 of 10 vantage points reached amazon.de, the one nearest you (Ashburn) among them; Dublin and Frankfurt could not.

    nothing came back to anybody
    ss|s|ss|s|s|ss|s germany
    down: It's down for everyone
    10 of 10 vantage points could not reach amazon.de, the one nearest you (Frankfurt) among them. Those that could not reach it got nothing back, and we all ask from one network: from others it may answer.

    nothing came back to anybody, the caller included
    ss|s|ss|s|s|ss|s germany down
    down: It's down for everyone
    10 of 10 vantage points could not reach amazon.de, the one nearest you (Frankfurt) among them, and neither could you.

    something came back to one of them
    ss|s|s-|s|s|ss|s germany
    down: It's down for everyone
    10 of 10 vantage points could not reach amazon.de, the one nearest you (Frankfurt) among them.

    one of two that disagree needed a second try
    +2|-|+-|+|+|++|+ japan
    elsewhere: It's up here, down in São Paulo (Brazil) and in Frankfurt (Germany); where it's up, it does not always answer
    8 of 10 vantage points reached amazon.de, the one nearest you (Tokyo) among them; São Paulo and Frankfurt could not. It answered 1 vantage point only on the second try.

    it is shaky, and its twin answers
    22|w|ww|w|w|ww|w japan
    here: It's down here, and in most places; where it's up, it does not always answer
    8 of 10 vantage points could not reach amazon.de, the one nearest you (Tokyo) among them; only Ashburn and Portland could. It answered 2 vantage points only on the second try. www.amazon.de answers.
  `),
)("%s: %s", (_, asked, headline, explanation) => {
  expect(told(asked)).toEqual([headline, explanation]);
});

test.each(
  casesOf(`
    its twin answers, and it does not
    ww|w|ww|w|w|ww|w germany
    down: Für niemanden erreichbar
    10 von 10 Messpunkten haben amazon.de nicht erreicht, darunter Frankfurt (Ihnen am nächsten). www.amazon.de antwortet.

    nothing came back to anybody
    ss|s|ss|s|s|ss|s germany
    down: Für niemanden erreichbar
    10 von 10 Messpunkten haben amazon.de nicht erreicht, darunter Frankfurt (Ihnen am nächsten). Wo es nicht gelang, kam gar nichts zurück, und wir fragen alle aus demselben Netz: Aus anderen kommt vielleicht eine Antwort.

    everybody gets it over http only
    hh|h|hh|h|h|hh|h germany
    up: Für alle erreichbar
    10 von 10 Messpunkten haben amazon.de erreicht, darunter Frankfurt (Ihnen am nächsten). Eine Antwort kommt nur über http, nicht über https.

    everybody gets an error page
    ee|e|ee|e|e|ee|e germany
    up: Für alle erreichbar
    10 von 10 Messpunkten haben amazon.de erreicht, darunter Frankfurt (Ihnen am nächsten). Es kommt eine Antwort, aber wohl eine Fehlerseite.
  `),
)("in German, %s: %s", (_, asked, headline, explanation) => {
  expect(told(asked, WORDS.de)).toEqual([headline, explanation]);
});

describe("when everybody is turned away, it depends on what is wanted", () => {
  const asked = { host: "amazon.de", here: null, report: null };
  test.each<[RefusalCode, string, string]>([
    [
      "challenge",
      "It answers, but turns robots away (10 of 10 vantage points), so we cannot see what visitors see.",
      "Es kommt eine Antwort, aber Roboter werden abgewiesen (an 10 von 10 Messpunkten); was Besucher sehen, sehen wir also nicht.",
    ],
    [
      "http_401",
      "It answers, and asks for a login (10 of 10 vantage points), so we cannot see what stands behind it.",
      "Es kommt eine Antwort, aber verlangt wird eine Anmeldung (an 10 von 10 Messpunkten); was dahinter liegt, sehen wir also nicht.",
    ],
    [
      "geo_block",
      "It answers, but not to visitors from where we stand (10 of 10 vantage points), so we cannot see what others see.",
      "Es kommt eine Antwort, aber Besucher von unseren Orten werden abgewiesen (an 10 von 10 Messpunkten); was andere sehen, sehen wir also nicht.",
    ],
    [
      "http_429",
      "It answers, but says that there were too many requests (10 of 10 vantage points), so we cannot see what visitors see.",
      "Es kommt eine Antwort, aber nur die, es seien zu viele Anfragen (an 10 von 10 Messpunkten); was Besucher sehen, sehen wir also nicht.",
    ],
    [
      "cookies",
      "It answers, and sends whoever carries no cookies in a circle, as we do (10 of 10 vantage points), so we cannot see what visitors see.",
      "Es kommt eine Antwort, aber wer wie wir keine Cookies mitbringt, wird im Kreis geschickt (an 10 von 10 Messpunkten); was Besucher sehen, sehen wir also nicht.",
    ],
    [
      "http_403",
      "It answers, but turned us away (10 of 10 vantage points), so we cannot see what visitors see.",
      "Es kommt eine Antwort, aber wir werden abgewiesen (an 10 von 10 Messpunkten); was Besucher sehen, sehen wir also nicht.",
    ],
  ])("%s", (refusal, english, german) => {
    const heard = sweep({}, refusal);
    expect(judge(heard, asked, EN).explanation).toBe(english);
    expect(judge(heard, asked, WORDS.de).explanation).toBe(german);
  });

  test.each<[string, Observation[], (typeof REFUSALS)[RefusalCode]]>([
    ["nobody was refused", [seen("japan", "up")], "unclear"],
    ["most want one thing", turned("http_403", "login", "http_401"), "login"],
    ["two want one thing each", turned("http_429", "http_403"), "fewer"],
    [
      "one of those that do not count is passed over",
      [...turned("http_403"), seen("japan", "login", { health: "misplaced" })],
      "unclear",
    ],
  ])("%s", (_, heard, wants) => {
    expect(commonWants(heard)).toBe(wants);
  });

  function turned(...codes: readonly RefusalCode[]): Observation[] {
    const ids = ["us-east", "brazil", "germany"] as const;
    return codes.map((code, at) => seen(ids[at] ?? "india", code));
  }
});

describe("what many have in common", () => {
  test("is nothing when we cannot tell", () => {
    const heard = [seen("japan", "refused, and its twin answers"), seen("india", "parked")];
    expect(commonOf("unknown", heard)).toEqual({ twin: null, suspect: null, isHttpOnly: false });
  });

  test("counts only those that may vote", () => {
    const twin = (id: "japan" | "india", health: Observation["health"]) =>
      seen(id, "refused, and its twin answers", { health });
    const down = seen("germany", "connection_refused");
    const others = [twin("japan", "duplicate"), twin("india", "impaired")];
    expect(commonOf("down", [down, ...others]).twin).toBeNull();
    expect(commonOf("down", [down, twin("japan", "ok"), twin("india", "ok")]).twin).toBe(TWIN);
  });

  test("is http where every answer came that way, and not where only most did", () => {
    const plain = (id: VantageId) => seen(id, "up", { scheme: "http" });
    const [one, two] = [plain("japan"), plain("india")];
    const broken = seen("brazil", "up", { health: "impaired" });
    expect(commonOf("up", [one, two, broken]).isHttpOnly).toBe(true);
    expect(commonOf("up", [one, two, seen("brazil", "up")]).isHttpOnly).toBe(false);
    expect(commonOf("here", [one, two]).isHttpOnly).toBe(false);
  });

  test("is one suspicion, and not several together", () => {
    const heard = [
      ...["parked", "error_page", "up"].map((saw, at) =>
        seen((["us-east", "brazil", "germany"] as const)[at] ?? "india", saw as "up"),
      ),
    ];
    expect(commonOf("up", heard).suspect).toBeNull();
    expect(commonOf("up", heard.slice(0, 2)).suspect).toBe("parked");
  });
});

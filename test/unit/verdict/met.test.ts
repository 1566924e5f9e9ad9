/** Which codes of a sweep are explained, and that there is an explanation for each. */
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../../src/language";
import { FAILURES, REFUSAL_CODES, SUSPECT_CODES } from "../../../src/probe/failure";
import type { Observation } from "../../../src/probe/observation";
import { type Code, codesMet } from "../../../src/verdict/met";
import { WORDS } from "../../../src/verdict/words";
import { seen, sweep } from "./build";

test.each<[string, readonly Observation[], readonly Code[]]>([
  ["nobody was heard", [], []],
  ["all is well", sweep({}), []],
  ["one of our own is silent", sweep({ japan: "prober_timeout" }), []],
  ["all of our own are silent", sweep({}, "prober_timeout"), ["prober_timeout"]],
  [
    "our own fail in two ways",
    sweep({ japan: "unknown" }, "prober_error"),
    ["prober_error", "unknown"],
  ],
  ["all fail alike", sweep({}, "tls_expired"), ["tls_expired"]],
  ["one fails", sweep({ japan: "http_5xx" }), ["http_5xx"]],
  ["one is impaired", sweep({ japan: "impaired" }), []],
  [
    "one that does not count fails",
    [seen("germany", "up"), seen("japan", "http_5xx", { health: "misplaced" })],
    [],
  ],
  [
    "some are turned away and some get a doubtful page",
    sweep({ japan: "parked", india: "http_403", brazil: "http_403" }),
    ["http_403", "parked"],
  ],
  [
    "two are as frequent: the first that was met comes first",
    sweep({ brazil: "reset", japan: "http_5xx" }),
    ["reset", "http_5xx"],
  ],
  [
    "https fails and http answers",
    [seen("japan", "up", { scheme: "http", httpsFailure: "tls_expired" })],
    ["tls_expired"],
  ],
  [
    "https fails and http gets a doubtful page",
    [seen("japan", "parked", { scheme: "http", httpsFailure: "tls_not_spoken" })],
    ["parked", "tls_not_spoken"],
  ],
  [
    "there are more than three",
    sweep({ japan: "reset", india: "not_http", brazil: "http_403" }, "http_5xx"),
    ["http_5xx", "http_403", "not_http"],
  ],
])("%s", (_, observations, codes) => {
  expect(codesMet(observations)).toEqual(codes);
});

const CODES = [...(Object.keys(FAILURES) as (keyof typeof FAILURES)[]), ...REFUSAL_CODES];

describe.each(LANGUAGES)("in %s", (language) => {
  const { meaning } = WORDS[language];

  test("every code has an explanation, and nothing else has", () => {
    const codes: readonly string[] = [...CODES, ...SUSPECT_CODES];
    expect(Object.keys(meaning).toSorted()).toEqual(codes.toSorted());
  });

  test.each([...CODES, ...SUSPECT_CODES])("%s is explained in whole sentences", (code) => {
    const { means, try: tip } = meaning[code];
    for (const text of [means, tip ?? "It stands."]) {
      expect(text).toMatch(/^[A-ZÄÖÜ].*\.$/);
      expect(text.length).toBeLessThan(190);
      expect(text).not.toMatch(/ {2}|_|undefined|\bnull\b|\.\./);
    }
  });

  test.each([...CODES, ...SUSPECT_CODES])("%s: what was seen, and never a cause", (code) => {
    const { means } = meaning[code];
    expect(means).not.toMatch(
      /because|due to|attack|caused|reason|probably|likely|hack|outage|overload/i,
    );
    expect(means).not.toMatch(
      /weil|wegen|aufgrund|Angriff|verursacht|Ursache|liegt an|vermutlich|wahrscheinlich|gehackt|Ausfall|überlastet/i,
    );
  });
});

test.each(["tls_failed", "tls_certificate", "connection_lost", "http_403", "blocked"] as const)(
  "%s says what cannot be told",
  (code) => {
    expect(WORDS.en.meaning[code].means).toContain("cannot be told");
    expect(WORDS.de.meaning[code].means).toContain("ist nicht zu sagen");
  },
);

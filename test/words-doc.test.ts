/**
 * The page of all explanations, made of the code (`npm test -- --project tidy -u` writes it). It holds
 * all: whatever the ten can see, and whoever asks, each kind of headline and each phrase that they can be
 * told, at each verdict and confidence, stands there.
 */
import { describe, expect, test } from "vitest";
import { LANGUAGES, type Language } from "../src/language";
import { WORDS } from "../src/verdict/words";
import { ROWS, type Row } from "./support/explanations";
import { entriesOf, entriesOfAll, kindOf, lineOf } from "./support/tellings";
import { judgedOf } from "./unit/verdict/told";

/** No divisor of how many variants a sweep has, so that each comes up. */
const STEP = 17;

describe("the page of all explanations", () => {
  test("has a row for what anybody can be told, in some thousands of sweeps; a trial takes all", () => {
    const shown = new Set(ROWS.flatMap(({ asked }) => entriesOf(kindOf(asked))));
    const missing = [...entriesOfAll(STEP)].filter(([entry]) => !shown.has(entry));
    expect(missing.map(([entry, asked]) => `${entry}, as for ${lineOf(asked)}`)).toEqual([]);
  });

  test("has no row twice, and none under another verdict than its own", () => {
    expect(new Set(ROWS.map(({ line }) => line)).size).toBe(ROWS.length);
    for (const { asked, verdict, line } of ROWS) expect(kindOf(asked).verdict, line).toBe(verdict);
  });

  test("stands in the documentation", async () => {
    await expect(pageOf(ROWS)).toMatchFileSnapshot("../docs/verdict/explanations.md");
  });
});

const VERDICTS = [
  ["up", "All but at most one in six reached it, and nobody near the caller contradicts."],
  [
    "down",
    "All but at most one in six could not reach it, and nobody near the caller contradicts.",
  ],
  ["here", "They disagree, and the caller is on the side that fails."],
  ["elsewhere", "They disagree, and the caller is on the side that reaches it, or nobody knows."],
  ["just-you", "Everybody else reaches it, and the caller says that they do not."],
  ["unknown", "Too few votes to say anything."],
] as const;

const NAMES: Readonly<Record<Language, string>> = { en: "English", de: "German" };

function pageOf(rows: readonly Row[]): string {
  const lines = [
    "# Every explanation",
    "",
    "What people are told, at each verdict and confidence, with each exception that there can be. Made of the",
    "code by `npm test -- --project tidy -u`; a test goes through every sweep of the ten vantages and every",
    "caller, but for those that swap places which the words treat alike, and holds this page to be complete.",
    "The words stand in `src/verdict/words/`, a table for each language.",
    "",
    "A headline names a continent where two of ours fail there and none succeeds, else cities, with where",
    "they are; one vantage is too little to speak of a continent. More than three places are told by the",
    "explanation alone. No cause is ever told.",
    "",
    "The marks below a name are the ten: Ashburn, Portland, then São Paulo, then Dublin, Frankfurt, then Cape",
    "Town, then Dubai, then Mumbai, Tokyo, then Sydney; after them, the vantage nearest the caller and what",
    "the caller reports. `+` reached it, `2` on the second try, `-` could not, `s` got nothing back, `w`",
    "could not while its twin answered, `e` got what looks like an error page, `h` over http only, `.` did",
    "not count, `x` failed its self-test, `?` is not heard yet, `!` `l` `g` `m` `c` `f` was turned away.",
  ];
  for (const [verdict, means] of VERDICTS) {
    lines.push("", `## ${verdict}`, "", means);
    for (const confidence of ["high", "good", "low", "none"]) {
      const some = rows.filter(
        ({ asked, verdict: its }) => its === verdict && kindOf(asked).confidence === confidence,
      );
      if (some.length === 0) continue;
      if (confidence !== "none") lines.push("", `### ${verdict}, confidence ${confidence}`);
      lines.push("", `| What was seen | ${LANGUAGES.map((one) => NAMES[one]).join(" | ")} |`);
      lines.push(`|---|${LANGUAGES.map(() => "---|").join("")}`, ...some.map(rowOf));
    }
  }
  return `${lines.join("\n")}\n`;
}

/** As it stands on the page and in the text: headline, explanation and footer. */
function rowOf({ asked, line, shows }: Row): string {
  const cells = LANGUAGES.map((language) => {
    const { headline, explanation, confidence } = judgedOf(asked, WORDS[language]);
    return `**${headline}**<br>${explanation}<br>*${WORDS[language].footer(confidence, 0)}*`;
  });
  const name = shows.charAt(0).toUpperCase() + shows.slice(1);
  return `| ${name}<br>\`${line.replaceAll("|", "\u00a6")}\` | ${cells.join(" | ")} |`;
}

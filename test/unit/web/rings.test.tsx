/** The three rings in each of their states, and what the page's own words hold. */
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../../src/language";
import { TESTED, type WhyUnsure, type You } from "../../../src/verdict/you";
import type { Answer } from "../../../src/web/answer";
import { remediesFor } from "../../../src/web/page/remedies";
import { PAGE_WORDS } from "../../../src/web/page/words";
import { sweep } from "../verdict/build";
import { answerOn, partOf, textOf } from "./pages";

type Shown = Parameters<typeof partOf>[2];

/** State and words of each ring, from the inside outwards. */
async function ringsOf(answer: Answer, shown?: Shown) {
  const html = await partOf(answer, "part-rings", shown);
  const rows = [...html.matchAll(/<li class="(\w+)">(.*?)<\/li>/g)];
  const drawn = [...html.matchAll(/<circle class="(\w+)"/g)].map(([, state]) => state);
  expect(drawn).toEqual(rows.map(([, state]) => state));
  return rows.map(([, state, row]) => [state, textOf(row ?? "")] as const);
}

const UP = sweep({});
const DOWN = sweep({}, "connection_refused");

describe.each(LANGUAGES)("you, in %s", (language) => {
  const { rings, trouble } = PAGE_WORDS[language];
  const youIs = async (you: You, shown?: Shown) =>
    (await ringsOf({ ...answerOn(UP, { language }), you }, shown))[0];

  test.each([
    ["reaches", "test", "up", rings.youReach.test],
    ["reaches", "report", "up", rings.youReach.report],
    ["cannot", "test", "down", rings.youCannot.test],
    ["cannot", "report", "down", rings.youCannot.report],
  ] as const)("%s it by %s", async (kind, by, state, says) => {
    expect(await youIs({ kind, by })).toEqual([state, `${rings.you}: ${says}`]);
  });

  test.each([
    [
      "cannot",
      "ERR_NAME_NOT_RESOLVED",
      "down",
      `${rings.couldNotLoad(trouble.dns)} (ERR_NAME_NOT_RESOLVED)`,
    ],
    ["cannot", "503", "down", `${rings.couldNotLoad(trouble.server_error)} (503)`],
    ["reaches", "200", "up", rings.gotStatus("200")],
  ] as const)("%s it by the code of a browser: %s", async (kind, code, state, says) => {
    expect(await youIs({ kind, by: "report" }, { code })).toEqual([state, `${rings.you}: ${says}`]);
  });

  test.each(Object.entries(rings.unsure))("is unsure: %s", async (why, says) => {
    const state = why === "running" || why === "pending" ? "pending" : "unsure";
    expect(await youIs({ kind: "unsure", why: why as WhyUnsure })).toEqual([
      state,
      `${rings.you}: ${says}`,
    ]);
  });

  test("is told that no browser reaches the practice internet", async () => {
    const you = { kind: "unsure", why: "untested" } as const;
    expect(await youIs(you, { isSimulated: true })).toEqual([
      "unsure",
      `${rings.you}: ${rings.practice}`,
    ]);
  });
});

describe("here", () => {
  test.each([
    ["up", answerOn(UP), "up", "Here (Frankfurt): answered 200"],
    ["down", answerOn(DOWN), "down", "Here (Frankfurt): connection refused"],
    [
      "turned away",
      answerOn(sweep({ germany: "http_403" })),
      "unsure",
      "Here (Frankfurt): answers, but says “forbidden” (403)",
    ],
    [
      "still looking",
      answerOn([], { completedAt: null }),
      "pending",
      "Here (Frankfurt): still looking",
    ],
    [
      "nowhere",
      answerOn(UP, { caller: { vantage: null } }),
      "unsure",
      "Here: nobody knows which of our places is near you",
    ],
  ])("%s", async (_, answer, state, says) => {
    expect((await ringsOf(answer))[1]).toEqual([state, says]);
  });
});

describe("everyone", () => {
  test.each([
    ["nobody yet", answerOn([], { completedAt: null }), "pending", "nobody has answered yet"],
    [
      "some so far",
      answerOn(UP.slice(0, 2), { completedAt: null }),
      "pending",
      "2 reached it, 0 could not, 8 still looking",
    ],
    ["up", answerOn(UP), "up", "10 reached it, 0 could not"],
    ["down", answerOn(DOWN), "down", "0 reached it, 10 could not"],
    [
      "partial",
      answerOn(sweep({ germany: "http_5xx", ireland: "http_5xx" })),
      "partial",
      "8 reached it, 2 could not",
    ],
    [
      "unknown",
      answerOn(sweep({}, "impaired")),
      "unsure",
      "0 reached it, 0 could not, 10 not counted",
    ],
  ])("%s", async (_, answer, state, says) => {
    expect((await ringsOf(answer))[2]).toEqual([state, `Everyone: ${says}`]);
  });
});

test.each(TESTED)("a browser whose test says %s has a ring of its own", async (tested) => {
  const states = { resolves: "up", rejects: "down", silent: "unsure", running: "pending" };
  const [you] = await ringsOf(answerOn(UP, { caller: { tested } }));
  expect(you?.[0]).toBe(states[tested]);
});

test.each([
  [null, "network"],
  ["dns", "dns"],
  ["certificate", "clock"],
  ["tls", "clock"],
  ["blocked", "extension"],
  ["proxy", "vpn"],
  ["refused", "hosts"],
  ["timeout", "network"],
] as const)("for %s one tries %s first, and every other remedy once", (trouble, first) => {
  const remedies = remediesFor(trouble);
  expect(remedies[0]).toBe(first);
  expect(remedies.toSorted()).toEqual(Object.keys(PAGE_WORDS.en.advice.remedies).toSorted());
});

describe("the words of the page", () => {
  /** Every plain text, by its way through the table; functions are named alone. */
  function flat(table: object, way = ""): readonly (readonly [string, unknown])[] {
    return Object.entries(table).flatMap(([key, value]) =>
      typeof value === "object" && value !== null
        ? flat(value, `${way}${key}.`)
        : [[`${way}${key}`, value] as const],
    );
  }
  const SAME_IN_BOTH = ["advice.remedies.dns.0"];

  test("are there in every language", () => {
    const keys = LANGUAGES.map((language) =>
      flat(PAGE_WORDS[language])
        .map(([way]) => way)
        .toSorted(),
    );
    for (const one of keys) expect(one).toEqual(keys[0]);
  });

  test("are translated", () => {
    const german = new Map(flat(PAGE_WORDS.de));
    const same = flat(PAGE_WORDS.en).filter(
      ([way, text]) => typeof text === "string" && german.get(way) === text,
    );
    expect(same.map(([way]) => way)).toEqual(SAME_IN_BOTH);
  });
});

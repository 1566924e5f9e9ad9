/** What a badge says, and how it is drawn: every state in every style and form. */
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { LANGUAGES, type Language } from "../../../src/language";
import { BADGE } from "../../../src/limits";
import type { Scope } from "../../../src/verdict/rule";
import { badgeOf, badgeOfProblem, type Standing } from "../../../src/web/badge/badge";
import { sendBadgeProblem } from "../../../src/web/badge/send";
import { badgeSvg, LABEL_COLOUR, SHADE } from "../../../src/web/badge/svg";
import { widthOf } from "../../../src/web/badge/widths";
import { BADGE_LABELS, BADGE_STYLES } from "../../../src/web/parameters";
import { PROBLEMS, type ProblemCode, problem } from "../../../src/web/problem";
import { MIN, NOW } from "./remembered";

const SCOPES: readonly Scope[] = ["up", "down", "partial", "unknown"];
const HOST = "amazon.de";
const EN = { label: "justhere", language: "en" } as const;

const seen = (scope: Scope, minutesAgo: number, isWatched = false): Standing => ({
  kind: "standing",
  ...{ seen: { scope, at: NOW - minutesAgo * MIN }, isWatched },
});
const UNSEEN: Standing = { kind: "standing", seen: null, isWatched: false };

const said = (standing: Standing, language: Language = "en") =>
  badgeOf(standing, HOST, { ...EN, language }, NOW);

describe("a badge says what is known, and how old that is", () => {
  test.each<[Standing, string, string]>([
    [seen("up", 0), "up", "erreichbar"],
    [seen("up", 4), "up", "erreichbar"],
    // Another machine's clock is ahead.
    [seen("up", -1), "up", "erreichbar"],
    [seen("up", 5), "up · 5 min ago", "erreichbar · vor 5 min"],
    [seen("up", 119), "up · 119 min ago", "erreichbar · vor 119 min"],
    [seen("up", 120), "was up · 2 h ago", "war erreichbar · vor 2 h"],
    [seen("up", 9 * 1_440), "was up · 9 days ago", "war erreichbar · vor 9 Tagen"],
    [seen("down", 1), "down", "nicht erreichbar"],
    [seen("down", 12), "down · 12 min ago", "nicht erreichbar · vor 12 min"],
    [seen("down", 600), "was down · 10 h ago", "war nicht erreichbar · vor 10 h"],
    [seen("partial", 1), "partly down", "teils nicht erreichbar"],
    [seen("partial", 180), "was partly down · 3 h ago", "war teils nicht erreichbar · vor 3 h"],
    [seen("unknown", 1), "unknown", "unklar"],
    [seen("unknown", 180), "unknown · 3 h ago", "unklar · vor 3 h"],
    [UNSEEN, "nothing known", "nichts bekannt"],
  ])("%j: %s", (standing, en, de) => {
    expect(said(standing).message).toBe(en);
    expect(said(standing, "de").message).toBe(de);
    expect(said(standing).isError).toBe(false);
  });

  test("its title names the host, and the instant in full", () => {
    const [instant = ""] = new Date(NOW - 12 * MIN).toISOString().replace("T", " ").split(".");
    expect(said(seen("down", 12)).title).toBe(`amazon.de: down (seen ${instant} UTC)`);
    expect(said(UNSEEN).title).toBe("amazon.de: nothing known");
  });

  test("each state has a word of its own, and none of the past claims a colour", () => {
    for (const language of LANGUAGES) {
      const words = SCOPES.map((scope) => said(seen(scope, 1), language).message);
      expect(new Set([...words, said(UNSEEN, language).message]).size).toBe(SCOPES.length + 1);
    }
    const past = SCOPES.map((scope) => said(seen(scope, 180)).colour);
    expect(new Set(past)).toEqual(new Set([said(UNSEEN).colour]));
    expect(new Set(SCOPES.map((scope) => said(seen(scope, 1)).colour)).size).toBe(SCOPES.length);
  });

  test.each<[Standing, number]>([
    [seen("up", 1), BADGE.keptS],
    [seen("unknown", 1), BADGE.keptS],
    [UNSEEN, BADGE.keptS],
    [seen("down", 1), BADGE.soonS],
    [seen("partial", 1), BADGE.soonS],
    [seen("up", 1, true), BADGE.soonS],
  ])("%j may be shown for %i seconds", (standing, seconds) => {
    expect(said(standing).maxAgeS).toBe(seconds);
  });
});

test.each([
  ["rate_limited", BADGE.troubleS],
  ["overloaded", BADGE.troubleS],
  ["internal_error", BADGE.troubleS],
  ["no_such_name", BADGE.keptS],
  ["opted_out", BADGE.keptS],
] as const)("%s is over soon, if it is our trouble: shown for %i seconds", (code, seconds) => {
  expect(badgeOfProblem(problem(code), HOST, EN).maxAgeS).toBe(seconds);
});

describe("its label", () => {
  const labelled = (label: (typeof BADGE_LABELS)[number], host = HOST) =>
    badgeOf(UNSEEN, host, { label, language: "de" }, NOW).label;

  test.each([
    ["justhere", "justhere"],
    ["status", "Status"],
    ["website", "Website"],
    ["host", HOST],
    ["none", ""],
  ] as const)("%s: %j", (label, text) => expect(labelled(label)).toBe(text));

  test("is the end of a very long name, where it says whose it is, and no ribbon", () => {
    const long = `${"a".repeat(60)}.`.repeat(4) + HOST;
    expect(labelled("host", long)).toHaveLength(BADGE.hostLength);
    expect(labelled("host", long)).toMatch(/^…a+\.amazon\.de$/);
    const svg = badgeSvg(badgeOf(UNSEEN, long, { label: "host", language: "en" }, NOW), "flat");
    expect(Number(/width="(\d+)"/.exec(svg)?.[1])).toBeLessThan(400);
    expect(svg).toContain(`<title>${long}: nothing known</title>`);
  });
});

/** WCAG 2.2, 1.4.3. */
function contrast(one: string, other: string): number {
  const light = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((x) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [a, b] = [light(one), light(other)].toSorted((x, y) => y - x) as [number, number];
  return (a + 0.05) / (b + 0.05);
}

describe("F2: as a drawing", () => {
  const standings = [...SCOPES.flatMap((scope) => [seen(scope, 1), seen(scope, 180)]), UNSEEN];

  test.each(standings.map((one) => [said(one)] as const))(
    "white is read on it: %j",
    ({ colour }) => {
      for (const ground of [colour, LABEL_COLOUR])
        expect(contrast("#ffffff", ground)).toBeGreaterThanOrEqual(4.5);
      // What lies over the foot is black, and makes it darker still.
      expect(SHADE).toBeGreaterThan(0);
    },
  );

  test.each(BADGE_STYLES)("%s has a role, a title and a width, and asks for nothing", (style) => {
    for (const standing of standings) {
      const badge = said(standing);
      const svg = badgeSvg(badge, style);
      expect(svg).toMatch(
        /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+" height="\d+"/,
      );
      expect(svg).toContain(`role="img" aria-label="${badge.title}"><title>${badge.title}</title>`);
      expect(svg).toContain(`fill="${badge.colour}"`);
      const isUpper = style === "for-the-badge";
      expect(svg).toContain(`>${isUpper ? badge.message.toUpperCase() : badge.message}</text>`);
      expect(svg).not.toMatch(
        /<(script|style|image|use|foreignObject|a)\b|\bon\w+=|https?:(?!\/\/www\.w3\.org\/2000\/svg")/,
      );
    }
  });

  test("escapes whatever text it is given", () => {
    const badge = { ...said(UNSEEN), label: `<a b="c">&'`, message: "]]>", title: `"><script>` };
    for (const style of BADGE_STYLES) {
      const svg = badgeSvg(badge, style);
      expect(svg).toContain("&quot;&gt;&lt;script&gt;");
      expect(svg).not.toMatch(/<script|<a /i);
    }
  });

  test("knows a width for every letter of ours", () => {
    const letters = { size: 1_000, spacing: 0 };
    const texts = LANGUAGES.flatMap((language) => [
      ...standings.map((one) => said(one, language).message),
      ...Object.keys(PROBLEMS).map(
        (code) => badgeOfProblem(problem(code as ProblemCode), null, { ...EN, language }).message,
      ),
      ...BADGE_LABELS.map((label) => badgeOf(UNSEEN, HOST, { label, language }, NOW).label),
    ]);
    for (const letter of new Set([...texts.join(""), ..."abcdefghijklmnopqrstuvwxyz0123456789-._"]))
      expect(widthOf(letter, { ...letters, isBold: false }), letter).not.toBe(1_000);
    for (const letter of new Set(texts.join("").toUpperCase()))
      expect(widthOf(letter, { ...letters, isBold: true }), letter).not.toBe(1_000);
  });
});

describe("an error", () => {
  const app = new Hono();
  const thrown = { current: problem("internal_error") };
  app.get("/*", (c) => sendBadgeProblem(c, thrown.current));
  const asked = async (code: ProblemCode, path: string) => {
    thrown.current = problem(code);
    return app.request(path);
  };

  test.each(Object.keys(PROBLEMS) as ProblemCode[])("%s is a badge in both forms", async (code) => {
    const svg = await asked(code, "/badge/amazon.de.svg");
    const json = await asked(code, "/badge/amazon.de.json");
    const keepsStatus = ["not_found", "method_not_allowed", "uri_too_long", "loop_detected"];
    const status = keepsStatus.includes(code) ? PROBLEMS[code].status : 200;
    for (const response of [svg, json]) {
      expect(response.status).toBe(status);
      expect(response.headers.get("justhere-problem")).toBe(code);
      expect(response.headers.get("retry-after")).toBeNull();
      expect(response.headers.get("cache-control")).toMatch(/^public, max-age=(30|300)$/);
    }
    expect(svg.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
    expect(await svg.text()).toMatch(new RegExp(`<title>amazon.de: [^<]+ \\(${code}\\)</title>`));
    const shields = await json.json<{ message: string; color: string }>();
    expect(shields).toMatchObject({ schemaVersion: 1, label: "justhere", isError: true });
    // Our own trouble has no colour of theirs.
    expect(shields.color).toBe(said(UNSEEN).colour);
  });

  test.each([
    "/badge/%3Cscript%3Ealert(1)%3C%2Fscript%3E.svg",
    "/badge/a%22onload=%22x.svg",
    "/badge/x%00.svg",
    "/badge/amazon.de.svg?label=%3Cscript%3E&style=%22&lang=%27",
    "/badge/.svg",
    "/badge/..%2f..%2fetc.svg",
    "/badge/%E0%A4%A.svg",
  ])("tells nothing again of what was made up: %s", async (path) => {
    const svg = await (await asked("invalid_target", path)).text();
    expect(svg).toMatch(
      /<title>(amazon\.de: )?That is not the name of a website \(invalid_target\)</,
    );
    expect(svg).not.toMatch(/script|onload|alert|etc|&quot;/);
  });

  test("where no badge is keeps its status", async () => {
    for (const path of ["/badge/a.de", "/badge/a.de.svg/x", "/badge/a.de.png", "/badge/"])
      expect((await asked("invalid_parameter", path)).status).toBe(400);
  });

  test("keeps what of the query it knows", async () => {
    const svg = await (
      await asked("opted_out", "/badge/a.de.svg?style=nope&label=host&lang=de")
    ).text();
    expect(svg).toContain(">a.de</text>");
    expect(svg).toContain(">nicht erwünscht</text>");
  });
});

/** Badges in a real browser: XML that its parser takes, and letters that fit where they are put. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LANGUAGES } from "../../src/language";
import { badgeOf, badgeOfProblem } from "../../src/web/badge/badge";
import { badgeSvg } from "../../src/web/badge/svg";
import { BADGE_LABELS, BADGE_STYLES } from "../../src/web/parameters";
import { PROBLEMS, type ProblemCode, problem } from "../../src/web/problem";
import { launch } from "../support/chromium";

const LONG = Array(4).fill("w".repeat(60)).join(".");
const HOSTS = ["amazon.de", "xn--mller-kva.example", `${LONG}.de`];
const SCOPES = ["up", "down", "partial", "unknown"] as const;
const NOW = Date.UTC(2010, 11, 12, 22);
const AGES_MS = [0, 12 * 60_000, 9 * 86_400_000];

const looks = LANGUAGES.flatMap((language) => BADGE_LABELS.map((label) => ({ language, label })));
const badges = looks.flatMap((look) =>
  HOSTS.slice(0, look.label === "host" ? HOSTS.length : 1).flatMap((host) => [
    ...SCOPES.flatMap((scope) =>
      AGES_MS.map((ageMs) => {
        const seen = { scope, at: NOW - ageMs };
        return badgeOf({ kind: "standing", seen, isWatched: false }, host, look, NOW);
      }),
    ),
    badgeOf({ kind: "standing", seen: null, isWatched: false }, host, look, NOW),
    ...(Object.keys(PROBLEMS) as ProblemCode[]).map((code) =>
      badgeOfProblem(problem(code), host, look),
    ),
  ]),
);

const widest = (drawn: readonly string[]) =>
  Math.max(...drawn.map((text) => Number(/width="(\d+)"/.exec(text)?.[1])));

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launch("MAP * ~NOTFOUND");
  page = await browser.newPage({ colorScheme: "dark" });
});
afterAll(() => browser.close());

/** Those texts of which a function of the browser says yes. */
const those = (texts: readonly string[], isOne: string) =>
  page.evaluate<readonly string[]>(`(${JSON.stringify(texts)}).filter(${isOne})`);

const IS_BROKEN = `(text) => {
  const { documentElement: svg } = new DOMParser().parseFromString(text, "image/svg+xml");
  const isTold = svg.querySelector("title")?.textContent === svg.getAttribute("aria-label");
  return svg.localName !== "svg" || svg.querySelector("parsererror") !== null || !isTold;
}`;

const IS_CROWDED = `(text) => {
  document.body.innerHTML = text;
  const grounds = document.querySelectorAll("svg > g:first-of-type > rect");
  return [...document.querySelectorAll("text")].some((part, index) => {
    const given = part.textLength.baseVal.value;
    part.removeAttribute("textLength");
    const own = part.getComputedTextLength();
    const ground = grounds[index].getBBox();
    const { x } = part.getBBox();
    const isInside = x >= ground.x && x + given <= ground.x + ground.width;
    return !isInside || given < own * 0.88 || given > own * 1.35;
  });
}`;

const widthOf = (svg: string) =>
  page.evaluate<number>(`(async () => {
    const image = new Image();
    image.src = "data:image/svg+xml," + encodeURIComponent(${JSON.stringify(svg)});
    await image.decode();
    return image.naturalWidth;
  })()`);

describe.each(BADGE_STYLES)("every badge that is %s", (style) => {
  const drawn = badges.map((badge) => badgeSvg(badge, style));

  test("is well-formed XML with a title", async () => {
    expect(await those([...drawn, "<svg><b></svg>"], IS_BROKEN)).toEqual(["<svg><b></svg>"]);
    expect(drawn.length).toBeGreaterThan(300);
  });

  test("has its letters inside, in their own part, and not pressed together", async () => {
    expect((await those(drawn, IS_CROWDED)).slice(0, 3)).toEqual([]);
  });

  test("is shown as an image, and is no ribbon", async () => {
    const [svg = ""] = drawn.filter((text) => text.includes(`width="${widest(drawn)}"`));
    expect(await widthOf(svg)).toBe(widest(drawn));
    expect(widest(drawn)).toBeLessThan(800);
  });
});

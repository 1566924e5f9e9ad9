/** Figures: their words for who cannot see them, lengths that begin at zero, and nothing that runs out of the picture. */
import { describe, expect, test } from "vitest";
import { FIGURES, figures } from "../../../sim/tell/figures";
import { SIZE, WIDTH, wrap } from "../../../sim/tell/figures/svg";
import { cell, RESULT, rule, STORY, WEIGHTS } from "../../support/sim-results";

const drawn = figures(STORY);

const plain = (text: string) => text.replaceAll("\u00a0", " ");
const numberIn = (tag: string, name: string) =>
  Number(tag.match(new RegExp(`${name}="([^"]+)"`))?.[1]);

function textsOf(svg: string) {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, tag = "", content = ""]) => {
    const isStrong = /class="[^"]*(strong|title)/.test(tag);
    const size = tag.includes("title")
      ? SIZE.title
      : tag.includes("small")
        ? SIZE.small
        : SIZE.text;
    // As wide as common fonts are on average; bold is wider.
    const width = content.length * size * (isStrong ? 0.58 : 0.52);
    const x = numberIn(tag, "x");
    const anchor = tag.match(/text-anchor="(\w+)"/)?.[1];
    const left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
    return { content: plain(content), left, right: left + width, y: numberIn(tag, "y") };
  });
}

describe.each(FIGURES)("%s", (name) => {
  const svg = drawn[name];

  test("has a title and a description that tells its numbers", () => {
    expect(svg).toMatch(
      /^<svg [^>]*role="img" aria-labelledby="(\w+)-title \1-desc">\n<title id="\1-title">\S/,
    );
    const described = plain(svg.match(/<desc [^>]*>([^<]+)<\/desc>/)?.[1] ?? "");
    expect(described.match(/\d/g)?.length).toBeGreaterThan(10);
  });

  test("closes what it opens", () => {
    const open: string[] = [];
    for (const [, close, tag = "", self] of svg.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
      if (self === "/") continue;
      if (close === "/") expect(open.pop()).toBe(tag);
      else open.push(tag);
    }
    expect(open).toEqual([]);
  });

  test("has no ground of its own, and other colours in the dark", () => {
    expect(svg).toContain("@media (prefers-color-scheme: dark)");
    expect(svg).not.toMatch(/background|width="100%"|(href|src|url)[=(]/);
  });

  test("keeps its text inside, large enough for a phone that shrinks it to half", () => {
    expect(Math.min(...Object.values(SIZE))).toBeGreaterThanOrEqual(20);
    const height = Number(svg.match(/viewBox="0 0 720 (\d+)"/)?.[1]);
    for (const { content, left, right, y } of textsOf(svg)) {
      expect(left, content).toBeGreaterThanOrEqual(-1);
      expect(right, content).toBeLessThanOrEqual(WIDTH + 8);
      expect(y, content).toBeLessThan(height);
    }
  });

  test("writes no text over another", () => {
    const texts = textsOf(svg);
    for (const [at, one] of texts.entries())
      for (const other of texts.slice(at + 1)) {
        if (Math.abs(one.y - other.y) > 16) continue;
        const isApart = one.right <= other.left + 4 || other.right <= one.left + 4;
        expect(isApart, `${one.content} | ${other.content}`).toBe(true);
      }
  });
});

test("bars begin at zero, and their lengths are as their numbers", () => {
  const bars = [...drawn["rules.svg"].matchAll(/<rect [^>]*>/g)].map(([tag]) => ({
    x: numberIn(tag, "x"),
    width: numberIn(tag, "width"),
  }));
  expect(new Set(bars.map(({ x }) => x)).size).toBe(1);
  expect(bars).toHaveLength(2 * RESULT.rules.length);
  const [wrong, severe] = bars;
  const worst = bars.at(-2);
  if (wrong === undefined || severe === undefined || worst === undefined)
    throw new Error("no bars");
  expect(wrong.width / worst.width).toBeCloseTo(2.31 / 33.4, 2);
  expect(severe.width / worst.width).toBeCloseTo(0.66 / 33.4, 2);
});

test("the bars of the first row say what they are, and ours stand out in more than colour", () => {
  const svg = drawn["rules.svg"];
  const contents = textsOf(svg).map(({ content }) => content);
  expect(contents).toEqual(expect.arrayContaining(["2.31 % wrong", "0.66 % severe", "3.62 %"]));
  expect(svg).toContain('class="strong">this rule, sound');
  expect(svg.match(/class="ours main"/g)).toHaveLength(1);
  expect(svg.match(/class="hollow main"/g)).toHaveLength(1);
});

test("a world with a single model, no next best in it and nothing wrong is drawn all the same", () => {
  const rules = [rule("ours", cell()), rule("other", cell(), {}, 'all < "two" & more')];
  const only = { result: { ...RESULT, rules }, weights: WEIGHTS };
  const alone = { result: { ...RESULT, rules: rules.slice(0, 1) }, weights: WEIGHTS };
  const svgs = figures({ ...STORY, models: [only, alone] });
  for (const svg of Object.values(svgs)) expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  const widths = [...svgs["rules.svg"].matchAll(/<rect [^>]*width="([^"]+)"/g)];
  expect(widths.map(([, width]) => width)).toEqual(["0", "0", "0", "0"]);
  expect(svgs["rules.svg"]).toContain("all &lt; &quot;two&quot; &amp;");
});

test("lines break between words, and a word that is too long stands alone", () => {
  expect(wrap("Bayes over scope hypotheses", 250, 23)).toEqual(["Bayes over scope", "hypotheses"]);
  expect(wrap("a verylongwordindeed b", 60, 23)).toEqual(["a", "verylongwordindeed", "b"]);
});

/** The page of an answer: what stands on it, at which stage. */
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../../src/language";
import { VANTAGE_IDS } from "../../../src/vantage/registry";
import type { Answer } from "../../../src/web/answer";
import { lookalikeScripts } from "../../../src/web/page/lookalike";
import { ProblemPage } from "../../../src/web/page/problem";
import { PROBLEMS, type ProblemCode, problem } from "../../../src/web/problem";
import { seen, sweep } from "../verdict/build";
import { answerOn, pageOf, partIds, partOf, textOf } from "./pages";

const ALL_UP = sweep({});
/** Divided for good, whatever the last two say. */
const TWO_LEFT = sweep({ germany: "http_5xx", ireland: "http_5xx", japan: null, india: null });
const RUNNING = { completedAt: null } as const;
const ANSWERS: readonly (readonly [string, Answer])[] = LANGUAGES.flatMap((language) => [
  [`asking, ${language}`, answerOn([], { ...RUNNING, language })] as const,
  [`provisional, ${language}`, answerOn(ALL_UP.slice(0, 2), { ...RUNNING, language })] as const,
  [`up, ${language}`, answerOn(ALL_UP, { language })] as const,
  [`down, ${language}`, answerOn(sweep({}, "timeout_connect"), { language })] as const,
  [
    `just you, ${language}`,
    answerOn(ALL_UP, { language, caller: { report: "down", vantage: null } }),
  ] as const,
]);

describe.each(ANSWERS)("the page while it is %s", (_, answer) => {
  test("has every part once, a row for each vantage, and each id once", async () => {
    const html = await pageOf(answer);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
    for (const id of partIds(answer)) expect(ids).toContain(id);
    for (const id of VANTAGE_IDS) expect(ids).toContain(`row-${id}`);
    expect(partIds(answer).filter((id) => id.startsWith("row-"))).toHaveLength(10);
  });

  test("needs nothing that the content policy forbids, and has no leftovers", async () => {
    const html = await pageOf(answer);
    expect(html).not.toMatch(/<[^>]* (style|on[a-z]+)=/);
    for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) expect(tag).toContain(" src=");
    expect(html).not.toContain("<style");
    expect(textOf(html)).not.toMatch(/undefined|\bnull\b|NaN|\[object/);
  });

  test("has the host as its one heading of the first order", async () => {
    const html = await pageOf(answer);
    expect(html.match(/<h1>.*?<\/h1>/g)).toEqual(["<h1>example.org</h1>"]);
    expect(html).toMatch(/<title>example\.org: [^<]+<\/title>/);
  });
});

describe("a name in Unicode", () => {
  test("never stands alone: heading and title have its A-label, and it stands beside", async () => {
    const html = await pageOf(answerOn(ALL_UP, { host: "münchen.de" }));
    expect(html).toContain("<h1>xn--mnchen-3ya.de</h1>");
    expect(html).toContain("<title>xn--mnchen-3ya.de: ");
    expect(html).toContain("<bdi>münchen.de</bdi>");
    expect(html).not.toContain("Look twice");
  });

  test("that imitates another one is pointed out", async () => {
    const html = await pageOf(answerOn(ALL_UP, { host: "\u0430pple.com" }));
    expect(textOf(html)).toContain("letters of another alphabet (Cyrillic)");
  });

  test("that there is not is not written a second time", async () => {
    expect(await pageOf(answerOn(ALL_UP))).not.toContain("<bdi>");
  });
});

test.each([
  ["example.org", []],
  ["münchen.de", []],
  ["пример.рф", []],
  ["пример.укр", []],
  ["пример.ком", []],
  ["\u0440\u0430\u044324.com", ["Cyrillic"]],
  ["παράδειγμα.gr", []],
  ["例え.jp", []],
  ["\u0430pple.com", ["Cyrillic"]],
  ["\u0440\u0430\u0443\u0440\u0430\u04cf.com", ["Cyrillic"]],
  ["\u0430\u0440\u0440\u0435.com", ["Cyrillic"]],
  ["www.\u0440\u0430\u0443.com", ["Cyrillic"]],
  ["g\u03bfogle.com", ["Greek"]],
  ["\u0585\u0585.com", ["Armenian"]],
])("the alphabets to be wary of in %s: %j", (display, scripts) => {
  expect(lookalikeScripts(display)).toEqual(scripts);
});

describe("the table", () => {
  test("marks the vantage nearest the caller, and says which it is", async () => {
    const answer = answerOn(ALL_UP);
    expect(textOf(await partOf(answer, "row-germany"))).toMatch(/Frankfurt\s*nearest you/);
    expect(await partOf(answer, "row-japan")).not.toContain("nearest you");
    expect(await pageOf(answer)).toContain("Frankfurt is the vantage point nearest you.");
  });

  test("says so when nobody knows where the caller is", async () => {
    const html = await pageOf(answerOn(ALL_UP, { caller: { vantage: null } }));
    expect(html).toContain("We do not know which vantage point is nearest you.");
    expect(html).not.toContain("<small>nearest you</small>");
  });

  test("tells who is still looking, and who is the exception", async () => {
    const early = answerOn(sweep({ japan: null }), RUNNING);
    expect(textOf(await partOf(early, "row-japan"))).toBe("Tokyo – still looking");
    const answer = answerOn(sweep({ brazil: "timeout_connect" }));
    expect(await partOf(answer, "row-brazil")).toContain("<small>the exception</small>");
    expect(await partOf(answer, "row-japan")).not.toContain("the exception");
  });
});

describe("the line that says how far it is", () => {
  test.each([
    ["asking", [], { ...RUNNING, nowMs: 100 }, /^Asking ten places/],
    ["waiting", [], { ...RUNNING, nowMs: 3_000 }, /^Nobody has answered yet/],
    ["provisional", ALL_UP.slice(0, 3), RUNNING, /^3 of 10 have answered/],
    ["settled", ALL_UP.slice(0, 9), RUNNING, /^One is still looking/],
    ["settled", TWO_LEFT, RUNNING, /^2 are still looking/],
    ["final", ALL_UP, { nowMs: 2_000 }, /^All 10 have answered$/],
    ["old", ALL_UP, { nowMs: 21_000 }, /a new look is possible in 40 s$/],
    ["old", sweep({}, "http_5xx"), { nowMs: 16_000 }, /a new look is possible in 5 s$/],
    ["old", ALL_UP, { nowMs: 90_000 }, /ask again for a new look$/],
  ])("%s", async (stage, observations, asked, line) => {
    const html = await partOf(answerOn(observations, asked), "part-verdict");
    expect(html).toMatch(new RegExp(`class="verdict \\w+ ${stage}"`));
    expect(/<p class="stage">(.*?)<\/p>/.exec(html)?.[1]).toMatch(line);
  });
});

describe("advice", () => {
  const you = { report: "down", vantage: null } as const;

  test("is for somebody who alone cannot reach it, the likeliest help first", async () => {
    const html = await partOf(answerOn(ALL_UP, { caller: you }), "part-advice", {
      code: "ERR_CERT_DATE_INVALID",
    });
    expect(html).not.toContain("hidden");
    expect(/<strong>(.*?)<\/strong>/.exec(html)?.[1]).toBe("Date and time.");
  });

  test.each([
    ["it is up", answerOn(ALL_UP)],
    ["it is down", answerOn(sweep({}, "http_5xx"))],
    ["it can still change", answerOn(ALL_UP.slice(0, 2), { ...RUNNING, caller: you })],
  ])("is hidden when %s", async (_, answer) => {
    expect(await partOf(answer, "part-advice")).toMatch(/^<section [^>]*hidden[^>]*><\/section>$/);
  });
});

describe("what else was seen", () => {
  test.each([
    ["nothing", ALL_UP, "Nothing else"],
    ["http alone", [seen("japan", "up", { scheme: "http" })], "over plain http only"],
    [
      "http in places",
      [seen("japan", "up", { scheme: "http" }), seen("india", "up")],
      "from Tokyo",
    ],
    ["sent on", [seen("japan", "up", { redirectsTo: "b.org" })], "sends its visitors on to b.org"],
    [
      "http in place of a certificate that has run out",
      [seen("japan", "up", { scheme: "http", httpsFailure: "tls_expired" })],
      "over plain http only. A browser that insists on https shows an error.",
    ],
    [
      "a twin",
      sweep({ japan: "refused, and its twin answers" }),
      "www.amazon.de answers, where example.org does not.",
    ],
    [
      "a twin in places",
      sweep({ japan: "refused, and its twin answers", india: "http_5xx" }),
      "www.amazon.de answers from Tokyo, where example.org does not.",
    ],
    [
      "a doubtful page",
      sweep({ japan: "error_page" }),
      "It answers from Tokyo, but what came looks like an error",
    ],
    [
      "turned away in one place, as if by a rule",
      sweep({ emirates: "http_403" }),
      "It turned us away from Dubai, and let us in elsewhere.",
    ],
    [
      "turned away in every place, as if from the wrong one",
      sweep({ japan: "http_403" }, "geo_block"),
      "but not to visitors from where we stand.",
    ],
    ["a login", sweep({ japan: "login" }), "It asks for a login from Tokyo. What stands behind"],
    ["too often", sweep({ japan: "http_429" }), "It said from Tokyo that there were too many"],
    ["cookies", sweep({ japan: "cookies" }), "is sent in a circle from Tokyo, as we are."],
    ["a robot", sweep({ japan: "challenge" }), "but wants proof of a human. People may"],
    ["IPv6", [seen("japan", "up", { families: "ipv6" })], "It has only IPv6 addresses"],
    [
      "families",
      [seen("japan", "timeout_connect", { families: "both" })],
      "It has IPv4 and IPv6 addresses. Which of them was used cannot be told",
    ],
    ["by law", sweep({ emirates: "http_451" }), "Blocked by law from Dubai (451)"],
    ["turned away", sweep({ japan: "http_403" }), "Turned away from Tokyo: it answers"],
    [
      "slow",
      [seen("japan", "up", { timings: { ...seen("japan", "up").timings, totalMs: 7_100 } })],
      "8 s for Tokyo",
    ],
    ["it comes and goes", sweep({}, "up on second try"), "It comes and goes"],
  ])("%s", async (_, observations, words) => {
    expect(textOf(await partOf(answerOn(observations), "part-findings"))).toContain(words);
    const german = answerOn(observations, { language: "de" });
    expect(textOf(await partOf(german, "part-findings"))).not.toContain(words);
  });
});

test.each(["maintenance", "login", "challenge"] as const)(
  "what everybody met, such as %s, is said with its meaning and not once more",
  async (met) => {
    const answer = answerOn(sweep({}, met));
    expect(textOf(await partOf(answer, "part-meaning"))).toContain("What you can do");
    expect(textOf(await partOf(answer, "part-findings"))).toContain("Nothing else");
  },
);

describe("what that means", () => {
  test("is hidden when nothing was met", async () => {
    expect(await partOf(answerOn(ALL_UP), "part-meaning")).toMatch(
      /^<section [^>]*hidden[^>]*><\/section>$/,
    );
  });

  test("is told with what one can do", async () => {
    const html = await partOf(answerOn(sweep({}, "tls_expired")), "part-meaning");
    expect(html).not.toContain("hidden");
    expect(html).toContain(
      "<h2>What that means</h2>" +
        "<p>Its certificate has run out, so browsers show a warning instead of the page.</p>" +
        "<p>What you can do: Nothing on your side; check that your clock is right. The owner has to renew it.</p>",
    );
  });

  test("stands under the words that the table has, where not every row has them", async () => {
    const html = await partOf(answerOn(sweep({ japan: "tls_expired" })), "part-meaning");
    expect(html).toContain("<dt>its certificate has run out</dt><dd>Its certificate has");
    const both = sweep({ japan: "tls_expired" }, "http_5xx");
    expect((await partOf(answerOn(both), "part-meaning")).match(/<dt>/g)).toHaveLength(2);
  });

  test("says where it is https alone that failed", async () => {
    const overHttp = seen("japan", "up", { scheme: "http", httpsFailure: "tls_expired" });
    expect(await partOf(answerOn([overHttp]), "part-meaning")).toContain(
      "<dt>over https: its certificate has run out</dt>",
    );
  });

  test("is told in German", async () => {
    const answer = answerOn(sweep({}, "connection_refused"), { language: "de" });
    expect(textOf(await partOf(answer, "part-meaning"))).toBe(
      "Was das bedeutetDer Server ist da, hat die Verbindung aber sofort abgelehnt.Was Sie tun können: Auf Ihrer Seite nichts. Fragen Sie in ein paar Minuten noch einmal.",
    );
  });

  test("says nothing of what to do where there is nothing", async () => {
    const html = await partOf(answerOn(sweep({}, "own_zone_loop")), "part-meaning");
    expect(html.match(/<p>/g)).toHaveLength(1);
  });

  test("stands on the page behind the table and before what else was seen", async () => {
    const html = await pageOf(answerOn(sweep({}, "http_5xx")));
    const at = (id: string) => html.indexOf(`id="${id}"`);
    expect(at("row-australia")).toBeLessThan(at("part-meaning"));
    expect(at("part-meaning")).toBeLessThan(at("part-findings"));
  });
});

test.each(Object.keys(PROBLEMS) as ProblemCode[])("the page of %s names its code", async (code) => {
  const context = { language: "en", chosen: null, path: "/" } as const;
  const html = String(await (<ProblemPage problem={problem(code)} context={context} />).toString());
  expect(html).toContain(`<code>${code}</code>`);
  expect(html).not.toMatch(/<[^>]* (style|on[a-z]+)=/);
});

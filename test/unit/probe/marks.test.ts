/** Walls and soft errors are known by their marks, and nothing else is taken for one. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  FINE,
  type NamedAnswer,
  PLAIN_ERRORS,
  SOFT_ERRORS,
  WALLS,
} from "../../../practice/answers";
import {
  type AnswerFacts,
  cloudflareCode,
  needsPage,
  refusalOf,
  suspicionOf,
} from "../../../src/probe/classify/recognise";
import { isFailureCode, isRefusalCode } from "../../../src/probe/failure";

const ALL = [...WALLS, ...SOFT_ERRORS, ...PLAIN_ERRORS, ...FINE];
const HTML = { "content-type": "text/html" };

function facts(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = HTML,
  isWhole = true,
): AnswerFacts {
  return { status, body, isWhole, header: (name) => headers[name] ?? null };
}

/** As the prober sees it: a body that need not be read is not. */
function seen({ status, headers, body }: NamedAnswer): AnswerFacts {
  const header = (name: string) => headers[name] ?? null;
  const isRead = needsPage(status, header);
  return { status, header, body: isRead ? body : "", isWhole: isRead };
}

const table = (answers: readonly NamedAnswer[]) =>
  answers.map((answer) => [answer.name, answer] as const);

describe("a wall is known", () => {
  test.each(table(WALLS))("%s", (_name, answer) => {
    const { expects, evidence } = answer;
    expect(refusalOf(seen(answer))).toEqual({ refusal: expects, evidence });
  });
});

describe("a soft error is up, and suspected", () => {
  test.each(table(SOFT_ERRORS))("%s", (_name, answer) => {
    const { suspect, evidence } = answer;
    expect(refusalOf(seen(answer))).toBeNull();
    expect(suspicionOf(seen(answer))).toEqual({ suspect, evidence });
  });
});

describe("a plain server error is no wall", () => {
  test.each(table(PLAIN_ERRORS))("%s", (_name, answer) => {
    expect(refusalOf(seen(answer))).toBeNull();
    expect(suspicionOf(seen(answer))).toBeNull();
  });
});

describe("a healthy answer is neither", () => {
  test.each(table(FINE))("%s", (_name, answer) => {
    expect(refusalOf(seen(answer))).toBeNull();
    expect(suspicionOf(seen(answer))).toBeNull();
  });
});

describe("the named answers", () => {
  test("have names of their own, and known codes", () => {
    expect(new Set(ALL.map(({ name }) => name)).size).toBe(ALL.length);
    for (const { name, status, expects } of ALL) {
      expect(name).toMatch(/^[a-z\d]+(-[a-z\d]+)*$/);
      expect(status >= 200 && status <= 999).toBe(true);
      expect(expects === "up" || isFailureCode(expects) || isRefusalCode(expects)).toBe(true);
    }
  });

  test("are many of each kind", () => {
    expect(WALLS.length).toBeGreaterThanOrEqual(35);
    expect(SOFT_ERRORS.length).toBeGreaterThanOrEqual(25);
    expect(PLAIN_ERRORS.length).toBeGreaterThanOrEqual(14);
    expect(FINE.length).toBeGreaterThanOrEqual(25);
  });
});

describe("what was not read to its end", () => {
  const long = SOFT_ERRORS.filter(({ body }) => body !== "");
  test.each(table(long))("is not suspected: %s", (_name, answer) => {
    expect(suspicionOf({ ...seen(answer), isWhole: false })).toBeNull();
  });

  test("is still a wall if the status is no success", () => {
    const challenge = WALLS.find(({ name }) => name === "wall-cloudflare-checking-503");
    expect(challenge && refusalOf({ ...seen(challenge), isWhole: false })?.refusal).toBe(
      "challenge",
    );
  });

  test("is no wall under a success, whose page goes on", () => {
    const anubis = WALLS.find(({ name }) => name === "wall-anubis-200");
    expect(anubis && refusalOf({ ...seen(anubis), isWhole: false })).toBeNull();
  });
});

describe("whatever comes", () => {
  const words = fc.constantFrom(
    ..."captcha robot human blocked denied firewall cloudflare akamai reference # country".split(
      " ",
    ),
    ...["<p>", "<title>", "<h1>", "</h1>", "</title>", "&#35;", "access denied", "error 503"],
    ...[
      "just a moment...",
      "g-recaptcha",
      "checking your browser",
      "security check",
      "maintenance",
    ],
  );
  const body = fc
    .array(fc.oneof(words, fc.string()), { maxLength: 60 })
    .map((all) => all.join(" "));
  const status = fc.constantFrom(200, 202, 203, 206, 301, 401, 403, 404, 429, 451, 500, 503, 530);

  test("it is read without a throw, and to known codes", () => {
    fc.assert(
      fc.property(status, body, fc.boolean(), (code, text, isWhole) => {
        const answer = facts(code, text, HTML, isWhole);
        const refusal = refusalOf(answer);
        expect(refusal === null || isRefusalCode(refusal.refusal)).toBe(true);
        suspicionOf(answer);
        cloudflareCode(text);
      }),
    );
  });

  test("a server error stays one, whatever words it uses", () => {
    fc.assert(
      fc.property(fc.integer({ min: 500, max: 599 }), body, (code, text) => {
        if (code !== 511) expect(refusalOf(facts(code, text))).toBeNull();
      }),
    );
  });

  test("a success is suspected only as HTML or text", () => {
    fc.assert(
      fc.property(body, (text) => {
        expect(suspicionOf(facts(200, text, { "content-type": "application/pdf" }))).toBeNull();
        expect(suspicionOf(facts(404, text))).toBeNull();
      }),
    );
  });
});

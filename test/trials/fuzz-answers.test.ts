/**
 * Whatever a website answers: headers, pages, bytes of a handshake, text of an exception. What it
 * amounts to is a word of ours, and nothing of what was sent stands in what is told.
 */
import fc from "fast-check";
import { describe, expect, vi } from "vitest";
import { FINE, PLAIN_ERRORS, SOFT_ERRORS, WALLS } from "../../practice/answers";
import { EXPIRED_FLIGHT } from "../../practice/flights";
import { readCertificate } from "../../src/probe/classify/certificate";
import {
  complaintOf,
  isHeadEnough,
  readHead,
  readLost,
  scrub,
} from "../../src/probe/classify/connection";
import { isFlightEnough, readFlight, readTls } from "../../src/probe/classify/handshake";
import { clientHello } from "../../src/probe/classify/hello";
import { leadsOn, readAnswer } from "../../src/probe/classify/http";
import { isLogin, suspectPath } from "../../src/probe/classify/paths";
import { needsPage, refusalOf, suspicionOf } from "../../src/probe/classify/recognise";
import { readLocation } from "../../src/probe/classify/redirect";
import { EVIDENCE, FAILURES, REFUSALS, SUSPECT_CODES } from "../../src/probe/failure";
import type { Exchanged } from "../../src/probe/network";
import { countedAtTheEnd, fuzz, mutated } from "../fuzz-support/fuzz";
import { answers, throws } from "../support/script-net";
import { probed } from "../unit/probe/probing";

/** Stands in everything that is sent, and must stand in nothing that is told. */
const MARK = "SeCrEt7f3a";

const CODES = new Set<unknown>([
  ...Object.keys(FAILURES),
  ...Object.keys(REFUSALS),
  ...SUSPECT_CODES,
  ...EVIDENCE,
]);
const isOurs = (word: unknown) => word === null || CODES.has(word);

const known = [...WALLS, ...SOFT_ERRORS, ...PLAIN_ERRORS, ...FINE];
const bodies = known.flatMap(({ body }) => (typeof body === "string" ? [body] : []));
const markup = fc.constantFrom(
  ...[
    "<",
    "</title>",
    "<title>",
    "<h1>",
    "<!--",
    "<script>",
    "</script",
    "&#",
    "&#x1f600;",
    "\u0000",
  ],
  ...[
    "<meta http-equiv=refresh content='0;url=/error'>",
    "error code: 1016",
    "\u202e",
    MARK,
    "<a ".repeat(40),
  ],
);
const page = fc.oneof(
  {
    weight: 5,
    arbitrary: mutated(bodies, fc.oneof(markup, fc.string({ unit: "binary", maxLength: 8 }))),
  },
  fc.array(markup, { maxLength: 30 }).map((all) => all.join(MARK)),
  fc.string({ unit: "binary", maxLength: 200 }),
);

/** What a runtime lets through as a header's value: bytes without line breaks. */
const value = fc.oneof(
  fc.stringMatching(/^[\x20-\x7e\xa0-\xff]{0,40}$/).map((text) => text.trim()),
  fc.constantFrom(
    ...[
      "",
      "challenge",
      "captcha",
      "cloudflare",
      "text/html; charset=x-user-defined",
      "application/json",
    ],
    ...[
      `https://evil.${MARK}.com/`,
      `/login?${MARK}`,
      "//[",
      "https://",
      "http://10.0.0.1/",
      "javascript:alert(1)",
    ],
    ...[
      `https://user:${MARK}@other.com/${MARK}?${MARK}#${MARK}`,
      "0; url=/error",
      "same-origin",
      "-1",
      "9".repeat(40),
    ],
    ...[
      `https://www.site.com/${MARK}`,
      `http://site.com/${MARK}`,
      "https://0x7f.1/",
      "https://a..b/",
      `gzip, ${MARK}`,
    ],
  ),
);
const name = fc.oneof(
  fc.constantFrom(
    ...[
      "location",
      "content-type",
      "server",
      "cf-mitigated",
      "x-amzn-waf-action",
      "set-cookie",
      "refresh",
    ],
    ...[
      "www-authenticate",
      "retry-after",
      "cross-origin-resource-policy",
      "x-vercel-mitigated",
      "content-length",
    ],
  ),
  fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/),
);
const headers = fc.dictionary(name, value, { maxKeys: 6 });
const status = fc.oneof(
  fc.constantFrom(...new Set(known.map((one) => one.status)), 301, 302, 307, 308, 530),
  fc.integer({ min: 200, max: 599 }),
);

describe("of every answer", () => {
  const answer = fc.record({
    status: fc.integer({ min: 100, max: 999 }),
    headers,
    body: page,
    isWhole: fc.boolean(),
  });
  fuzz(
    "what it amounts to is a word of ours",
    8_000,
    fc.oneof(answer, fc.record({ status, headers, body: page, isWhole: fc.constant(true) })),
    ({ headers: sent, ...rest }) => {
      const header = (asked: string) => (Object.hasOwn(sent, asked) ? (sent[asked] ?? null) : null);
      const facts = { ...rest, header };
      const startedAt = performance.now();
      const told = [readAnswer(facts, 900), refusalOf(facts), suspicionOf(facts)];
      expect(performance.now() - startedAt).toBeLessThan(1_000);
      for (const one of told) {
        const { kind: _, ...words } = { kind: "", ...one };
        expect(Object.values(words).every(isOurs), JSON.stringify(one)).toBe(true);
      }
      expect(JSON.stringify(told)).not.toContain(MARK);
      expect([needsPage(rest.status, header), leadsOn(rest.status, header)]).toHaveLength(2);
    },
  );

  fuzz(
    "where it leads is an address of the web, elsewhere, or nowhere",
    4_000,
    value,
    (location) => {
      const base = new URL("https://site.com/");
      const leads = readLocation(location, base);
      if (typeof leads === "string") return expect(["elsewhere", "invalid"]).toContain(leads);
      expect(leads.protocol).toMatch(/^https?:$/);
      expect(leads.hash).toBe("");
      expect(isOurs(suspectPath(leads))).toBe(true);
      expect(isLogin(leads, "site.com")).toBeTypeOf("boolean");
    },
  );
});

describe("of every website", () => {
  const met = fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .tuple(status, headers, page)
        .map(([code, sent, body]) => answers(code, { headers: sent, body })),
    },
    fc.string({ unit: "binary", maxLength: 40 }).map((text) => throws(`${text} ${MARK}`)),
  );
  const script = fc.record({
    "https://site.com": met,
    "http://site.com": met,
    "www.site.com": met,
  });
  fuzz("nothing of what it sent stands in an observation", 2_000, script, async (at) => {
    // Also sees to it that nothing is left behind, and that the sight can be sent.
    const { sight, unknowns } = await probed({
      at,
      exchanges: { "site.com": `HTTP/1.1 200 ${MARK}\r\n${MARK}` },
    });
    const { redirectsTo, ...rest } = sight;
    expect(JSON.stringify(rest)).not.toMatch(/secret7f3a/i);
    expect(redirectsTo ?? "other.com").toMatch(/^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/);
    for (const text of unknowns) expect(text.length).toBeLessThanOrEqual(120);
  });
});

const flight = Uint8Array.from(atob(EXPIRED_FLIGHT), (character) => character.charCodeAt(0));
const found = readFlight(flight);
const der = found.kind === "certificate" ? found.der : new Uint8Array();

/** Bytes changed, cut off, put in, or made of nothing. */
function bent(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const edit = fc.record({
    at: fc.nat(bytes.length),
    take: fc.nat(4),
    put: fc.uint8Array({ maxLength: 4 }),
  });
  const edited = fc
    .array(edit, { maxLength: 5 })
    .map((edits) =>
      edits.reduce(
        (so, { at, take, put }) =>
          Uint8Array.from([...so.slice(0, at), ...put, ...so.slice(at + take)]),
        bytes,
      ),
    );
  return fc.oneof(
    { weight: 5, arbitrary: edited },
    fc.tuple(edited, fc.nat(bytes.length)).map(([so, length]) => so.subarray(0, length)),
    fc.uint8Array({ maxLength: 300 }),
  );
}

const NOW = Date.parse("2026-11-01T00:00:00Z");

describe("of every handshake", () => {
  const exchanged = fc.record({
    reached: fc.constantFrom<Exchanged["reached"]>("nothing", "tcp", "tls"),
    end: fc.constantFrom<Exchanged["end"]>("closed", "reset", "enough", "stopped"),
    heard: bent(flight),
  });
  fuzz("what is read of it is a failure that has a name, or nothing", 3_000, exchanged, (met) => {
    expect(isOurs(readTls(met, "site.com", NOW))).toBe(true);
    expect(isFlightEnough(met.heard)).toBeTypeOf("boolean");
    expect(isOurs(readLost(met, true, true))).toBe(true);
    expect(isOurs(readLost(met, false, false))).toBe(true);
  });

  fuzz(
    "a certificate is sound, faulty in a way that has a name, or none",
    2_000,
    bent(der),
    (bytes) => {
      expect(isOurs(readCertificate(bytes, "expired.com", NOW))).toBe(true);
    },
  );

  const label = fc.stringMatching(/^[a-z0-9_-]{1,63}$/);
  const long = fc
    .array(label, { minLength: 2, maxLength: 6 })
    .map((labels) => labels.join(".").slice(0, 253));
  fuzz("our hello is one record, as long as it says", 500, long, (host) => {
    const hello = clientHello(host);
    expect(((hello[3] ?? 0) << 8) | (hello[4] ?? 0)).toBe(hello.length - 5);
  });
});

describe("of every beginning of an answer", () => {
  const HEADS = [
    "HTTP/1.1 200 OK\r\nServer: x\r\n\r\n",
    "HTTP/1.0 301 Moved\r\nLocation: /\r\n\r\n",
    "SSH-2.0-x\r\n",
    "<html>",
  ];
  const bytes = fc.oneof(
    mutated(HEADS, fc.string({ unit: "binary", maxLength: 6 })).map((text) =>
      new TextEncoder().encode(text),
    ),
    fc.uint8Array({ maxLength: 200 }),
  );
  fuzz("what is read of it is a failure that has a name", 2_000, bytes, (heard) => {
    expect(isOurs(readHead(heard))).toBe(true);
    expect(isHeadEnough(heard)).toBeTypeOf("boolean");
  });

  const thrown = fc.oneof(
    fc.string({ unit: "binary" }).map((text) => new Error(text)),
    fc.anything(),
  );
  fuzz("an exception has one of three meanings, and no long text", 2_000, thrown, (error) => {
    expect(["lost", "internal", "unknown"]).toContain(complaintOf(error));
    expect(scrub(error).length).toBeLessThanOrEqual(120);
  });
});

vi.spyOn(console, "error").mockImplementation(() => {});
countedAtTheEnd("answers of websites");

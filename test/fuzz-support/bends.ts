/**
 * The ways to bend a request: what it asks, how often, by which method, and with which headers.
 */
import fc from "fast-check";
import { oddValue } from "./fuzz";

/** Stands wherever nothing may be repeated: in paths, in parameters that are none of ours, in headers. */
export const MARK = "SeCrEt7f3a";
/** Stands in parameters of ours: where it comes back, it must come back as text. */
export const MARKUP = `"'><script>alert(1)</script>`;

/** A request before it is put together. */
export interface Draft {
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** What may not be asked about, or is more than a host. */
const bentHost = fc.oneof(
  fc.constantFrom(
    ...[
      "127.0.0.1",
      "[::1]",
      "localhost",
      "a.internal",
      "x",
      "..",
      ".",
      "%00",
      "%",
      "%zz",
      "%c3%28",
    ],
    ...[
      "up.test.",
      "UP.TEST",
      "up.test:443",
      "up.test:8443",
      "justhere.example",
      "xn--a.test",
      "*",
    ],
    ...[
      `u:${MARK}@up.test`,
      `up.test%2f${MARK}`,
      `up.test%5c${MARK}`,
      `%75p.test%23${MARK}`,
      "%F0%9F%92%A9.test",
    ],
    ...[
      "a".repeat(64),
      `${"a.".repeat(130)}test`,
      "%252e%252e",
      `up.test%252f${MARK}`,
      "..;",
      "http:",
      "https%3A%2F%2Fup.test",
    ],
    encodeURIComponent(MARKUP),
  ),
  // One that nobody has heard of: most are not there.
  fc.stringMatching(/^[a-z]{1,8}$/).map((name) => `${name}.test`),
  fc.stringMatching(/^[a-z]{1,8}$/).map((name) => `${name}.wild.test`),
  fc.string({ unit: "binary", maxLength: 12 }).map((text) => `${encode(text)}.test`),
);

export function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

const bentValue = fc.oneof(
  fc.constantFrom(
    ...[
      "",
      "mars",
      "UP",
      "up,down",
      "full ",
      "%00",
      "%ff",
      "null",
      "[]",
      "-1",
      "1e9",
      "en-GB",
      "de;q=1",
    ],
    ...[
      encode(MARKUP),
      "a".repeat(65),
      "a".repeat(3_000),
      "%0d%0aset-cookie:%20x=1",
      "up.test,".repeat(20),
    ],
  ),
  oddValue.map((value) => encode(JSON.stringify(value) ?? "undefined")),
  fc.string({ unit: "binary", maxLength: 20 }).map(encode),
);

/** What a client says of itself. Limits count by the first, so nearly everybody is somebody else. */
const client = fc.oneof(
  { weight: 9, arbitrary: fc.ipV4() },
  { weight: 3, arbitrary: fc.ipV6() },
  fc.constantFrom("", "unknown", "127.0.0.1", MARK, "1.2.3.4, 5.6.7.8", "::ffff:1.2.3.4"),
);
/** Ids of streams as we make them, of sweeps that were and were not. */
const lastEventId = fc
  .tuple(fc.constantFrom(1, 1_291_845_600_000), fc.nat(0x3ff), fc.nat(7))
  .map(([startedAt, heard, flags]) => `${startedAt}-${heard.toString(16)}-${flags}`);

export const headers = fc.record(
  {
    "cf-connecting-ip": client,
    accept: fc.constantFrom(
      ...["*/*", "text/html", "application/json", "text/plain", "text/html;q=0.1,*/*"],
      "application/x-ndjson",
    ),
    "last-event-id": lastEventId,
  },
  { requiredKeys: ["cf-connecting-ip", "accept"] },
);
export const oddHeaders = fc.dictionary(
  fc.constantFrom(
    ...[
      "accept",
      "accept-language",
      "accept-encoding",
      "authorization",
      "cookie",
      "referer",
      "origin",
    ],
    ...[
      "user-agent",
      "sec-fetch-site",
      "sec-fetch-mode",
      "sec-fetch-dest",
      "sec-purpose",
      "cf-worker",
    ],
    ...[
      "x-forwarded-for",
      "x-forwarded-host",
      "x-forwarded-proto",
      "forwarded",
      "x-real-ip",
      "last-event-id",
      "range",
    ],
    ...[
      "if-none-match",
      "if-modified-since",
      "content-type",
      "last-event-id",
      "x-http-method-override",
    ],
    ...[
      "sec-ch-ua",
      "cf-ipcountry",
      "cf-ray",
      "true-client-ip",
      "upgrade-insecure-requests",
      "priority",
    ],
  ),
  fc.oneof(
    fc.constantFrom(
      ...[
        "",
        MARK,
        `${MARK}.example`,
        "text/html",
        "*/*;q=x",
        "q=;,;=",
        "de-DE,en;q=0.5",
        "de;q=NaN",
        "cross-site",
      ],
      ...[
        "navigate",
        "prefetch",
        "JustHereBot/1.0",
        "Twitterbot/1.0",
        "justhere.example",
        "bytes=0-1",
        "POST",
      ],
      ...[
        ",".repeat(500),
        "a/b;".repeat(300),
        MARKUP,
        `session=${MARK}; a=b`,
        `https://${MARK}.example/${MARK}`,
      ],
    ),
    fc.stringMatching(/^[\x21-\x7e]{0,30}$/),
  ),
  { maxKeys: 4 },
);

/** What people paste, with what was not meant for us. */
const pasted = fc.constantFrom(
  ...[`u:${MARK}@up.test`, `https://u:${MARK}@up.test/`, `https://${MARK}@up.test:8443/?a`],
  ...[`https://up.test/${MARK}?t=${MARK}#${MARK}`, `http:/up.test/${MARK}`, `up.test/${MARK}`],
  ...[
    `https://127.0.0.1/${MARK}`,
    `https:\\\\up.test\\${MARK}`,
    `up.test?${MARK}`,
    `ftp://u:${MARK}@up.test`,
  ],
);

export const bend: fc.Arbitrary<(draft: Draft) => Draft> = fc.oneof(
  pasted.map((text) => () => ({ path: `/${text}`, query: [] })),
  fc.tuple(pasted, fc.constantFrom("/", "/share")).map(([text, path]) => () => {
    const query = ["u", "url", "text"].map((name) => [name, encode(text)] as const);
    return { path, query };
  }),
  fc.tuple(fc.nat(9), bentValue).map(([at, value]) => (given: Draft) => ({
    ...given,
    query: given.query.map((one, n) =>
      n === at % given.query.length ? ([one[0], value] as const) : one,
    ),
  })),
  fc.nat(9).map((at) => (given: Draft) => ({
    ...given,
    query: [...given.query, ...given.query.slice(at % 3, (at % 3) + 1)],
  })),
  fc.constantFrom("x", "token", "__proto__", "constructor", "FROM", "from[]").map((name) => {
    return (given: Draft) => ({ ...given, query: [...given.query, [name, MARK] as const] });
  }),
  fc
    .constantFrom("from", "report", "s", "tested", "wait", "lang", "hosts", "u", "works")
    .chain((name) =>
      bentValue.map((value) => (given: Draft) => ({
        ...given,
        query: [...given.query, [name, value] as const],
      })),
    ),
  bentHost.map((host) => (given: Draft) => ({
    ...given,
    path: given.path.replace(/[a-z-]+\.test/, () => host),
  })),
  fc
    .constantFrom(
      "/",
      "//",
      `/${MARK}`,
      `/${MARK}?${MARK}`,
      "/../v1",
      "/%2e%2e/v1/watched",
      ";x=1",
      "%20",
      "/%00",
    )
    .map((end) => (given: Draft) => ({ ...given, path: given.path + end })),
  fc
    .constantFrom(
      "/https://",
      "/http:/",
      "//",
      "/%2f",
      "/v1/",
      "/V1/check/",
      "/live/",
      "/v1/check//",
      "/./",
    )
    .map((start) => (given: Draft) => ({ ...given, path: start + given.path.slice(1) })),
  fc.constantFrom(2_100, 9_000, 17_000).map((length) => (given: Draft) => ({
    ...given,
    query: [...given.query, ["x", "y".repeat(length)] as const],
  })),
  fc.constantFrom(2_100, 9_000).map((length) => (given: Draft) => ({
    ...given,
    path: given.path + "a".repeat(length),
  })),
);

export const method = fc.oneof(
  { weight: 12, arbitrary: fc.constant("GET") },
  { weight: 3, arbitrary: fc.constant("HEAD") },
  fc.constantFrom("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "SEARCH", "PURGE"),
);

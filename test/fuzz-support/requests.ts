/**
 * Requests to the service, made of its own document: right ones, of what the schemas of the parameters
 * allow; and the same ones bent, in what they ask, how often, by which method and with which headers.
 */
import fc from "fast-check";
import { generateSync, type JsonSchema } from "json-schema-faker";
import { OPENAPI } from "../../src/web/openapi/document.min";
import { oddValue } from "./fuzz";

/** Stands wherever nothing may be repeated: in paths, in parameters that are none of ours, in headers. */
export const MARK = "SeCrEt7f3a";
/** Stands in parameters of ours: where it comes back, it must come back as text. */
export const MARKUP = `"'><script>alert(1)</script>`;

export interface Asked {
  readonly method: string;
  /** As it is sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whether it says nothing but what the document allows, about a name that may be asked about. */
  readonly isRight: boolean;
}

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required?: boolean;
  readonly schema: JsonSchema;
}
interface Operation {
  readonly parameters: readonly { readonly $ref: string }[];
}
interface Document {
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> };
}
const document: Document = JSON.parse(OPENAPI);

/** Quickly answered: no name that drops packets, for those take ten seconds. */
const QUICK = [
  ...["up", "refused", "error", "hangs-up", "down-in-europe", "robots", "maintenance", "parked"],
  ...["moved", "sends-on", "login", "loop", "http-only", "ipv6-only", "bad-certificate", "empty"],
  ...["too-many", "corp", "www-alone", "no-such-name", "private", "opted-out", "dns-gone", "half"],
].map((name) => `${name}.test`);
const quick = fc.constantFrom(...QUICK);

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

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** A value that the schema of the parameter allows. */
function right({ name, schema }: Parameter): fc.Arbitrary<string> {
  if (name === "host") return quick;
  if (name === "hosts")
    return fc.uniqueArray(quick, { minLength: 2, maxLength: 3 }).map((all) => all.join());
  if (name === "u") return quick;
  return fc.integer({ min: 0, max: 1_000_000 }).map((seed) => {
    return encode(String(generateSync(schema, { seed })));
  });
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
const headers = fc.record({
  "cf-connecting-ip": client,
  accept: fc.constantFrom(
    "*/*",
    "text/html",
    "application/json",
    "text/plain",
    "text/html;q=0.1,*/*",
  ),
});
const oddHeaders = fc.dictionary(
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

interface Draft {
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
}

function drafts(path: string, { parameters }: Operation): fc.Arbitrary<Draft> {
  const all = parameters.map(({ $ref }) => {
    const parameter = document.components.parameters[$ref.split("/").at(-1) ?? ""];
    if (parameter === undefined) throw new Error(`no parameter ${$ref}`);
    return parameter;
  });
  const values = all.map((parameter) =>
    parameter.required ? right(parameter) : fc.option(right(parameter), { nil: null }),
  );
  return fc.tuple(...values).map((given) => {
    const said = all.map((parameter, n) => ({ ...parameter, value: given[n] ?? null }));
    const host = said.find((one) => one.in === "path")?.value ?? "";
    const query = said.flatMap((one) =>
      one.in === "query" && one.value !== null ? [[one.name, one.value] as const] : [],
    );
    return { path: path.replace("{host}", host), query };
  });
}

const draft = fc.constantFrom(...Object.entries(document.paths)).chain(([path, { get }]) => {
  return drafts(path, get);
});
/** Most of what there is to get wrong is in questions. */
const questions = Object.entries(document.paths).filter(([path]) => /host|group|^.$/.test(path));
const question = fc.constantFrom(...questions).chain(([path, { get }]) => drafts(path, get));

const bend: fc.Arbitrary<(draft: Draft) => Draft> = fc.oneof(
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

const method = fc.oneof(
  { weight: 12, arbitrary: fc.constant("GET") },
  { weight: 3, arbitrary: fc.constant("HEAD") },
  fc.constantFrom("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "SEARCH", "PURGE"),
);

const rightly = fc.record({ draft, headers }).map(
  ({ draft: given, headers: sent }): Asked => ({
    ...{ method: "GET", target: targetOf(given), headers: sent, isRight: true },
  }),
);

const bently = fc
  .record({
    given: fc.oneof(question, draft),
    bends: fc.array(bend, { minLength: 1, maxLength: 3 }),
    ...{ method, headers, oddHeaders, body: fc.constantFrom("", MARK, "{}", "a=b") },
  })
  .map(({ given, bends, method: by, headers: sent, oddHeaders: odd, body }): Asked => {
    const target = targetOf(bends.reduce((so, bent) => bent(so), given));
    const asked = { method: by, target, headers: { ...sent, ...odd }, isRight: false };
    return by === "GET" || by === "HEAD" ? asked : { ...asked, body };
  });

export const requests: fc.Arbitrary<Asked> = fc.oneof(
  { weight: 2, arbitrary: rightly },
  { weight: 3, arbitrary: bently },
);

/** Only what stands in a request line: the rest is for raw bytes. */
function targetOf({ path, query }: Draft): string {
  const search = query.map(([name, value]) => `${name}=${value}`).join("&");
  const target = search === "" ? path : `${path}?${search}`;
  return target.replaceAll(/[^\x21-\x7e]/g, encode);
}

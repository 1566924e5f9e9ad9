/**
 * The hosts of the stand-in internet that mean harm: what they say is made to lead a probe astray, to
 * cost us much, or to leave something of theirs in our answers. A row a host; which threat a row
 * belongs to stands in the tests below test/workers/threats.
 */
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { PracticeHost, Reaction, Visit } from "../../practice/hosts";
import {
  FORBIDDEN_NAMES,
  type ForbiddenName,
  REBINDING_NAMES,
  rebound,
  UNREADABLE_NAMES,
} from "./hostile-names";

type Does = Reaction | ((visit: Visit) => Reaction);

function host(name: string, does: Does, rest: Partial<PracticeHost> = {}): PracticeHost {
  const react = typeof does === "function" ? does : () => does;
  return { name, dns: "found", address: "44.128.0.1", https: react, http: react, ...rest };
}

const HTML = { "content-type": "text/html; charset=utf-8" };
const up: Reaction = { kind: "answers", status: 200, headers: HTML, body: "<p>practice page" };

const sendsTo = (name: string, location: string | ((visit: Visit) => string)) =>
  host(name, (visit) => ({
    kind: "answers",
    status: 302,
    headers: { location: typeof location === "string" ? location : location(visit) },
  }));

/** The servers behind these names answer: it is for us not to ask them. */
const standsAt = ({ name, records }: ForbiddenName): PracticeHost =>
  host(name, up, {
    records: (type) => records.filter((one) => one.type === type || one.type === "CNAME"),
  });

const PAGE = new TextEncoder().encode(
  "<!doctype html><title>Practice</title><p>A page of some length, so that there is something to read.",
);

/** Megabytes in a few kilobytes; made once, when somebody asks. Most test files never do. */
const packed = (pack: (bytes: Uint8Array) => Uint8Array) => {
  let made: Uint8Array | null = null;
  return () => {
    if (made === null) {
      const bytes = new Uint8Array(8 * 1024 * 1024).fill(32);
      bytes.set(PAGE);
      made = new Uint8Array(pack(bytes));
    }
    return made;
  };
};
const gzipped = packed((bytes) => gzipSync(bytes));
const BROTLI_FAST = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const brotli = packed((bytes) => brotliCompressSync(bytes, BROTLI_FAST));
/** Gzip inside gzip: a server may say so, and a careless client unpacks both. */
const nested = packed((bytes) => gzipSync(gzipSync(bytes)));

/** Bytes that each host was able to get rid of, over all vantages. */
export const PULLED = new Map<string, number>();

function stream(name: string, piece: Uint8Array, everyMs: number): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      pull: async (controller) => {
        if (everyMs > 0) await scheduler.wait(everyMs);
        PULLED.set(name, (PULLED.get(name) ?? 0) + piece.length);
        controller.enqueue(piece);
      },
    },
    { highWaterMark: 0 },
  );
}

const answers = (
  headers: Record<string, string>,
  raw: () => Uint8Array | ReadableStream,
): Reaction => ({
  ...{ kind: "answers", status: 200, headers: { ...HTML, ...headers } },
  raw: raw as NonNullable<(Reaction & { kind: "answers" })["raw"]>,
});

const KIB_16 = new Uint8Array(16 * 1024).fill(97);
const LONG = "a".repeat(64 * 1024);

const HEAVY: readonly PracticeHost[] = [
  host("bomb", answers({ "content-encoding": "gzip" }, gzipped)),
  host("bomb-brotli", answers({ "content-encoding": "br" }, brotli)),
  host("bomb-nested", answers({ "content-encoding": "gzip, gzip" }, nested)),
  host("bomb-error", () => ({
    ...answers({ "content-encoding": "gzip" }, gzipped),
    status: 503,
  })),
  host(
    "endless",
    answers({}, () => stream("endless", KIB_16, 0)),
  ),
  host("endless-error", () => ({
    ...answers({}, () => stream("endless-error", KIB_16, 0)),
    status: 500,
  })),
  host("endless-file", () => ({
    ...answers({}, () => stream("endless-file", KIB_16, 0)),
    headers: { "content-type": "application/octet-stream" },
  })),
  host(
    "drip",
    answers({}, () => stream("drip", PAGE.subarray(0, 1), 250)),
  ),
  host("slow", { ...up, afterMs: 6_000 }),
  host("hdr", {
    ...{ kind: "answers", status: 200, body: "<p>practice page" },
    headers: Object.fromEntries([
      ...Array.from({ length: 120 }, (_, i) => [`x-padding-${i}`, "b".repeat(1_000)]),
      ["content-type", "text/html"],
    ]),
  }),
  host("hdr-long", { ...up, headers: { ...HTML, "x-padding": LONG, server: LONG } }),
];

/** Exceptions of the runtime with something in them. */
const throwing = (name: string, message: string) =>
  host(name, () => {
    throw new Error(message);
  });

const BROKEN: readonly PracticeHost[] = [
  throwing("internal", "internal error; reference = secret-thrown-5"),
  throwing(
    "unheard-of",
    "TypeError: secret-thrown-5 at https://unheard-of.com/?token=secret-thrown-5",
  ),
  throwing("cut-off", "Network connection lost. secret-thrown-5"),
];

/** Where a probe must not be led. */
const LEADING: readonly PracticeHost[] = [
  sendsTo("redir-private", "http://10.0.0.1/admin"),
  sendsTo("redir-meta", "http://169.254.169.254/latest/meta-data/"),
  sendsTo("redir-six", "http://[::1]/"),
  sendsTo("redir-localhost", "http://localhost/"),
  sendsTo("redir-internal", "http://metadata.google.internal/computeMetadata/v1/"),
  sendsTo("redir-name-private", "https://inside.redir-name-private.com/"),
  host("inside.redir-name-private", up, { address: "10.0.0.1" }),
  sendsTo("redir-name-rebind", "https://inside.redir-name-rebind.com/"),
  host("inside.redir-name-rebind", up, {
    records: (type, nth) =>
      type === "A" ? [{ type, data: nth % 2 === 0 ? "127.0.0.1" : "44.128.0.1" }] : [],
  }),
  sendsTo("redir-name-foreign", "https://priv.com/"),
  host("twin-private", { kind: "refuses" }),
  host("www.twin-private", up, { address: "192.168.0.1" }),

  sendsTo("redir-port", "https://redir-port.com:22/"),
  sendsTo("redir-port-crossed", "http://redir-port-crossed.com:443/"),
  sendsTo("redir-file", "file:///etc/passwd"),
  sendsTo("redir-ftp", "ftp://redir-ftp.com/"),
  sendsTo("redir-javascript", "javascript:alert('secret-loc-9')"),
  sendsTo("redir-data", "data:text/html,secret-loc-9"),
  sendsTo("redir-user", "https://secret-loc-9:secret-loc-9@redir-user.com/"),
  sendsTo("redir-backslash", "https:\\\\redir-backslash.com\\@10.0.0.1/"),
  sendsTo("redir-crlf", "https://redir-crlf.com/%0d%0aHost:%20evil"),

  sendsTo("redir-self", "https://justhere.example/v1/check/redir-self.com"),
  sendsTo("redir-self-below", "https://www.justhere.example/redir-self-below.com"),
  sendsTo("redir-other", "https://victim-site.com/expensive?query=1"),
  host("victim-site", up),
  sendsTo("redir-loop", "https://redir-loop.com/"),
  sendsTo("redir-names", "https://n1.redir-names.com/"),
  ...[1, 2, 3, 4, 5, 6].map((n) =>
    sendsTo(`n${n}.redir-names`, `https://n${n + 1}.redir-names.com/`),
  ),
  sendsTo("redir-long", `https://redir-long.com/?${LONG}`),
  sendsTo("redir-long-name", `https://${LONG}.com/`),
  sendsTo("redir-token", "https://victim-site.com/cb?token=SECRET-LOC-9#SECRET-LOC-9"),
];

const XSS = "<script>alert('SECRET-XSS-1')</script>";

/** What they would like to see in our answers, or in the next probe. */
const SPEAKING: readonly PracticeHost[] = [
  host("title-xss", {
    ...{ kind: "answers", status: 200 },
    headers: { ...HTML, server: XSS, "x-powered-by": XSS, "content-language": XSS },
    body: `<!doctype html><title>${XSS}</title><h1>${XSS}</h1><p>Under maintenance ${XSS}`,
  }),
  host("title-xss-error", {
    ...{ kind: "answers", status: 500, headers: { ...HTML, server: XSS } },
    body: `<title>${XSS}</title>${XSS}`,
  }),
  host("cookie", ({ count, path }) => ({
    ...{ kind: "answers", status: count === 1 ? 503 : path === "/" ? 302 : 200 },
    headers: {
      ...HTML,
      location: "/again",
      "set-cookie": "id=SECRET-COOKIE-7; Domain=cookie.com; Path=/",
    },
  })),
  host("www.cookie", { ...up, headers: { ...HTML, "set-cookie": "id=SECRET-COOKIE-7; Path=/" } }),
  host(
    "banner",
    { kind: "breaks_tls", flight: btoa("SSH-2.0-OpenSSH_9.6 SECRET-BANNER-2\r\n") },
    { http: () => ({ kind: "hangs_up" }) },
  ),
  host("xn--pple-43d", up),
  host("asker-one", up),
  host("asker-two", up),
  host("spelled", up),
  host("poisoned", up),
  host("forged", { kind: "refuses" }),
];

export const HOSTILE: readonly PracticeHost[] = [
  ...[...FORBIDDEN_NAMES, ...UNREADABLE_NAMES].map(standsAt),
  ...REBINDING_NAMES.map((one) =>
    host(one.name, up, { records: (type, nth) => rebound(one, type, nth) }),
  ),
  ...[...LEADING, ...HEAVY, ...BROKEN, ...SPEAKING],
];

/**
 * Names that DNS knows nothing or something odd about, and resolvers that are broken. Behind each
 * stands a server that works.
 */
import {
  type Behaviour,
  type Expected,
  type Question,
  type Reply,
  rowsOf,
  type Word,
} from "./behaviour";
import { ADDRESS, ADDRESS_V6, code, records } from "./resolver";
import { fine } from "./says";

const row = rowsOf("DNS");

/** The same for both families, or one reply for each. */
const dns = (name: string, about: string, a: Reply, expects: Word | Expected, aaaa: Reply = a) =>
  row(name, about, fine, expects, { dns: ({ type }) => (type === "A" ? a : aaaa) });

const replies = (
  name: string,
  about: string,
  dnsOf: (question: Question) => Reply,
  expects: Word | Expected,
) => row(name, about, fine, expects, { dns: dnsOf });

const says = (body: string, mime = "application/dns-json", status = 200): Reply => ({
  kind: "says",
  ...{ status, mime, body },
});

const NOERROR = 0;
const FORMERR = 1;
const SERVFAIL = 2;
const NXDOMAIN = 3;
const NOTIMP = 4;
const REFUSED = 5;

const found = records(["A", ADDRESS]);
const found6 = records(["AAAA", ADDRESS_V6]);
const none = records();
const alias = (to: string) => ["CNAME", to] as const;

/** An address that no visitor outside could reach. */
const forbidden = (name: string, address: string) => {
  const type = address.includes(":") ? "AAAA" : "A";
  const reply = records([type, address]);
  return dns(
    `address-${name}`,
    `its address is ${address}`,
    type === "A" ? reply : none,
    "address_forbidden",
    type === "A" ? none : reply,
  );
};

const NAMES: readonly Behaviour[] = [
  dns("name-unknown", "no such name", code(NXDOMAIN), {
    word: "dns_nxdomain",
    attempts: 2,
    status: null,
  }),
  dns("name-no-data", "a name without an address", none, "dns_no_data"),
  dns("name-servfail", "its name servers fail", code(SERVFAIL), "dns_servfail"),
  dns("name-both", "both families", found, { word: "up", families: "both" }, found6),
  dns(
    "name-v4",
    "an address of the old family alone",
    found,
    { word: "up", families: "ipv4" },
    none,
  ),
  dns(
    "name-v6",
    "an address of the new family alone",
    none,
    { word: "up", families: "ipv6" },
    found6,
  ),
  dns(
    "name-v4-servfail-v6",
    "its name servers fail for the new family",
    found,
    { word: "up", families: "ipv4" },
    code(SERVFAIL),
  ),
  dns(
    "name-v6-servfail-v4",
    "its name servers fail for the old family",
    code(SERVFAIL),
    { word: "up", families: "ipv6" },
    found6,
  ),
  dns(
    "name-unknown-v6",
    "a name server that denies the whole name for one family",
    found,
    "up",
    code(NXDOMAIN),
  ),
  dns(
    "name-no-data-servfail",
    "no address in one family, and failure for the other",
    none,
    "dns_servfail",
    code(SERVFAIL),
  ),
  dns(
    "name-many",
    "sixteen addresses",
    records(...Array.from({ length: 16 }, (_, n) => ["A", `44.128.0.${n + 1}`] as const)),
    "up",
    none,
  ),
  dns(
    "name-alias",
    "an alias of an alias",
    records(alias("a.elsewhere.test."), alias("b.elsewhere.test."), ["A", ADDRESS]),
    "up",
    records(alias("a.elsewhere.test.")),
  ),
  dns(
    "name-dangling",
    "an alias of a name that does not exist",
    code(NXDOMAIN, alias("gone.elsewhere.test.")),
    "dns_dangling",
  ),
  dns(
    "name-alias-no-data",
    "an alias of a name without an address",
    records(alias("bare.elsewhere.test.")),
    "dns_no_data",
  ),
  dns(
    "name-alias-circle",
    "aliases in a circle",
    records(alias("name-b.test."), alias("name-alias-circle.test.")),
    "dns_no_data",
  ),
  dns(
    "name-alias-servfail",
    "an alias whose name servers fail",
    code(SERVFAIL, alias("ill.elsewhere.test.")),
    "dns_servfail",
  ),
  replies(
    "name-soon",
    "fails at first, and is known a moment later",
    ({ type, sinceFirstMs }) => (sinceFirstMs < 500 ? code(SERVFAIL) : type === "A" ? found : none),
    { word: "up", attempts: 2 },
  ),
];

const ADDRESSES: readonly Behaviour[] = [
  forbidden("private", "10.0.0.1"),
  forbidden("home", "192.168.1.1"),
  forbidden("loopback", "127.0.0.1"),
  forbidden("link-local", "169.254.169.254"),
  forbidden("shared", "100.64.0.1"),
  forbidden("nothing", "0.0.0.0"),
  forbidden("multicast", "224.0.0.1"),
  forbidden("loopback-v6", "::1"),
  forbidden("private-v6", "fd00::1"),
  forbidden("mapped", "::ffff:10.0.0.1"),
  forbidden("nat64", "64:ff9b::7f00:1"),
  dns(
    "address-mixed",
    "a public and a private address",
    records(["A", ADDRESS], ["A", "10.0.0.1"]),
    "address_forbidden",
    none,
  ),
  dns(
    "address-mixed-families",
    "public in one family, private in the other",
    found,
    "address_forbidden",
    records(["AAAA", "fd00::1"]),
  ),
];

const RESOLVERS: readonly Behaviour[] = [
  dns("resolver-refuses", "the resolver refuses the question", code(REFUSED), "resolver_invalid"),
  dns(
    "resolver-not-implemented",
    "the resolver cannot answer such questions",
    code(NOTIMP),
    "resolver_invalid",
  ),
  dns(
    "resolver-format",
    "the resolver finds the question malformed",
    code(FORMERR),
    "resolver_invalid",
  ),
  dns("resolver-garbage", "no JSON", says("{{{"), "resolver_invalid"),
  dns("resolver-other-json", "JSON of another kind", says('{"hello":"world"}'), "resolver_invalid"),
  dns("resolver-empty", "nothing at all", says(""), "resolver_invalid"),
  dns(
    "resolver-page",
    "a page",
    says("<html>Log in to the network</html>", "text/html"),
    "resolver_invalid",
  ),
  dns(
    "resolver-no-address",
    "an address that is none",
    records(["A", "not-an-address"]),
    "resolver_invalid",
  ),
  dns(
    "resolver-zone",
    "an address with a zone",
    none,
    "resolver_invalid",
    records(["AAAA", "fe80::1%eth0"]),
  ),
  dns("resolver-flood", "64 MiB", { kind: "floods" }, "resolver_invalid"),
  dns("resolver-500", "an error", says("{}", "application/json", 500), "resolver_unreachable"),
  dns(
    "resolver-429",
    "too many questions",
    says("{}", "application/json", 429),
    "resolver_unreachable",
  ),
  dns("resolver-redirect", "sends elsewhere", says("", "text/html", 302), "resolver_unreachable"),
  dns("resolver-hangs", "never answers", { kind: "hangs" }, "resolver_unreachable"),
  dns("resolver-resets", "resets", { kind: "resets" }, "resolver_unreachable"),
  dns("resolver-half", "answers for one family alone", found, "resolver_unreachable", {
    kind: "hangs",
  }),
  dns("resolver-half-invalid", "nonsense for one family", found, "resolver_invalid", says("{{{")),
  dns(
    "resolver-slow",
    "answers after 2 seconds",
    { kind: "records", code: NOERROR, records: [["A", ADDRESS]], afterMs: 2_000 },
    "up",
    none,
  ),
  replies(
    "resolver-soon",
    "resets at first, and answers a moment later",
    ({ type, sinceFirstMs }) =>
      sinceFirstMs < 500 ? { kind: "resets" } : type === "A" ? found : none,
    { word: "up", attempts: 2 },
  ),
];

export const DNS: readonly Behaviour[] = [...NAMES, ...ADDRESSES, ...RESOLVERS];

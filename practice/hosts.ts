/**
 * The hosts of the practice internet: one row a name, what it does, and what a person reads of it.
 * A new behaviour is a new row.
 */
import { VANTAGES, type VantageId } from "../src/vantage/registry";
import type { PracticeAbout } from "../src/web/home";
import { FINE, type NamedAnswer, PLAIN_ERRORS, SOFT_ERRORS, WALLS } from "./answers";
import { EXPIRED_FLIGHT } from "./flights";

/** Who asks, and what is switched off at the moment. */
export interface Visit {
  readonly vantage: VantageId | null;
  readonly isOff: (name: Switch) => boolean;
  /** How many requests this vantage has sent to this host, this one included. */
  readonly count: number;
  /** The ending of all names here: `test`. */
  readonly ending: string;
  /** What is asked for, with its query. */
  readonly path: string;
  readonly port: number;
}

/** What can be switched off: the Dublin data centre, or everything that our controls rely on. */
export type Switch = "dublin" | "controls";
export const SWITCHES: readonly Switch[] = ["dublin", "controls"];

/** What a server does with one request. Anything but an answer is a way to fail. */
export type Reaction =
  | { readonly kind: "refuses" | "drops" | "mute" | "hangs_up" }
  | {
      readonly kind: "breaks_tls";
      /** What it says to a hello, base64; without it, nothing: it hangs up. */
      readonly flight?: string;
    }
  | {
      readonly kind: "answers";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
      /** Made anew for each answer, and sent as it is: compressed already, or without an end. */
      readonly raw?: (visit: Visit) => Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
      /** Nothing more comes after this much of the body. */
      readonly stalls?: boolean;
      readonly afterMs?: number;
    };

export interface PracticeRecord {
  readonly type: "A" | "AAAA" | "CNAME";
  readonly data: string;
}

export interface PracticeHost {
  /** The name without the ending. */
  readonly name: string;
  /** Left out for hosts that only play a part for others. */
  readonly about?: PracticeAbout;
  readonly dns: "found" | "nxdomain" | "servfail";
  readonly address: string;
  /** An address of IPv6, instead of the other. */
  readonly ipv6?: string;
  /** What its name servers say instead, to the nth question of each type; the first is 1. */
  readonly records?: (type: "A" | "AAAA", nth: number) => readonly PracticeRecord[];
  readonly text?: string;
  /** Every name below it is the same. */
  readonly isWildcard?: boolean;
  /** Where it listens; 80 and 443, if it does not say. Every other port refuses. */
  readonly ports?: readonly number[];
  readonly https: (visit: Visit) => Reaction;
  readonly http: (visit: Visit) => Reaction;
}

const up: Reaction = { kind: "answers", status: 200 };
const refuses: Reaction = { kind: "refuses" };

const continentOf = (visit: Visit) =>
  VANTAGES.find(({ id }) => id === visit.vantage)?.continent ?? null;

/** The heading under which the front page lists it. */
const under =
  (group: PracticeAbout["group"]) =>
  (says: string): PracticeAbout => ({ group, says });
const fine = under("up");
const broken = under("down");
const somewhere = under("somewhere");
const closed = under("wall");
const doubtful = under("soft");
const shop = under("shops");
const unasked = under("unasked");

/** A host that does the same over both schemes, at an address of its own. */
function host(
  name: string,
  about: PracticeAbout | undefined,
  does: Reaction | ((visit: Visit) => Reaction),
  rest: Partial<PracticeHost> = {},
): PracticeHost {
  const react = typeof does === "function" ? does : () => does;
  const described = about === undefined ? {} : { about };
  return {
    name,
    ...described,
    dns: "found",
    address: "44.128.0.1",
    https: react,
    http: react,
    ...rest,
  };
}

const redirect = (location: string): Reaction => ({
  kind: "answers",
  status: 301,
  headers: { location },
});

/** A shop of the founding case: five stand in one data centre in Dublin, the sixth in Virginia. */
const inDublin = (name: string, says: string, lastByte: number) =>
  host(name, shop(says), ({ isOff }) => (isOff("dublin") ? refuses : up), {
    address: `87.238.84.${lastByte}`,
  });

const answer = ({ status, headers, body }: NamedAnswer): Reaction => ({
  ...{ kind: "answers", status, headers, body },
});

const NAMED = [...WALLS, ...SOFT_ERRORS, ...PLAIN_ERRORS, ...FINE];

function named(name: string): Reaction {
  const found = NAMED.find((one) => one.name === name);
  if (!found) throw new Error(`no answer is called ${name}`);
  return answer(found);
}

/** What a website says of its own health, at the address where its operator asks. */
const says =
  (health: string) =>
  ({ path }: Visit): Reaction =>
    path === "/health" ? { ...up, body: health } : up;

const control = ({ isOff }: Visit): Reaction => (isOff("controls") ? refuses : up);

/** Those that the home page lists, and their helpers. */
export const HOSTS: readonly PracticeHost[] = [
  host("up", fine("is up"), up),
  host("slow", fine("answers after six seconds: up, all the same"), { ...up, afterMs: 6_000 }),
  host("http-only", fine("answers over http alone"), up, { https: () => refuses }),
  host("moved", fine("redirects to its www name"), ({ ending }) =>
    redirect(`https://www.moved.${ending}/`),
  ),
  host("www.moved", undefined, up),
  host("sends-on", fine("redirects to another site"), ({ ending }) =>
    redirect(`https://up.${ending}/`),
  ),

  host("corp", fine("is up, and forbids other websites' pages to load it"), {
    ...up,
    headers: { "cross-origin-resource-policy": "same-origin" },
  }),

  host("health", fine("its /health says healthy"), says("healthy"), { ports: [80, 443, 8_443] }),

  host("refused", broken("refuses every connection"), refuses),
  host("dns-gone", broken("its name servers fail"), refuses, { dns: "servfail" }),
  host("timeout", broken("drops every packet: takes ten seconds to be sure"), { kind: "drops" }),
  host("mute", broken("accepts and never answers: takes twenty seconds to be sure"), {
    kind: "mute",
  }),
  host("error", broken("answers with a server error"), { kind: "answers", status: 503 }),
  host("hangs-up", broken("accepts, then breaks off"), { kind: "hangs_up" }),
  host(
    "bad-certificate",
    broken("its certificate is for another name"),
    { kind: "breaks_tls", flight: EXPIRED_FLIGHT },
    {
      http: ({ ending }) => redirect(`https://bad-certificate.${ending}/`),
    },
  ),
  host(
    "broken-tls",
    broken("its secure connection breaks off"),
    { kind: "breaks_tls" },
    { http: () => refuses },
  ),
  host("moved-to-dead", broken("redirects to a name that does not exist"), ({ ending }) =>
    redirect(`https://gone.moved-to-dead.${ending}/`),
  ),
  host("loop", broken("redirects in a circle"), ({ ending }) =>
    redirect(`https://loop.${ending}/`),
  ),

  host("down-in-europe", somewhere("is down from Europe alone"), (visit) =>
    continentOf(visit) === "EU" ? refuses : up,
  ),
  host("down-in-sydney", somewhere("is down from Sydney alone"), ({ vantage }) =>
    vantage === "australia" ? refuses : up,
  ),
  host(
    "filtered-in-europe",
    somewhere("drops every packet from Europe: takes ten seconds to be sure"),
    (visit) => (continentOf(visit) === "EU" ? { kind: "drops" } : up),
  ),
  host(
    "blocked-in-emirates",
    somewhere("is blocked by law in the Emirates (451)"),
    ({ vantage }) => (vantage === "emirates" ? { kind: "answers", status: 451 } : up),
  ),
  host("robots", closed("wants proof of a human from everybody"), {
    kind: "answers",
    status: 403,
    headers: { "cf-mitigated": "challenge" },
  }),
  host("flapping", fine("fails every other request"), ({ count }) =>
    count % 2 === 1 ? { kind: "answers", status: 502 } : up,
  ),

  inDublin("dublin", "the Dublin data centre of the five European shops", 10),
  inDublin("shop-de", "a shop in that data centre", 11),
  inDublin("shop-fr", "its sister", 12),
  inDublin("shop-it", "its sister", 13),
  inDublin("shop-at", "its sister", 14),
  inDublin("shop-co-uk", "its sister", 15),
  host("shop-com", shop("the sister in Virginia, on another network"), up, {
    address: "72.21.192.10",
  }),

  host("half", broken("does not answer without www."), refuses),
  host("www.half", undefined, up),
  host("www-alone", unasked("does not exist without www."), refuses, { dns: "nxdomain" }),
  host("www.www-alone", undefined, up),
  host("ipv6-only", fine("has an address of IPv6 alone"), up, { ipv6: "2a00:1450:4001:80b::200e" }),
  host(
    "expired",
    broken("its certificate ran out in 2010"),
    { kind: "breaks_tls", flight: EXPIRED_FLIGHT },
    { http: () => refuses },
  ),
  host("stalls", broken("sends its headers, and never a page: takes twenty seconds to be sure"), {
    kind: "answers",
    status: 200,
    headers: { "content-type": "text/html" },
    body: "",
    stalls: true,
  }),
  host("login", closed("sends everybody to a login"), ({ ending }) =>
    redirect(`https://id.login.${ending}/login`),
  ),
  host("id.login", undefined, up),
  host("turned-away-in-asia", somewhere("its firewall turns Asia away (403)"), (visit) =>
    continentOf(visit) === "AS" ? named("wall-akamai-reference") : up,
  ),
  host("robot-check", closed("shows a robot check, as a 503"), named("wall-amazon-503")),
  host("too-many", closed("says that there were too many requests (429)"), named("wall-429")),
  host(
    "maintenance",
    doubtful("says 200, and that it is under maintenance"),
    named("soft-maintenance"),
  ),
  host(
    "database",
    doubtful("says 200, and that its database is gone"),
    named("soft-database-wordpress"),
  ),
  host("parked", doubtful("is for sale"), named("soft-parked")),
  host("suspended", doubtful("has been suspended by its host"), named("soft-suspended")),
  host("sick", doubtful("is up, and its /health says that it is failing"), says("failing")),
  host("empty", doubtful("answers with an empty page"), named("soft-empty")),

  host("wild", undefined, up, { isWildcard: true }),
  host("private", unasked("stands for an address in a private network"), up, {
    address: "10.0.0.1",
  }),
  host("opted-out", unasked("its owner has opted out"), up, { text: "optout" }),
  host("no-such-name", unasked("does not exist"), refuses, { dns: "nxdomain" }),

  host("control-one", undefined, control),
  host("control-two", undefined, control),
];

/** Every named answer as a host, such as `wall-akamai-reference`. No Response can have a status of 999. */
export const ANSWER_HOSTS: readonly PracticeHost[] = NAMED.filter(({ status }) => status < 600).map(
  (one) => host(one.name, undefined, answer(one)),
);

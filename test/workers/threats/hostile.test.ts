/**
 * Threats A5–A8, A10–A12, C2, C3, C5 and G4: what a hostile target can do to a probe. No answer of DNS
 * and no redirect leads it to where none may go, and nothing that a server sends costs us much or is
 * told on. Nothing but the service itself stands in the way here: the servers answer whoever asks.
 */
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { PROBE, SWEEP } from "../../../src/limits";
import { FAILURES } from "../../../src/probe/failure";
import { VANTAGES } from "../../../src/vantage/registry";
import { named, type Sent } from "../../support/front";
import { FORBIDDEN_NAMES, REBINDING_NAMES, UNREADABLE_NAMES } from "../../support/hostile-names";
import {
  type Asked,
  askAll,
  hostOf,
  isRequest,
  LARGEST_ANSWER,
  LEAKS,
  looks,
  looksAt,
} from "../../support/threats";

const BOMBS = ["bomb", "bomb-brotli", "bomb-nested", "bomb-error"];
const ENDLESS = ["endless", "endless-error", "endless-file"];
const LONG = ["redir-long", "redir-long-name", "hdr", "hdr-long"];
const SLOW = ["drip", "slow"];
const BROKEN = ["internal", "unheard-of", "cut-off"];
const HEAVY = [...BOMBS, ...ENDLESS, ...LONG, ...SLOW, ...BROKEN];

/** Nobody waits longer than the sweep of a target that never says a word, even on a busy machine. */
const PATIENCE_MS = SWEEP.deadlineMs;

let asked: Asked;
/** Bytes that each endless body got rid of. */
let pulled: Readonly<Record<string, number>>;
/** Where each redirect ends: `address_forbidden` and the like, or `up`, and the host that it names. */
const REDIRECTS: readonly (readonly [name: string, ends: string, redirectsTo: string | null])[] = [
  ["redir-private", "address_forbidden", null],
  ["redir-meta", "address_forbidden", null],
  ["redir-six", "address_forbidden", null],
  ["redir-localhost", "address_forbidden", null],
  ["redir-internal", "address_forbidden", null],
  ["redir-name-private", "address_forbidden", null],
  ["redir-name-foreign", "up", "priv.com"],
  ["redir-backslash", "redirect_loop", null],
  ["redir-crlf", "redirect_loop", null],
];
const PORTS = ["redir-port", "redir-port-crossed"];
const SCHEMES: readonly (readonly [name: string, ends: string])[] = [
  ["redir-file", "redirect_invalid"],
  ["redir-javascript", "redirect_invalid"],
  ["redir-data", "redirect_invalid"],
  ["redir-ftp", "up"],
];
const OWN = ["redir-self", "redir-self-below"];
const OTHERS = [
  ...["redir-name-rebind", "redir-user", "redir-other", "redir-loop", "redir-names"],
  ...["redir-long", "redir-long-name", "redir-token", "twin-private", "banner"],
];
const REDIRECTING = [
  ...[...REDIRECTS, ...SCHEMES].map(([name]) => name),
  ...[...PORTS, ...OWN, ...OTHERS],
];

beforeAll(async () => {
  const refused = FORBIDDEN_NAMES.map(({ name }) => name);
  const others = [...UNREADABLE_NAMES, ...REBINDING_NAMES].map(({ name }) => name);
  // How long an answer takes is measured while little else is asked.
  asked = await askAll([
    [...refused, ...HEAVY],
    [...others, ...REDIRECTING],
  ]);
  pulled = await (await env.NET.fetch("http://net.control/pulled")).json();
}, 90_000);

/** What all vantages agree on. */
function endOf(name: string): { readonly ends: unknown; readonly redirectsTo: unknown } {
  const { observations } = asked.answer(name);
  const ends = observations.map(({ outcome, failure }) => failure ?? outcome);
  const [redirectsTo] = observations.map((one) => one.redirectsTo);
  const all = [...new Set(ends)];
  return { ends: all.length === 1 ? all[0] : all, redirectsTo };
}

describe("A5: a public name that stands for an address that is not public", () => {
  test.each(FORBIDDEN_NAMES)("$name, $about, is refused and never contacted", ({ name }) => {
    const { status, text } = asked.told(name);
    expect(status).toBe(403);
    expect(JSON.parse(text)).toMatchObject({ code: "forbidden_target" });
    expect(looksAt(asked.log, named(name))).toEqual([]);
  });

  test.each(UNREADABLE_NAMES)("$name, $about, is never contacted, nor called down", ({ name }) => {
    expect(asked.answer(name).verdict).toBe("unknown");
    expect(looksAt(asked.log, named(name))).toEqual([]);
  });

  test("and is no help as the twin of a name that fails", () => {
    expect(asked.answer("twin-private").verdict).toBe("down");
    expect(looksAt(asked.log, named("www.twin-private"))).toEqual([]);
  });
});

describe("A6: a name whose address changes with every question", () => {
  const LOOPBACK = ["127.0.0.1", "::1"];
  const isLoopback = (address: string) => LOOPBACK.includes(address);
  /** Requests that a vantage sent although the last answer that it had been given was not public. */
  function strayed(host: string): readonly Sent[] {
    const given = new Map<string, readonly string[]>();
    return asked.log.filter((one) => {
      const { pathname, searchParams } = new URL(one.url);
      if (pathname === "/dns-query") {
        const key = `${one.vantage} ${searchParams.get("type")}`;
        if (searchParams.get("name") === host) given.set(key, one.said ?? []);
        return false;
      }
      if (hostOf(one) !== host) return false;
      const known = ["A", "AAAA"].map((type) => given.get(`${one.vantage} ${type}`) ?? null);
      return known.some((addresses) => addresses?.some(isLoopback) ?? true);
    });
  }
  const questions = (host: string) =>
    asked.log.filter(({ said, url }) => said && new URL(url).searchParams.get("name") === host);

  test.each(REBINDING_NAMES)("$name, $about: nobody who was told so goes there", ({ name }) => {
    const host = named(name);
    const isPrivate = ({ said = [] }: Sent) => said.some(isLoopback);
    expect(questions(host).some(isPrivate), "it was told to somebody").toBe(true);
    expect(strayed(host)).toEqual([]);
    expect(asked.answer(name).verdict).not.toBe("down");
  });

  test("each vantage asks anew, and does not take over what the front was told", () => {
    const askers = new Set(questions(named("rebind")).map(({ vantage }) => vantage));
    expect(askers.size).toBe(11);
    expect(looksAt(asked.log, named("rebind"))).toEqual([]);
  });

  test("so it is for a name that a redirect leads to", () => {
    const inside = named("inside.redir-name-rebind");
    expect(questions(inside).some(({ said = [] }) => said.includes("127.0.0.1"))).toBe(true);
    expect(strayed(inside)).toEqual([]);
  });
});

describe("A7: a redirect to where no probe may go", () => {
  test.each(REDIRECTS)("%s ends as %s", (name, ends, redirectsTo) => {
    expect(endOf(name)).toEqual({ ends, redirectsTo });
  });

  test("nobody asks anybody but the hosts that were asked about, and names of their own sites", () => {
    const ours = new Set(
      [...REDIRECTING, ...HEAVY, ...REBINDING_NAMES.map(({ name }) => name)].map(named),
    );
    const others = looks(asked.log).filter((one) => !ours.has(hostOf(one)));
    const beyond = [...new Set(others.map(hostOf))].toSorted();
    expect(beyond).toEqual(
      ["inside.redir-name-rebind", "n1.redir-names", "n2.redir-names", "n3.redir-names"].map(named),
    );
  });

  test("a circle is left after one round", () => {
    expect(endOf("redir-loop").ends).toBe("redirect_loop");
    // The first attempt, and the second.
    expect(looksAt(asked.log, named("redir-loop"))).toHaveLength(2 * VANTAGES.length);
  });

  test("every answer is given, small, and without a word of theirs", () => {
    for (const name of REDIRECTING) {
      const { status, text } = asked.told(name);
      expect(status, name).toBe(200);
      expect(text.length, name).toBeLessThan(LARGEST_ANSWER);
      expect(text, name).not.toMatch(LEAKS);
    }
  });
});

describe("A8: a redirect to another scheme", () => {
  test.each(SCHEMES)("%s ends as %s, and nothing is asked beside", (name, ends) => {
    expect(endOf(name)).toEqual({ ends, redirectsTo: null });
    for (const { url } of looksAt(asked.log, named(name))) expect(url).toMatch(/^https?:/);
  });

  test("nothing but http and https was asked at all", () => {
    expect(asked.log.filter(({ url }) => !/^https?:\/\//.test(url))).toEqual([]);
  });
});

describe("A10: nothing relies on the platform to keep a request in", () => {
  test.each(["priv", "meta", "loop6", "mixed", "inside.redir-name-private"])(
    "the server behind %s answers whoever asks it",
    async (name) => {
      expect((await env.NET.fetch(`https://${named(name)}/`)).status).toBe(200);
    },
  );
});

describe("A11: no port is scanned, and nothing that a port says is told", () => {
  test.each(PORTS)("%s gets no request anywhere but at the usual ports", (name) => {
    expect(endOf(name)).toEqual({ ends: "up", redirectsTo: null });
    const ports = looksAt(asked.log, named(name)).map(({ url }) => new URL(url).port);
    expect(new Set(ports)).toEqual(new Set([""]));
  });

  test("what another service says at the port of https is told by a code alone", () => {
    expect(asked.answer("banner").verdict).toBe("down");
    expect(asked.told("banner").text).not.toMatch(/SSH|OpenSSH|BANNER/);
  });
});

describe("A12: a redirect to ourselves", () => {
  test.each(OWN)("%s is not followed", (name) => {
    expect(endOf(name)).toEqual({ ends: "address_forbidden", redirectsTo: null });
    expect(looks(asked.log).filter((one) => hostOf(one).endsWith("justhere.example"))).toEqual([]);
  });
});

describe("G4: a redirect with a token in its address", () => {
  test("is told by its host alone", () => {
    expect(endOf("redir-token")).toEqual({ ends: "up", redirectsTo: "victim-site.com" });
    expect(asked.told("redir-token").text).not.toContain("SECRET-LOC-9");
    expect(asked.told("redir-token").text).not.toContain("/cb");
  });

  test("with a user name in it is not told at all", () => {
    expect(endOf("redir-user")).toEqual({ ends: "up", redirectsTo: null });
  });
});

describe("C2: a small answer that unpacks to megabytes, one without an end, and one that is long", () => {
  test.each(HEAVY)("%s gets a small answer in which nothing of it stands", (name) => {
    const { status, text } = asked.told(name);
    expect(status).toBe(200);
    expect(text.length).toBeLessThan(LARGEST_ANSWER);
    expect(text).not.toMatch(LEAKS);
    expect(text).not.toMatch(/a{100}|b{100}/);
  });

  test.each([...BOMBS, ...ENDLESS, ...LONG])("%s keeps nobody waiting", (name) => {
    expect(asked.told(name).ms).toBeLessThan(PATIENCE_MS);
  });

  test.each(ENDLESS)("of %s no vantage takes much more than it reads", (name) => {
    const looks = looksAt(asked.log, named(name)).length;
    expect(looks).toBeGreaterThanOrEqual(VANTAGES.length);
    expect((pulled[name] ?? 0) / looks).toBeLessThanOrEqual(4 * PROBE.bodyBytes);
  });

  test("none of it is a failure of ours, nor of a target that did answer", () => {
    for (const name of ["bomb", "bomb-brotli", "endless", "endless-file", "hdr", "hdr-long"])
      expect(asked.answer(name).verdict, name).toBe("up");
    for (const name of ["bomb-error", "endless-error"])
      expect(asked.answer(name).verdict, name).toBe("down");
  });
});

describe("C3: a target that takes its time", () => {
  test("a body that drips holds a probe for as long as we read, and no longer", () => {
    expect(asked.answer("drip").verdict).toBe("up");
    // A byte every 250 ms, for as long as a body is read.
    const bytes = (pulled.drip ?? 0) / looksAt(asked.log, named("drip")).length;
    expect(bytes).toBeLessThanOrEqual((PROBE.bodyMs + PROBE.bodyIdleMs) / 250);
    expect(asked.told("drip").ms).toBeLessThan(PATIENCE_MS);
  });

  test("one that answers late is up, and costs each vantage two requests and two knocks", () => {
    expect(asked.answer("slow").verdict).toBe("up");
    expect(asked.told("slow").ms).toBeLessThan(PATIENCE_MS);
    const all = looksAt(asked.log, named("slow"));
    const requests = all.filter(isRequest);
    expect(requests).toHaveLength(2 * VANTAGES.length);
    // A knock opens the port, and an open port is offered one handshake.
    expect(all.length - requests.length).toBeLessThanOrEqual(4 * VANTAGES.length);
  });
});

describe("C5: what the runtime throws", () => {
  test.each(BROKEN)("at %s becomes one of the codes, and no word of it is told", (name) => {
    const { observations } = asked.answer(name);
    for (const { failure } of observations) expect(Object.keys(FAILURES)).toContain(failure);
    expect(asked.told(name).text).not.toMatch(
      /internal error|reference|TypeError|connection lost|secret/i,
    );
  });

  test("is an error of no answer: none of these is a 5xx", () => {
    const statuses = HEAVY.map((name) => asked.told(name).status);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
  });
});

/** Whatever a resolver answers: nobody is sent to an address that is not public, and nobody throws. */
import { BlockList, isIPv4, isIPv6 } from "node:net";
import fc from "fast-check";
import { describe, expect } from "vitest";
import { networkFacts } from "../../src/ledger/forms";
import { networkOf } from "../../src/ledger/network";
import { printable, readAsName, readOrigin } from "../../src/ledger/origin";
import { LEDGER } from "../../src/limits";
import { isRegistered, type Resolver, resolve, resolveText } from "../../src/probe/dns";
import { FAILURES } from "../../src/probe/failure";
import type { Network } from "../../src/probe/network";
import { saysOptOut } from "../../src/probe/opt-out";
import { isOf } from "../fuzz-support/documents";
import { countedAtTheEnd, fuzz, mutated, mutatedJson, oddValue } from "../fuzz-support/fuzz";
import { fakeClock } from "../support/clock";

/** The special-purpose registries of IANA once more, and read by Node: not by what is tried here. */
const SPECIAL = {
  ipv4: blocks([
    ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"],
    ...["172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16"],
    ...["198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"],
    "168.63.129.16/32",
  ]),
  ipv6: blocks([
    ...["::/3", "4000::/2", "8000::/1", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"],
  ]),
};

function blocks(texts: readonly string[]): BlockList {
  const list = new BlockList();
  for (const text of texts) {
    const [net = "", bits = ""] = text.split("/");
    list.addSubnet(net, Number(bits), familyOf(net));
  }
  return list;
}

function familyOf(address: string) {
  return address.includes(":") ? "ipv6" : "ipv4";
}

function isSpecial(address: string): boolean {
  if (isIPv4(address)) return SPECIAL.ipv4.check(address, "ipv4");
  return !isIPv6(address) || SPECIAL.ipv6.check(address, "ipv6");
}

const INSIDE = [
  ...["127.0.0.1", "10.0.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "168.63.129.16"],
  ...["::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "fe80::1%eth0", "fd00::1", "2002:a00:1::", "::"],
  ...[
    "0x7f.1",
    "2130706433",
    "127.1",
    "0177.0.0.1",
    "[::1]",
    "1.2.3.4.",
    " 1.2.3.4",
    "1.2.3.4\u0000",
  ],
  ...["2001:db8::1", "2001::1", "2000::5efe:a00:1", "ff02::1", "::ffff:0:127.0.0.1", "1.2.3.04"],
];
const address = fc.oneof(
  fc.constantFrom("44.128.0.1", "2606:4700::1", "1.1.1.1", "2a00:1450::1"),
  fc.constantFrom(...INSIDE),
  fc.ipV4(),
  fc.ipV4Extended(),
  fc.ipV6(),
  mutated(
    ["44.128.0.1", "2606:4700::1", ...INSIDE],
    fc.constantFrom(":", ".", "0", "%", "x", "::"),
  ),
);
const record = fc.record({
  name: fc.domain(),
  type: fc.oneof(fc.constantFrom<number>(1, 28, 5, 16, 6, 46), fc.integer()),
  TTL: fc.integer(),
  data: fc.oneof({ weight: 6, arbitrary: address }, fc.string({ unit: "binary" }), oddValue),
});
const reply = fc.record({
  Status: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom<number>(0, 0, 0, 3, 2, 5) },
    fc.integer(),
  ),
  Answer: fc.oneof({ weight: 6, arbitrary: fc.array(record, { maxLength: 5 }) }, oddValue),
});
const body = fc.oneof(
  { weight: 4, arbitrary: reply.map((value) => JSON.stringify(value)) },
  { weight: 3, arbitrary: mutatedJson(reply).map((value) => JSON.stringify(value) ?? "") },
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .integer({ min: 65_000, max: 70_000 })
    .map((length) => `{"Status":0,"x":"${"y".repeat(length)}"}`),
);
const answer = fc.record({
  body,
  status: fc.oneof({ weight: 9, arbitrary: fc.constant(200) }, fc.integer({ min: 201, max: 599 })),
  /** How many pieces it comes in, and whether it comes to an end. */
  pieces: fc.integer({ min: 1, max: 4 }),
  breaks: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.boolean()),
});
type Answer = typeof answer extends fc.Arbitrary<infer T> ? T : never;

const BODILESS: readonly number[] = [204, 205, 304];

function responseOf({ body, status, pieces, breaks }: Answer): Response {
  const bytes = new TextEncoder().encode(body);
  const size = Math.max(1, Math.ceil(bytes.length / pieces));
  const stream = new ReadableStream({
    start: (controller) => {
      for (let at = 0; at < bytes.length; at += size)
        controller.enqueue(bytes.slice(at, at + size));
      if (breaks) controller.error(new Error("Network connection lost."));
      else controller.close();
    },
  });
  return new Response(BODILESS.includes(status) ? null : stream, { status });
}

/** A resolver that gives these answers in turn. */
function resolverOf(answers: readonly Answer[]): Resolver {
  let asked = 0;
  const get = async () => {
    const given = answers[asked++ % answers.length];
    if (given === undefined) throw new Error("Network connection lost.");
    return responseOf(given);
  };
  const network = { get } as unknown as Network;
  return { network, url: "https://resolver.script/dns-query" };
}

const { signal } = new AbortController();
const answers = fc.array(answer, { minLength: 0, maxLength: 3 });

describe("of every answer of a resolver", () => {
  fuzz(
    "what is handed on are public addresses, or a failure that has a name",
    8_000,
    answers,
    async (given) => {
      const read = await resolve(resolverOf(given), "site.com", signal);
      if (read.kind === "failed") return expect(Object.keys(FAILURES)).toContain(read.failure);
      const all = [...read.ipv4, ...read.ipv6];
      expect(all.length).toBeGreaterThan(0);
      expect(all.filter(isSpecial)).toEqual([]);
    },
  );

  fuzz("texts are texts, and an opt-out is a yes or a no", 1_500, answers, async (given) => {
    for (const text of (await resolveText(resolverOf(given), "site.com", signal)) ?? [])
      expect(typeof text).toBe("string");
    expect([true, false, null]).toContain(
      await saysOptOut(resolverOf(given), "_justhere.site.com", signal),
    );
    expect([true, false, null]).toContain(
      await isRegistered(resolverOf(given), "site.com", signal),
    );
  });
});

const ORIGINS = [
  "13335 | 1.1.1.0/24 | AU | apnic | 2011-08-11",
  "16509 14618 | 44.128.0.0/10 | US | arin |",
  "13335 | 2606:4700::/32 | US | arin | 2011-11-01",
  "13335 | US | arin | 2010-07-14 | CLOUDFLARENET, US",
];
const piece = fc.oneof(
  fc.constantFrom(
    "|",
    " | ",
    "/0",
    "/33",
    "/129",
    "4294967296",
    "0",
    "::/0",
    "\u202e",
    "<b>",
    "\n",
    "а",
  ),
  fc.string({ unit: "binary", maxLength: 5 }),
);
const text = fc.oneof(
  { weight: 5, arbitrary: mutated(ORIGINS, piece) },
  fc.string({ unit: "binary" }),
);
const texts = fc.array(text, { maxLength: 4 });
const isFacts = isOf(networkFacts);
const isShown = (name: string | null) =>
  name === null || (printable(name) === name && [...name].length <= LEDGER.nameLength);

describe("of every answer about a network", () => {
  const asked = fc.constantFrom("1.1.1.1", "44.128.0.1", "2606:4700::1");
  fuzz(
    "an origin holds the address, and a name can be shown",
    3_000,
    fc.tuple(texts, asked),
    ([given, ip]) => {
      const origin = readOrigin(given, ip);
      const name = readAsName(given, origin?.asn ?? 13_335);
      expect(isShown(name)).toBe(true);
      if (origin === null) return;
      expect(isFacts({ ...origin, name })).toBe(true);
      expect(blocks([origin.prefix]).check(ip, familyOf(ip))).toBe(true);
    },
  );

  const quoted = text.map((one) => ({ type: 16, data: JSON.stringify(one).slice(0, 4_096) }));
  const txt = fc
    .array(quoted, { maxLength: 3 })
    .map((Answer) => JSON.stringify({ Status: 0, Answer }));
  const found = JSON.stringify({ Status: 0, Answer: [{ type: 1, data: "1.1.1.1" }] });
  const none = JSON.stringify({ Status: 0, Answer: [] });
  const said = fc.tuple(txt, txt).map((rest) => [found, none, ...rest]);
  fuzz("a network is one that can be kept and told, or nothing", 1_500, said, async (bodies) => {
    const given = bodies.map((one) => ({ body: one, status: 200, pieces: 1, breaks: false }));
    const resolver = resolverOf(given);
    const world = {
      network: resolver.network,
      resolver,
      clock: fakeClock(),
      controls: { up: [], dead: "" },
    };
    const facts = await networkOf("site.com", world, "asn.example", signal);
    expect(facts === null || (isFacts(facts) && isShown(facts.name))).toBe(true);
  });
});

countedAtTheEnd("answers of resolvers");

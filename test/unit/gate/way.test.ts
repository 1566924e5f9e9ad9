/** The way through the gate: what is asked of whom, in which order, and what when they are silent. */
import { afterEach, describe, expect, test, vi } from "vitest";
import type { DomainFacts } from "../../../src/gate/admit";
import type { Grant } from "../../../src/gate/domain";
import {
  enter,
  type Gate,
  mayGlance,
  mayRecall,
  mayTell,
  type Noted,
} from "../../../src/gate/gate";
import { GATE } from "../../../src/limits";
import type { NetScript } from "../../support/script-net";
import { answers, scriptNet } from "../../support/script-net";

const logged = vi.spyOn(console, "error").mockImplementation(() => {});
afterEach(() => void logged.mockClear());

const HOST = "www.site.com";
const HEADERS = new Headers({ "cf-connecting-ip": "203.0.113.7" });
const never = () => new Promise<never>(() => {});

interface Script {
  readonly dns?: NetScript["dns"];
  readonly noted?: Noted;
  readonly facts?: DomainFacts;
  readonly denied?: readonly string[];
  readonly limiter?: () => Promise<{ success: boolean }>;
  readonly grant?: (what: string) => Promise<Grant>;
}

const KNOWN: Grant = { allowed: true, isNew: false };

/** A gate that writes down what it asks. */
function gateWith({ dns = {}, noted, facts, denied = [], limiter, grant }: Script) {
  const net = scriptNet({ dns });
  const asked: string[] = [];
  const notes = new Map<string, unknown>();
  if (noted) notes.set(`refusal ${HOST}`, noted);
  if (facts) notes.set("facts site.com", facts);
  const noteAt = <T>(place: string) => ({
    match: async () => (notes.get(place) as T | undefined) ?? null,
    put: async (value: T) => void notes.set(place, value),
  });
  const limit = (name: string) => ({
    limit: () => {
      asked.push(name);
      return limiter ? limiter() : Promise.resolve({ success: true });
    },
  });
  const ask = (what: string) => async () => {
    asked.push(what);
    return grant ? grant(what) : KNOWN;
  };
  const gate: Gate = {
    ...{ clock: net.clock, worldFor: () => net.world, denied },
    refusalOf: (host) => noteAt<Noted>(`refusal ${host}`),
    factsOf: (domain) => noteAt<DomainFacts>(`facts ${domain}`),
    erase: async (host, of) => {
      asked.push(`erase ${of} ${host}`);
      return true;
    },
    waitUntil: () => {},
    domainGate: () => ({ enter: ask("enter"), lookUp: ask("lookUp"), start: ask("start") }),
    limiters: {
      ...{ client: limit("client"), block: limit("block") },
      ...{ client_names: limit("client_names"), reads: limit("reads") },
    },
    keyed: async (block) => block,
  };
  const dnsAsked = () => net.asked.map(({ url }) => new URL(url).searchParams.get("type"));
  return { gate, asked, notes, dnsAsked, net };
}

describe("a question", () => {
  test("about a known name asks its domain's gate once", async () => {
    const { gate, asked, dnsAsked } = gateWith({});
    expect(await enter(HOST, HEADERS, gate)).toBeNull();
    expect(asked).toEqual(["client", "block", "enter"]);
    expect(dnsAsked()).toEqual(["SOA", "TXT", "A", "AAAA", "TXT"]);
  });

  test("about a new name asks it whether the name may be looked up, and then whether it may start", async () => {
    const { gate, asked } = gateWith({
      grant: async (what) => (what === "enter" ? { allowed: true, isNew: true } : KNOWN),
    });
    expect(await enter(HOST, HEADERS, gate)).toBeNull();
    expect(asked).toEqual(["client", "block", "enter", "client_names", "start"]);
  });

  test("about a domain that does not exist wakes no gate", async () => {
    const dns = { "site.com": "nxdomain", [HOST]: "nxdomain" } as const;
    const { gate, asked } = gateWith({ dns });
    expect(await enter(HOST, HEADERS, gate)).toEqual({ code: "no_such_name", twin: null });
    expect(asked).toEqual(["client", "block"]);
  });

  test("about a domain of which DNS says nonsense, and whose name is there, is let through", async () => {
    const { gate, asked } = gateWith({ dns: { "site.com": "nxdomain" } });
    expect(await enter(HOST, HEADERS, gate)).toBeNull();
    expect(asked).toEqual(["client", "block", "start"]);
  });

  test.each<Noted>([
    { code: "no_such_name", twin: "site.com" },
    { code: "forbidden_target" },
    { code: "opted_out" },
  ])("that was refused a moment ago costs nothing: $code", async (noted) => {
    const { gate, asked, dnsAsked } = gateWith({ noted });
    expect(await enter(HOST, HEADERS, gate)).toEqual(noted);
    expect([asked, dnsAsked()]).toEqual([[], []]);
  });

  test("about a name on the operator's list counts, asks nobody, and has it erased", async () => {
    const { gate, asked, dnsAsked } = gateWith({ denied: ["site.com"] });
    expect(await enter(HOST, HEADERS, gate)).toEqual({ code: "opted_out" });
    expect([asked, dnsAsked()]).toEqual([["client", "block", "erase listed www.site.com"], []]);
  });

  test("that a gate refuses tells which limit it was, and until when", async () => {
    const refusal = { limit: "sweeps", rate: GATE.sweeps, retryAfterMs: 1_234 } as const;
    const { gate } = gateWith({ grant: async () => ({ allowed: false, ...refusal }) });
    expect(await enter(HOST, HEADERS, gate)).toEqual({ code: "rate_limited", ...refusal });
  });
});

describe("what is silent or broken", () => {
  test.each<[string, () => Promise<Grant>, number]>([
    ["silent", never, GATE.objectMs],
    ["broken", () => Promise.reject(new Error("gone")), 0],
  ])("a gate that is %s lets nothing start", async (_, grant, tookMs) => {
    const { gate, net } = gateWith({ grant });
    expect(await enter(HOST, HEADERS, gate)).toEqual({ code: "overloaded" });
    expect(net.clock.elapsedMs()).toBe(tookMs);
    expect(logged).toHaveBeenCalledWith(expect.stringContaining("gate_silent"));
  });

  test.each<[string, () => Promise<never>, number]>([
    ["silent", never, 2 * GATE.besideMs],
    ["broken", () => Promise.reject(new Error("gone")), 0],
  ])("limiters of clients that are %s let through", async (_, limiter, tookMs) => {
    const { gate, net } = gateWith({ limiter });
    expect(await enter(HOST, HEADERS, gate)).toBeNull();
    expect(net.clock.elapsedMs()).toBe(tookMs);
  });

  test.each<[string, NonNullable<NetScript["dns"]>, DomainFacts | undefined]>([
    [
      "that it exists, and not what its owner wants",
      { "_justhere.site.com": { TXT: answers(500) } },
      undefined,
    ],
    ["nothing of it", { "site.com": answers(500), "_justhere.site.com": answers(500) }, undefined],
    [
      "that it does not exist",
      { "site.com": "nxdomain", "_justhere.site.com": "nxdomain" },
      { exists: false, hasOptedOut: false },
    ],
  ])(
    "of a domain of which a resolver says %s, no more is noted than that",
    async (_, dns, noted) => {
      const { gate, notes } = gateWith({ dns });
      await enter(HOST, HEADERS, gate);
      expect(notes.get("facts site.com")).toEqual(noted);
    },
  );
});

describe("a history", () => {
  test("of a name that is gone by now is told, where its domain's gate knows the name", async () => {
    const { gate, asked } = gateWith({ noted: { code: "no_such_name", twin: null } });
    expect(await mayRecall(HOST, gate)).toBeNull();
    expect(asked).toEqual(["lookUp"]);
  });

  test("of a new name wakes no monitor, if DNS does not know it", async () => {
    const { gate } = gateWith({
      ...{ dns: { [HOST]: "nxdomain" }, grant: async () => ({ allowed: true, isNew: true }) },
    });
    expect(await mayRecall(HOST, gate)).toMatchObject({ code: "no_such_name" });
  });
});

describe("a badge", () => {
  const EXISTS: DomainFacts = { exists: true, hasOptedOut: false };
  const limited: Grant = {
    ...{ allowed: false, limit: "look_ups", rate: { count: 5, perMs: 10_000 }, retryAfterMs: 1 },
  };

  test.each<[string, Grant, "new" | null]>([
    ["is told of a known name", KNOWN, null],
    ["of a new name is told that nothing is known", { allowed: true, isNew: true }, "new"],
    ["of one of too many new names too", limited, "new"],
  ])("%s, and DNS is asked nothing of it", async (_, grant, told) => {
    const { gate, asked, dnsAsked } = gateWith({ facts: EXISTS, grant: async () => grant });
    expect(await mayGlance(HOST, gate)).toBe(told);
    expect([asked, dnsAsked()]).toEqual([["lookUp"], []]);
  });

  test.each<[string, Script, string]>([
    ["that has opted out", { facts: { exists: true, hasOptedOut: true } }, "opted_out"],
    ["that does not exist", { facts: { exists: false, hasOptedOut: null } }, "no_such_name"],
    ["whose gate is silent", { facts: EXISTS, grant: never }, "overloaded"],
  ])("of a domain %s wakes no monitor", async (_, script, code) => {
    const { gate } = gateWith(script);
    expect(await mayGlance(HOST, gate)).toMatchObject({ code });
  });
});

describe("what is cached", () => {
  test.each<[string, Script, boolean]>([
    ["is told", {}, true],
    [
      "is told of a name that does not exist by now",
      { noted: { code: "no_such_name", twin: null } },
      true,
    ],
    ["is not told once its owner has opted out", { noted: { code: "opted_out" } }, false],
    ["nor of a domain that has", { facts: { exists: true, hasOptedOut: true } }, false],
    ["nor of one on the operator's list", { denied: ["site.com"] }, false],
  ])("%s, and nobody is asked", async (_, script, isTold) => {
    const { gate, dnsAsked } = gateWith(script);
    expect((await mayTell(HOST, gate)) === null).toBe(isTold);
    expect(dnsAsked()).toEqual([]);
  });
});

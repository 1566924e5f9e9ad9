/** The prober as it is asked: a question in, one report out; and how it knocks. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import { internet } from "../../../src/probe/internet";
import { decodeReport } from "../../../src/probe/observation";
import { answerProbe, newMemory } from "../../../src/probe/worker";
import { settled } from "../../support/clock";
import type { NetScript, Reaction } from "../../support/script-net";
import {
  answers,
  hangs,
  INTERNAL,
  inTurn,
  LOST,
  redirects,
  scriptNet,
  throws,
} from "../../support/script-net";

// The socket API of workerd.
const { connect } = vi.hoisted(() => ({ connect: vi.fn() }));
vi.mock("cloudflare:sockets", () => ({ connect }));
beforeEach(() => void connect.mockReset());

const TRACE = "https://cloudflare.com/cdn-cgi/trace";
const door = { practice: false, ownHosts: ["justhere.example.org"] };
const WANTED = { scheme: null, port: null, path: "/", status: null, text: null };
const up = answers(204);
const fails = throws(LOST);

function vantageWith(at: NetScript["at"], rest: Partial<NetScript> = {}) {
  const net = scriptNet({
    at: {
      [TRACE]: answers(200, { body: "colo=FRA\n" }),
      "one.control": up,
      "two.control": up,
      "dead.control": throws(INTERNAL),
      "site.com": up,
      ...at,
    },
    ...rest,
    controls: { up: ["one.control", "two.control"], dead: "dead.control" },
  });
  const memory = newMemory();
  const ask = async (body: unknown) => {
    const init = { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) };
    const request = new Request("https://prober/", init);
    return answerProbe(request, () => ({ vantage: "germany", door, world: net.world, memory }));
  };
  const report = async () => {
    const response = await ask({ host: "site.com" });
    const decoded = decodeReport(await response.json());
    if (decoded === null) throw new Error("no report");
    return decoded;
  };
  const targets = () => net.sent.filter(({ url }) => url.includes("site.com"));
  return { ask, report, net, targets };
}

describe("a question that is none, or about what we must not look at, asks nobody", () => {
  test.each([
    ["no JSON", "site.com"],
    ["nothing", ""],
    ["no host", {}],
    ["a host that is no text", { host: 1 }],
    ["a host longer than any", { host: `${"a.".repeat(1_024)}com` }],
    ["an address", { host: "10.0.0.1" }],
    ["a name inside", { host: "db.internal" }],
    ["ourselves", { host: "justhere.example.org" }],
    ["another port", { host: "site.com:8443" }],
    ["more wanted of an address", { host: "10.0.0.1", wanted: WANTED }],
    ["something wanted that is no want", { host: "site.com", wanted: "/health" }],
    ["half of a want", { host: "site.com", wanted: { path: "/health" } }],
    ["a path that is another host", { host: "site.com", wanted: { ...WANTED, path: "@b.org/" } }],
    ["a path without end", { host: "site.com", wanted: { ...WANTED, path: "/".repeat(2_049) } }],
    ["a port that is none", { host: "site.com", wanted: { ...WANTED, port: 65_536 } }],
    ["another scheme", { host: "site.com", wanted: { ...WANTED, scheme: "ftp" } }],
    ["a status that is none", { host: "site.com", wanted: { ...WANTED, status: [99] } }],
    ["no status at all", { host: "site.com", wanted: { ...WANTED, status: [] } }],
    ["a name that is no text", { host: "site.com", denied: [1] }],
    ["names that are no list", { host: "site.com", denied: "www.site.com" }],
    ["an empty text", { host: "site.com", wanted: { ...WANTED, text: "" } }],
  ])("%s", async (_, body) => {
    const { ask, net } = vantageWith({});
    expect((await ask(body)).status).toBe(400);
    expect([net.sent, net.asked, net.knocked]).toEqual([[], [], []]);
  });
});

describe("a report says what was seen, whether to trust it, and where it was", () => {
  test("of a target that is up", async () => {
    const { ask } = vantageWith({});
    const response = await ask({ host: "site.com" });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(decodeReport(await response.json())).toMatchObject({
      vantage: "germany",
      outcome: "up",
      health: "ok",
      ranIn: "FRA",
      attempts: 1,
    });
  });

  test.each([
    ["nothing", undefined, "https://site.com/"],
    ["nothing, said so", null, "https://site.com/"],
    [
      "another address",
      { ...WANTED, port: 8_443, path: "/up?a=1" },
      "https://site.com:8443/up?a=1",
    ],
  ])("of a target of whom its operator wants %s", async (_, wanted, url) => {
    const { ask, targets } = vantageWith({});
    const response = await ask({ host: "site.com", wanted });
    expect(decodeReport(await response.json())).toMatchObject({ outcome: "up" });
    expect(targets().map((sent) => sent.url)).toEqual([url]);
  });

  test("that sends on to a name that nobody may look at", async () => {
    const { ask, targets } = vantageWith({ "site.com": redirects("https://www.site.com/") });
    const response = await ask({ host: "site.com", denied: ["www.site.com"] });
    const told = { outcome: "up", redirectsTo: "www.site.com" };
    expect(decodeReport(await response.json())).toMatchObject(told);
    expect(targets().map((sent) => sent.url)).toEqual(["https://site.com/"]);
  });

  test("the controls are asked beside the target, not before it", async () => {
    const { report, net } = vantageWith({
      "one.control": answers(204, { afterMs: 300 }),
      "two.control": answers(204, { afterMs: 300 }),
      "site.com": answers(200, { afterMs: 300 }),
      [TRACE]: answers(200, { afterMs: 300, body: "colo=FRA\n" }),
    });
    await report();
    expect(net.clock.elapsedMs()).toBe(300);
  });

  test("nobody can say where: it says so", async () => {
    expect((await vantageWith({ [TRACE]: hangs }).report()).ranIn).toBeNull();
  });

  test("within a minute neither the controls nor the place are asked again", async () => {
    const { report, net } = vantageWith({});
    await report();
    const before = net.sent.length;
    await report();
    expect(net.sent.slice(before).map(({ url }) => url)).toEqual(["https://site.com/"]);
  });
});

describe("a vantage doubts itself again beside every second attempt", () => {
  const failing = throws("of another day");
  test.each<[string, Reaction, (nth: number) => Reaction, string, number[]]>([
    ["a fast failure, and all is still well", failing, inTurn(up), "ok", [0, 0]],
    ["a fast failure, and now they fail", failing, inTurn(up, fails), "impaired", [0, 0]],
    ["a fast failure, and now they answer", failing, inTurn(fails, up), "ok", [0, 0]],
    [
      "five seconds of silence, and now they fail",
      hangs,
      inTurn(up, fails),
      "impaired",
      [0, 5_000],
    ],
  ])("%s", async (_, target, control, expected, askedAtMs) => {
    const at = { "site.com": target, "one.control": control, "two.control": fails };
    const { report, net } = vantageWith(at);
    expect((await report()).health).toBe(expected);
    const asked = net.sent.filter(({ url }) => url === "https://one.control/");
    expect(asked.map(({ atMs }) => atMs)).toEqual(askedAtMs);
  });

  test("and once only", async () => {
    const { report, net } = vantageWith({ "site.com": fails });
    expect(await report()).toMatchObject({ outcome: "down", attempts: 2 });
    expect(net.sent.filter(({ url }) => url === "https://dead.control/")).toHaveLength(2);
  });

  test("an answer at the first attempt asks for no second check", async () => {
    const { report, net } = vantageWith({ "site.com": answers(403) });
    await report();
    expect(net.sent.filter(({ url }) => url === "https://dead.control/")).toHaveLength(1);
  });
});

test("the slowest question there is has its answer before the sweep gives up", async () => {
  const { report, net } = vantageWith(
    { [TRACE]: hangs, "site.com": hangs, "one.control": hangs, "two.control": hangs },
    { dns: { "one.control": hangs, "two.control": hangs } },
  );
  expect(await report()).toMatchObject({ failure: "timeout_first_byte", health: "impaired" });
  expect(net.clock.elapsedMs()).toBe(20_000);
  await settled();
  expect(net.clock.waiting()).toBe(0);
});

/** As workerd has it: closing a socket that is still opening rejects both of its promises. */
function socket() {
  const opened = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<void>();
  const fail = () => {
    const error = new Error("proxy request failed, cannot connect to the specified address");
    opened.reject(error);
    closed.reject(error);
  };
  const close = vi.fn(async () => fail());
  connect.mockReturnValue({ opened: opened.promise, closed: closed.promise, close });
  return { open: () => opened.resolve(), fail, close };
}

const { knock } = internet("https://justhere.example");

describe("a knock", () => {
  test("on a port that opens is let go of at once", async () => {
    const { open, close } = socket();
    const knocking = knock("site.com", 443, new AbortController().signal);
    open();
    expect(await knocking).toBe("opened");
    expect(connect.mock.calls).toEqual([[{ hostname: "site.com", port: 443 }]]);
    expect(close).toHaveBeenCalled();
  });

  test("on a port that does not open is rejected, and nothing is left unheard", async () => {
    const { fail } = socket();
    const knocking = knock("site.com", 443, new AbortController().signal);
    fail();
    expect(await knocking).toBe("rejected");
    await settled();
  });

  test("that nobody answers ends with the signal", async () => {
    const { close } = socket();
    const stop = new AbortController();
    const knocking = knock("site.com", 443, stop.signal);
    await settled();
    expect(close).not.toHaveBeenCalled();
    stop.abort();
    expect(await knocking).toBe("rejected");
    expect(close).toHaveBeenCalledOnce();
  });

  test("that the runtime refuses to make is rejected", async () => {
    connect.mockImplementation(() => {
      throw new TypeError("Specified address is empty string");
    });
    expect(await knock("", 443, new AbortController().signal)).toBe("rejected");
  });
});

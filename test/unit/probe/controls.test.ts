/** How a vantage doubts itself: two names that are up, and one that is dead. */
import { describe, expect, test } from "vitest";
import { Controls, REAL_CONTROLS } from "../../../src/probe/controls";
import { settled } from "../../support/clock";
import type { Records } from "../../support/script-dns";
import {
  answers,
  hangs,
  INTERNAL,
  inTurn,
  LOST,
  type NetScript,
  redirects,
  scriptNet,
  throws,
} from "../../support/script-net";
import { expectNothingLeft } from "./probing";

const CONTROLS = { up: ["one.control", "two.control"], dead: "dead.control" };
const dead = throws(INTERNAL);
const up = answers(204);
const fails = throws(LOST);

const netOf = (at: NetScript["at"], dns: NetScript["dns"] = {}) =>
  scriptNet({ at: { "dead.control": dead, ...at }, dns, controls: CONTROLS });

async function healthOf(at: NetScript["at"], dns: NetScript["dns"] = {}) {
  const net = netOf(at, dns);
  const health = await new Controls().check(net.world);
  return { health, tookMs: net.clock.elapsedMs(), net };
}

describe("one known-up name that answers is enough", () => {
  test.each([
    ["both", up, up, "ok"],
    ["one, and the other fails", up, fails, "ok"],
    ["one, and the other hangs", hangs, up, "ok"],
    ["one, with a page", answers(200), fails, "ok"],
    ["one, with a redirect", redirects("https://other.com/"), fails, "ok"],
    ["one, with a refusal", answers(403), fails, "ok"],
    ["one, slowly", fails, answers(204, { afterMs: 3_999 }), "ok"],
    ["neither: both fail", fails, fails, "impaired"],
    ["neither: server errors", answers(500), answers(503), "impaired"],
    ["neither: made-up answers", answers(521), answers(530), "impaired"],
    ["neither: too slowly", answers(204, { afterMs: 4_001 }), hangs, "impaired"],
  ])("%s", async (_, one, two, expected) => {
    const { health } = await healthOf({ "one.control": one, "two.control": two });
    expect(health).toBe(expected);
  });

  test.each<[string, Records]>([
    ["unknown", "nxdomain"],
    ["private", ["10.0.0.1"]],
    ["not to be had", throws(LOST)],
    ["not to be had in time", hangs],
  ])("its address is %s: it is not asked", async (_, dns) => {
    const names = { "one.control": dns, "two.control": dns };
    const { health, net } = await healthOf({ "one.control": up, "two.control": up }, names);
    expect(health).toBe("impaired");
    expect(net.sent.map(({ url }) => url)).toEqual(["https://dead.control/"]);
  });
});

describe("a known-dead name that answers makes the vantage impaired", () => {
  test.each([
    ["with a page", answers(200), "impaired"],
    ["with a redirect to a captive portal", redirects("https://portal.net/"), "impaired"],
    ["with a refusal", answers(403), "impaired"],
    ["with a challenge", answers(503, { headers: { "cf-mitigated": "challenge" } }), "impaired"],
    ["not: it cannot be found", dead, "ok"],
    ["not: a made-up 530", answers(530, { body: "error code: 1016" }), "ok"],
    ["not: a proxy's own error", answers(502), "ok"],
    ["not: nobody answers at all", hangs, "ok"],
  ])("%s", async (_, reaction, expected) => {
    const at = { "one.control": up, "two.control": up, "dead.control": reaction };
    expect((await healthOf(at)).health).toBe(expected);
  });

  test("it is asked for by name alone, so that a liar behind DNS is caught as well", async () => {
    const { net } = await healthOf({ "one.control": up, "two.control": up });
    expect(net.sent.map(({ url }) => url)).toContain("https://dead.control/");
    expect(net.asked.filter(({ url }) => url.includes("dead"))).toEqual([]);
  });
});

describe("a check has an end", () => {
  test.each([
    ["all hang", hangs, hangs, hangs, 4_000],
    ["all but the dead one answer at once", up, up, hangs, 4_000],
    ["all is well", up, up, dead, 0],
    ["one is well", hangs, up, dead, 0],
  ])("%s", async (_, one, two, last, tookMs) => {
    const at = { "one.control": one, "two.control": two, "dead.control": last };
    expect((await healthOf(at)).tookMs).toBe(tookMs);
  });

  test("slow DNS has a limit of its own", async () => {
    const names = { "one.control": hangs, "two.control": hangs };
    expect((await healthOf({}, names)).tookMs).toBe(4_000);
  });

  test("and leaves nothing behind", async () => {
    const { net } = await healthOf({ "one.control": up, "two.control": hangs });
    await net.clock.wait(10_000);
    await settled();
    for (const { signal } of net.sent) expect(signal.aborted).toBe(true);
    expectNothingLeft({ ...net, sent: [] });
  });
});

describe("health is remembered for a minute", () => {
  const flips = { "one.control": inTurn(up, fails), "two.control": fails };

  test("and no longer", async () => {
    const { world, clock } = netOf(flips);
    const controls = new Controls();
    expect(await controls.health(world)).toBe("ok");
    await clock.wait(59_999);
    expect(await controls.health(world)).toBe("ok");
    await clock.wait(1);
    expect(await controls.health(world)).toBe("impaired");
  });

  test("for five seconds when it is bad, so that a vantage comes back soon", async () => {
    const { world, clock, sent } = netOf({
      "one.control": inTurn(fails, up),
      "two.control": fails,
    });
    const controls = new Controls();
    await controls.health(world);
    await clock.wait(4_999);
    expect(await controls.health(world)).toBe("impaired");
    expect(sent).toHaveLength(3);
    await clock.wait(1);
    expect(await controls.health(world)).toBe("ok");
  });

  test("but a check asks anew, and is remembered instead", async () => {
    const { world, clock } = netOf(flips);
    const controls = new Controls();
    await controls.health(world);
    await clock.wait(30_000);
    expect(await controls.check(world)).toBe("impaired");
    await clock.wait(4_000);
    expect(await controls.health(world)).toBe("impaired");
  });

  test("and one memory is not another's", async () => {
    const { world } = netOf(flips);
    expect(await new Controls().health(world)).toBe("ok");
    expect(await new Controls().health(world)).toBe("impaired");
  });

  test("of two checks that overlap, what the later one found", async () => {
    const { world, clock } = netOf({ "one.control": inTurn(hangs, up), "two.control": fails });
    const controls = new Controls();
    const early = controls.health(world);
    await clock.wait(1_000);
    expect(await controls.check(world)).toBe("ok");
    expect(await early).toBe("impaired");
    expect(await controls.health(world)).toBe("ok");
  });
});

test("the real controls are on two networks, and the dead one can never exist", () => {
  expect(new Set(REAL_CONTROLS.up).size).toBe(2);
  expect(REAL_CONTROLS.dead).toMatch(/\.invalid$/);
});

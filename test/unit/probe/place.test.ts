/** Where a prober really runs, as it finds out and as the platform says. */
import { describe, expect, test } from "vitest";
import { Place, readColo, readPlacement } from "../../../src/probe/place";
import { settled } from "../../support/clock";
import {
  answers,
  hangs,
  inTurn,
  LOST,
  type Reaction,
  scriptNet,
  throws,
} from "../../support/script-net";
import { expectNothingLeft } from "./probing";

const TRACE = "https://cloudflare.com/cdn-cgi/trace";
const traced = (colo: string, afterMs = 0) =>
  answers(200, { afterMs, body: `fl=1\nh=cloudflare.com\ncolo=${colo}\nsliver=none\n` });

describe("the trace names the data centre", () => {
  test.each([
    ["fl=1\ncolo=FRA\nwarp=off\n", "FRA"],
    ["colo=FRA", "FRA"],
    ["colo=fra\n", null],
    ["colo=FRAX\n", null],
    ["colo=FR\n", null],
    ["xcolo=FRA\n", null],
    ["colo=\n", null],
    ["<html>colo=FRA</html>", null],
    ["", null],
  ])("%j: %s", (trace, expected) => {
    expect(readColo(trace)).toBe(expected);
  });
});

describe("a cf-placement header names it too", () => {
  test.each([
    ["remote-FRA", "FRA"],
    ["local-EWR", "EWR"],
    ["remote-fra", null],
    ["remote-FRANKFURT", null],
    ["nowhere-FRA", null],
    ["remote", null],
    ["FRA", null],
    [" remote-FRA", null],
    ["", null],
    [null, null],
  ])("%j: %s", (header, expected) => {
    expect(readPlacement(header)).toBe(expected);
  });
});

describe("a prober asks where it is", () => {
  test("once, and remembers", async () => {
    const { world, sent } = scriptNet({ at: { [TRACE]: inTurn(traced("FRA"), traced("DUB")) } });
    const place = new Place();
    expect(await place.airport(world)).toBe("FRA");
    expect(await place.airport(world)).toBe("FRA");
    expect(sent).toHaveLength(1);
  });

  test.each<[string, Reaction]>([
    ["a failure", throws(LOST)],
    ["silence", hangs],
    ["an answer that takes too long", traced("FRA", 2_001)],
    ["a page", answers(200, { body: "<html>" })],
    ["a body that stalls", answers(200, { body: { chunks: ["fl=1\n"], end: "stalls" } })],
    ["a body that breaks off", answers(200, { body: { chunks: ["fl=1\n"], end: "breaks" } })],
    ["an endless body", answers(200, { body: { chunks: ["fl=1\n"], end: "repeats" } })],
  ])("%s says nothing, and is asked again next time", async (_, reaction) => {
    const net = scriptNet({ at: { [TRACE]: inTurn(reaction, traced("FRA")) } });
    const place = new Place();
    expect(await place.airport(net.world)).toBeNull();
    expect(net.clock.elapsedMs()).toBeLessThanOrEqual(2_000);
    expect(await place.airport(net.world)).toBe("FRA");
    await settled();
    expectNothingLeft({ ...net, sent: [] });
    for (const { signal } of net.sent) expect(signal.aborted).toBe(true);
  });

  test("no more of the trace is read than it can have", async () => {
    const body = { chunks: ["fl=1\n".repeat(100)], end: "repeats" } as const;
    const { world, sent } = scriptNet({ at: { [TRACE]: answers(200, { body }) } });
    await new Place().airport(world);
    expect(sent[0]?.body?.pulledBytes()).toBe(4_500);
  });
});

/** One round: all vantages at once, and nothing that a prober does becomes a vote it did not cast. */
import { describe, expect, test } from "vitest";
import { decodeObservation } from "../../../src/probe/observation";
import { vantageOf } from "../../../src/vantage/registry";
import { START_AT } from "../../support/clock";
import { type BodyScript, scriptBody } from "../../support/script-body";
import { ALL, type Conduct, isSilent, later, reportOf, reports, swept } from "./probers";

describe("a round", () => {
  test("asks all ten at once, each for the host alone", async () => {
    const slow = Object.fromEntries(ALL.map((id) => [id, later(100, reports())]));
    const { asked, tookMs } = await swept(slow);
    expect(asked.map(({ vantage }) => vantage)).toEqual(ALL);
    expect(tookMs).toBe(100);
    for (const { init, atMs } of asked) {
      expect(atMs).toBe(0);
      expect(init).toMatchObject({ method: "POST", body: '{"host":"site.com"}' });
    }
  });

  test("asks each for what an operator wants of their own, and of nothing where nothing is wanted", async () => {
    const wanted = {
      scheme: "https",
      port: 8_443,
      path: "/health?deep",
      status: [200, 503],
      text: "healthy",
    } as const;
    const bodiesFor = async (what: typeof wanted | null) =>
      (await swept({}, what)).asked.map(({ init }) => init.body);
    const question = JSON.stringify({ host: "site.com", wanted });
    expect(await bodiesFor(wanted)).toEqual(ALL.map(() => question));
    expect(await bodiesFor(null)).toEqual(ALL.map(() => '{"host":"site.com"}'));
  });

  test("tells each which names of the site nobody may look at", async () => {
    const denied = ["shop.site.com", "www.site.com"];
    const { asked } = await swept({}, null, denied);
    const question = JSON.stringify({ host: "site.com", denied });
    expect(asked.map(({ init }) => init.body)).toEqual(ALL.map(() => question));
    const { asked: others } = await swept({}, null, []);
    expect(others.map(({ init }) => init.body)).toEqual(ALL.map(() => '{"host":"site.com"}'));
  });

  test("hands observations on as they come, one for each vantage", async () => {
    const { observations, seenAtMs } = await swept({
      japan: later(10, reports()),
      brazil: later(30, reports()),
      "us-east": later(20, reports()),
      ireland: null,
    });
    const order = observations.map(({ vantage }) => vantage);
    expect(order[0]).toBe("ireland");
    expect(order.slice(-3)).toEqual(["japan", "us-east", "brazil"]);
    expect(order.toSorted()).toEqual(ALL.toSorted());
    expect(seenAtMs).toEqual([0, 0, 0, 0, 0, 0, 0, 10, 20, 30]);
  });

  test("gives what each prober saw, and who it was", async () => {
    const seen = {
      outcome: "down",
      failure: "connection_refused",
      fault: "target",
      phase: "connect",
      status: null,
      scheme: null,
      attempts: 2,
    } as const;
    const { of } = await swept({ germany: reports({ ...seen, ranIn: "FRA" }) });
    const { vantage: _, health, ranIn, ...sight } = reportOf("germany", seen);
    expect(of("germany")).toEqual({
      ...sight,
      vantage: "germany",
      city: "Frankfurt",
      continent: "EU",
      health: "ok",
      place: { asked: "aws:eu-central-1", observed: "FRA" },
    });
    expect([health, ranIn]).toEqual(["ok", null]);
  });

  test("gives only what can be read back", async () => {
    const { observations } = await swept({ japan: isSilent, brazil: null });
    expect(observations.map(decodeObservation)).toEqual(observations);
  });

  test("lets go of everything when it is over", async () => {
    const { asked, clock } = await swept({ japan: null, india: later(5, reports()) });
    expect([clock.waiting(), clock.elapsedMs()]).toEqual([0, 5]);
    expect(asked.map(({ init }) => init.signal?.aborted)).toEqual(Array(9).fill(true));
  });
});

const sends =
  (body: BodyInit | null, init: ResponseInit = {}): Conduct =>
  () =>
    new Response(body, init);
const ENDLESS: BodyScript = { chunks: ["[".repeat(1_024)], end: "repeats" };
const STALLED: BodyScript = { chunks: ["{"], end: "stalls" };
const streams =
  (body: BodyScript): Conduct =>
  () =>
    new Response(scriptBody(body).stream);
const down = { outcome: "down", failure: "http_5xx", fault: "target", phase: "http" } as const;

describe("a prober that is ill abstains, by our own fault", () => {
  test.each<[string, Conduct | null, string, number]>([
    ["is not bound", null, "prober_error", 0],
    ["throws", () => Promise.reject(new Error("down")), "prober_error", 0],
    [
      "throws at once",
      () => {
        throw "no error even";
      },
      "prober_error",
      0,
    ],
    ["throws after a while", later(900, () => Promise.reject(null)), "prober_error", 900],
    ["hangs", isSilent, "prober_timeout", 25_000],
    ["answers too late", later(25_001, reports(down)), "prober_timeout", 25_000],
    ["sends its headers and no more", streams(STALLED), "prober_timeout", 25_000],
    ["answers 500", sends("oops", { status: 500 }), "prober_error", 0],
    ["answers 400", sends("not a question", { status: 400 }), "prober_error", 0],
    ["redirects", sends(null, { status: 302, headers: { location: "/" } }), "prober_error", 0],
    ["has nothing to say", sends(null, { status: 204 }), "prober_error", 0],
    [
      "answers 201",
      sends(JSON.stringify(reportOf("germany", down)), { status: 201 }),
      "prober_error",
      0,
    ],
    ["answers a page", sends("<html>"), "prober_invalid", 0],
    ["answers nothing", sends(""), "prober_invalid", 0],
    ["answers null", sends("null"), "prober_invalid", 0],
    ["answers another shape", () => Response.json({ down: true }), "prober_invalid", 0],
    ["answers two reports", () => Response.json([reportOf("germany")]), "prober_invalid", 0],
    ["answers half a report", sends('{"outcome":"down"'), "prober_invalid", 0],
    ["says down without a reason", reports({ outcome: "down" }), "prober_invalid", 0],
    ["says up, and why not", reports({ ...down, outcome: "up" }), "prober_invalid", 0],
    [
      "says down for a fault of ours",
      reports({ ...down, failure: "unknown" }),
      "prober_invalid",
      0,
    ],
    ["speaks for another", () => Response.json(reportOf("japan", down)), "prober_invalid", 0],
    ["never stops talking", streams(ENDLESS), "prober_invalid", 0],
    [
      "says too much",
      ({ vantage }) => Response.json({ ...reportOf(vantage, down), more: "x".repeat(8_192) }),
      "prober_invalid",
      0,
    ],
  ])("it %s", async (_, conduct, failure, totalMs) => {
    const { of, observations, seenAtMs } = await swept({ germany: conduct });
    expect(of("germany")).toEqual({
      ...reportOf("germany"),
      outcome: "unsure",
      failure,
      fault: "vantage",
      status: null,
      scheme: null,
      attempts: 0,
      timings: { dnsMs: null, connectMs: null, firstByteMs: null, totalMs },
      startedAt: START_AT,
      ranIn: undefined,
      city: "Frankfurt",
      continent: "EU",
      place: { asked: vantageOf("germany")?.region, observed: null },
    });
    expect(observations.filter(({ outcome }) => outcome === "up")).toHaveLength(9);
    expect(Math.max(...seenAtMs)).toBe(totalMs);
  });

  test("all of them are: ten abstentions, at the deadline", async () => {
    const { observations, tookMs } = await swept(
      Object.fromEntries(ALL.map((id) => [id, isSilent])),
    );
    expect(observations.map(({ failure }) => failure)).toEqual(ALL.map(() => "prober_timeout"));
    expect(tookMs).toBe(25_000);
  });

  test.each<[string, BodyScript, number, number]>([
    ["of an error", STALLED, 500, 0],
    ["that stalls", STALLED, 200, 1],
    ["that never ends", ENDLESS, 200, 8_192],
  ])("and a body %s is let go of", async (_, script, status, pulledBytes) => {
    const body = scriptBody(script);
    await swept({ germany: () => new Response(body.stream, { status }) });
    expect([body.fate(), body.pulledBytes()]).toEqual(["cancelled", pulledBytes]);
  });
});

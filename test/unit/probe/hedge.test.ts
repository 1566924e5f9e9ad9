/** A first attempt that is silent for five seconds gets a second one beside it. */
import { describe, expect, test } from "vitest";
import {
  answers,
  hangs,
  inTurn,
  LOST,
  type Reaction,
  redirects,
  throws,
} from "../../support/script-net";
import { probed } from "./probing";

const BOTH_ASKED = ["https://site.com/ at 0", "https://site.com/ at 5000"];

const inPair = (first: Reaction, second: Reaction, afterMs = 0) =>
  probed({ at: { "https://site.com/": inTurn(first, second) } }, "site.com", afterMs);

describe("after five seconds of silence there are two attempts", () => {
  // Columns: what the two meet, counted from the start of each; what is seen, by which, when.
  test.each([
    ["the first answers later", answers(200, { afterMs: 7_000 }), hangs, "up", 1, 7_000],
    ["the second answers first", hangs, answers(200, { afterMs: 50 }), "up", 2, 5_050],
    ["the second is quicker", answers(200, { afterMs: 9_000 }), answers(404), "up", 2, 5_000],
    [
      "both are slow",
      answers(200, { afterMs: 15_000 }),
      answers(200, { afterMs: 6_000 }),
      "up",
      1,
      11_000,
    ],
    [
      "the first fails late, the second is slow",
      throws(LOST, 6_000),
      answers(200, { afterMs: 7_000 }),
      "up",
      2,
      12_000,
    ],
    ["the first is refused", answers(403, { afterMs: 6_000 }), hangs, "http_403", 1, 6_000],
    ["the second is refused", hangs, answers(429, { afterMs: 10 }), "http_429", 2, 5_010],
    ["the first fails late", throws(LOST, 6_000), answers(200, { afterMs: 2_000 }), "up", 2, 7_000],
    ["the second fails", answers(200, { afterMs: 8_000 }), throws(LOST, 10), "up", 1, 8_000],
    [
      "both fail, the second one first",
      answers(503, { afterMs: 8_000 }),
      throws(LOST, 10),
      "http_5xx",
      2,
      8_000,
    ],
    [
      "both fail, the first one first",
      answers(503, { afterMs: 6_000 }),
      throws(LOST, 2_000),
      "http_5xx",
      2,
      7_000,
    ],
    [
      "the first fails, the second is mute",
      answers(503, { afterMs: 6_000 }),
      hangs,
      "http_5xx",
      2,
      20_000,
    ],
  ])("%s", async (_, first, second, expected, attempts, totalMs) => {
    const { word, sight, requests, retriesAtMs } = await inPair(first, second);
    expect(word).toBe(expected);
    expect(sight.attempts).toBe(attempts);
    expect(sight.timings.totalMs).toBe(totalMs);
    expect(requests).toEqual(BOTH_ASKED);
    expect(retriesAtMs).toEqual([5_000]);
  });

  test("an answer just before that has no second attempt", async () => {
    const { sight, requests, retriesAtMs } = await inPair(answers(200, { afterMs: 4_999 }), hangs);
    expect(sight).toMatchObject({ outcome: "up", attempts: 1 });
    expect(requests).toEqual(["https://site.com/ at 0"]);
    expect(retriesAtMs).toEqual([]);
  });

  test("a first one stuck in the DNS of a redirect does not hold up the second", async () => {
    const slowly = redirects("https://new.site.com/", { afterMs: 4_900 });
    const { sight, knocks } = await probed({
      at: { "https://site.com/": inTurn(slowly, answers(200, { afterMs: 100 })) },
      dns: { "new.site.com": hangs },
    });
    expect(sight).toMatchObject({ outcome: "up", attempts: 2, timings: { totalMs: 5_100 } });
    expect(knocks).toEqual(["site.com:443 at 4000"]);
  });

  test("the second does not ask DNS again", async () => {
    const { net } = await inPair(hangs, answers());
    expect(net.asked.map(({ atMs }) => atMs)).toEqual([0, 0]);
  });
});

describe("the attempt that lost is stopped", () => {
  test("in the middle of its request", async () => {
    const { net } = await inPair(hangs, answers(200, { afterMs: 10 }));
    expect(net.sent.map(({ fate }) => fate)).toEqual(["aborted", "answered"]);
  });

  test("and its answer is thrown away, should it come all the same", async () => {
    const late = answers(200, { afterMs: 6_000, isDeaf: true });
    const { sight, net } = await inPair(late, answers(200), 5_000);
    expect(sight.attempts).toBe(2);
    expect(net.sent.map(({ body }) => body?.fate())).toEqual(["cancelled", "read"]);
  });

  test("and asks nobody else, should its answer be a redirect", async () => {
    const headers = { location: "https://www.site.com/" };
    const late = answers(301, { afterMs: 6_000, isDeaf: true, headers });
    const { net } = await inPair(late, answers(200), 5_000);
    expect(net.sent.map(({ url }) => url)).toEqual(["https://site.com/", "https://site.com/"]);
    expect(net.asked).toHaveLength(2);
  });
});

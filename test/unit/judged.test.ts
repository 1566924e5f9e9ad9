/** What the tests get from the front is judged, however it comes: the judge itself, on answers made up here. */
import { describe, expect, test } from "vitest";
import { breachesLeft, judged } from "../support/judged";

const asked = (path: string) => ({ method: "GET", url: `https://justhere.example${path}` });
const answer = (body: BodyInit, type: string) =>
  new Response(body, { headers: { "content-type": type } });
const WATCHED = { watched: [], faults: [], checkedAt: 1, language: "en", notice: null };
const watched = (more: object) =>
  judged(asked("/v1/watched"), answer(JSON.stringify({ ...WATCHED, ...more }), "application/json"));

test("an answer as it is declared is handed on as it came", async () => {
  expect(await (await watched({})).json()).toEqual(WATCHED);
});

test.each([
  ["a member that nobody declared", { secret: 1 }],
  ["an instant that is none, once such an answer was fine", { checkedAt: -1 }],
])("%s fails whoever asked", async (_, more) => {
  await watched({});
  await expect(watched(more)).rejects.toThrow("GET https://justhere.example/v1/watched");
});

describe("a stream", () => {
  const encoder = new TextEncoder();
  /** One that would go on for ever, and knows how much of it was read. */
  const endless = (first: string) => {
    let pulls = 0;
    let left = false;
    const body = new ReadableStream(
      {
        pull: (controller) => {
          pulls += 1;
          controller.enqueue(encoder.encode(pulls === 1 ? first : ": 1 of 10\n\n"));
        },
        cancel: () => {
          left = true;
        },
      },
      { highWaterMark: 0 },
    );
    return { body, read: () => ({ pulls, left }) };
  };
  const follow = (body: BodyInit) =>
    judged(asked("/v1/check/up.com/events"), answer(body, "text/event-stream"));

  test("that tells what is not declared breaks where it ends", async () => {
    const response = await follow("event: gossip\ndata: {}\n\n");
    await expect(response.text()).rejects.toThrow("gossip");
  });

  test("that is left is judged up to there, and left at its source too", async () => {
    const { body, read } = endless("event: gossip\ndata: {}\n\n");
    const reader = (await follow(body)).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(read()).toEqual({ pulls: 1, left: true });
    expect((await breachesLeft()).join()).toContain("gossip");
    expect(await breachesLeft()).toEqual([]);
  });

  test("that is left in the middle of an event has broken nothing", async () => {
    const { body } = endless("retry: 1000\n\nevent: vo");
    const reader = (await follow(body)).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(await breachesLeft()).toEqual([]);
  });
});

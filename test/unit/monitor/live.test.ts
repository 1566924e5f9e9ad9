/** A sweep that is told to many while it runs. */
import { describe, expect, test } from "vitest";
import { NOTHING_BEFORE, readEvents, type SweepEvent } from "../../../src/monitor/events";
import { LiveSweep } from "../../../src/monitor/live";
import { sweep } from "../verdict/build";

const before = NOTHING_BEFORE;
const [first, second] = sweep({});
if (!first || !second) throw new Error("a sweep has ten observations");

async function heard(stream: ReadableStream<Uint8Array>): Promise<readonly SweepEvent[]> {
  return Array.fromAsync(readEvents(stream));
}

describe("everybody hears the whole sweep", () => {
  test("from the beginning, in the middle, and after its end of what is left", async () => {
    const live = new LiveSweep(1, before);
    const early = live.listen();
    live.add(first);
    const late = live.listen();
    live.add(second);
    expect(live.complete(9)).toEqual({
      startedAt: 1,
      completedAt: 9,
      observations: [first, second],
    });
    const all = await heard(early);
    expect(all.map(({ kind }) => kind)).toEqual([
      "started",
      "observation",
      "observation",
      "completed",
    ]);
    expect(await heard(late)).toEqual(all);
    expect(live.listeners).toBe(0);
  });

  test("and one who hangs up costs nobody else anything", async () => {
    const live = new LiveSweep(1, before);
    const gone = live.listen();
    const stays = live.listen();
    await gone.cancel();
    expect(live.listeners).toBe(1);
    live.add(first);
    live.complete(9);
    expect(await heard(stays)).toHaveLength(3);
  });

  test("and a sweep that fails ends in an error, not in silence", async () => {
    const live = new LiveSweep(1, before);
    const stream = live.listen();
    live.fail(new Error("a bug of ours"));
    await expect(heard(stream)).rejects.toThrow("a bug of ours");
  });
});

describe("the lines of a stream", () => {
  const streamOf = (...chunks: readonly string[]) =>
    new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
        controller.close();
      },
    });

  test("may be cut anywhere", async () => {
    const line = `{"kind":"completed","completedAt":9}\n`;
    for (let cut = 0; cut <= line.length; cut += 1)
      expect(await heard(streamOf(line.slice(0, cut), line.slice(cut)))).toHaveLength(1);
  });

  test("that are none, or of a kind that a newer version has, are passed over", async () => {
    const lines = [
      "not json",
      "{}",
      '{"kind":"verdict"}',
      '{"kind":"observation","observation":1}',
    ];
    expect(await heard(streamOf(`${lines.join("\n")}\n`))).toEqual([]);
  });
});

/** Which events a sweep becomes while its votes arrive one by one. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Language } from "../../../src/language";
import { NOTHING_BEFORE, type SweepSoFar } from "../../../src/monitor/events";
import type { Observation } from "../../../src/probe/observation";
import { WORDS } from "../../../src/verdict/words";
import { beating, dataTeller, type PageNews, pageTeller } from "../../../src/web/live";
import { isOpen } from "../../../src/web/page/stage";
import type { Provisional } from "../../../src/web/provisional";
import { fakeClock } from "../../support/clock";
import { observations } from "../verdict/arbitraries";
import { type Saw, sweep } from "../verdict/build";
import { type Asked, answerOn, textOf } from "./pages";

/** The events after each vote, and at the end. */
async function told(saw: Saw) {
  const tell = dataTeller();
  const all = sweep({}, saw);
  const events = [...(await tell(answerOn([], { completedAt: null })))];
  for (let heard = 1; heard <= all.length; heard += 1)
    events.push(...(await tell(answerOn(all.slice(0, heard), { completedAt: null }))));
  return [...events, ...(await tell(answerOn(all)))];
}

test.each(["up", "connection_refused"] as const)("ten times %s", async (saw) => {
  const names = (await told(saw)).map(({ event }) => event);
  expect(names.filter((name) => name === "vote")).toHaveLength(10);
  expect(names.filter((name) => name === "verdict")).toHaveLength(1);
  expect(names.filter((name) => name === "final")).toHaveLength(1);
  expect(names.at(-1)).toBe("final");
  expect(names.lastIndexOf("provisional")).toBeLessThan(names.indexOf("verdict"));
});

test("a heartbeat without news is no event", async () => {
  const tell = dataTeller();
  const answer = answerOn(sweep({}).slice(0, 2), { completedAt: null });
  expect(await tell(answer)).toHaveLength(3);
  expect(await tell(answer)).toEqual([]);
});

test("a sweep that fails while its listener is busy is heard by the listener, and by nobody else", async () => {
  const unheard: unknown[] = [];
  const note = (reason: unknown) => void unheard.push(reason);
  process.on("unhandledRejection", note);
  let fail: (error: Error) => void = () => {};
  const first: SweepSoFar = {
    ...NOTHING_BEFORE,
    ...{ startedAt: 1, completedAt: null, observations: [] },
  };
  const sweeps = new ReadableStream<SweepSoFar>({
    start: (controller) => {
      controller.enqueue(first);
      fail = (error) => controller.error(error);
    },
  });
  const never = { now: () => 0, wait: () => new Promise<void>(() => {}) };
  const states = beating(sweeps, never);
  expect(await states.next()).toEqual({ done: false, value: first });
  fail(new Error("cut"));
  // The turn of the event loop in which Node looks for what nobody has heard.
  await new Promise((resolve) => setImmediate(resolve));
  await expect(states.next()).rejects.toThrow("cut");
  process.off("unhandledRejection", note);
  expect(unheard).toEqual([]);
});

describe("before the verdict", () => {
  /** What a program is told of a sweep whose votes come one by one in this order. */
  async function provisionals(observations: readonly Observation[], asked: Asked = {}) {
    const tell = dataTeller();
    const told: Provisional[] = [];
    for (let heard = 0; heard <= observations.length; heard += 1) {
      const answer = answerOn(observations.slice(0, heard), { ...asked, completedAt: null });
      for (const { event, data } of await tell(answer))
        if (event === "provisional") told.push(data as Provisional);
    }
    return told;
  }
  const verdicts = async (...of: Parameters<typeof provisionals>) =>
    (await provisionals(...of)).map(({ verdict }) => verdict);

  test("a program is told how many were heard, and what it looks like once four agree", async () => {
    const told = await provisionals(sweep({}));
    expect(told.map(({ heard }) => heard)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    // The fifth is the one nearest the caller.
    const likely = [...Array(4).fill(null), ...Array(4).fill("up")];
    expect(told.map(({ verdict }) => verdict)).toEqual(likely);
    expect(told.at(-1)).toEqual({
      ...{ verdict: "up", votes: { up: 8, down: 0, abstained: 0 }, heard: 8, of: 10 },
      silent: false,
    });
  });

  test("what it looks like is taken back at the first dissent", async () => {
    const heard = sweep({ emirates: "http_5xx", india: "http_5xx" });
    const [open, up] = [null, "up"];
    expect(await verdicts(heard)).toEqual([open, open, open, open, up, up, open]);
  });

  test.each([
    ["the caller alone cannot reach it", "up", { report: "down" }, "just-you"],
    ["nobody reaches it", "connection_refused", {}, "down"],
    ["the caller alone reaches it", "connection_refused", { report: "up" }, null],
    ["nobody knows where the caller is", "up", { vantage: null }, "up"],
  ] as const)("%s", async (_, saw, caller, expected) => {
    expect((await verdicts(sweep({}, saw), { caller })).at(-1)).toBe(expected);
  });

  test("that nobody answers is told once, and no sooner than after three seconds", async () => {
    const tell = dataTeller();
    const told: unknown[] = [];
    for (const nowMs of [0, 2_000, 2_999, 3_000, 5_000, 7_000])
      told.push(...(await tell(answerOn([], { completedAt: null, nowMs }))));
    const nobody = { up: 0, down: 0, abstained: 0 };
    const data = { verdict: null, votes: nobody, heard: 0, of: 10, silent: true };
    expect(told).toEqual([{ event: "provisional", data }]);
  });

  test("and that moment is not missed between two heartbeats", async () => {
    const clock = fakeClock();
    const silent: SweepSoFar = {
      ...NOTHING_BEFORE,
      ...{ startedAt: clock.now(), completedAt: null, observations: [] },
    };
    const sweeps = new ReadableStream<SweepSoFar>({ start: (c) => c.enqueue(silent) });
    const at: number[] = [];
    for await (const _ of beating(sweeps, clock)) {
      at.push(clock.elapsedMs());
      if (at.length === 5) break;
    }
    expect(at).toEqual([0, 2_000, 3_000, 5_000, 7_000]);
  });
});

describe("the page before the verdict", () => {
  const SHOWN = { code: null, isSimulated: true, siteUrl: "https://justhere.example" };
  /** Each state of a sweep as the page's script gets it; heard one by one, then complete. */
  async function newsOf(observations: readonly Observation[], asked: Asked = {}) {
    const tell = pageTeller(SHOWN);
    const news: PageNews[] = [];
    for (let heard = 0; heard <= observations.length; heard += 1) {
      const sliced = answerOn(observations.slice(0, heard), { ...asked, completedAt: null });
      for (const { data } of await tell(sliced)) news.push(data as PageNews);
    }
    for (const { data } of await tell(answerOn(observations, asked))) news.push(data as PageNews);
    return news;
  }
  const saidOf = (news: readonly PageNews[]) =>
    news.map(({ say }) => say).filter((say) => say !== "");
  const divided = sweep({ emirates: "http_5xx", india: "http_5xx" });

  test.each<[string, Language, readonly Observation[], readonly string[]]>([
    ["all up", "en", sweep({}), ["It looks up so far", "It's up for everyone"]],
    ["all down", "en", sweep({}, "http_5xx"), ["It looks down so far", "It's down for everyone"]],
    ["all up", "de", sweep({}), ["Nach bisherigem Stand erreichbar", "Für alle erreichbar"]],
    [
      ...(["divided", "en", divided] as const),
      ["It looks up so far", "Not the same everywhere so far", answerOn(divided).headline],
    ],
  ])("reads out each headline once and no vote: %s, %s", async (_, language, heard, said) => {
    expect(saidOf(await newsOf(heard, { language }))).toEqual(said);
  });

  test("reads out that nobody has answered", async () => {
    const tell = pageTeller(SHOWN);
    const said: string[] = [];
    for (const nowMs of [0, 3_000, 5_000])
      for (const { data } of await tell(answerOn([], { completedAt: null, nowMs })))
        said.push((data as PageNews).say);
    expect(said).toEqual(["", expect.stringMatching(/^Nobody has answered yet/)]);
  });

  test("never says a verdict that could still be another one, in any of its parts", async () => {
    let open = 0;
    for (const heard of fc.sample(observations, { seed: 20_101_212, numRuns: 100 })) {
      const tell = pageTeller(SHOWN);
      for (let so = 0; so <= heard.length; so += 1) {
        const answer = answerOn(heard.slice(0, so), { completedAt: null });
        for (const { data } of await tell(answer)) {
          const { stage, title, say, parts, verdict } = data as PageNews;
          if (!isOpen(stage)) continue;
          open += 1;
          expect(verdict).toBeNull();
          const shown = [title, say, ...parts.map(textOf)].join("\n");
          expect(shown).not.toContain(answer.headline);
          expect(shown).not.toContain(WORDS.en.footer(answer.confidence, 0).split(".")[0]);
        }
      }
    }
    expect(open).toBeGreaterThan(100);
  });
});

/** Which events a sweep becomes while its votes arrive one by one, and for whoever comes back for the rest. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Observation } from "../../../../src/probe/observation";
import type { Provisional } from "../../../../src/web/provisional";
import { bitOf, decodeId } from "../../../../src/web/stream/id";
import { dataTeller, type Told } from "../../../../src/web/stream/teller";
import { observations } from "../../verdict/arbitraries";
import { type Saw, sweep } from "../../verdict/build";
import { type Asked, answerOn } from "../pages";

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

test("a heartbeat without news is no event, nor is one after the end", async () => {
  const tell = dataTeller();
  const answer = answerOn(sweep({}).slice(0, 2), { completedAt: null });
  expect(await tell(answer)).toHaveLength(3);
  expect(await tell(answer)).toEqual([]);
  expect(await tell(answerOn(sweep({})))).toHaveLength(9);
  expect(await tell(answerOn(sweep({})))).toEqual([]);
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
    expect(told).toEqual([{ event: "provisional", id: expect.stringMatching(/^\d+-0-1$/), data }]);
  });
});

describe("C8: whoever comes back", () => {
  /** A sweep as one stream hears it: after so many votes each, and complete. */
  const statesOf = (heard: readonly Observation[], after: readonly number[]) => [
    ...after.map((votes) => answerOn(heard.slice(0, votes), { completedAt: null, nowMs: 4_000 })),
    answerOn(heard, { nowMs: 9_000 }),
  ];
  const hear = async (states: readonly ReturnType<typeof answerOn>[], from?: string) => {
    const tell = dataTeller(decodeId(from));
    const told: Told[] = [];
    for (const state of states) told.push(...(await tell(state)));
    return told;
  };
  const heardIn = (id: string) => {
    const bits = decodeId(id)?.heard ?? 0;
    return bits.toString(2).replaceAll("0", "").length;
  };
  const ranks = (votes: number) =>
    fc.array(fc.nat(votes), { maxLength: 12 }).map((all) => all.toSorted((a, b) => a - b));
  const cut = fc
    .tuple(observations, fc.infiniteStream(fc.nat()))
    .chain(([heard, rest]) =>
      fc.tuple(fc.constant(heard), ranks(heard.length), ranks(heard.length), fc.constant(rest)),
    );

  test("is told all that is left and nothing twice, wherever it was cut and whatever came together", async () => {
    let resumed = 0;
    for (const [heard, before, after, rest] of fc.sample(cut, { seed: 20_101_212, numRuns: 200 })) {
      const first = await hear(statesOf(heard, before));
      const until = (rest.next().value ?? 0) % (first.length + 1);
      const kept = first.slice(0, until);
      const id = kept.at(-1)?.id;
      if (decodeId(id)?.isOver) continue;
      resumed += 1;
      const all = [...kept, ...(await hear(statesOf(heard, after), id))];
      const ids = all.map((told) => told.id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { event, id = "", data } of all)
        if (event === "provisional") expect((data as Provisional).heard).toBe(heardIn(id));
      const votes = all.filter(({ event }) => event === "vote").map(({ data }) => data);
      expect(new Set(votes)).toEqual(new Set(heard));
      expect(votes).toHaveLength(heard.length);
      expect(all.filter(({ event }) => event === "final")).toEqual([all.at(-1)]);
      const names = all.map(({ event }) => event);
      const verdictAt = names.indexOf("verdict");
      expect(names.lastIndexOf("verdict")).toBe(verdictAt);
      if (verdictAt !== -1) expect(names.lastIndexOf("provisional")).toBeLessThan(verdictAt);
    }
    expect(resumed).toBeGreaterThan(100);
  });

  test("to another sweep is told it from its beginning", async () => {
    const heard = sweep({});
    const [all] = [await hear(statesOf(heard, [3, 6]))];
    for (const { id = "" } of all) {
      const earlier = id.replace(/^\d+/, "1291845600000");
      expect(await hear(statesOf(heard, [3, 6]), earlier)).toEqual(all);
    }
  });

  test.each([
    ["", "no id", "1-2-3-4", "1291845600000-3ff-8", "1291845600000-FF-0", "-1-0-0", "1e3-0-0"],
    [
      "9".repeat(16),
      `${"9".repeat(16)}-0-0`,
      `1-${"f".repeat(8)}-0`,
      "1-0-0 ",
      "\u0000",
      "٣-0-0",
      `1-0-0${"0".repeat(9_000)}`,
    ],
  ])("with what is no id is told everything: %j", async (...ids) => {
    for (const id of ids) {
      expect(decodeId(id)).toBeNull();
      expect(await hear(statesOf(sweep({}), []), id)).toHaveLength(11);
    }
  });

  test("with an id that was made up leaves out for itself what it says, and is told the end", async () => {
    const heard = sweep({});
    const id = fc.tuple(fc.nat(0xfffffff), fc.nat(3)).map(([bits, flags]) => ({ bits, flags }));
    for (const { bits, flags } of fc.sample(id, { seed: 1, numRuns: 200 })) {
      const { startedAt } = answerOn(heard).sweep;
      const told = await hear(
        statesOf(heard, [0, 2, 10]),
        `${startedAt}-${bits.toString(16)}-${flags}`,
      );
      const left = heard.filter(({ vantage }) => (bits & bitOf(vantage)) === 0);
      expect(told.flatMap(({ event, data }) => (event === "vote" ? [data] : []))).toEqual(left);
      expect(told.at(-1)?.event).toBe("final");
    }
  });
});

test("votes of nobody in an id are not those of somebody", () => {
  expect(decodeId("1-fffffff-0")).toEqual(decodeId("1-3ff-0"));
});

describe("a monitor that is heard anew", () => {
  test("has told less than before, and that is no news", async () => {
    const tell = dataTeller();
    const heard = sweep({}).slice(0, 5);
    await tell(answerOn(heard, { completedAt: null }));
    for (let votes = 0; votes <= heard.length; votes += 1)
      expect(await tell(answerOn(heard.slice(0, votes), { completedAt: null }))).toEqual([]);
  });

  test("may tell of another sweep, and that one is told whole", async () => {
    const tell = dataTeller();
    const heard = sweep({});
    await tell(answerOn(heard.slice(0, 5), { completedAt: null }));
    const other = answerOn(heard);
    const told = await tell({ ...other, sweep: { ...other.sweep, startedAt: 1 } });
    expect(told.map(({ event }) => event)).toEqual([...Array(10).fill("vote"), "final"]);
  });
});

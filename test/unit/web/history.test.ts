/** What is told of a target's past, to whom it is told, and what is asked of others for it. */
import { afterEach, describe, expect, test, vi } from "vitest";
import { DurableError } from "../../../src/durable";
import type { Refusal } from "../../../src/gate/gate";
import { LANGUAGES, type Language } from "../../../src/language";
import { KEPT } from "../../../src/limits";
import type { History } from "../../../src/monitor/recall";
import { parseTarget } from "../../../src/target/parse";
import type { Scope } from "../../../src/verdict/rule";
import { askHistory, historyOf } from "../../../src/web/history";
import { problem, problemOf } from "../../../src/web/problem";
import type { Recalled } from "../../../src/web/recalled";
import { historyWith, look, MIN, NOW, outage } from "./remembered";

const SITE = "https://justhere.example";
const OPTIONS = { siteUrl: SITE, notice: null, language: "en" as Language };
const { sweeps, badSweeps, outages, regionalOutages } = KEPT;
const KEPT_TOLD = { sweeps, badSweeps, outages, regionalOutages };
const NOTHING: History = { watchedSince: null, outages: [], regions: [], sweeps: [] };

function targetOf(text: string) {
  const target = parseTarget(text, { practice: false, ownHosts: [] });
  if (target.kind === "rejected") throw new Error(target.reason);
  return target;
}

const told = (history: History, language: Language = "en", host = "example.org") =>
  historyOf(targetOf(host), { at: NOW, history }, { ...OPTIONS, language });

const looks = (count: number, scope: Scope = "up") => Array.from({ length: count }, () => scope);

describe("in words", () => {
  const moment = "A look is a moment: what happened between two of them is not known.";
  const augenblick =
    "Eine Prüfung ist ein Augenblick: Was zwischen zweien geschehen ist, ist nicht bekannt.";

  test.each<[string, History, string, string]>([
    [
      "nobody has asked",
      NOTHING,
      "Nobody has asked about example.org before, so nothing is known of its past. Looking starts with a question, at https://justhere.example/example.org; what was seen is erased 30 days after the last one.",
      "Bisher hat niemand nach example.org gefragt, und so ist über die Vergangenheit nichts bekannt. Geprüft wird, sobald jemand fragt: https://justhere.example/example.org; was gesehen wurde, wird 30 Tage nach der letzten Frage gelöscht.",
    ],
    [
      "it was looked at once",
      historyWith(["up"]),
      `No outage since we first looked at 2010-12-12 21:29:00 UTC, in the one look. ${moment}`,
      `Keine Störung seit der ersten Prüfung am 12.12.2010 21:29:00 UTC, bei einer einzigen Prüfung. ${augenblick}`,
    ],
    [
      "it was well",
      historyWith(looks(12)),
      `No outage since we first looked at 2010-12-12 21:18:00 UTC, in 12 looks. ${moment}`,
      `Keine Störung seit der ersten Prüfung am 12.12.2010 21:18:00 UTC, bei 12 Prüfungen. ${augenblick}`,
    ],
    [
      "one region alone was in trouble",
      {
        ...historyWith(looks(12)),
        regions: [{ vantage: "australia", outages: [outage(9, null)] }],
      },
      `No outage for everyone since we first looked at 2010-12-12 21:18:00 UTC, in 12 looks. Outages of single regions: Sydney (Australia). ${moment}`,
      `Keine Störung, die alle betraf, seit der ersten Prüfung am 12.12.2010 21:18:00 UTC, bei 12 Prüfungen. Störungen einzelner Regionen: Sydney (Australien). ${augenblick}`,
    ],
    [
      "some looks say less",
      historyWith(["up", "unknown", "down", "up"]),
      `No outage since we first looked at 2010-12-12 21:26:00 UTC, in 4 looks; 1 of them could not tell, and 1 found trouble that no second look confirmed. ${moment}`,
      `Keine Störung seit der ersten Prüfung am 12.12.2010 21:26:00 UTC, bei 4 Prüfungen; 1 davon ohne Ergebnis, 1 mit einer Störung, die keine zweite bestätigt hat. ${augenblick}`,
    ],
    [
      "no look says anything",
      historyWith(["unknown", "unknown"]),
      `Since we first looked at 2010-12-12 21:28:00 UTC, in 2 looks, we could not tell. ${moment}`,
      `Seit der ersten Prüfung am 12.12.2010 21:28:00 UTC, bei 2 Prüfungen: ohne Ergebnis. ${augenblick}`,
    ],
    [
      "more looks may have been than are kept",
      { ...historyWith(looks(KEPT.sweeps)), watchedSince: NOW - 2_000 * MIN },
      `No outage since we first looked at 2010-12-11 12:10:00 UTC, in at least 100 looks. ${moment}`,
      `Keine Störung seit der ersten Prüfung am 11.12.2010 12:10:00 UTC, bei mindestens 100 Prüfungen. ${augenblick}`,
    ],
    [
      "it was down once",
      historyWith(["up", "down", "down", "up"], { outages: [outage(3, 2)] }),
      "Down from between 2010-12-12 21:26:00 and 21:27:00 until between 21:28:00 and 21:29:00: 60 s to 3 min. Times are UTC.",
      "Störung: Beginn zwischen 12.12.2010 21:26:00 und 21:27:00, Ende zwischen 21:28:00 und 21:29:00; Dauer 60 s bis 3 min. Zeiten in UTC.",
    ],
    [
      "it is down, and was before",
      historyWith(looks(4, "down"), { outages: [outage(3, null), outage(60, 50), outage(90, 80)] }),
      "Down from between 2010-12-12 21:26:00 and 21:27:00, still going on: 3 to 4 min so far. And 2 before. Times are UTC.",
      "Störung: Beginn zwischen 12.12.2010 21:26:00 und 21:27:00, dauert noch an; bisher 3 bis 4 min. Und 2 frühere. Zeiten in UTC.",
    ],
    [
      "it has been found well since",
      historyWith(["up", ...looks(3, "down")], {
        outages: [{ ...outage(3, null), minDurationMs: MIN, lastBadAt: NOW - 2 * MIN }],
      }),
      "Down from between 2010-12-12 21:26:00 and 21:27:00, perhaps over by now: 60 s to 4 min so far. Times are UTC.",
      "Störung: Beginn zwischen 12.12.2010 21:26:00 und 21:27:00, vielleicht schon vorbei; bisher 60 s bis 4 min. Zeiten in UTC.",
    ],
  ])("%s", (_, history, en, de) => {
    expect(told(history).explanation).toBe(en);
    expect(told(history, "de").explanation).toBe(de);
  });

  test.each(LANGUAGES)("one sentence to three in %s, whatever is known", (language) => {
    const histories = [
      ...[NOTHING, historyWith(looks(200)), historyWith(looks(200, "unknown"))],
      historyWith(["down"], { outages: Array.from({ length: 50 }, (_, at) => outage(9 * at, 0)) }),
    ];
    for (const history of histories) {
      const { explanation } = told(history, language);
      expect(explanation).not.toMatch(/undefined|null|NaN|\[object/);
      const sentences = explanation.split(/[.](?: |$)/).filter((one) => one !== "");
      expect(sentences.length, explanation).toBeLessThanOrEqual(3);
    }
  });
});

describe("as data", () => {
  test("everything that is kept is told, and how much that can be", () => {
    const regions = [{ vantage: "japan" as const, outages: [outage(20, 10)] }];
    const answer = told(historyWith(["up", "down"], { outages: [outage(9, 8)], regions }));
    expect(answer).toMatchObject({
      target: { host: "example.org", display: "example.org" },
      watchedSince: NOW - 2 * MIN,
      outages: [outage(9, 8)],
      regions: [{ vantage: "japan", city: "Tokyo", outages: [outage(20, 10)] }],
      sweeps: [
        { ...look(1), votes: { up: 0, down: 0, abstained: 10 } },
        { ...look(2, "down"), votes: { up: 0, down: 0, abstained: 10 } },
      ],
      kept: KEPT_TOLD,
      checkedAt: NOW,
      ...{ language: "en", notice: null },
    });
  });

  test("an outage that goes on has lasted until now, for everyone and in a region", () => {
    const earlier = { ...outage(9, null), maxDurationMs: 1 };
    const regions = [{ vantage: "japan" as const, outages: [earlier] }];
    const { outages, regions: there } = told(
      historyWith(["down"], { outages: [earlier], regions }),
    );
    expect(outages[0]?.maxDurationMs).toBe(10 * MIN);
    expect(there[0]?.outages[0]?.maxDurationMs).toBe(10 * MIN);
  });

  test("a name in Unicode is told beside its A-label form, which the words use", () => {
    const { target, explanation } = told(NOTHING, "en", "münchen.de");
    expect(target).toEqual({ host: "xn--mnchen-3ya.de", display: "münchen.de" });
    expect(explanation).toContain(`${SITE}/xn--mnchen-3ya.de`);
    expect(explanation).not.toContain("münchen");
  });
});

describe("whoever asks", () => {
  interface Around {
    readonly isOut?: boolean;
    readonly forget?: () => Promise<void>;
    readonly mayRead?: boolean;
  }
  /** A monitor, and an owner; both note what is asked of them, a second after the other time. */
  const TOO_MANY: Refusal = {
    ...{ code: "rate_limited", limit: "reads", retryAfterMs: 60_000 },
    rate: { count: 120, perMs: 60_000 },
  };

  function around(
    history: () => Promise<History>,
    { isOut = false, forget = async () => {}, mayRead = true }: Around = {},
  ) {
    const asked: string[] = [];
    const kept = new Map<string, Recalled>();
    let now = NOW - 1_000;
    const deps = {
      clock: {
        now: () => {
          now += 1_000;
          return now;
        },
        // Nothing else waits for so long here.
        wait: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms / 1_000)),
      },
      mayRead: async () => (mayRead ? null : TOO_MANY),
      mayRecall: async () => null,
      keptOf: (host: string) => ({
        match: async () => kept.get(host) ?? null,
        put: async (recalled: Recalled) => void kept.set(host, recalled),
      }),
      monitorOf: (host: string) => ({
        history: () => {
          asked.push(`history of ${host}`);
          return history();
        },
        forget: () => {
          asked.push(`forget ${host}`);
          return forget();
        },
      }),
      hasOptedOut: async (host: string) => {
        asked.push(`owner of ${host}`);
        return isOut;
      },
    };
    const result = (language: Language = "en") =>
      askHistory(targetOf("example.org"), deps, { ...OPTIONS, language });
    return { asked, kept, result };
  }
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  afterEach(() => void logged.mockClear());

  test("about what nobody knows costs nobody a question, and is told so", async () => {
    const { asked, result } = around(async () => NOTHING, { isOut: true });
    expect(await result()).toMatchObject({ watchedSince: null, outages: [], sweeps: [] });
    expect(asked).toEqual(["history of example.org"]);
  });

  test("is told what is known while its owner does not mind", async () => {
    const { asked, result } = around(async () => historyWith(["up"]));
    expect(await result()).toMatchObject({ watchedSince: NOW - MIN });
    expect(asked).toEqual(["history of example.org", "owner of example.org"]);
  });

  test("is told nothing once the owner has opted out, and it is erased", async () => {
    const { asked, kept, result } = around(async () => historyWith(["down"]), { isOut: true });
    expect(await result()).toEqual(problem("opted_out"));
    expect(asked.at(-1)).toBe("forget example.org");
    expect(kept.size).toBe(0);
    expect(logged).not.toHaveBeenCalled();
  });

  test("is told as little when it cannot be erased, and the log says so once", async () => {
    const fails = () => Promise.reject(new Error("disk"));
    const { result } = around(async () => historyWith(["down"]), { isOut: true, forget: fails });
    expect(await result()).toEqual(problem("opted_out"));
    expect(logged.mock.calls).toEqual([[expect.stringContaining("target_not_forgotten")]]);
  });

  test("too often is told to wait, before anybody is asked anything", async () => {
    const { asked, kept, result } = around(async () => historyWith(["up"]), { mayRead: false });
    kept.set("example.org", { at: NOW, history: NOTHING });
    expect(await result()).toEqual(problemOf(TOO_MANY));
    expect(asked).toEqual([]);
  });

  test.each<[string, History, readonly string[]]>([
    ["what is known", historyWith(["up"]), ["history of example.org", "owner of example.org"]],
    ["that nothing is", NOTHING, ["history of example.org"]],
  ])(
    "soon after somebody else is told %s, as of then, and nobody is asked",
    async (_, history, once) => {
      const { asked, result } = around(async () => history);
      const first = await result();
      const second = await result("de");
      expect(asked).toEqual(once);
      const words = { explanation: expect.anything(), language: "de" };
      expect(second).toEqual({ ...first, ...words });
      expect(second).toMatchObject({ checkedAt: NOW });
    },
  );

  test.each<[string, () => Promise<History>]>([
    ["has too much to do", () => Promise.reject(new DurableError(503, "busy"))],
    ["is broken", () => Promise.reject(new DurableError(500, "broken"))],
    ["is out of reach", () => Promise.reject(new Error("Network connection lost."))],
    ["is silent", () => new Promise(() => {})],
  ])("comes back later when the monitor %s", async (_, history) => {
    expect(await around(history).result()).toEqual(problem("overloaded"));
  });
});

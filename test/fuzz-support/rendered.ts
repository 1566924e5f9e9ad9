/**
 * Whatever was read back is told in every form there is, in both languages: what no reader refused, no
 * form may stumble over.
 */
import { expect } from "vitest";
import { LANGUAGES } from "../../src/language";
import type { SweepSoFar } from "../../src/monitor/events";
import { parseTarget } from "../../src/target/parse";
import { answerOf } from "../../src/web/answer";
import { callerOf } from "../../src/web/caller";
import { historyOf } from "../../src/web/history";
import { partsOf } from "../../src/web/page/parts";
import type { Glances, Recalled } from "../../src/web/recalled";
import { statusText } from "../../src/web/status";
import { answerText } from "../../src/web/text";
import { watchedOf } from "../../src/web/watched";
import { breachOf } from "./contract";

const SITE = "https://justhere.example";
const NOW = 1_763_884_376_000;
const target = parseTarget("a.com", { practice: false, ownHosts: [] });
const caller = callerOf(new URLSearchParams("from=germany&report=down&tested=rejects"), null);

export async function rendered(read: SweepSoFar | Recalled | Glances | null): Promise<void> {
  for (const language of LANGUAGES) {
    const options = { now: NOW, siteUrl: SITE, language, notice: null };
    if (read === null) return;
    if ("observations" in read) await asAnswer(read, options);
    else if ("history" in read) declared("/v1/history/a.com", historyOf(known(), read, options));
    else {
      const watch = { name: "a", host: known().host, everyMs: 60_000, wanted: null };
      const list = { watches: [watch], faults: [] };
      // The monitors were asked by their names.
      const [glance = null] = Object.values(read.of);
      const answer = watchedOf(list, { ...read, of: { [watch.host]: glance } }, options);
      declared("/v1/watched", answer);
      statusText(answer, SITE);
    }
  }
}

type Options = Parameters<typeof answerOf>[3];

async function asAnswer(sweep: SweepSoFar, options: Options): Promise<void> {
  if (caller.kind === "bad_parameter") throw new Error("no caller");
  const answer = answerOf(known(), caller, sweep, options);
  // More than ten observations, or a vantage twice, is no sweep of ours: only the words matter then.
  const isSweep =
    new Set(answer.observations.map(({ vantage }) => vantage)).size === answer.observations.length;
  if (isSweep) declared("/v1/check/a.com", answer);
  answerText(answer, SITE);
  const props = { answer, code: null, isSimulated: false, siteUrl: SITE };
  for (const [, part] of partsOf(props))
    String(await (part as { toString(): string | Promise<string> }).toString());
}

function known() {
  if (target.kind === "rejected") throw new Error("no target");
  return target;
}

function declared(path: string, answer: unknown): void {
  const headers = new Headers({ "content-type": "application/json" });
  const body = JSON.stringify(answer);
  const breach = breachOf({ method: "GET", path, status: 200, headers, body });
  expect(breach, body.slice(0, 400)).toBeNull();
}

/**
 * Inputs that once failed, each with what went wrong. They are tried first in every run.
 */
import { MARK } from "./bends";
import type { Asked } from "./requests";

/** Texts for the door. */
export const TARGETS: readonly string[] = [];

const past = { lastGoodAt: null, firstBadAt: null };
const began = { kind: "started", startedAt: 1, past, recent: [], outages: [], network: null };
const outage = {
  ...{ id: 1, scope: "down", confirmed: true, start: { earliestAt: 1, latestAt: 2 }, end: null },
  ...{ comebacks: 0, lastBadAt: 2, wellMs: 0, minDurationMs: 0, maxDurationMs: null },
};

/** Lines of a sweep, each with what was wrong about it. They were read, and could not be told. */
export const DOCUMENTS: readonly (readonly [why: string, line: string])[] = [
  [
    "an instant that no calendar has",
    JSON.stringify({ ...began, startedAt: 10_000_000_000_000_266 }),
  ],
  [
    "an outage that begins after the end of time",
    JSON.stringify({
      ...began,
      outages: [{ ...outage, start: { earliestAt: 1, latestAt: 9e15 } }],
    }),
  ],
  [
    "an outage that came back half a time",
    JSON.stringify({ ...began, outages: [{ ...outage, comebacks: 806.86 }] }),
  ],
  [
    "an outage that was well for less than nothing",
    JSON.stringify({ ...began, outages: [{ ...outage, wellMs: -528 }] }),
  ],
  [
    "an outage that came back without end",
    JSON.stringify({ ...began, outages: [{ ...outage, comebacks: 7 }] }).replace("7", "1e999"),
  ],
];

const own = { "user-agent": "JustHereBot/1.0" };

/** Requests to the service. */
export const REQUESTS: readonly (readonly [why: string, asked: Asked])[] = [
  [
    "our own prober, told so as text where there is nothing but JSON",
    { method: "GET", target: "/v1/group?hosts=up.test,refused.test", headers: own, isRight: false },
  ],
  [
    "a pasted path with its slash encoded, in the link to the other language",
    page(`/up.test%2f${MARK}?lang=xx`),
  ],
  ["the same, encoded twice, in the field too", page(`/up.test%252f${MARK}`)],
];

function page(target: string): Asked {
  return { method: "GET", target, headers: { accept: "text/html" }, isRight: false };
}

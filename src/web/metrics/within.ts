/**
 * An answer before a scrape runs out of time: all that the vantages saw by then, since a vantage that is
 * left out is a gap in somebody's graph. A sweep goes on behind it, so that the next scrape has the rest.
 */
import { METRICS } from "../../limits";
import { logError } from "../../log";
import { NOTHING_BEFORE, type SweepSoFar } from "../../monitor/events";
import { type Answer, answerOf } from "../answer";
import {
  type AskDeps,
  type Opened,
  openSweep,
  problemOfListening,
  type Question,
  seenBefore,
} from "../ask";
import type { Problem } from "../problem";

/** The time that a scrape leaves us. @param header Prometheus' own: seconds, as text. */
export function budgetMsOf(header: string | null): number {
  const scrapeMs = Number(header ?? "") * 1_000;
  if (!(scrapeMs > 0)) return METRICS.mostMs;
  // A scrape that lasts no longer than the way back has half of its time for us.
  return Math.min(METRICS.mostMs, Math.max(scrapeMs - METRICS.offsetMs, scrapeMs / 2));
}

type Late = { readonly kind: "late" };
const LATE: Late = { kind: "late" };

/**
 * When the time is up and the verdict still open, what was seen a moment ago says more: a website that
 * swallows every packet takes longer to be called down than many a scrape may last.
 */
export async function askWithin(
  question: Question,
  withinMs: number,
  deps: AskDeps,
): Promise<Answer | Problem> {
  const until = deps.clock.now() + withinMs;
  const said = (sweep: SweepSoFar) => {
    const { clock, notice } = deps;
    const told = { now: clock.now(), notice, language: question.language };
    return answerOf(question.target, question.caller, sweep, told);
  };
  const opened = await openInTime(question, until, deps);
  if (opened.kind === "problem") return opened;
  if (opened.kind === "fresh") return said(opened.sweep);
  // What was seen before may not be told either until the gate has said so.
  if (opened.kind === "late") return said(nothingYet(deps));
  let sweep: SweepSoFar | null = null;
  try {
    sweep = await lastOf(opened.sweeps, until, deps);
  } catch (error) {
    const refused = problemOfListening(error);
    const earlier = await seenBefore(question, deps);
    return earlier === null ? refused : said(earlier);
  }
  const answer = said(sweep ?? nothingYet(deps));
  if (isEnough(answer)) return answer;
  const earlier = await seenBefore(question, deps);
  return earlier === null ? answer : said(earlier);
}

/** What holds for one place may be settled while it is open what holds for everyone. */
const isEnough = ({ settled, scope, verdict }: Answer) =>
  settled && (scope !== "unknown" || verdict === "unknown");

function nothingYet({ clock }: AskDeps): SweepSoFar {
  return { startedAt: clock.now(), completedAt: null, observations: [], ...NOTHING_BEFORE };
}

/** The gate may take its time too. What it lets through too late is a sweep that nobody listens to. */
async function openInTime(
  question: Question,
  until: number,
  deps: AskDeps,
): Promise<Opened | Late> {
  const opening = openSweep(question, deps);
  const opened = await before(until, opening, deps);
  if (opened.kind === "late") deps.waitUntil(opening.then(leave).catch(failed));
  return opened;
}

function leave(opened: Opened): void {
  if (opened.kind === "running") void opened.sweeps.cancel();
}

const failed = (error: unknown) => logError("scrape_not_opened", error);

/** The state of a sweep at its end, or when the time is up. Null: none came. */
async function lastOf(
  sweeps: ReadableStream<SweepSoFar>,
  until: number,
  deps: AskDeps,
): Promise<SweepSoFar | null> {
  const reader = sweeps.getReader();
  let last: SweepSoFar | null = null;
  try {
    for (;;) {
      const next = await before(until, reader.read(), deps);
      if ("kind" in next || next.done) return last;
      last = next.value;
    }
  } finally {
    void reader.cancel().catch(() => {});
  }
}

/** Which of the two comes first. Rejects as the work does. */
async function before<T>(until: number, work: Promise<T>, { clock }: AskDeps): Promise<T | Late> {
  // It may fail after nobody listens any more.
  work.catch(() => {});
  const stop = new AbortController();
  const late = clock.wait(Math.max(0, until - clock.now()), stop.signal).then(() => LATE);
  try {
    return await Promise.race([work, late]);
  } finally {
    stop.abort();
  }
}

/**
 * A running sweep as server-sent events, in two forms: as data, for whoever wants to build upon it,
 * and as the parts of our own page, for its script. A heartbeat tells how far we are while nobody
 * answers; a caller who leaves costs nothing, since the sweep is heard to its end anyway.
 */
import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { Clock } from "../clock";
import { FRONT } from "../limits";
import { logError } from "../log";
import type { SweepSoFar } from "../monitor/events";
import type { Answer } from "./answer";
import type { Opened } from "./ask";
import { headlineAt, type PartsProps, partsOf } from "./page/parts";
import { isOpen, stageOf } from "./page/stage";
import { PAGE_WORDS } from "./page/words";
import { provisionalOf } from "./provisional";

type Running = Exclude<Opened, { readonly kind: "problem" }>;

/** An event: its name and what is sent as JSON. */
interface Told {
  readonly event: string;
  readonly data: unknown;
}

/** Turns the states of an answer into events; called with each state in turn. */
type Teller = (answer: Answer) => Promise<readonly Told[]> | readonly Told[];

/** Streams until the sweep is complete. @param answerTo what a state says to this caller. */
export function streamAnswers(
  c: Context,
  opened: Running,
  {
    clock,
    answerTo,
    tell,
  }: { clock: Clock; answerTo: (sweep: SweepSoFar) => Promise<Answer>; tell: Teller },
): Response {
  const states = opened.kind === "fresh" ? one(opened.sweep) : beating(opened.sweeps, clock);
  const response = streamSSE(
    c,
    async (stream) => {
      for await (const sweep of states) {
        if (stream.aborted) return;
        const told = await tell(await answerTo(sweep));
        if (told.length === 0) await stream.write(": still looking\n\n");
        for (const { event, data } of told)
          await stream.writeSSE({ event, data: JSON.stringify(data) });
      }
    },
    async (error) => logError("stream_failed", error),
  );
  // Hono has set another one by now; and where a middleware came first, the context's is the one sent.
  response.headers.set("cache-control", "no-store");
  c.header("cache-control", "no-store");
  return response;
}

async function* one(sweep: SweepSoFar): AsyncGenerator<SweepSoFar> {
  yield sweep;
}

/**
 * Each state as it comes, and the last one again when nothing comes for a while: at the moment, too,
 * from which nobody has answered for so long that it is said.
 */
export async function* beating(
  sweeps: ReadableStream<SweepSoFar>,
  clock: Clock,
): AsyncGenerator<SweepSoFar> {
  const reader = sweeps.getReader();
  let last: SweepSoFar | null = null;
  const read = () => {
    const next = reader.read();
    // It may fail while whoever listens is busy; it is heard by the race after that.
    next.catch(() => {});
    return next;
  };
  let next = read();
  try {
    for (;;) {
      const stop = new AbortController();
      const beatMs: number = untilBeatMs(last, clock.now());
      const beat = clock.wait(beatMs, stop.signal).then(() => "beat" as const);
      const heard = await Promise.race([next, beat]);
      stop.abort();
      if (heard === "beat") {
        if (last !== null) yield last;
        continue;
      }
      if (heard.done) return;
      last = heard.value;
      next = read();
      yield last;
    }
  } finally {
    void reader.cancel().catch(() => {});
  }
}

function untilBeatMs(last: SweepSoFar | null, now: number): number {
  if (last === null || last.observations.length > 0) return FRONT.heartbeatMs;
  const untilSilentMs = last.startedAt + FRONT.wonderAfterMs - now;
  return untilSilentMs > 0 ? Math.min(untilSilentMs, FRONT.heartbeatMs) : FRONT.heartbeatMs;
}

/**
 * `vote` for each observation; `provisional` while the verdict can change, `verdict` once it cannot,
 * `final` when all have been heard. The data of a vote is an observation, that of the last two an
 * answer; what is provisional is told when it differs from what was told before.
 */
export function dataTeller(): Teller {
  const heard = new Set<string>();
  let isSettled = false;
  let lastProvisional = "";
  return (answer) => {
    const news = answer.observations.filter(({ vantage }) => !heard.has(vantage));
    for (const { vantage } of news) heard.add(vantage);
    const told: Told[] = news.map((data) => ({ event: "vote", data }));
    if (answer.sweep.complete) return [...told, { event: "final", data: answer }];
    if (answer.settled && !isSettled) {
      isSettled = true;
      return [...told, { event: "verdict", data: answer }];
    }
    if (isSettled) return told;
    const data = provisionalOf(answer);
    const isNew = JSON.stringify(data) !== lastProvisional && (data.heard > 0 || data.silent);
    if (!isNew) return told;
    lastProvisional = JSON.stringify(data);
    return [...told, { event: "provisional", data }];
  };
}

/** What the page's script gets: the elements that have changed, and a line to be read out. */
export interface PageNews {
  readonly title: string;
  readonly stage: ReturnType<typeof stageOf>;
  /** Null while it may still be another one. */
  readonly verdict: Answer["verdict"] | null;
  /** To be read out: what the headline says now, where that is news; else nothing. */
  readonly say: string;
  /** Elements, each with the id of the one that it replaces. */
  readonly parts: readonly string[];
}

/** `page` events whose data is `PageNews`. */
export function pageTeller(props: Omit<PartsProps, "answer">): Teller {
  const shown = new Map<string, string>();
  let lastSaid = "";
  return async (answer) => {
    const parts: string[] = [];
    for (const [id, part] of partsOf({ ...props, answer })) {
      const html = String(await (part as { toString(): string | Promise<string> }).toString());
      if (shown.get(id) === html) continue;
      shown.set(id, html);
      parts.push(html);
    }
    if (parts.length === 0) return [];
    const said = saidOf(answer);
    const stage = stageOf(answer);
    const data: PageNews = {
      title: `${answer.target.host}: ${headlineAt(answer)}`,
      stage,
      verdict: isOpen(stage) ? null : answer.verdict,
      say: said === lastSaid ? "" : said,
      parts,
    };
    if (said !== "") lastSaid = said;
    return [{ event: "page", data }];
  };
}

/**
 * What a screen reader says of an answer: that nobody answers, what it looks like, and the verdict. Not
 * each vote, or the one line that matters would wait behind ten others: they are in the table.
 */
function saidOf(answer: Answer): string {
  const { stage: words, soFar } = PAGE_WORDS[answer.language];
  if (stageOf(answer) === "waiting") return words.waiting;
  const headline = headlineAt(answer);
  return headline === soFar.open ? "" : headline;
}

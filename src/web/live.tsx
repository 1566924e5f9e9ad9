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
import { WORDS } from "../verdict/words";
import type { Answer } from "./answer";
import type { Opened } from "./ask";
import { headlineAt, type PartsProps, partsOf } from "./page/parts";
import { stageOf } from "./page/stage";
import { PAGE_WORDS } from "./page/words";

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

/** Each state as it comes, and the last one again when nothing comes for a while. */
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
      const beat = clock.wait(FRONT.heartbeatMs, stop.signal).then(() => "beat" as const);
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

/**
 * `vote` for each observation; `provisional` while the verdict can change, `verdict` once it cannot,
 * `final` when all have been heard. The data of a vote is an observation, that of the others an answer.
 */
export function dataTeller(): Teller {
  const heard = new Set<string>();
  let isSettled = false;
  return (answer) => {
    const news = answer.observations.filter(({ vantage }) => !heard.has(vantage));
    for (const { vantage } of news) heard.add(vantage);
    const told: Told[] = news.map((data) => ({ event: "vote", data }));
    if (answer.sweep.complete) return [...told, { event: "final", data: answer }];
    if (answer.settled && !isSettled) {
      isSettled = true;
      return [...told, { event: "verdict", data: answer }];
    }
    if (news.length > 0 && !isSettled) told.push({ event: "provisional", data: answer });
    return told;
  };
}

/** What the page's script gets: the elements that have changed, and a line to be read out. */
export interface PageNews {
  readonly title: string;
  readonly stage: ReturnType<typeof stageOf>;
  readonly verdict: Answer["verdict"];
  readonly say: string;
  /** Elements, each with the id of the one that it replaces. */
  readonly parts: readonly string[];
}

/** `page` events whose data is `PageNews`. */
export function pageTeller(props: Omit<PartsProps, "answer">): Teller {
  const shown = new Map<string, string>();
  const heard = new Set<string>();
  let lastHeadline = "";
  return async (answer) => {
    const parts: string[] = [];
    for (const [id, part] of partsOf({ ...props, answer })) {
      const html = String(await (part as { toString(): string | Promise<string> }).toString());
      if (shown.get(id) === html) continue;
      shown.set(id, html);
      parts.push(html);
    }
    if (parts.length === 0) return [];
    const words = WORDS[answer.language];
    const votes = answer.observations
      .filter(({ vantage }) => !heard.has(vantage))
      .map((seen) => PAGE_WORDS[answer.language].announce(words.city(seen.city), words.vote(seen)));
    for (const { vantage } of answer.observations) heard.add(vantage);
    const headline = headlineAt(answer);
    const say = [...votes, ...(headline === lastHeadline ? [] : [headline])].join(". ");
    lastHeadline = headline;
    const { host } = answer.target;
    const data: PageNews = {
      title: `${host}: ${headline}`,
      stage: stageOf(answer),
      verdict: answer.verdict,
      say,
      parts,
    };
    return [{ event: "page", data }];
  };
}

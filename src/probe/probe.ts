/**
 * One probe: up to two attempts within one budget of time, put together into what was seen.
 *
 * A fast failure is tried again a second later; a silent attempt gets a second one beside it. A
 * silence longer than the limits is a failure of its own: nobody connected, or connected and mute.
 */
import { PROBE } from "../limits";
import { type Host, parseTarget } from "../target/parse";
import { twinOf } from "../target/site";
import { schemesFor } from "./as-wanted";
import type { DnsAnswer } from "./classify/dns";
import { resolve } from "./dns";
import { FAILURES, type FailureCode } from "./failure";
import { hasOptedOut, type LookTools, look, type Scheme, type Seen, type Trail } from "./look";
import type { Sight } from "./observation";
import { type Silence, watchSilence } from "./silence";
import type { Wanted } from "./wanted";
import { bounded, type World } from "./world";

const HTTP_ALONE: readonly Scheme[] = ["http"];

export interface ProbeOptions {
  readonly world: World;
  readonly door: LookTools["door"];
  readonly denied?: LookTools["denied"];
  /** Called when a first attempt failed: time for the vantage to doubt itself. */
  readonly onRetry: () => void;
  readonly onUnknown: LookTools["onUnknown"];
  /** What an operator wants of a website of their own; left out for everyone else. */
  readonly wanted?: Wanted | null;
}

/** Looks at a host. Never rejects for anything that a server or a network does. */
export async function probe(host: Host, options: ProbeOptions): Promise<Sight> {
  const { world, door, onRetry, onUnknown, wanted = null, denied = [] } = options;
  const { clock } = world;
  const startedAt = clock.now();
  const stop = new AbortController();
  const { signal } = stop;
  const addresses = remember(world, signal);
  const tools: LookTools = { world, door, addresses, signal, onUnknown, wanted, denied };
  const schemes = schemesFor(wanted);
  try {
    const first = attempt(1, host, schemes, tools, { startedAt, dnsMs: null });
    let end = await Promise.race([first.ending, quiet(tools, PROBE.hedgeAfterMs)]);
    let twin: Promise<Host | null> | null = null;
    const took = () => clock.now() - startedAt;
    const again = (those: readonly Scheme[]) =>
      attempt(2, host, those, tools, { startedAt, dnsMs: first.trail.dnsMs }).ending;
    if (end === "silent") {
      onRetry();
      twin = twinThatAnswers(host, first.trail, tools);
      const stuck = schemes.includes("http") ? stuckAtHttps(first.silence, host) : null;
      const second = again(stuck ? HTTP_ALONE : schemes).then(overHttp(stuck));
      end = await firstToAnswer(first.ending, second);
      // The second was no quicker than five seconds either, and the first had not failed: it is slow, and answers.
      const isSlow = stuck === null && !first.hasFailed() && took() >= 2 * PROBE.hedgeAfterMs;
      if (isSlow && end.seen.kind !== "failed") end = { ...end, attempts: 1 };
    } else if (isWorthRetrying(end.seen)) {
      onRetry();
      if (isDown(end.seen)) twin = twinThatAnswers(host, first.trail, tools);
      await clock.wait(PROBE.retryAfterMs);
      end = believable(end, await again(schemes));
    }
    const sight = sightOf(end, startedAt, took());
    return sight.outcome === "down" ? { ...sight, twin: (await twin) ?? null } : sight;
  } finally {
    stop.abort();
  }
}

/** What an attempt saw, and how far it had come. */
interface Ending {
  /** Tries it took: which attempt answered, or how many failed. */
  readonly attempts: number;
  readonly seen: Seen;
  readonly trail: Readonly<Trail>;
}

interface Start {
  /** Of the probe: epoch milliseconds. */
  readonly startedAt: number;
  /** What an attempt before has measured. */
  readonly dnsMs: number | null;
}

/** An attempt ends when it has seen something, or when it was silent for too long. */
function attempt(
  attempts: number,
  host: Host,
  schemes: readonly Scheme[],
  tools: LookTools,
  { startedAt, dnsMs }: Start,
) {
  const trail = newTrail(dnsMs);
  const over = new AbortController();
  const own = { ...tools, signal: AbortSignal.any([tools.signal, over.signal]) };
  // Never at once: an attempt gets a moment to be answered.
  const knockAt = Math.max(startedAt + PROBE.knockAfterMs, tools.world.clock.now() + PROBE.knockMs);
  const silence = watchSilence(trail, own, { startedAt, knockAt });
  let hasFailed = false;
  const run = async (): Promise<Ending> => {
    try {
      const seen = await Promise.race([look(host, schemes, trail, own), silence.tooLong]);
      hasFailed = seen.kind === "failed";
      return { attempts, seen, trail };
    } finally {
      over.abort();
    }
  };
  return { trail, silence, ending: run(), hasFailed: () => hasFailed };
}

/**
 * Why https lets nobody in, if it does not: then the second attempt is the one over http that would
 * follow anyway, as browsers make it.
 */
function stuckAtHttps({ stuck }: Silence, host: Host): FailureCode | null {
  const at = stuck();
  return at?.door.host === host && at.door.secure ? at.failure : null;
}

/** An answer over http alone, with the reason why https was left out. */
function overHttp(httpsFailure: FailureCode | null): (end: Ending) => Ending {
  return (end) => {
    const isPlain = end.seen.kind !== "failed" && end.seen.scheme === "http";
    return httpsFailure && isPlain ? { ...end, seen: { ...end.seen, httpsFailure } } : end;
  };
}

/**
 * The target's twin, if that answers a visitor: what people could try instead. One look, and a short
 * one. A failure of the twin says nothing, so it is not told. Where an operator wants something of
 * their own, people have come for that, and the twin is none of it.
 */
async function twinThatAnswers(
  host: Host,
  { door }: Trail,
  tools: LookTools,
): Promise<Host | null> {
  if (tools.wanted !== null) return null;
  const twin = parseTarget(twinOf(host) ?? "", tools.door);
  // Redirected there, the attempt itself has found out.
  if (twin.kind === "rejected" || door?.host === twin.host) return null;
  const seen = await bounded(tools.world.clock, PROBE.twinMs, tools.signal, async (signal) => {
    const own = { ...tools, signal };
    if ((await tools.addresses(twin.host)).kind === "failed") return null;
    return (await hasOptedOut(twin.host, own))
      ? null
      : look(twin.host, schemesFor(null), newTrail(null), own);
  });
  return seen !== "timeout" && seen?.kind === "up" ? twin.host : null;
}

function newTrail(dnsMs: number | null): Trail {
  return {
    door: null,
    status: null,
    isReading: false,
    redirectedBy: null,
    dnsMs,
    firstByteMs: null,
    families: null,
  };
}

/** The addresses of names, asked once each; a failure is not remembered. */
function remember(world: World, signal: AbortSignal): (host: string) => Promise<DnsAnswer> {
  const known = new Map<string, DnsAnswer>();
  return async (host) => {
    const before = known.get(host);
    if (before) return before;
    const answer = await bounded(world.clock, PROBE.dnsMs, signal, (inner) =>
      resolve(world.resolver, host, inner),
    );
    if (answer === "timeout") return { kind: "failed", failure: "resolver_unreachable" };
    if (answer.kind === "addresses") known.set(host, answer);
    return answer;
  };
}

async function quiet({ world, signal }: LookTools, ms: number): Promise<"silent"> {
  await world.clock.wait(ms, signal);
  return "silent";
}

/**
 * What a second look leaves of a first one that failed. The target is down only if both say so: a
 * failure of our own leaves a single look, and nobody believes that.
 */
function believable(first: Ending, second: Ending): Ending {
  const outcomeOf = ({ seen }: Ending) =>
    seen.kind === "failed" ? FAILURES[seen.failure].outcome : "answered";
  const isSingle = outcomeOf(first) === "unsure" && outcomeOf(second) === "down";
  return isSingle ? { ...first, attempts: 2 } : second;
}

/** The first attempt that is not a failure; if both fail, what the first one said. */
async function firstToAnswer(first: Promise<Ending>, second: Promise<Ending>): Promise<Ending> {
  const answered = async (attempt: Promise<Ending>): Promise<Ending> => {
    const end = await attempt;
    return end.seen.kind === "failed" ? Promise.reject(end) : end;
  };
  try {
    return await Promise.any([answered(first), answered(second)]);
  } catch {
    return believable(await second, { ...(await first), attempts: 2 });
  }
}

function isDown(seen: Seen): boolean {
  return seen.kind === "failed" && FAILURES[seen.failure].outcome === "down";
}

/** Failures that are an answer of the target's own. The others happened before its first byte. */
const ANSWERED: ReadonlySet<FailureCode> = new Set([
  "http_5xx",
  "edge_error",
  "timeout_body",
  "body_lost",
  "body_garbled",
  "redirect_loop",
  "redirect_too_many",
  "redirect_invalid",
  "unexpected_status",
  "unexpected_text",
]);

function isWorthRetrying(seen: Seen): boolean {
  return seen.kind === "failed" && seen.failure !== "address_forbidden";
}

function sightOf({ attempts, seen, trail }: Ending, startedAt: number, totalMs: number): Sight {
  const isAnswered = seen.kind === "failed" ? ANSWERED.has(seen.failure) : true;
  return {
    ...whatWasSeen(seen),
    status: seen.status,
    twin: null,
    families: trail.families,
    attempts,
    timings: {
      dnsMs: trail.dnsMs,
      connectMs: null,
      firstByteMs: isAnswered ? trail.firstByteMs : null,
      totalMs,
    },
    startedAt,
  };
}

const NOTHING = {
  ...{ failure: null, refusal: null, suspect: null, evidence: null, fault: null, phase: null },
  ...{ scheme: null, redirectsTo: null, httpsFailure: null, embedding: null },
} as const;

function whatWasSeen(seen: Seen) {
  if (seen.kind === "failed") {
    const { outcome, fault } = FAILURES[seen.failure];
    return { ...NOTHING, outcome, failure: seen.failure, fault, phase: seen.phase };
  }
  const { scheme, evidence, redirectsTo, httpsFailure } = seen;
  const answer = { ...NOTHING, scheme, evidence, redirectsTo, httpsFailure };
  if (seen.kind === "refused")
    return { ...answer, outcome: "unsure", refusal: seen.refusal } as const;
  return { ...answer, outcome: "up", suspect: seen.suspect, embedding: seen.embedding } as const;
}

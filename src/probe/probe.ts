/**
 * One probe: up to two attempts within one budget of time, put together into what was seen.
 *
 * A fast failure is tried again a second later; a silent attempt gets a second one beside it. A
 * silence longer than the limits is a failure of its own: nobody connected, or connected and mute.
 */
import { PROBE } from "../limits";
import type { Host } from "../target/parse";
import type { DnsAnswer } from "./classify";
import { resolve } from "./dns";
import { FAILURES, type FailureCode } from "./failure";
import { type LookTools, look, type Scheme, type Seen, type Trail } from "./look";
import type { Sight } from "./observation";
import { type Silence, watchSilence } from "./silence";
import { bounded, type World } from "./world";

const BOTH: readonly Scheme[] = ["https", "http"];

export interface ProbeOptions {
  readonly world: World;
  readonly door: LookTools["door"];
  /** Called when a first attempt failed: time for the vantage to doubt itself. */
  readonly onRetry: () => void;
}

/** Looks at a host. Never rejects for anything that a server or a network does. */
export async function probe(host: Host, { world, door, onRetry }: ProbeOptions): Promise<Sight> {
  const { clock } = world;
  const startedAt = clock.now();
  const stop = new AbortController();
  const { signal } = stop;
  const tools: LookTools = { world, door, addresses: remember(world, signal), signal };
  try {
    const first = attempt(1, host, BOTH, tools, { startedAt, dnsMs: null });
    let end = await Promise.race([first.ending, quiet(tools, PROBE.hedgeAfterMs)]);
    const again = (schemes: readonly Scheme[]) =>
      attempt(2, host, schemes, tools, { startedAt, dnsMs: first.trail.dnsMs }).ending;
    if (end === "silent") {
      onRetry();
      end = await firstToAnswer(first.ending, again(schemesBeside(first.silence, host)));
    } else if (isWorthRetrying(end.seen)) {
      onRetry();
      await clock.wait(PROBE.retryAfterMs);
      end = believable(end, await again(BOTH));
    }
    return sightOf(end, startedAt, clock.now() - startedAt);
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
  const trail: Trail = { door: null, dnsMs, firstByteMs: null };
  const over = new AbortController();
  const own = { ...tools, signal: AbortSignal.any([tools.signal, over.signal]) };
  // Never at once: an attempt gets a moment to be answered.
  const knockAt = Math.max(startedAt + PROBE.knockAfterMs, tools.world.clock.now() + PROBE.knockMs);
  const silence = watchSilence(trail, own, { startedAt, knockAt });
  const run = async (): Promise<Ending> => {
    try {
      const seen = await Promise.race([look(host, schemes, trail, own), silence.tooLong]);
      return { attempts, seen, trail };
    } finally {
      over.abort();
    }
  };
  return { trail, silence, ending: run() };
}

/** If nobody opens 443 for us, the second attempt is the one over http that would follow anyway. */
function schemesBeside({ unopened }: Silence, host: Host): readonly Scheme[] {
  const door = unopened();
  return door?.host === host && door.port === 443 ? ["http"] : BOTH;
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

/** Failures that are an answer of the target's own. The others happened before its first byte. */
const ANSWERED: ReadonlySet<FailureCode> = new Set(["http_5xx", "redirect_loop"]);

function isWorthRetrying(seen: Seen): boolean {
  return seen.kind === "failed" && seen.failure !== "address_forbidden";
}

function sightOf({ attempts, seen, trail }: Ending, startedAt: number, totalMs: number): Sight {
  const isFailed = seen.kind === "failed";
  const facts = isFailed ? FAILURES[seen.failure] : null;
  return {
    outcome: facts ? facts.outcome : seen.kind === "up" ? "up" : "unsure",
    failure: isFailed ? seen.failure : null,
    refusal: seen.kind === "refused" ? seen.refusal : null,
    fault: facts ? facts.fault : null,
    phase: isFailed ? seen.phase : null,
    status: seen.status,
    scheme: isFailed ? null : seen.scheme,
    redirectsTo: seen.kind === "up" ? seen.redirectsTo : null,
    embedding: seen.kind === "up" ? seen.embedding : null,
    attempts,
    timings: {
      dnsMs: trail.dnsMs,
      connectMs: null,
      firstByteMs: isFailed && !ANSWERED.has(seen.failure) ? null : trail.firstByteMs,
      totalMs,
    },
    startedAt,
  };
}

/**
 * One probe: up to two attempts within one budget of time, put together into what was seen.
 *
 * A fast failure is tried again a second later; a silent attempt gets a second one beside it. A
 * silence longer than the limits is a failure of its own: nobody connected, or connected and mute.
 */
import { PROBE } from "../limits";
import type { Host } from "../target/parse";
import type { DnsAnswer, Knock } from "./classify";
import { resolve } from "./dns";
import { FAILURES } from "./failure";
import { type LookTools, look, type Scheme, type Seen, type Trail } from "./look";
import type { Sight } from "./observation";
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
  const addresses = remember(world, stop.signal);
  const tools: LookTools = { world, door, addresses, signal: stop.signal };

  const first = attempt(1, host, BOTH, tools);
  const silence = watchSilence(first.trail, tools);
  let end: Ending | "silent" = await Promise.race([first.ending, quiet(tools, PROBE.hedgeAfterMs)]);
  if (end === "silent") {
    onRetry();
    // Nobody opens 443 for us: the second attempt is the one over http that would follow anyway.
    const second = attempt(2, host, silence.knock() === "unanswered" ? ["http"] : BOTH, tools);
    end = await Promise.race([firstToAnswer(first.ending, second.ending), silence.tooLong]);
  } else if (isWorthRetrying(end.seen)) {
    onRetry();
    await clock.wait(PROBE.retryAfterMs);
    end = await Promise.race([attempt(2, host, BOTH, tools).ending, silence.tooLong]);
  }
  stop.abort();
  return sightOf(end, startedAt, clock.now() - startedAt);
}

/** What an attempt saw, and how far it had come. */
interface Ending {
  /** Tries it took: which attempt answered, or how many failed. */
  readonly attempts: number;
  readonly seen: Seen;
  readonly trail: Trail;
}

function attempt(attempts: number, host: Host, schemes: readonly Scheme[], tools: LookTools) {
  const trail: Trail = { host, port: 443, dnsMs: null, firstByteMs: null };
  const ending = look(host, schemes, trail, tools).then(
    (seen): Ending => ({ attempts, seen, trail }),
  );
  // An attempt that lost its race may still reject, with nobody listening.
  ending.catch(() => {});
  return { trail, ending };
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
 * Counts the silence of the whole probe. Somebody who opened the port gets the long limit, and so
 * does a place where we may not knock; a port that does not open in time gets the short one.
 */
function watchSilence(trail: Trail, tools: LookTools) {
  const { clock, network } = tools.world;
  let knock: Knock = "untried";
  const wait = (ms: number) => clock.wait(ms, tools.signal);
  const run = async (): Promise<Ending> => {
    await wait(PROBE.knockAfterMs);
    if (!tools.signal.aborted) {
      knock = "unanswered";
      network.knock(trail.host, trail.port, tools.signal).then((answer) => {
        knock = answer;
      });
    }
    await wait(PROBE.connectMs - PROBE.knockAfterMs);
    if (knock === "unanswered") return { attempts: 2, seen: tooLate("timeout_connect"), trail };
    await wait(PROBE.firstByteMs - PROBE.connectMs);
    return { attempts: 2, seen: tooLate("timeout_first_byte"), trail };
  };
  return { tooLong: run(), knock: () => knock };
}

function tooLate(failure: "timeout_connect" | "timeout_first_byte"): Seen {
  return { kind: "failed", failure, phase: FAILURES[failure].phase, status: null };
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
    return { ...(await first), attempts: 2 };
  }
}

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
    attempts,
    timings: { dnsMs: trail.dnsMs, connectMs: null, firstByteMs: trail.firstByteMs, totalMs },
    startedAt,
  };
}

/**
 * The prober: a Worker that looks at one host from where it stands and says what it saw.
 *
 * Placement honours `fetch` on the default export alone, so that is its whole interface: a POST
 * with `{ "host": … }`, what its operator wants of it if it is on the watch list, and the names of its site
 * that nobody may look at, answered by a report. It has no public address. It parses the host again
 * itself: whoever calls it, it will not look where it must not.
 */
import * as v from "valibot";
import { systemClock } from "../clock";
import { FRONT } from "../limits";
import { logError } from "../log";
import { parseTarget } from "../target/parse";
import { isVantageId, type VantageId } from "../vantage/registry";
import { Controls, REAL_CONTROLS } from "./controls";
import { internet } from "./internet";
import type { ProberReport } from "./observation";
import { Place } from "./place";
import { probe } from "./probe";
import { wanted } from "./wanted";
import type { World } from "./world";

export interface ProberEnv {
  readonly SITE_URL: string;
  readonly RESOLVER_URL: string;
}

const question = v.object({
  host: v.pipe(v.string(), v.maxLength(FRONT.targetLength)),
  wanted: v.optional(v.nullable(wanted), null),
  denied: v.optional(v.array(v.pipe(v.string(), v.maxLength(FRONT.targetLength))), []),
});

/** What one vantage remembers between probes, for as long as its isolate lives. */
export interface Memory {
  readonly controls: Controls;
  readonly place: Place;
}

export function newMemory(): Memory {
  return { controls: new Controls(), place: new Place() };
}

/** The real network, through the configured resolver. */
export function realWorld(env: ProberEnv): World {
  const network = internet(env.SITE_URL);
  return {
    network,
    resolver: { network, url: env.RESOLVER_URL },
    controls: REAL_CONTROLS,
    clock: systemClock,
  };
}

/** How a prober is set up: what may be asked, and in which world it is looked at. */
export interface Standpoint {
  readonly vantage: VantageId;
  readonly door: Parameters<typeof parseTarget>[1];
  readonly world: World;
  readonly memory: Memory;
}

/** Answers one question. 400 for a host that may not be looked at; anything else is a report. */
export async function answerProbe(
  request: Request,
  standpointFor: (host: string) => Standpoint,
): Promise<Response> {
  const asked = v.safeParse(question, await request.json().catch(() => null));
  if (!asked.success) return new Response("not a question", { status: 400 });
  const { vantage, door, world, memory } = standpointFor(asked.output.host);
  const { host, wanted, denied } = asked.output;
  const target = parseTarget(host, door);
  if (target.kind === "rejected") return new Response(target.reason, { status: 400 });

  const checks = [memory.controls.health(world)];
  const onRetry = () => void checks.push(memory.controls.check(world));
  const onUnknown = (text: string) => logError("unknown_failure", text, { vantage });
  const [sight, ranIn] = await Promise.all([
    probe(target.host, { world, door, onRetry, onUnknown, wanted, denied }),
    memory.place.airport(world),
  ]);
  const healths = await Promise.all(checks);
  const health = healths.at(-1) ?? "impaired";
  const report: ProberReport = { ...sight, vantage, health, ranIn };
  return Response.json(report, { headers: { "cache-control": "no-store" } });
}

const memory = newMemory();

export interface PlacedEnv extends ProberEnv {
  readonly VANTAGE: string;
}

/** A prober on the real network, as its section of wrangler.toml sets it up. */
export function standpointOf(env: PlacedEnv): Standpoint {
  const vantage = env.VANTAGE;
  if (!isVantageId(vantage)) throw new Error(`VANTAGE is not in the registry: ${vantage}`);
  const door = { practice: false, ownHosts: [new URL(env.SITE_URL).hostname] };
  return { vantage, door, world: realWorld(env), memory };
}

export default {
  fetch: (request: Request, env: PlacedEnv): Promise<Response> =>
    answerProbe(request, () => standpointOf(env)),
};

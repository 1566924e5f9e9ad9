/**
 * The Worker of `[env.dev]`: the front, all ten probers and the practice internet in one process.
 * Names below `.test` are simulated, every other name goes to the real network. Since all vantages
 * are one machine, the practice internet also tells each where it would be.
 */
import { WorkerEntrypoint } from "cloudflare:workers";
import { targetMonitor } from "../src/monitor/monitor";
import { makeRounds, type RoundsEnv } from "../src/monitor/rounds";
import { type SurroundingsEnv, surroundingsFrom } from "../src/monitor/surroundings";
import { REAL_TRACE_URL } from "../src/probe/place";
import { answerProbe, type Memory, newMemory, realWorld } from "../src/probe/worker";
import type { World } from "../src/probe/world";
import { isPracticeHost } from "../src/target/parse";
import { isVantageId, type VantageId } from "../src/vantage/registry";
import { createFront } from "../src/web/app";
import type { FrontEnv } from "../src/web/front";
import { dress } from "../src/web/headers";
import { HOSTS, SWITCHES } from "./hosts";
import { PracticeNet, respondInPeace } from "./internet";
import { practiceNetwork, practiceWorld, VANTAGE_HEADER } from "./world";

export { DomainGate } from "../src/gate/domain";

interface DevEnv extends FrontEnv, RoundsEnv, SurroundingsEnv {
  readonly PRACTICE: Fetcher;
  /** `yes` where the reader's browser finds the practice names too, as in our browser tests. */
  readonly BROWSER_IN_PRACTICE: string;
}

// One isolate serves all of this process, so what is switched off here is off for everyone.
const net = new PracticeNet("test");

export class PracticeInternet extends WorkerEntrypoint<DevEnv> {
  override fetch(request: Request): Promise<Response> {
    const vantage = request.headers.get(VANTAGE_HEADER) ?? "";
    return respondInPeace(net, request, isVantageId(vantage) ? vantage : null);
  }
}

/** One isolate plays ten vantages in two worlds; each remembers for itself. */
const memories = new Map<string, Memory>();

export class Prober extends WorkerEntrypoint<DevEnv, { vantage: VantageId }> {
  override fetch(request: Request): Promise<Response> {
    const { vantage } = this.ctx.props;
    return answerProbe(request, (host) => {
      const key = `${vantage} ${isPracticeHost(host) ? "practice" : "real"}`;
      const memory = memories.get(key) ?? newMemory();
      memories.set(key, memory);
      return { vantage, door: doorOf(this.env), world: worldFor(this.env, host, vantage), memory };
    });
  }
}

const doorOf = (env: Pick<FrontEnv, "SITE_URL">) => ({
  practice: true,
  ownHosts: [new URL(env.SITE_URL).hostname],
});

function worldFor(env: DevEnv, host: string, vantage: VantageId | null): World {
  const practice = practiceNetwork(env.PRACTICE, env.SITE_URL, vantage);
  if (isPracticeHost(host)) return practiceWorld(practice, env.RESOLVER_URL);
  const real = realWorld(env);
  const { network } = real;
  const get: typeof network.get = (url, accept, signal) =>
    (url === REAL_TRACE_URL ? practice : network).get(url, accept, signal);
  return { ...real, network: { ...network, get } };
}

export const TargetMonitor = targetMonitor<DevEnv>(
  surroundingsFrom<DevEnv>({
    door: doorOf,
    worldFor: (env, host) => worldFor(env, host, null),
    allowLocal: true,
  }),
);

const front = createFront<DevEnv>({
  door: doorOf,
  worldFor: (env, host) => worldFor(env, host, null),
  practice: {
    names: HOSTS.flatMap(({ name, about }) => (about ? [{ host: `${name}.test`, about }] : [])),
    switches: SWITCHES,
  },
  isSimulated: (env, host) => isPracticeHost(host) && env.BROWSER_IN_PRACTICE !== "yes",
  notice: "All ten vantage points are this one machine; names ending in .test are simulated.",
});

export default {
  fetch(request: Request, env: DevEnv, ctx: ExecutionContext): Response | Promise<Response> {
    const [, part, state] =
      /^\/practice\/(\w+)\/(on|off)$/.exec(URL.parse(request.url)?.pathname ?? "") ?? [];
    const known = SWITCHES.find((name) => name === part);
    if (request.method !== "POST" || known === undefined) return front.fetch(request, env, ctx);
    net.turn(known, state === "off" ? "off" : "on");
    const told = new Response(`${known} is ${state}\n`);
    dress(told.headers, told.status, { method: request.method, path: `/practice/${known}` });
    return told;
  },
  scheduled: (controller: ScheduledController, env: DevEnv): Promise<void> =>
    makeRounds(env, doorOf(env), controller.scheduledTime),
};

/**
 * The ten probers, in this process: the code of the real ones on the practice internet, with the time
 * that a way takes. Each can be broken, as ours may break one day; what then comes of it must never
 * be a website's outage.
 */
import type { Clock } from "../../src/clock";
import type { ProberReport } from "../../src/probe/observation";
import { answerProbe, newMemory } from "../../src/probe/worker";
import type { World } from "../../src/probe/world";
import type { ParseOptions } from "../../src/target/parse";
import { VANTAGE_IDS, type VantageId } from "../../src/vantage/registry";
import type { Prober } from "../../src/vantage/sweep";
import { type PracticeNet, respondInPeace } from "../internet";
import { practiceNetwork, practiceWorld } from "../world";

/**
 * `cut_off`: its resolver answers, and nothing else does. `throws`, `hangs`: the prober itself.
 * `lies`: whatever it is asked about refuses every connection, it says, and its controls are well.
 */
export type Condition = "sound" | "cut_off" | "throws" | "hangs" | "lies";

/** There and back, milliseconds: about what the way to Dublin takes. */
const ROUND_TRIP_MS: Readonly<Record<VantageId, number>> = {
  "us-east": 78,
  "us-west": 132,
  brazil: 184,
  ireland: 3,
  germany: 24,
  "south-africa": 161,
  emirates: 126,
  india: 149,
  japan: 221,
  australia: 262,
};

/** To a resolver, or to the data centre that one stands in. */
const NEARBY_MS = 4;
const NEARBY: readonly string[] = ["/dns-query", "/cdn-cgi/trace"];

interface Around {
  readonly clock: Clock;
  readonly net: PracticeNet;
  readonly siteUrl: string;
  readonly resolverUrl: string;
}

/** The practice world, as the front itself sees it: its resolver is beside it. */
export function frontWorld({ clock, net, siteUrl, resolverUrl }: Around): World {
  const fetch = (url: string, init: RequestInit) => respondInPeace(net, requestOf(url, init), null);
  return practiceWorld(practiceNetwork({ fetch }, siteUrl, null), resolverUrl, clock);
}

export class Vantages {
  readonly #conditions = new Map<VantageId, Condition>();
  readonly #memories = new Map(VANTAGE_IDS.map((id) => [id, newMemory()] as const));

  constructor(
    readonly around: Around,
    readonly door: ParseOptions,
  ) {}

  put(condition: Condition, vantages: readonly VantageId[]): void {
    for (const id of vantages) this.#conditions.set(id, condition);
  }

  prober(vantage: VantageId): Prober {
    return {
      fetch: async (url, init) => {
        const condition = this.#conditions.get(vantage);
        if (condition === "throws") throw new Error("Network connection lost.");
        if (condition === "hangs") return new Promise(() => {});
        const memory = this.#memories.get(vantage) ?? newMemory();
        const standpoint = { vantage, door: this.door, world: this.#world(vantage), memory };
        const response = await answerProbe(requestOf(url, init), () => standpoint);
        return condition === "lies" ? Response.json(lie(await response.json())) : response;
      },
    };
  }

  #world(vantage: VantageId): World {
    const { clock, net, siteUrl, resolverUrl } = this.around;
    const fetch = async (url: string, init: RequestInit) => {
      const isNearby = NEARBY.includes(new URL(url).pathname);
      const signal = init.signal ?? undefined;
      await clock.wait(isNearby ? NEARBY_MS : ROUND_TRIP_MS[vantage], signal);
      signal?.throwIfAborted();
      if (!isNearby && this.#conditions.get(vantage) === "cut_off")
        throw new Error("Network connection lost.");
      return respondInPeace(net, requestOf(url, init), vantage);
    };
    return practiceWorld(practiceNetwork({ fetch }, siteUrl, vantage), resolverUrl, clock);
  }
}

/** Without its signal: whoever waits for an answer here minds it, and following one costs much. */
function requestOf(url: string, { signal: _, ...init }: RequestInit): Request {
  return new Request(url, init);
}

function lie(truth: ProberReport): ProberReport {
  return {
    ...truth,
    ...{ outcome: "down", failure: "connection_refused", fault: "target", phase: "connect" },
    ...{ refusal: null, suspect: null, evidence: null, status: null, scheme: null },
    ...{ redirectsTo: null, httpsFailure: null, embedding: null, attempts: 2 },
  };
}

/**
 * The websites of a schedule, on the practice internet, and somebody quick who answers for the probers:
 * what a prober would report of a website that can be reached, or that refuses every connection.
 */
import type { ProberReport } from "../../src/probe/observation";
import { homesOf, VANTAGE_IDS, type VantageId } from "../../src/vantage/registry";
import type { PracticeHost, Reaction } from "../hosts";
import { PracticeNet } from "../internet";
import { isReached, type OptOut, type Schedule, type Site } from "./schedule";

const UP: Reaction = { kind: "answers", status: 200 };
const REFUSES: Reaction = { kind: "refuses" };

/** @param now milliseconds since the schedule began. @param isGone whether the resolver answers nobody. */
export class ScheduledNet extends PracticeNet {
  constructor(
    { hosts, optOuts }: Schedule,
    now: () => number,
    /** Told of each look-up, of which name, and by whom; null: by the front, or by a monitor. */
    readonly resolving: (name: string, vantage: VantageId | null) => Promise<void>,
  ) {
    const rows = hosts.map((site) => rowOf(site, optOuts, now));
    super("test", [...rows, ...["one", "two"].map(control)]);
  }

  override async respond(request: Request, vantage: VantageId | null): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/dns-query") await this.resolving(searchParams.get("name") ?? "", vantage);
    return super.respond(request, vantage);
  }
}

function rowOf(site: Site, optOuts: readonly OptOut[], now: () => number): PracticeHost {
  const wishes = optOuts.filter(({ name, by }) => name === site.host && by !== "list");
  const react: PracticeHost["https"] = ({ vantage }) =>
    vantage === null || isReached(site, vantage, now()) ? UP : REFUSES;
  return {
    ...{ name: site.host.replace(/\.test$/, ""), dns: "found", address: "44.128.0.1" },
    ...{ https: react, http: react },
    get text() {
      return wishes.some(({ at }) => at <= now()) ? "optout" : "";
    },
  };
}

function control(name: string): PracticeHost {
  const react = () => UP;
  const row = { name: `control-${name}`, dns: "found", address: "44.128.0.2" } as const;
  return { ...row, https: react, http: react };
}

/** There and back, milliseconds; a failure takes two tries. */
const LOOK_MS = { up: 40, down: 1_080 } as const;

export function lookMs(vantage: VantageId, outcome: "up" | "down"): number {
  // Not two at once: who comes first is then the same each time.
  return LOOK_MS[outcome] + 17 * VANTAGE_IDS.indexOf(vantage);
}

export function reportOf(
  vantage: VantageId,
  outcome: "up" | "down",
  startedAt: number,
): ProberReport {
  const [home = null] = homesOf(vantage);
  const totalMs = lookMs(vantage, outcome);
  const nothing = {
    ...{ refusal: null, suspect: null, evidence: null, redirectsTo: null },
    ...{ httpsFailure: null, twin: null, families: "ipv4" as const, health: "ok" as const },
  };
  const who = { vantage, ranIn: home, startedAt };
  const timings = { dnsMs: 4, connectMs: null, firstByteMs: null, totalMs };
  if (outcome === "up")
    return {
      ...{ ...nothing, ...who, timings, failure: null, fault: null, phase: null },
      ...{ outcome: "up", status: 200, scheme: "https", embedding: "open", attempts: 1 },
    };
  return {
    ...{ ...nothing, ...who, timings, failure: "connection_refused", fault: "target" },
    ...{ outcome: "down", phase: "connect", status: null, scheme: null },
    ...{ embedding: null, attempts: 2 },
  };
}

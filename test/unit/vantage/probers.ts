/** Ten probers that behave as a test says, and one sweep over them. */
import type { Observation, ProberReport } from "../../../src/probe/observation";
import type { Wanted } from "../../../src/probe/wanted";
import { VANTAGE_IDS, type VantageId } from "../../../src/vantage/registry";
import { type Prober, sweep } from "../../../src/vantage/sweep";
import { fakeClock, START_AT, settled } from "../../support/clock";

export function reportOf(vantage: VantageId, rest: Partial<ProberReport> = {}): ProberReport {
  return {
    outcome: "up",
    failure: null,
    refusal: null,
    suspect: null,
    evidence: null,
    fault: null,
    phase: null,
    status: 200,
    scheme: "https",
    redirectsTo: null,
    httpsFailure: null,
    twin: null,
    families: null,
    embedding: null,
    attempts: 1,
    timings: { dnsMs: 5, connectMs: null, firstByteMs: 20, totalMs: 25 },
    startedAt: START_AT,
    vantage,
    health: "ok",
    ranIn: null,
    ...rest,
  };
}

/** What one prober does; it may take time, and may look at what it was asked. */
export type Conduct = (asked: {
  readonly vantage: VantageId;
  readonly url: string;
  readonly init: RequestInit;
  readonly wait: (ms: number) => Promise<void>;
}) => Response | Promise<Response>;

export const reports =
  (rest: Partial<ProberReport> = {}, headers: Record<string, string> = {}): Conduct =>
  ({ vantage }) =>
    Response.json(reportOf(vantage, rest), { headers });

/** The same, later. */
export const later =
  (ms: number, conduct: Conduct): Conduct =>
  async (asked) => {
    await asked.wait(ms);
    return conduct(asked);
  };

export const isSilent: Conduct = () => new Promise(() => {});

/** A sweep over probers that report "up" but for the ones named; `null` is not bound. */
export async function swept(
  unusual: Partial<Record<VantageId, Conduct | null>> = {},
  wanted?: Wanted | null,
  denied?: readonly string[],
) {
  const clock = fakeClock();
  const asked: { vantage: VantageId; url: string; init: RequestInit; atMs: number }[] = [];
  const observations: Observation[] = [];
  const seenAtMs: number[] = [];
  const proberOf = (vantage: VantageId): Prober | undefined => {
    const conduct = unusual[vantage] === undefined ? reports() : unusual[vantage];
    if (conduct === null) return undefined;
    return {
      fetch: async (url, init) => {
        asked.push({ vantage, url, init, atMs: clock.elapsedMs() });
        return conduct({ vantage, url, init, wait: (ms) => clock.wait(ms) });
      },
    };
  };
  const onObservation = (observation: Observation) => {
    observations.push(observation);
    seenAtMs.push(clock.elapsedMs());
  };
  const options = { proberOf, clock, onObservation };
  await sweep("site.com", {
    ...options,
    ...(wanted !== undefined && { wanted }),
    ...(denied !== undefined && { denied }),
  });
  const tookMs = clock.elapsedMs();
  await settled();
  const of = (vantage: VantageId) => {
    const found = observations.find((observation) => observation.vantage === vantage);
    if (found === undefined) throw new Error(`${vantage} has no observation`);
    return found;
  };
  return { observations, seenAtMs, asked, clock, tookMs, of };
}

export const ALL = VANTAGE_IDS;

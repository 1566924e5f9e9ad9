/**
 * What a badge goes by: what is known already, and it never sets off a look. In this order: trouble that
 * this data centre has just heard of, what it told of the name some minutes ago, what it has heard of it
 * besides, and what the monitor remembers. Only the last two count against who asks, and whatever comes
 * of them is told to everybody for some minutes: neither a crowd nor an image proxy has to wait for a
 * limit, and nobody can see more closely than that when somebody else has asked.
 */
import type { Clock } from "../../clock";
import type { Refusal } from "../../gate/gate";
import { FRONT } from "../../limits";
import type { Glance } from "../../monitor/recall";
import { scopeOfSweep } from "../../verdict/judge";
import type { Kept, SweepCache } from "../cache";
import { type Problem, problem, problemOf } from "../problem";
import type { Glances } from "../recalled";
import { type Memory, type TellDeps, toldBy } from "../told";
import type { Standing } from "./badge";

export interface StandingDeps extends TellDeps<Pick<Memory, "glance" | "forget">> {
  readonly clock: Clock;
  readonly sweeps: Pick<SweepCache, "matchStored">;
  readonly keptOf: (host: string) => Kept<KeptStanding>;
  /** What the status page was told some seconds ago. */
  readonly glances: Pick<Kept<Glances>, "match">;
  readonly isWatched: (host: string) => boolean;
  /** Null: its owner has not opted out, as far as anybody has noted. */
  readonly mayTell: (host: string) => Promise<Refusal | null>;
  /** Null: this caller may read. */
  readonly mayRead: () => Promise<Refusal | null>;
  /** Null: something may be known of a host; `new`: nothing is. */
  readonly mayGlance: (host: string) => Promise<Refusal | "new" | null>;
}

/** As a data centre keeps it. */
export type KeptStanding =
  | { readonly kind: "standing"; readonly seen: Standing["seen"] }
  | { readonly kind: "no_such_name" };

export async function standingOf(host: string, deps: StandingDeps): Promise<Standing | Problem> {
  const [withdrawn, heard] = await Promise.all([deps.mayTell(host), lately(host, deps)]);
  if (withdrawn !== null) return problemOf(withdrawn);
  const isWatched = deps.isWatched(host);
  const isTold = heard !== null && (isWatched || heard.scope !== "up");
  if (isTold) return { kind: "standing", seen: heard, isWatched };
  const place = deps.keptOf(host);
  const before = await place.match();
  if (before !== null) return readBack(before, isWatched);
  const refusal = await deps.mayRead();
  if (refusal !== null) return problemOf(refusal);
  const found = heard === null ? await remembered(host, deps) : asOfItsQuarter(heard);
  if (found.kind === "problem") return found;
  await place.put(found);
  return readBack(found, isWatched);
}

function readBack(kept: KeptStanding, isWatched: boolean): Standing | Problem {
  return kept.kind === "standing" ? { ...kept, isWatched } : problem("no_such_name");
}

type Seen = NonNullable<Standing["seen"]>;

async function lately(host: string, { sweeps, clock }: StandingDeps): Promise<Seen | null> {
  const sweep = await sweeps.matchStored(host, clock.now());
  return sweep && { scope: scopeOfSweep(sweep.observations), at: sweep.startedAt };
}

/** That somebody asked about what is well, and when, is nobody's business: see `openStored` in ask. */
function asOfItsQuarter({ scope, at }: Seen): KeptStanding {
  return { kind: "standing", seen: { scope, at: at - (at % (FRONT.storedS * 1_000)) } };
}

async function remembered(host: string, deps: StandingDeps): Promise<KeptStanding | Problem> {
  const glance = await glanceOf(host, deps);
  if ("kind" in glance) return glance;
  const [newest] = glance.recent;
  if (newest === undefined) return NOTHING;
  return { kind: "standing", seen: { scope: newest.scope, at: newest.startedAt } };
}

const NOTHING: KeptStanding = { kind: "standing", seen: null };

async function glanceOf(
  host: string,
  deps: StandingDeps,
): Promise<Glance | KeptStanding | Problem> {
  if (deps.isWatched(host)) {
    const told = (await deps.glances.match())?.of[host];
    if (told) return told;
  } else {
    const refusal = await deps.mayGlance(host);
    if (refusal === "new") return NOTHING;
    if (refusal?.code === "no_such_name") return { kind: "no_such_name" };
    if (refusal !== null) return problemOf(refusal);
  }
  return toldBy(host, (monitor) => monitor.glance(), deps);
}

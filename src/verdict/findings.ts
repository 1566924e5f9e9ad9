/**
 * What is worth knowing beside the verdict: things that some or all of the vantages met and that a
 * visitor may meet as well. Facts that were seen, never a cause. Pure.
 */
import {
  type FailureCode,
  REFUSALS,
  type RefusalCode,
  type SuspectCode,
  type Wants,
} from "../probe/failure";
import type { Observation } from "../probe/observation";
import { groups } from "./common";
import { isIntermittent } from "./intermittent";

/** Who saw it, in the order of the registry; `isAll`: everyone who was answered. */
interface SeenBy {
  readonly cities: readonly string[];
  readonly isAll: boolean;
}

export type Finding =
  /** The twin answered where the target did not; `isAll`: everyone who could not reach the target. */
  | ({ readonly kind: "twin_works"; readonly host: string } & SeenBy)
  | ({
      readonly kind: "refused";
      readonly refusal: RefusalCode;
      readonly wants: Wants;
      /** `places`: turned away there and let in elsewhere, as a rule about places would do. */
      readonly where: "everywhere" | "places";
    } & SeenBy)
  | ({ readonly kind: "suspect"; readonly suspect: SuspectCode } & SeenBy)
  /** `failure`: how https failed, where all of them met the same. */
  | ({ readonly kind: "http_only"; readonly failure: FailureCode | null } & SeenBy)
  | { readonly kind: "sends_on"; readonly host: string; readonly cities: readonly string[] }
  /** It has no IPv4 address: whoever has no IPv6 cannot reach it. */
  | { readonly kind: "ipv6_only" }
  /** It has addresses of both families, and one of them may be all that failed. */
  | { readonly kind: "families_untested" }
  | { readonly kind: "slow"; readonly cities: readonly string[]; readonly slowestMs: number }
  | { readonly kind: "intermittent" };

/** Longer than a person waits before they ask whether it is down. */
const SLOW_MS = 4_000;

/** @param observations in the order of the registry. */
export function findingsOf(observations: readonly Observation[]): readonly Finding[] {
  const sound = observations.filter(({ health }) => health === "ok");
  const up = sound.filter(({ outcome }) => outcome === "up");
  const answered = sound.filter(({ outcome, refusal }) => outcome === "up" || refusal !== null);
  return [
    ...twinsOf(sound),
    ...refusalsOf(up, answered),
    ...suspicionsOf(answered),
    ...httpOnlyOf(up, answered),
    ...sendsOnOf(sound),
    ...familiesOf(sound),
    ...slownessOf(answered),
    ...(isIntermittent(observations) ? [{ kind: "intermittent" } as const] : []),
  ];
}

type Seen = readonly Observation[];

function seenBy(by: Seen, all: Seen): SeenBy {
  return { cities: citiesOf(by), isAll: by.length === all.length };
}

function citiesOf(by: Seen): readonly string[] {
  return by.map(({ city }) => city);
}

function twinsOf(sound: Seen): readonly Finding[] {
  const down = sound.filter(({ outcome }) => outcome === "down");
  return [...groups(down, ({ twin }) => twin)].map(([host, by]) => ({
    kind: "twin_works",
    host,
    ...seenBy(by, down),
  }));
}

function refusalsOf(up: Seen, answered: Seen): readonly Finding[] {
  return [...groups(answered, ({ refusal }) => refusal)].map(([refusal, by]) => {
    const wants = REFUSALS[refusal];
    const where = isOfPlaces(wants, by, up) ? "places" : "everywhere";
    return { kind: "refused", refusal, wants, where, ...seenBy(by, answered) };
  });
}

/**
 * Whether it turns away places rather than robots. Where it does not say so itself, it looks like that
 * when others get in, and nobody from the continents of those who do not.
 */
function isOfPlaces(wants: Wants, refused: Seen, up: Seen): boolean {
  if (up.length === 0) return false;
  if (wants !== "unclear") return wants === "elsewhere";
  const closed = new Set(refused.map(({ continent }) => continent));
  return up.every(({ continent }) => !closed.has(continent));
}

function suspicionsOf(answered: Seen): readonly Finding[] {
  return [...groups(answered, ({ suspect }) => suspect)].map(([suspect, by]) => ({
    kind: "suspect",
    suspect,
    ...seenBy(by, answered),
  }));
}

function httpOnlyOf(up: Seen, answered: Seen): readonly Finding[] {
  const by = up.filter(({ scheme }) => scheme === "http");
  if (by.length === 0) return [];
  const [failure = null, ...others] = new Set(by.map(({ httpsFailure }) => httpsFailure));
  const agreed = others.length === 0 ? failure : null;
  return [{ kind: "http_only", failure: agreed, ...seenBy(by, answered) }];
}

function sendsOnOf(sound: Seen): readonly Finding[] {
  return [...groups(sound, ({ redirectsTo }) => redirectsTo)].map(([host, by]) => ({
    kind: "sends_on",
    host,
    cities: citiesOf(by),
  }));
}

/** Told of a healthy site only when people without IPv6 are left out. */
function familiesOf(sound: Seen): readonly Finding[] {
  const known = sound.filter(({ families }) => families !== null);
  if (known.length > 0 && known.every(({ families }) => families === "ipv6"))
    return [{ kind: "ipv6_only" }];
  return known.some((seen) => seen.families === "both" && isMute(seen))
    ? [{ kind: "families_untested" }]
    : [];
}

/** Nothing came back: then the other family might have done better. */
function isMute({ outcome, phase, failure }: Observation): boolean {
  if (outcome !== "down") return false;
  if (phase === "connect" || phase === "tls") return true;
  return failure === "timeout_first_byte" || failure === "timeout_body";
}

function slownessOf(answered: Seen): readonly Finding[] {
  const slow = answered.filter(({ timings }) => timings.totalMs >= SLOW_MS);
  if (slow.length === 0) return [];
  const slowestMs = Math.max(...slow.map(({ timings }) => timings.totalMs));
  return [{ kind: "slow", cities: citiesOf(slow), slowestMs }];
}

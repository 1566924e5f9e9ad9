/**
 * Trials by hand: what each vantage saw by name, all the others "up" at once. Nothing here decides
 * anything.
 */
import type { StateId } from "../../../sim/model";
import type { Look, Probe, Seat, Trial } from "../../../sim/trial";
import { VANTAGES, type VantageId } from "../../../src/vantage/registry";
import type { Report } from "../../../src/verdict/rule";
import { type Saw, seen } from "../verdict/build";

type Places<T> = Partial<Readonly<Record<VantageId, T>>>;

export interface Wishes {
  readonly state?: StateId;
  /** The share of requests that is answered, in the regions where it is not 1. */
  readonly reach?: Places<number>;
  readonly caller?: VantageId;
  readonly report?: Report;
  readonly hasOwnTrouble?: boolean;
  /** Who looks first, where they take turns. */
  readonly turn?: VantageId;
  /**
   * Three single looks: `+` up, `-` down, `!` refused, `.` no answer from the prober; fewer marks repeat
   * the last.
   */
  readonly looks?: Places<string>;
  /** Of vantages that are not named in `looks`. */
  readonly otherLooks?: string;
  /** What a single look takes. */
  readonly tookMs?: Places<number>;
  readonly probes?: Places<Saw>;
  /** Of vantages that are not named in `probes`. */
  readonly otherProbes?: Saw;
  readonly arrivesAtMs?: Places<number>;
  /** What a second sweep would report, a moment later; the same unless it is told otherwise. */
  readonly again?: Places<Saw>;
}

/** What every look takes, and when every probe arrives, unless it is told otherwise. */
export const USUAL_MS = 500;

export function trial(wishes: Wishes): Trial {
  const { state = "up", caller = "us-east", turn = "us-east", report = null } = wishes;
  const { reach = {}, looks = {}, tookMs = {}, probes = {}, arrivesAtMs = {} } = wishes;
  const { hasOwnTrouble = false, otherLooks = "+", otherProbes = "up" } = wishes;
  const probesOf = (saw: Places<Saw>): readonly Probe[] =>
    VANTAGES.map(({ id }) => ({
      observation: seen(id, saw[id] ?? otherProbes),
      arrivesAtMs: arrivesAtMs[id] ?? USUAL_MS,
    }));
  return {
    state,
    reach: VANTAGES.map(({ id }) => reach[id] ?? 1),
    caller: { seat: seatOf(caller), report, hasOwnTrouble },
    turn: seatOf(turn),
    looks: VANTAGES.map(({ id }) => threeLooks(looks[id] ?? otherLooks, tookMs[id] ?? USUAL_MS)),
    probes: probesOf(probes),
    again: () => probesOf(wishes.again ?? probes),
  };
}

export function seatOf(id: VantageId): Seat {
  return VANTAGES.findIndex((vantage) => vantage.id === id);
}

const MARKS: Readonly<Record<string, Look["saw"]>> = {
  "+": "up",
  "-": "down",
  "!": "refused",
  ".": "none",
};

function threeLooks(marks: string, tookMs: number): readonly [Look, Look, Look] {
  const look = (turn: number): Look => {
    const mark = marks.charAt(Math.min(turn, marks.length - 1));
    const saw = MARKS[mark];
    if (saw === undefined) throw new Error(`“${mark}” is no mark`);
    return { saw, tookMs, isSilent: saw === "none" };
  };
  return [look(0), look(1), look(2)];
}

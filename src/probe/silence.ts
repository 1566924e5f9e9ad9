/**
 * How long one attempt may stay silent, and what its silence amounts to.
 *
 * Whoever opened the port gets the long limit, and so does a place where we may not knock; a port
 * that does not open in time gets the short one. Both count from the start of the probe, so that two
 * attempts share one budget. Only a door that was guarded and asked is ever knocked at.
 */
import { PROBE } from "../limits";
import type { Knock } from "./classify";
import { FAILURES } from "./failure";
import type { Door, LookTools, Seen, Trail } from "./look";

export interface Silence {
  /** Resolves at the limit; long after the attempt has ended, if nobody aborts the signal. */
  readonly tooLong: Promise<Seen>;
  /** The door that is being asked, if it was knocked at and nobody has opened or shut it. */
  readonly unopened: () => Door | null;
}

/** @param knockAt when to knock; both instants are epoch milliseconds. */
export function watchSilence(
  trail: Trail,
  { world: { clock, network }, signal }: LookTools,
  { startedAt, knockAt }: { readonly startedAt: number; readonly knockAt: number },
): Silence {
  let knocked: Door | null = null;
  let knock: Knock = "untried";
  // An attempt that has moved on to another door since was answered at this one.
  const unopened = () => (knock === "unanswered" && trail.door === knocked ? knocked : null);
  const until = (instant: number) => clock.wait(instant - clock.now(), signal);

  const run = async (): Promise<Seen> => {
    await until(knockAt);
    knocked = trail.door;
    if (knocked !== null && !signal.aborted) {
      knock = "unanswered";
      network.knock(knocked.host, knocked.port, signal).then((answer) => {
        knock = answer;
      });
    }
    await until(startedAt + PROBE.connectMs);
    if (unopened() !== null) return tooLate("timeout_connect");
    await until(startedAt + PROBE.firstByteMs);
    return tooLate("timeout_first_byte");
  };
  return { tooLong: run(), unopened };
}

function tooLate(failure: "timeout_connect" | "timeout_first_byte"): Seen {
  return { kind: "failed", failure, phase: FAILURES[failure].phase, status: null };
}

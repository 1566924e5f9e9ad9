/**
 * How long one attempt may stay silent, and what its silence amounts to.
 *
 * Whoever opened the port gets the long limit, and so does a place where we may not knock; a port
 * that does not open in time gets the short one. Both count from the start of the probe, so that two
 * attempts share one budget. Behind an open port a handshake is offered, to tell a mute server from
 * mute TLS. Only a door that was guarded and asked is ever knocked at.
 */
import { PROBE } from "../limits";
import { isFlightEnough } from "./classify/handshake";
import { clientHello } from "./classify/hello";
import { atTheEnd, type Door, type LookTools, type Trail } from "./look";
import type { Exchanged } from "./network";
import { type Failed, failed } from "./request";

export interface Silence {
  /** Resolves at the limit; long after the attempt has ended, if nobody aborts the signal. */
  readonly tooLong: Promise<Failed>;
  /** The door that is being asked, if it was knocked at and lets nobody in; and how it does not. */
  readonly stuck: () => Stuck | null;
}

export interface Stuck {
  readonly door: Door;
  readonly failure: "timeout_connect" | "timeout_tls";
}

/** @param knockAt when to knock; both instants are epoch milliseconds. */
export function watchSilence(
  trail: Trail,
  { world: { clock, network }, signal }: LookTools,
  { startedAt, knockAt }: { readonly startedAt: number; readonly knockAt: number },
): Silence {
  let knocked: Door | null = null;
  let knock: "untried" | "unanswered" | "opened" | "rejected" = "untried";
  let isTlsMute = false;
  const stuck = (): Stuck | null => {
    // An attempt that has moved on to another door since was answered at this one.
    if (knocked === null || trail.door !== knocked || trail.status !== null) return null;
    if (knock === "unanswered") return { door: knocked, failure: "timeout_connect" };
    return isTlsMute ? { door: knocked, failure: "timeout_tls" } : null;
  };
  const until = (instant: number) => clock.wait(instant - clock.now(), signal);

  const tryDoor = async ({ host, port, secure }: Door) => {
    knock = "unanswered";
    knock = await network.knock(host, port, signal);
    if (knock !== "opened" || !secure || signal.aborted) return;
    const hello = { host, port, secure: false, says: clientHello(host), isEnough: isFlightEnough };
    isTlsMute = true;
    isTlsMute = isMute(await network.exchange(hello, signal));
  };
  const run = async (): Promise<Failed> => {
    await until(knockAt);
    knocked = trail.door;
    if (knocked !== null && !signal.aborted) void tryDoor(knocked);
    await until(startedAt + PROBE.connectMs);
    if (stuck()?.failure === "timeout_connect") return tooLate("timeout_connect", trail);
    await until(startedAt + PROBE.firstByteMs);
    // What is read of an answer by now has limits of its own.
    if (trail.isReading) await until(startedAt + PROBE.firstByteMs + PROBE.bodyMs);
    if (trail.status !== null) return failed("timeout_body", trail.status);
    return tooLate(stuck()?.failure ?? "timeout_first_byte", trail);
  };
  return { tooLong: run(), stuck };
}

function tooLate(failure: Stuck["failure"] | "timeout_first_byte", { redirectedBy }: Trail) {
  return redirectedBy === null ? failed(failure) : atTheEnd(failed(failure), redirectedBy);
}

/** Connected, and not one byte in reply to a hello. */
function isMute({ reached, end, heard }: Exchanged): boolean {
  return reached !== "nothing" && end === "stopped" && heard.length === 0;
}

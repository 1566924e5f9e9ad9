/**
 * After a failed request: a second look at the bytes, to tell apart what fetch cannot.
 *
 * One bare exchange with a port that was guarded and asked already. What it hears is read here, and
 * only the name of the failure is handed on.
 */
import { PROBE } from "../limits";
import { isCloudflareAddress } from "../target/address";
import { complaintOf, isHeadEnough, readLost, scrub } from "./classify/connection";
import { isFlightEnough, readTls } from "./classify/handshake";
import { clientHello } from "./classify/hello";
import type { FailureCode } from "./failure";
import type { Door, LookTools } from "./look";
import type { Exchange } from "./network";

/** Reads an exception of fetch. Never rejects. */
export async function tellException(
  error: unknown,
  { pathname, search }: URL,
  door: Door,
  tools: LookTools,
): Promise<FailureCode> {
  const complaint = complaintOf(error);
  // Nobody waits for it any more.
  if (tools.signal.aborted) return "unknown";
  if (complaint === "unknown") {
    tools.onUnknown(scrub(error));
    return "unknown";
  }
  const { secure } = door;
  if (complaint === "internal" && secure) return (await tellTls(door, tools)) ?? "unknown";
  const says = { path: pathname + search };
  const met = await exchange({ door, secure, says, isEnough: isHeadEnough }, tools);
  if (complaint === "internal" && met.reached === "nothing") return "unknown";
  return readLost(met, secure, await mayConnect(door, tools));
}

/**
 * What is wrong with the TLS of a door, where that can be told; null if nobody may connect there.
 */
export async function tellTls(door: Door, tools: LookTools): Promise<FailureCode | null> {
  if (!(await mayConnect(door, tools))) return null;
  const says = clientHello(door.host);
  const met = await exchange({ door, secure: false, says, isEnough: isFlightEnough }, tools);
  const failure = readTls(met, door.host, tools.world.clock.now());
  // It did answer fetch, with something: a silence beside that is no time-out.
  return failure === "timeout_tls" ? "tls_failed" : failure;
}

interface Asked {
  readonly door: Door;
  readonly secure: boolean;
  readonly says: Exchange["says"];
  readonly isEnough: (heard: Uint8Array) => boolean;
}

async function exchange({ door, ...rest }: Asked, { world, signal }: LookTools) {
  const over = new AbortController();
  const limit = AbortSignal.any([signal, over.signal]);
  void world.clock.wait(PROBE.exchangeMs, limit).then(() => over.abort());
  const met = await world.network.exchange({ ...door, ...rest }, limit);
  over.abort();
  return met;
}

/** Whether a Worker may connect there itself: nowhere in Cloudflare's own edge. */
async function mayConnect({ host }: Door, tools: LookTools): Promise<boolean> {
  const answer = await tools.addresses(host);
  if (answer.kind === "failed") return false;
  return ![...answer.ipv4, ...answer.ipv6].every(isCloudflareAddress);
}

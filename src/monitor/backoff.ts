/** How long to wait before something is told again. Pure. */
import { OUTBOX } from "../limits";

/** @param attempts those that failed before the one that has just failed. */
export function backoffMs(attempts: number): number {
  return Math.min(OUTBOX.slowestMs, OUTBOX.firstMs * 2 ** attempts);
}

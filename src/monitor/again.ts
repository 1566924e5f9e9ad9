/**
 * Tries again what nobody else would: while its storage takes no alarm, nobody comes to an object any
 * more. It goes on as long as the object lives, and no longer than a quarter of an hour.
 */
import type { Clock } from "../clock";
import { CADENCE } from "../limits";
import { logError } from "../log";

/** Storage that is gone for longer has lost its object too. */
const TRIES = 15;

/** Rejects if the last try does. */
export async function again(clock: Clock, event: string, work: () => Promise<void>): Promise<void> {
  for (let tries = 1; tries < TRIES; tries++) {
    try {
      return await work();
    } catch (error) {
      logError(event, error);
      await clock.wait(CADENCE.rearmMs);
    }
  }
  await work();
}

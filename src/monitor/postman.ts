/**
 * Tells others what has changed: the ledger, and the operator's webhook. What cannot be told now is
 * told later; the outbox keeps it until then.
 */
import * as v from "valibot";
import { type Clock, inTime } from "../clock";
import type { NetworkFacts } from "../ledger/facts";
import { LEDGER, OUTBOX } from "../limits";
import { logError, logFault } from "../log";
import { bareOutage } from "../verdict/forms";
import { backoffMs } from "./backoff";
import { sendWebhook } from "./post";
import type { MonitorStore } from "./store";
import type { Letter, QueuedLetter } from "./store/outbox";
import type { Surroundings } from "./surroundings";

export interface Postman {
  readonly store: MonitorStore;
  readonly clock: Clock;
  readonly around: Surroundings;
}

/** One round of everything that is due. Never rejects for anything that a receiver does. */
export async function deliver(postman: Postman): Promise<void> {
  const { store, clock } = postman;
  if (store.memory() === null) return;
  const letters = store.outbox.due(clock.now(), OUTBOX.atOnce);
  if (letters.length === 0) return;
  const isForLedger = letters.some(({ id, to }) => to === "ledger" && id !== FORGET.id);
  const network = isForLedger ? await networkNow(postman) : null;
  // Side by side: a receiver that is slow keeps the next look waiting no longer than once.
  await Promise.all(
    letters.map(async (letter) => {
      const isDone =
        letter.to === "ledger"
          ? await toLedger(letter, network, postman)
          : await toWebhook(letter, postman);
      // Forgotten meanwhile, with everything that was still to be told.
      if (store.memory() === null) return;
      if (isDone) store.outbox.remove(letter);
      else store.outbox.postpone(letter, clock.now() + backoffMs(letter.attempts));
    }),
  );
}

/** Takes the target out of the ledger. Nothing is left of it here by then but who it was. */
export const FORGET: Letter = { id: "ledger forget", to: "ledger", body: JSON.stringify("forget") };

/** The network of the target, looked up again when nobody has for a day. */
async function networkNow({ store, clock, around }: Postman): Promise<NetworkFacts | null> {
  const known = store.memory()?.network ?? null;
  // Without a system it is half of what could be known.
  const isWhole = known !== null && known.facts.asn !== null;
  if (isWhole && clock.now() - known.at < LEDGER.networkFreshMs) return known.facts;
  const host = store.memory()?.host;
  const found = host === undefined ? null : await around.networkOf(host);
  if (found === null || (found.asn === null && isWhole)) return known?.facts ?? null;
  // A sweep may have ended meanwhile, and its owner may have opted out.
  const memory = store.memory();
  try {
    if (memory !== null) store.write({ ...memory, network: { facts: found, at: clock.now() } });
  } catch (error) {
    logError("memory_not_written", error);
  }
  return found;
}

const told = v.pipe(v.string(), v.parseJson(), bareOutage);

/** Whether nothing is left to do for it. */
async function toLedger(
  { body }: QueuedLetter,
  network: NetworkFacts | null,
  { store, clock, around }: Postman,
): Promise<boolean> {
  const memory = store.memory();
  const { ledger } = around;
  if (ledger === null || memory === null) return true;
  const { host } = memory;
  const outage = v.safeParse(told, body);
  // What cannot be read is of no use; and a target that has been looked at since is not to be forgotten.
  if (!outage.success && (body !== FORGET.body || memory.lastLook !== null)) return true;
  try {
    const done = outage.success
      ? ledger.write({ host, outage: outage.output, network }, clock.now())
      : ledger.forget(host);
    await inTime(clock, OUTBOX.ledgerTimeoutMs, done);
    if (!outage.success) await store.erase();
    return true;
  } catch (error) {
    logError("ledger_not_written", error, { host });
    return false;
  }
}

/** Whether nothing is left to do for it. */
async function toWebhook(letter: QueuedLetter, { clock, around }: Postman): Promise<boolean> {
  const { webhooks } = around;
  if (webhooks === null) return true;
  // Badly configured for now, and nothing shall be lost by that.
  if (webhooks === "invalid") return false;
  const now = clock.now();
  const sent = await sendWebhook(webhooks, letter, now);
  if (sent !== "failed") return true;
  const isTooOld = now - letter.writtenAt > OUTBOX.webhookMs;
  logFault(isTooOld ? "webhook_given_up" : "webhook_not_taken", letter.id);
  return isTooOld;
}

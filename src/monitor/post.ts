/**
 * Sends a webhook to the one address that the operator has configured. The only place that sends
 * anything to anybody but targets and resolvers; what comes back is never read.
 */
import { Webhook } from "standardwebhooks";
import { OUTBOX } from "../limits";
import type { WebhookMessage, Webhooks } from "./webhook";

/**
 * `refused`: the receiver wants no more of this message, so do not send it again. `failed`: try later.
 * Never rejects for anything that a receiver does.
 *
 * @param signal ends the attempt; after OUTBOX.webhookTimeoutMs if left out.
 */
export async function sendWebhook(
  { url, secret }: Webhooks,
  { id, body }: WebhookMessage,
  now: number,
  signal: AbortSignal = AbortSignal.timeout(OUTBOX.webhookTimeoutMs),
): Promise<"delivered" | "refused" | "failed"> {
  const headers = {
    "content-type": "application/json",
    "user-agent": "JustHere-Webhook/1.0",
    "webhook-id": id,
    // Of this attempt: a receiver refuses what is older than minutes.
    "webhook-timestamp": String(Math.floor(now / 1_000)),
    "webhook-signature": new Webhook(secret).sign(id, new Date(now), body),
  };
  try {
    // Signed for this address, so it goes nowhere else.
    const response = await fetch(url, {
      method: "POST",
      headers,
      body,
      redirect: "manual",
      signal,
    });
    await response.body?.cancel().catch(() => {});
    if (response.ok) return "delivered";
    return response.status === 410 ? "refused" : "failed";
  } catch {
    // Nobody there, no TLS, no answer in time: all of it passes, and the message waits.
    return "failed";
  }
}

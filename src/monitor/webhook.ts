/**
 * What the operator's webhook is told of an outage, and where it is. The form is that of Standard
 * Webhooks (https://www.standardwebhooks.com). A message names the watch and its host, and never the
 * path that was looked at or the text that was looked for. Pure.
 */
import { OUTBOX } from "../limits";
import type { Outage } from "../verdict/outages";

export type WebhookKind = "opened" | "confirmed" | "closed";

export interface WebhookMessage {
  /** The same for the same change, however often it is told: whoever receives it can tell by this. */
  readonly id: string;
  /** JSON. */
  readonly body: string;
}

export interface WebhookSubject {
  readonly watch: { readonly name: string; readonly host: string };
  readonly outage: Outage;
  /** Our own address, without a final slash. */
  readonly siteUrl: string;
  /** When the change was seen. */
  readonly at: number;
  /** The same, of an outage that has opened before and is back. */
  readonly againAt?: number;
}

export function webhookMessage(kind: WebhookKind, subject: WebhookSubject): WebhookMessage {
  const { watch, outage, siteUrl, at } = subject;
  const { id, scope, confirmed, start, end, comebacks, minDurationMs, maxDurationMs } = outage;
  const body = {
    type: `outage.${kind}`,
    timestamp: new Date(at).toISOString(),
    data: {
      watch: watch.name,
      host: watch.host,
      outage: { id, scope, confirmed, start, end, comebacks, minDurationMs, maxDurationMs },
      url: `${siteUrl}/${watch.host}`,
    },
  };
  return { id: messageId(kind, subject), body: JSON.stringify(body) };
}

/**
 * Letters, digits, hyphens, `_` and `%`: safe in a header, and without a full stop, which divides what
 * is signed. Names are unique among watches, and an outage's id within one.
 */
function messageId(kind: WebhookKind, { watch, outage, againAt }: WebhookSubject): string {
  const name = encodeURIComponent(watch.name).replaceAll(
    /[^A-Za-z0-9%-]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  // An outage that came back and is over again has another end.
  const end = kind === "closed" && outage.end !== null ? [outage.end.earliestAt] : [];
  const again = againAt === undefined ? [] : [againAt];
  return ["evt", name, outage.id, kind, ...end, ...again].join("_");
}

export interface Webhooks {
  readonly url: string;
  /** As it was configured, `whsec_` and base64. */
  readonly secret: string;
}

export interface WebhookEnv {
  readonly WEBHOOK_URL?: string;
  readonly WEBHOOK_SECRET?: string;
}

const LOCAL: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Null when none is configured. A fault says what is allowed and nothing of what was found: both of
 * them are secrets.
 *
 * @param allowLocal whether a receiver on this machine may do without TLS.
 */
export function readWebhooks(
  { WEBHOOK_URL, WEBHOOK_SECRET }: WebhookEnv,
  { allowLocal }: { readonly allowLocal: boolean },
): Webhooks | null | { readonly fault: string } {
  const url = WEBHOOK_URL?.trim() ?? "";
  const secret = WEBHOOK_SECRET?.trim() ?? "";
  if (url === "") return null;
  if (!isReceiver(url, allowLocal))
    return { fault: "WEBHOOK_URL must be an https address without a user name or password." };
  const bytes = bytesOf(secret);
  if (bytes === null || bytes < OUTBOX.leastSecretBytes || bytes > OUTBOX.mostSecretBytes) {
    const size = `${OUTBOX.leastSecretBytes} to ${OUTBOX.mostSecretBytes} bytes`;
    return { fault: `WEBHOOK_SECRET must be whsec_ and ${size} in base64.` };
  }
  return { url, secret };
}

function isReceiver(text: string, allowLocal: boolean): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== "" || url.password !== "") return false;
  const isLocal = url.protocol === "http:" && LOCAL.includes(url.hostname);
  return url.protocol === "https:" || (isLocal && allowLocal);
}

/** How many bytes a secret stands for; null when it is none. */
function bytesOf(secret: string): number | null {
  const [, base64] =
    /^whsec_((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2,3}={1,2})?)$/.exec(secret) ?? [];
  if (base64 === undefined || base64.length % 4 !== 0) return null;
  return (base64.length / 4) * 3 - (base64.match(/=/g)?.length ?? 0);
}

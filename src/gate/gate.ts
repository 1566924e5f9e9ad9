/**
 * The way through the gate, cheapest first: what was refused a moment ago, who asks, whether the
 * domain exists at all, what its own gate says, what DNS says of the name. A refusal costs no request
 * to anybody once its reason is known, and no object is woken for a domain that does not exist.
 */
import { type Clock, inTime } from "../clock";
import type { Stub } from "../durable";
import { CLIENT, GATE } from "../limits";
import { logError } from "../log";
import type { World } from "../probe/world";
import { isWithin } from "../target/names";
import { admit, type DomainFacts, domainOf, factsOf, twinInDns } from "./admit";
import { blocksOf, type Keyed, type RateLimit } from "./client";
import type { DomainGate, DomainLimit, Grant } from "./domain";
import type { OptedOut } from "./erase";
import type { Rate } from "./rate";

/** What may run out: of one client, of the block around it, or of the domain that is asked about. */
export type LimitName = "client" | "block" | "client_names" | "reads" | "listeners" | DomainLimit;

export interface Limited {
  readonly limit: LimitName;
  readonly rate: Rate;
  readonly retryAfterMs: number;
}

export type Refusal =
  | { readonly code: "no_such_name"; readonly twin: string | null }
  | { readonly code: "forbidden_target" | "opted_out" | "overloaded" }
  | ({ readonly code: "rate_limited" } & Limited);

/** A place where something is noted for a while. A note may be lost. */
export interface Note<T> {
  match(): Promise<T | null>;
  put(value: T): Promise<void>;
}

/** Refusals that hold for everybody, for a while. */
export type Noted = Exclude<Refusal, { code: "rate_limited" | "overloaded" }>;

export interface Gate {
  readonly clock: Clock;
  /** The world that a name belongs to, for the look-ups. */
  readonly worldFor: (host: string) => World;
  /** Hosts whose owners have opted out by mail; everything below them too. */
  readonly denied: readonly string[];
  readonly refusalOf: (host: string) => Note<Noted>;
  readonly factsOf: (domain: string) => Note<DomainFacts>;
  /** Erases what is kept of a host, or of a whole domain; whether that is done. Never rejects. */
  readonly erase: (host: string, of: OptedOut) => Promise<boolean>;
  /** Goes on behind the answer. */
  readonly waitUntil: (work: Promise<unknown>) => void;
  readonly domainGate: (domain: string) => Pick<Stub<DomainGate>, "enter" | "lookUp" | "start">;
  readonly limiters: Readonly<Record<keyof typeof QUOTAS, RateLimit>>;
  readonly keyed: Keyed;
}

/** What the bindings are set to. */
const QUOTAS = {
  client: CLIENT.starts,
  block: CLIENT.startsAround,
  client_names: CLIENT.newNames,
  reads: CLIENT.reads,
} as const;

/** The client of a request, as our own objects may know it: for today, and by no name. */
export function clientOf(headers: Headers, { keyed }: Gate): Promise<string> {
  return keyed(blocksOf(headers.get("cf-connecting-ip")).own);
}

/** Null: a sweep of this host may begin. Counts as one that did. */
export async function enter(host: string, headers: Headers, gate: Gate): Promise<Refusal | null> {
  const before = await gate.refusalOf(host).match();
  const refusal = before ?? (await ofClient(headers, ["client", "block"], gate));
  if (refusal !== null) return refusal;
  if (isWithin(host, gate.denied)) return optedOut(host, "listed", gate);
  const facts = await knownOf(host, gate);
  if (facts.hasOptedOut) return optedOut(host, "domain", gate);
  // Of a domain that does not exist nothing can be protected, and nothing is written down.
  if (facts.exists !== false) {
    const grant = await ask(host, "enter", gate);
    if ("code" in grant) return grant;
    if (!grant.isNew) return admission(host, gate);
    const isTooMany = await ofClient(headers, ["client_names"], gate);
    if (isTooMany !== null) return isTooMany;
  }
  const refused = await admission(host, gate);
  if (refused !== null) return refused;
  const start = await ask(host, "start", gate);
  return "code" in start ? start : null;
}

/** Null: what was seen a while ago may be told. Nobody is asked; an owner's wish may have been noted since. */
export async function mayTell(host: string, gate: Gate): Promise<Refusal | null> {
  const refusal = await noted(host, gate);
  if (refusal !== null) return refusal.code === "opted_out" ? refusal : null;
  const facts = await gate.factsOf(domainOf(host)).match();
  return facts?.hasOptedOut ? { code: "opted_out" } : null;
}

/** Null: this client may have read what is remembered. */
export function mayRead(headers: Headers, gate: Gate): Promise<Refusal | null> {
  return ofClient(headers, ["reads"], gate);
}

/** Null: something may be remembered of a host. Its monitor is woken only then. */
export async function mayRecall(host: string, gate: Gate): Promise<Refusal | null> {
  const found = await askedBefore(host, gate);
  // Else it is one of too many to remember, or nobody has ever asked.
  return found === "new" ? admission(host, gate) : found;
}

/**
 * The same without a question to DNS about the name itself, for what nobody waits for: of a name that
 * nobody has asked about, or of one too many to remember, nothing is known.
 */
export async function mayGlance(host: string, gate: Gate): Promise<Refusal | "new" | null> {
  const found = await askedBefore(host, gate);
  if (found === null || found === "new") return found;
  // Known names do not count there.
  return found.code === "rate_limited" ? "new" : found;
}

/** `new`: as far as the gate of its domain remembers, nobody has come through with this name before. */
async function askedBefore(host: string, gate: Gate): Promise<Refusal | "new" | null> {
  const refusal = await noted(host, gate);
  // A name that is gone by now may have a history.
  if (refusal !== null && refusal.code !== "no_such_name")
    return isWithin(host, gate.denied) ? optedOut(host, "listed", gate) : refusal;
  const facts = await knownOf(host, gate);
  if (facts.hasOptedOut) return optedOut(host, "domain", gate);
  if (facts.exists === false) return { code: "no_such_name", twin: null };
  const grant = await ask(host, "lookUp", gate);
  if ("code" in grant) return grant;
  return grant.isNew ? "new" : null;
}

/** What was refused a moment ago, and what always is. */
async function noted(host: string, gate: Gate): Promise<Noted | null> {
  const before = await gate.refusalOf(host).match();
  if (before !== null) return before;
  return isWithin(host, gate.denied) ? { code: "opted_out" } : null;
}

async function knownOf(host: string, gate: Gate): Promise<DomainFacts> {
  const domain = domainOf(host);
  const note = gate.factsOf(domain);
  const before = await note.match();
  if (before !== null) return before;
  const facts = await factsOf(domain, gate.worldFor(host));
  // What nobody could tell, somebody may in a moment.
  const isKnown = facts.exists !== null && facts.hasOptedOut !== null;
  if (isKnown || facts.exists === false || facts.hasOptedOut) await note.put(facts);
  return facts;
}

/** What DNS says of the name itself; null: it may be looked at. */
async function admission(host: string, gate: Gate): Promise<Refusal | null> {
  const admitted = await admit(host, gate.worldFor(host));
  switch (admitted) {
    case "admitted":
      return null;
    case "opted_out":
      return optedOut(host, "host", gate);
    case "no_such_name":
      return note(host, { code: admitted, twin: await twinInDns(host, gate.worldFor(host)) }, gate);
    case "forbidden_target":
      return note(host, { code: admitted }, gate);
  }
}

/** Noted once everything is erased; until then, the next one who asks has it erased. */
function optedOut(host: string, of: OptedOut, gate: Gate): Noted {
  const refusal = { code: "opted_out" } as const;
  const work = async () => {
    if (await gate.erase(host, of)) await note(host, refusal, gate);
  };
  gate.waitUntil(work());
  return refusal;
}

async function note(host: string, refusal: Noted, gate: Gate): Promise<Noted> {
  await gate.refusalOf(host).put(refusal);
  return refusal;
}

/** Asks the gate of the domain. Silent, it lets nothing through: it is there for others' sake. */
async function ask(
  host: string,
  what: "enter" | "lookUp" | "start",
  gate: Gate,
): Promise<Extract<Grant, { allowed: true }> | Refusal> {
  try {
    const asked = gate.domainGate(domainOf(host))[what](host);
    const grant = await inTime(gate.clock, GATE.objectMs, asked);
    if (grant.allowed) return grant;
    const { limit, rate, retryAfterMs } = grant;
    return { code: "rate_limited", limit, rate, retryAfterMs };
  } catch (error) {
    logError("gate_silent", error);
    return { code: "overloaded" };
  }
}

/** Each limit counts, so that the wide one sees what a narrow one lets through. */
async function ofClient(
  headers: Headers,
  limits: readonly (keyof typeof QUOTAS)[],
  { limiters, keyed, clock }: Gate,
): Promise<Refusal | null> {
  const { own, wide } = blocksOf(headers.get("cf-connecting-ip"));
  for (const limit of limits) {
    const key = await keyed(limit === "block" ? wide : own);
    if (await hasLeft(limiters[limit], key, clock)) continue;
    const perMs = CLIENT.periodS * 1_000;
    const rate: Rate = { count: QUOTAS[limit], perMs };
    // The binding does not tell how far its minute has come.
    return { code: "rate_limited", limit, rate, retryAfterMs: perMs };
  }
  return null;
}

/** A limiter that is broken or silent damps nobody: what protects others does not hang on it. */
async function hasLeft(limiter: RateLimit, key: string, clock: Clock): Promise<boolean> {
  try {
    return (await inTime(clock, GATE.besideMs, limiter.limit({ key }))).success;
  } catch (error) {
    logError("limiter_failed", error);
    return true;
  }
}

/**
 * The gate of one registrable domain: a Durable Object that protects the domain's name servers and
 * websites from our questions, whoever asks them and from wherever. It counts look-ups, sweeps and
 * names that nobody has asked about before.
 *
 * It is asked for domains that DNS knows, and for no others. What it lets through is written down, since
 * a quiet object loses its memory after ten seconds; look-ups are not, and are counted within no longer a
 * span than that. A month after the last look it forgets everything.
 */
import { type Clock, systemClock } from "../clock";
import { durableBase } from "../durable";
import { GATE } from "../limits";
import { logError } from "../log";
import { registrableDomain, twinOf } from "../target/site";
import { Lately } from "./lately";
import { type Counts, KnownNames } from "./names";
import { type Rate, take, UNUSED, type Used } from "./rate";

/** What may run out. */
export type DomainLimit = "look_ups" | "new_names" | "sweeps";

export type Grant =
  /** `isNew`: nobody has come through with this name before, as far as we remember. */
  | { readonly allowed: true; readonly isNew: boolean }
  | {
      readonly allowed: false;
      readonly limit: DomainLimit;
      readonly rate: Rate;
      readonly retryAfterMs: number;
    };

export class DomainGate extends durableBase<object>() {
  private readonly clock: Clock = systemClock;
  private readonly names: KnownNames;
  /** Null until they are read. */
  private counts: Counts | null = null;
  private lookUps: Used = UNUSED;
  private readings: Used = UNUSED;
  private readonly lookedUp = new Lately();
  private readonly begun = new Lately();

  constructor(state: DurableObjectState, env: object) {
    super(state, env);
    this.names = new KnownNames(state.storage);
  }

  /**
   * May a name of the domain be looked up in DNS, for somebody who reads what is remembered? One that is
   * known, or that was looked up a moment ago, always: resolvers have it. Any other counts.
   */
  lookUp(host: string): Grant {
    return this.mayLookUp(host, "readings");
  }

  /**
   * May a sweep of a name that exists begin? Counts as one that did, but for those who join it: a sweep
   * is shared while it runs, and for a while after. A refusal counts as nothing.
   */
  async start(host: string): Promise<Grant> {
    const now = this.clock.now();
    return this.begin(host, now, this.countsKept());
  }

  /** May a monitor look of its own accord? Counts as a sweep that began. */
  async look(host: string): Promise<Grant> {
    const now = this.clock.now();
    const counts = this.countsKept();
    const own = take(counts.ownLooks, GATE.ownLooks, now);
    if (!own.isTaken) return refusal("sweeps", GATE.ownLooks, own);
    return this.begin(host, now, { ...counts, ownLooks: own.used });
  }

  /** In one call: a name that is known may start, and of any other it may be looked up whether it exists. */
  async enter(host: string): Promise<Grant> {
    return this.names.has(host) ? this.start(host) : this.mayLookUp(host, "lookUps");
  }

  /** The names that it has let through. */
  known(): { readonly hosts: readonly string[] } {
    return { hosts: this.names.all() };
  }

  /** The names that it has let through, to erase what is kept of them; it forgets them itself. */
  async forget(): Promise<{ readonly hosts: readonly string[] }> {
    const hosts = this.names.all();
    this.begun.clear();
    await this.state.storage.deleteAll();
    return { hosts };
  }

  /** Forgets these names. */
  drop(hosts: readonly string[]): void {
    for (const host of hosts) this.names.remove(host);
  }

  /** Rings when nobody has looked at a name of the domain for longer than any monitor remembers. */
  async alarm(): Promise<void> {
    await this.state.storage.deleteAll();
  }

  private mayLookUp(host: string, of: "lookUps" | "readings"): Grant {
    if (this.names.has(host)) return { allowed: true, isNew: false };
    const now = this.clock.now();
    if (isOwn(host) || this.lookedUp.has(host, now)) return { allowed: true, isNew: true };
    const taken = take(this[of], GATE[of], now);
    if (!taken.isTaken) return refusal("look_ups", GATE[of], taken);
    this[of] = taken.used;
    this.lookedUp.add(host, now);
    return { allowed: true, isNew: true };
  }

  private countsKept(): Counts {
    this.counts ??= this.names.counts();
    return this.counts;
  }

  /** Whatever counts is counted before anything is waited for: calls may come in between. */
  private async begin(host: string, now: number, before: Counts): Promise<Grant> {
    if (this.begun.has(host, now)) return { allowed: true, isNew: false };
    const isNew = !this.names.has(host);
    const counted = count(before, host, isNew, now);
    if ("allowed" in counted) return counted;
    this.counts = counted;
    this.begun.add(host, now);
    await this.keep(host, now, counted);
    return { allowed: true, isNew };
  }

  /** A full or failing disk costs us our memory of a name; it then counts as new the next time too. */
  private async keep(host: string, now: number, counts: Counts): Promise<void> {
    try {
      const isNoted = now - this.names.usedAt(host) < GATE.usedMs;
      this.names.save(counts, isNoted ? null : { host, at: now });
      if (!isNoted) await this.state.storage.setAlarm(now + GATE.forgetMs);
    } catch (error) {
      logError("name_not_kept", error, { host });
    }
  }
}

/** What is counted by then, if another sweep of this name may begin. */
function count(before: Counts, host: string, isNew: boolean, now: number): Counts | Grant {
  // Nobody else's names may use up what is left for the domain's own website.
  const of = isOwn(host) ? "site" : "sweeps";
  const sweeps = take(before[of], GATE[of], now);
  if (!sweeps.isTaken) return refusal("sweeps", GATE[of], sweeps);
  const swept = { ...before, [of]: sweeps.used };
  if (!isNew || isOwn(host)) return swept;
  const minute = take(before.newNames, GATE.newNames, now);
  const hour = take(before.newNamesHourly, GATE.newNamesHourly, now);
  if (!minute.isTaken) return refusal("new_names", GATE.newNames, minute);
  if (!hour.isTaken) return refusal("new_names", GATE.newNamesHourly, hour);
  return { ...swept, newNames: minute.used, newNamesHourly: hour.used };
}

/** The website of the domain itself: nobody makes these up, and nobody can push them out. */
function isOwn(host: string): boolean {
  return host === registrableDomain(host) || twinOf(host) !== null;
}

function refusal(
  limit: DomainLimit,
  rate: Rate,
  { retryAfterMs }: { readonly retryAfterMs: number },
): Grant {
  return { allowed: false, limit, rate, retryAfterMs };
}

/**
 * The gate of one registrable domain: a Durable Object that protects the domain's name servers and
 * websites from our questions, whoever asks them and from wherever. It counts look-ups, sweeps and
 * names that nobody has asked about before.
 *
 * It is asked for domains that DNS knows, and for no others. What it counts within a minute is in its
 * memory: it is dropped only when nobody has asked for longer. The names, and their count within the
 * hour, are in its SQLite. After a week without a new one it forgets everything.
 */
import { type Clock, systemClock } from "../clock";
import { durableBase } from "../durable";
import { GATE } from "../limits";
import { logError } from "../log";
import { registrableDomain, twinOf } from "../target/site";
import { Lately } from "./lately";
import { KnownNames } from "./names";
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
  private lookUps: Used = UNUSED;
  private sweeps: Used = UNUSED;
  private ownLooks: Used = UNUSED;
  private readonly lookedUp = new Lately();
  private readonly begun = new Lately();
  private newNames: Used = UNUSED;

  constructor(state: DurableObjectState, env: object) {
    super(state, env);
    this.names = new KnownNames(state.storage);
  }

  /**
   * May a name of the domain be looked up in DNS? One that is known, or that was looked up a moment ago,
   * always: resolvers have it. Any other counts.
   */
  lookUp(host: string): Grant {
    if (this.names.has(host)) return { allowed: true, isNew: false };
    const now = this.clock.now();
    if (isOwn(host) || this.lookedUp.has(host, now)) return { allowed: true, isNew: true };
    const taken = take(this.lookUps, GATE.lookUps, now);
    if (!taken.isTaken) return refusal("look_ups", GATE.lookUps, taken);
    this.lookUps = taken.used;
    this.lookedUp.add(host, now);
    return { allowed: true, isNew: true };
  }

  /**
   * May a sweep of a name that exists begin? Counts as one that did, but for those who join it: a sweep
   * is shared while it runs, and for a while after. A refusal counts as nothing.
   */
  async start(host: string): Promise<Grant> {
    const now = this.clock.now();
    if (this.begun.has(host, now)) return { allowed: true, isNew: false };
    const sweeps = take(this.sweeps, GATE.sweeps, now);
    if (!sweeps.isTaken) return refusal("sweeps", GATE.sweeps, sweeps);
    const isNew = !this.names.has(host);
    if (isNew && isOwn(host)) await this.keep(host, now, this.names.hour());
    else if (isNew) {
      const minute = take(this.newNames, GATE.newNames, now);
      const hour = take(this.names.hour(), GATE.newNamesHourly, now);
      if (!minute.isTaken) return refusal("new_names", GATE.newNames, minute);
      if (!hour.isTaken) return refusal("new_names", GATE.newNamesHourly, hour);
      this.newNames = minute.used;
      await this.keep(host, now, hour.used);
    } else if (now - this.names.usedAt(host) >= GATE.usedMs)
      await this.keep(host, now, this.names.hour());
    this.sweeps = sweeps.used;
    this.begun.add(host, now);
    return { allowed: true, isNew };
  }

  /** May a monitor look of its own accord? Counts as a sweep that began. */
  async look(host: string): Promise<Grant> {
    const now = this.clock.now();
    const own = take(this.ownLooks, GATE.ownLooks, now);
    if (!own.isTaken) return refusal("sweeps", GATE.ownLooks, own);
    const grant = await this.start(host);
    if (grant.allowed) this.ownLooks = own.used;
    return grant;
  }

  /** In one call: a name that is known may start, and of any other it may be looked up whether it exists. */
  async enter(host: string): Promise<Grant> {
    return this.names.has(host) ? this.start(host) : this.lookUp(host);
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

  /** A full or failing disk costs us our memory of a name; it then counts as new the next time too. */
  private async keep(host: string, now: number, hour: Used): Promise<void> {
    try {
      this.names.add(host, now, hour);
      await this.state.storage.setAlarm(now + GATE.forgetMs);
    } catch (error) {
      logError("name_not_kept", error, { host });
    }
  }
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

/**
 * Where this prober really runs. A region is asked for by hint, and a hint is no guarantee: ten
 * voices from one room must not pose as the world. An isolate never moves, so one answer will do.
 */
import { PLACE } from "../limits";
import { readBounded } from "./body";
import { bounded, type World } from "./world";

export const REAL_TRACE_URL = "https://cloudflare.com/cdn-cgi/trace";

/** Remembers the place of one isolate; what could not be told is asked again next time. */
export class Place {
  #airport: string | null = null;

  /** Airport code of the data centre, or null when nobody can tell. Never rejects. */
  async airport({ network, clock }: Pick<World, "network" | "clock">): Promise<string | null> {
    if (this.#airport !== null) return this.#airport;
    const outer = new AbortController().signal;
    const airport = await bounded(clock, PLACE.timeoutMs, outer, async (signal) => {
      const response = await network.get(REAL_TRACE_URL, "text/plain", signal);
      return readColo(await readBounded(response, PLACE.traceBytes, signal));
    }).catch(() => null);
    this.#airport = airport === "timeout" ? null : airport;
    return this.#airport;
  }
}

/** Reads `colo=FRA` from the trace endpoint's lines. */
export function readColo(trace: string): string | null {
  return /^colo=([A-Z]{3})$/m.exec(trace)?.[1] ?? null;
}

/** Reads `remote-FRA` or `local-FRA` from a `cf-placement` header. */
export function readPlacement(header: string | null): string | null {
  return /^(?:remote|local)-([A-Z]{3})$/.exec(header ?? "")?.[1] ?? null;
}

/**
 * `GET /v1/vantages`: where our own vantage points were asked to stand, where they really ran when they
 * were last heard here, and whether they trusted themselves. Nobody is asked for it: it is noted of each
 * complete sweep, in the data centre's own cache, without a word of whose sweep it was.
 */
import { Hono } from "hono";
import * as v from "valibot";
import { systemClock } from "../clock";
import { FRONT } from "../limits";
import { type Observation, observation } from "../probe/observation";
import { VANTAGE_IDS, VANTAGES } from "../vantage/registry";
import { type DataCentreCache, forgiving, type Kept, kept, type SweepCache } from "./cache";
import { sendJson } from "./forms";
import type { FrontEnv, FrontOptions } from "./front";

/** The JSON of `GET /v1/vantages`. Instants are epoch milliseconds. */
export interface VantagesAnswer {
  readonly vantages: readonly {
    readonly vantage: string;
    readonly city: string;
    readonly country: string;
    readonly continent: string;
    /** The autonomous system that its looks come from. */
    readonly network: string;
    /** The region asked for, and the data centre it ran in; null: not verified, or not heard. */
    readonly place: { readonly asked: string; readonly observed: string | null };
    /** Whether what it last saw could be counted; null: not heard lately. */
    readonly health: Observation["health"] | null;
    /** By the quarter of an hour; null: not heard lately. */
    readonly seenAt: number | null;
  }[];
  readonly checkedAt: number;
  readonly notice: string | null;
}

const { health, place } = observation.entries;
const heard = v.array(
  v.object({
    ...{ vantage: v.picklist(VANTAGE_IDS), health, observed: place.entries.observed },
    seenAt: v.number(),
  }),
);
export type Heard = v.InferOutput<typeof heard>;

function keptVantages(cache: DataCentreCache, siteUrl: string): Kept<Heard> {
  return kept(cache, `${siteUrl}/.vantages/v1`, heard, () => FRONT.vantagesS);
}

/** The same cache, which notes how our vantage points were whenever a sweep is kept. */
export function notingVantages(
  sweeps: SweepCache,
  cache: DataCentreCache,
  siteUrl: string,
): SweepCache {
  const place = keptVantages(cache, siteUrl);
  return {
    ...sweeps,
    put: async (host, sweep, now) => {
      const isWhole = sweep.completedAt !== null;
      const noted = isWhole ? place.put(heardIn(sweep.observations)) : undefined;
      await Promise.all([sweeps.put(host, sweep, now), noted]);
    },
  };
}

export function heardIn(observations: readonly Observation[]): Heard {
  const quarterMs = FRONT.storedS * 1_000;
  return observations.map(({ vantage, health, place, startedAt }) => ({
    ...{ vantage, health, observed: place.observed },
    // That somebody asked, and when, is nobody's business.
    seenAt: startedAt - (startedAt % quarterMs),
  }));
}

/** @param told what was heard last; null: nothing lately. */
export function vantagesOf(told: Heard | null, now: number, notice: string | null): VantagesAnswer {
  return {
    vantages: VANTAGES.map(({ id, city, country, continent, network, region }) => {
      const last = told?.find(({ vantage }) => vantage === id);
      return {
        ...{ vantage: id, city, country, continent, network },
        place: { asked: region, observed: last?.observed ?? null },
        ...{ health: last?.health ?? null, seenAt: last?.seenAt ?? null },
      };
    }),
    checkedAt: now,
    notice,
  };
}

/** `app.route("/", vantagesRoute(options))` */
export function vantagesRoute<E extends FrontEnv>({ notice }: Pick<FrontOptions<E>, "notice">) {
  const app = new Hono<{ Bindings: E }>();
  app.get("/v1/vantages", async (c) => {
    const place = keptVantages(forgiving(caches.default, systemClock), c.env.SITE_URL);
    return sendJson(c, vantagesOf(await place.match(), systemClock.now(), notice));
  });
  return app;
}

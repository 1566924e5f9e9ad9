/**
 * `/badge/{host}.svg` for a page, `/badge/{host}.json` for shields.io. A badge is a picture that a page
 * loads without anybody asking: it never starts a look, whoever asks.
 */
import { type Context, Hono } from "hono";
import { systemClock } from "../../clock";
import { stubOf } from "../../durable";
import { hasOptedOut } from "../../gate/admit";
import { mayGlance, mayRead, mayTell } from "../../gate/gate";
import type { TargetMonitor } from "../../monitor/monitor";
import type { World } from "../../probe/world";
import { type ParseOptions, parseTarget } from "../../target/parse";
import { readWatchList } from "../../watch/list";
import { forgiving, sweepCache } from "../cache";
import { doorAt, type FrontEnv, gateOf } from "../front";
import { watchedHosts } from "../group";
import { note } from "../noted";
import { problem, problemOfParameter } from "../problem";
import { keptGlances } from "../recalled";
import { badgeOf } from "./badge";
import { keptStanding } from "./kept";
import { askedIn, sendBadge, sendBadgeProblem, wantedIn } from "./send";
import { type StandingDeps, standingOf } from "./standing";

interface BadgeOptions<E> {
  readonly door: (env: E) => ParseOptions;
  readonly worldFor: (env: E, host: string) => World;
}

type Ctx<E extends FrontEnv> = Context<{ Bindings: E }>;

/** `app.route("/", badgeRoutes(options))` */
export function badgeRoutes<E extends FrontEnv>(options: BadgeOptions<E>) {
  const app = new Hono<{ Bindings: E }>();
  // A pasted address has slashes of its own.
  app.get("/badge/:host{.+\\.svg}", (c) => badge(c, options));
  app.get("/badge/:host{.+\\.json}", (c) => badge(c, options));
  app.all("/badge/*", (c) => sendBadgeProblem(c, problem("not_found")));
  return app;
}

async function badge<E extends FrontEnv>(c: Ctx<E>, options: BadgeOptions<E>): Promise<Response> {
  const { pathname, searchParams } = new URL(c.req.url);
  const target = parseTarget(askedIn(pathname) ?? "", doorAt(c, options));
  if (target.kind === "rejected")
    return sendBadgeProblem(c, problem(target.code, { reason: target.reason }));
  const wanted = wantedIn(searchParams);
  if ("kind" in wanted) return sendBadgeProblem(c, problemOfParameter(wanted));
  const { host } = target;
  const [extension = ""] = /\.\w+$/.exec(pathname) ?? [];
  const clean = `/badge/${host}${extension}`;
  // One address for one badge, or an image proxy asks for each spelling of it.
  if (pathname !== clean) return c.redirect(clean + queryOf(searchParams), 301);
  const standing = await standingOf(host, depsOf(c, options));
  if (standing.kind === "problem") return sendBadgeProblem(c, standing);
  note(c, { said: standing.seen?.scope ?? "unseen", seenAt: standing.seen?.at ?? null });
  return sendBadge(c, badgeOf(standing, host, wanted, systemClock.now()), wanted);
}

/** The parameters that we know, all of them good by now. */
function queryOf(query: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const name of ["label", "style", "lang"]) {
    const text = query.get(name);
    if (text !== null) kept.set(name, text);
  }
  return kept.size > 0 ? `?${kept}` : "";
}

function depsOf<E extends FrontEnv>(c: Ctx<E>, options: BadgeOptions<E>): StandingDeps {
  const { env } = c;
  const siteUrl = env.SITE_URL;
  const gate = gateOf(c, options);
  const cache = forgiving(caches.default, systemClock);
  const watched = watchedHosts(readWatchList(env.WATCH, options.door(env)).watches);
  const isWatched = (host: string) => watched.has(host);
  return {
    ...{ clock: systemClock, isWatched },
    sweeps: sweepCache(cache, siteUrl),
    keptOf: (host) => keptStanding(cache, { siteUrl, host, isWatched: isWatched(host) }),
    glances: keptGlances(cache, siteUrl),
    mayTell: (host) => mayTell(host, gate),
    mayRead: () => mayRead(c.req.raw.headers, gate),
    mayGlance: (host) => mayGlance(host, gate),
    monitorOf: (host) => stubOf<TargetMonitor>(env.MONITOR, host),
    hasOptedOut: (host) => hasOptedOut(host, options.worldFor(env, host)),
  };
}

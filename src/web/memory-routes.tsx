/**
 * The routes that show what is remembered: the history of one target, and where the watched ones
 * stand. None of them ever starts a look; what wakes a monitor counts against who asks for it.
 */
import { type Context, Hono } from "hono";
import { systemClock } from "../clock";
import { stubOf } from "../durable";
import { hasOptedOut } from "../gate/admit";
import { mayRead, mayRecall } from "../gate/gate";
import type { TargetMonitor } from "../monitor/monitor";
import type { World } from "../probe/world";
import { type ParseOptions, parseTarget } from "../target/parse";
import { readWatchList } from "../watch/list";
import { forgiving } from "./cache";
import { formFor } from "./discover/robot";
import { type Reply, refuse, sendJson } from "./forms";
import { doorAt, type FrontEnv, gateOf } from "./front";
import { watchedHosts } from "./group";
import { askHistory, type HistoryDeps } from "./history";
import { languageOf } from "./language";
import { pageContext } from "./page/context";
import { type Problem, problem } from "./problem";
import { keptGlances, keptHistory } from "./recalled";
import { StatusPage, statusText } from "./status";
import { glanceAtAll, type WatchedAnswer, watchedOf } from "./watched";

interface MemoryOptions<E> {
  readonly door: (env: E) => ParseOptions;
  readonly worldFor: (env: E, host: string) => World;
  readonly notice: string | null;
}

type Ctx<E extends FrontEnv> = Context<{ Bindings: E }>;

/** `app.route("/", memoryRoutes(options))` */
export function memoryRoutes<E extends FrontEnv>(options: MemoryOptions<E>) {
  const app = new Hono<{ Bindings: E }>();
  app.get("/v1/history/:host", (c) => history(c, c.req.param("host"), options));
  app.get("/v1/watched", async (c) => {
    const answer = await watched(c, options);
    return "kind" in answer ? refuse(c, answer, { form: "json" }) : sendJson(c, answer);
  });
  app.get("/status", (c) => status(c, options));
  return app;
}

async function history<E extends FrontEnv>(
  c: Ctx<E>,
  text: string,
  { door, worldFor, notice }: MemoryOptions<E>,
): Promise<Response> {
  const { env } = c;
  const form = "json";
  const target = parseTarget(text, doorAt(c, { door }));
  if (target.kind === "rejected")
    return refuse(c, problem(target.code, { reason: target.reason }), { form });
  const gate = gateOf(c, { door, worldFor });
  const watched = watchedHosts(readWatchList(env.WATCH, door(env)).watches);
  const deps: HistoryDeps = {
    clock: systemClock,
    mayRead: () => mayRead(c.req.raw.headers, gate),
    mayRecall: async (host) => (watched.has(host) ? null : mayRecall(host, gate)),
    keptOf: (host) => keptHistory(forgiving(caches.default, systemClock), env.SITE_URL, host),
    monitorOf: (host) => stubOf<TargetMonitor>(env.MONITOR, host),
    hasOptedOut: (host) => hasOptedOut(host, worldFor(env, host)),
  };
  const told = { siteUrl: env.SITE_URL, language: languageOf(c), notice };
  const answer = await askHistory(target, deps, told);
  return "kind" in answer ? refuse(c, answer, { form }) : sendJson(c, answer);
}

async function watched<E extends FrontEnv>(
  c: Ctx<E>,
  { door, worldFor, notice }: MemoryOptions<E>,
): Promise<WatchedAnswer | Problem> {
  const { env } = c;
  const siteUrl = env.SITE_URL;
  const list = readWatchList(env.WATCH, door(env));
  const glances = await glanceAtAll(list.watches, {
    clock: systemClock,
    kept: keptGlances(forgiving(caches.default, systemClock), siteUrl),
    mayRead: () => mayRead(c.req.raw.headers, gateOf(c, { door, worldFor })),
    glanceAt: (name) => stubOf<TargetMonitor>(env.MONITOR, name).glance(),
  });
  if ("kind" in glances) return glances;
  return watchedOf(list, glances, { siteUrl, language: languageOf(c), notice });
}

async function status<E extends FrontEnv>(c: Ctx<E>, options: MemoryOptions<E>): Promise<Reply> {
  const answer = await watched(c, options);
  const form = formFor(c);
  if ("kind" in answer) return refuse(c, answer, { form });
  if (form === "json") return sendJson(c, answer);
  sendHeaders(c);
  if (form === "text") return c.text(statusText(answer, c.env.SITE_URL));
  const isReloading = c.req.query("reload") !== undefined;
  return c.html(
    <StatusPage siteUrl={c.env.SITE_URL} context={pageContext(c)} {...{ answer, isReloading }} />,
  );
}

function sendHeaders(c: Context): void {
  c.header("cache-control", "no-store");
  c.header("vary", "Accept, Accept-Language");
}

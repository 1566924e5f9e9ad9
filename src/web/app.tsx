/**
 * The front Worker's routes: who asks what, in which form. What an answer says is decided elsewhere.
 */
import { type Context, Hono } from "hono";
import { accepts } from "hono/accepts";
import { cors } from "hono/cors";
import { secureHeaders } from "hono/secure-headers";
import { systemClock } from "../clock";
import type { RateLimit } from "../gate/client";
import { logError } from "../log";
import type { World } from "../probe/world";
import { type ParseOptions, parseTarget, type Target } from "../target/parse";
import type { Answer } from "./answer";
import { ask } from "./ask";
import { sweepCache } from "./cache";
import { type Caller, callerOf } from "./caller";
import { BotPage, HomePage, type PracticeListing } from "./home";
import { AnswerPage, ProblemPage } from "./page";
import { readPath, readQuery } from "./pasted";
import { type Problem, problem, problemDocument, problemHeaders } from "./problem";
import { FAVICON, STYLE } from "./style";
import { answerText, problemText } from "./text";

export interface FrontEnv {
  readonly MONITOR: DurableObjectNamespace;
  readonly CLIENT_LIMIT: RateLimit;
  /** Our own address, without a final slash. */
  readonly SITE_URL: string;
  readonly RESOLVER_URL: string;
}

/** What differs between production and a machine with the practice internet. */
export interface FrontOptions<E extends FrontEnv> {
  readonly door: (env: E) => ParseOptions;
  /** The world that a name belongs to. */
  readonly worldFor: (env: E, host: string) => World;
  readonly practice: PracticeListing | null;
  /** What every answer must say of this service; null in production. */
  readonly notice: string | null;
}

type Ctx<E extends FrontEnv> = Context<{ Bindings: E }>;
type Form = "html" | "json" | "text";

export function createFront<E extends FrontEnv>(options: FrontOptions<E>) {
  const app = new Hono<{ Bindings: E }>();
  app.use(secureHeaders(HEADERS));
  app.use("/v1/*", cors({ origin: "*", allowMethods: ["GET", "HEAD"] }));

  app.get("/style.css", (c) => fixed(c, STYLE, "text/css; charset=utf-8"));
  app.get("/favicon.svg", (c) => fixed(c, FAVICON, "image/svg+xml"));
  app.get("/favicon.ico", (c) => c.redirect("/favicon.svg", 301));
  app.get("/robots.txt", (c) => c.text("User-agent: *\nAllow: /$\nAllow: /bot\nDisallow: /\n"));
  app.get("/bot", (c) => c.html(<BotPage />));

  app.get("/", (c) => {
    const url = new URL(c.req.url);
    const typed = url.searchParams.get("u");
    if (typed !== null) return toCleanAddress(c, typed, url.searchParams, options);
    return c.html(<HomePage siteUrl={c.env.SITE_URL} practice={options.practice} />);
  });

  app.get("/v1/check/:host", (c) => answer(c, c.req.param("host"), "json", options));
  app.all("/v1/*", (c) => refuse(c, notHere(c), "json"));

  app.get("/*", (c) => {
    const url = new URL(c.req.url);
    const { text, isCut } = readPath(url.pathname);
    const { isCut: isQueryCut } = readQuery(url.searchParams);
    const target = parseTarget(text, options.door(c.env));
    const isClean = !isCut && !isQueryCut && (target.kind === "rejected" || target.host === text);
    if (isClean) return answer(c, text, formOf(c), options);
    return toCleanAddress(c, text, isCut ? new URLSearchParams() : url.searchParams, options);
  });
  app.notFound((c) => refuse(c, notHere(c), formOf(c)));

  app.onError((error, c) => {
    logError("unexpected", error, { route: c.req.routePath });
    return refuse(c, problem("internal_error"), c.req.path.startsWith("/v1/") ? "json" : formOf(c));
  });
  return app;
}

/** 303 to `/{host}`, with nothing of what was pasted but the host and the parameters we know. */
function toCleanAddress<E extends FrontEnv>(
  c: Ctx<E>,
  text: string,
  query: URLSearchParams,
  { door }: FrontOptions<E>,
): Response | Promise<Response> {
  const target = parseTarget(text, door(c.env));
  if (target.kind === "rejected") return refuse(c, problem(target.code, target.detail), formOf(c));
  const { kept } = readQuery(query);
  return c.redirect(`/${target.host}${kept.size > 0 ? `?${kept}` : ""}`, 303);
}

async function answer<E extends FrontEnv>(
  c: Ctx<E>,
  text: string,
  form: Form,
  options: FrontOptions<E>,
): Promise<Response> {
  const query = new URL(c.req.url).searchParams;
  const target = parseTarget(text, options.door(c.env));
  if (target.kind === "rejected") return refuse(c, problem(target.code, target.detail), form);
  const caller = callerOf(query, c.req.raw.cf);
  if ("kind" in caller) return refuse(c, problem("invalid_parameter", caller.detail), form);
  const wait = query.get("wait");
  if (wait !== null && wait !== "full")
    return refuse(c, problem("invalid_parameter", "“wait” is “full” or left out."), form);

  const result = await askFor(c, { target, caller, full: wait === "full" }, options);
  if ("kind" in result) return refuse(c, result, form);
  return send(c, result, form);
}

function askFor<E extends FrontEnv>(
  c: Ctx<E>,
  question: { target: Target; caller: Caller; full: boolean },
  { worldFor, notice }: FrontOptions<E>,
): Promise<Answer | Problem> {
  return ask(
    { ...question, headers: c.req.raw.headers },
    {
      clock: systemClock,
      cache: sweepCache(caches.default, c.env.SITE_URL),
      limiter: c.env.CLIENT_LIMIT,
      monitors: c.env.MONITOR,
      worldFor: (host) => worldFor(c.env, host),
      waitUntil: (work) => c.executionCtx.waitUntil(work),
      notice,
    },
  );
}

function send<E extends FrontEnv>(
  c: Ctx<E>,
  answer: Answer,
  form: Form,
): Response | Promise<Response> {
  c.header("cache-control", "no-store");
  c.header("vary", "Accept");
  switch (form) {
    case "json":
      return c.json(answer);
    case "html":
      return c.html(<AnswerPage answer={answer} />);
    case "text":
      return c.text(answerText(answer, c.env.SITE_URL));
  }
}

function refuse<E extends FrontEnv>(
  c: Ctx<E>,
  problem: Problem,
  form: Form,
): Response | Promise<Response> {
  const headers = { ...problemHeaders(problem), vary: "Accept" };
  switch (form) {
    case "json":
      return c.json(problemDocument(problem, c.env.SITE_URL), problem.status, {
        ...headers,
        "content-type": "application/problem+json",
      });
    case "html":
      return c.html(<ProblemPage problem={problem} />, problem.status, headers);
    case "text":
      return c.text(problemText(problem), problem.status, headers);
  }
}

function notHere(c: Context): Problem {
  if (c.req.method === "GET" || c.req.method === "HEAD") return problem("not_found");
  c.header("allow", "GET, HEAD");
  return problem("method_not_allowed");
}

/** A browser names HTML, a program JSON; curl and its kin name nothing and get text. */
function formOf(c: Context): Form {
  const supports = ["text/html", "application/json", "text/plain"];
  const type = accepts(c, { header: "Accept", supports, default: "text/plain" });
  return type === "text/html" ? "html" : type === "application/json" ? "json" : "text";
}

function fixed(c: Context, body: string, type: string): Response {
  return c.body(body, 200, { "content-type": type, "cache-control": "public, max-age=3600" });
}

const HEADERS = {
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  crossOriginResourcePolicy: "same-origin",
  referrerPolicy: "no-referrer",
  strictTransportSecurity: "max-age=31536000",
  xFrameOptions: "DENY",
};

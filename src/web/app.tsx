/**
 * The front Worker's routes: who asks what, in which form. What an answer says is decided elsewhere.
 */
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { isOurOwn } from "../gate/start";
import { logError } from "../log";
import { parseTarget } from "../target/parse";
import { readWatchList } from "../watch/list";
import { type AskDeps, answerTo, ask, openSweep, type Question } from "./ask";
import { badgeRoutes } from "./badge/routes";
import { BotPage } from "./bot";
import { formAt, withinBounds } from "./bounds";
import { clientFiles } from "./client/route";
import { formFor, isRobot } from "./discover/robot";
import { discovery } from "./discover/routes";
import { sendIndex, sendPreview } from "./discover/send";
import { LINKS } from "./discover/usage";
import { docs } from "./docs/routes";
import { type Form, type Reply, refuse, sendAnswer, sendAsking, sendHead, sendJson } from "./forms";
import { depsOf, doorAt, type FrontEnv, type FrontOptions } from "./front";
import { dressed } from "./headers";
import { healthRoutes } from "./health";
import { HomePage } from "./home";
import { chosenLanguage, languageOf } from "./language";
import { linkTo } from "./layout";
import { memoryRoutes } from "./memory-routes";
import { metricsRoutes } from "./metrics/routes";
import { formOf } from "./negotiate";
import { noted } from "./noted";
import { openApi } from "./openapi/route";
import { pageContext } from "./page/context";
import { readParameters } from "./parameters";
import { readPath, readQuery } from "./pasted";
import { type Problem, problem, problemOfParameter } from "./problem";
import { questionOf } from "./question";
import { staticFiles } from "./static";
import { streamRoutes } from "./stream/routes";
import { takeAlong } from "./take/routes";
import { askTogether, readTogether } from "./together";
import { vantagesRoute } from "./vantages";
import { contactOf, wellKnown } from "./well-known";

type Ctx<E extends FrontEnv> = Context<{ Bindings: E }>;

export function createFront<E extends FrontEnv>(options: FrontOptions<E>) {
  const app = new Hono<{ Bindings: E }>();
  app.use(dressed, noted, withinBounds);
  // These look at nobody. An owner who meets us in a log may fetch them with the User-Agent from there.
  app.route("/", staticFiles());
  app.route("/", clientFiles<E>());
  app.route("/", wellKnown<E>());
  app.route("/", discovery<E>());
  app.get("/bot", (c) => {
    const [siteUrl, contact] = [c.env.SITE_URL, contactOf(c.env)];
    return c.html(<BotPage {...{ siteUrl, contact, context: pageContext(c) }} />);
  });
  app.use(notOurselves);
  app.route("/", takeAlong<E>());
  app.route("/", memoryRoutes<E>(options));
  app.route("/", badgeRoutes<E>(options));
  app.route("/", streamRoutes<E>(options));
  app.route("/", metricsRoutes<E>(options));
  app.route("/", openApi());
  app.route("/", docs<E>());
  app.route("/", healthRoutes<E>(options));
  app.route("/", vantagesRoute<E>(options));

  app.get("/", (c) => {
    const url = new URL(c.req.url);
    const typed = url.searchParams.get("u");
    if (typed !== null) return toCleanAddress(c, typed, url.searchParams, options);
    const form = formFor(c);
    c.header("link", LINKS);
    if (form !== "html") return sendIndex(c, form, options.notice);
    const { practice } = options;
    const isWatching = readWatchList(c.env.WATCH, options.door(c.env)).watches.length > 0;
    return c.html(
      <HomePage {...{ practice, isWatching, siteUrl: c.env.SITE_URL, context: pageContext(c) }} />,
    );
  });

  app.get("/v1/check/:host", (c) => answer(c, c.req.param("host"), "json", options));
  app.get("/v1/group", (c) => group(c, options));
  app.all("/v1/*", (c) => refuse(c, problem("not_found"), { form: "json" }));

  app.get("/*", (c) => {
    const url = new URL(c.req.url);
    const { text, isCut } = readPath(url.pathname);
    const { isCut: isQueryCut } = readQuery(url.searchParams);
    const target = parseTarget(text, doorAt(c, options));
    const isClean = !isCut && !isQueryCut && (target.kind === "rejected" || target.host === text);
    if (isClean) return answer(c, text, formFor(c), options);
    return toCleanAddress(c, text, isCut ? new URLSearchParams() : url.searchParams, options);
  });
  app.notFound((c) => refuse(c, problem("not_found"), { form: formOf(c) }));

  app.onError((error, c) => {
    logError("unexpected", error, { route: c.req.routePath });
    return refuse(c, problem("internal_error"), { form: formAt(c) });
  });
  return app;
}

/** Refuses our own probers, whom somebody's website has sent here: they would look at us looking. */
const notOurselves: MiddlewareHandler<{ Bindings: FrontEnv }> = async (c, next) => {
  const { hostname } = new URL(c.env.SITE_URL);
  if (isOurOwn((name) => c.req.header(name) ?? null, hostname))
    return refuse(c, problem("loop_detected"), { form: formAt(c) });
  return next();
};

/** 303 to `/{host}`, with nothing of what was pasted but the host and the parameters we know. */
function toCleanAddress<E extends FrontEnv>(
  c: Ctx<E>,
  text: string,
  query: URLSearchParams,
  options: FrontOptions<E>,
): Reply {
  const target = parseTarget(text, doorAt(c, options));
  const code = query.get("s");
  // The bookmarklet, tried on a page of our own. On `localhost` we are refused for that name.
  const isOurs = target.kind === "rejected" && target.reason === "own_host";
  if (code !== null && (isOurs || text === c.env.SITE_URL))
    return c.redirect(
      linkTo(`/bookmarklet?works=${encodeURIComponent(code)}`, { chosen: chosenLanguage(c) }),
      303,
    );
  if (target.kind === "rejected") {
    const { code: kind, reason } = target;
    return refuse(c, problem(kind, { reason }), { form: formOf(c), typed: text });
  }
  const { kept } = readQuery(query);
  return c.redirect(`/${target.host}${kept.size > 0 ? `?${kept}` : ""}`, 303);
}

async function answer<E extends FrontEnv>(
  c: Ctx<E>,
  text: string,
  form: Form,
  options: FrontOptions<E>,
): Promise<Response> {
  const question = questionOf(c, text, options);
  if (question.kind === "problem") return refuse(c, question, { form, typed: text });
  const asked = readParameters(new URL(c.req.url).searchParams, ["wait"]);
  if (asked.kind === "bad_parameter")
    return refuse(c, problemOfParameter(asked), { form, typed: text });
  const { wait } = asked;

  // Nobody would read what a look says; the headers are the same.
  if (c.req.method === "HEAD") return sendHead(c, form);
  const deps = depsOf(c, options);
  const { caller, target } = question;
  const shown = {
    code: caller.code,
    isSimulated: options.isSimulated(c.env, target.host),
    siteUrl: c.env.SITE_URL,
  };
  if (form === "html" && wait === null) return answerPage(c, question, deps, shown);
  const result = await ask(question, wait === "full" ? "end" : "verdict", deps);
  if (result.kind === "problem") return unanswered(c, result, question, form);
  return sendAnswer(c, result.answer, form, shown);
}

async function group<E extends FrontEnv>(c: Ctx<E>, options: FrontOptions<E>): Promise<Response> {
  const { raw } = c.req;
  const question = readTogether(new URL(raw.url).searchParams, raw.cf, doorAt(c, options));
  if (question.kind === "problem") return refuse(c, question, { form: "json" });
  // Nobody would read what the sweeps say; the headers are the same.
  if (c.req.method === "HEAD") return sendJson(c, {});
  const asker = { language: languageOf(c), headers: raw.headers, method: raw.method };
  return sendJson(c, await askTogether(question, asker, depsOf(c, options)));
}

/** A robot that may start no look is shown the question, since of an error nobody shows a card. */
function unanswered<E extends FrontEnv>(
  c: Ctx<E>,
  wrong: Problem,
  { target: { host } }: Question,
  form: Form,
): Reply {
  const isAsked = wrong.code === "no_stored_answer" && form === "html";
  return isAsked && isRobot(c) ? sendPreview(c, host) : refuse(c, wrong, { form, typed: host });
}

/** A page does not wait: what is not known yet comes by its script, or without script by `wait`. */
async function answerPage<E extends FrontEnv>(
  c: Ctx<E>,
  question: Question,
  deps: AskDeps,
  shown: { code: string | null; isSimulated: boolean; siteUrl: string },
): Promise<Response> {
  const opened = await openSweep(question, deps);
  if (opened.kind === "problem") return unanswered(c, opened, question, "html");
  if (opened.kind === "fresh")
    return sendAnswer(c, await answerTo(question, opened.sweep, deps), "html", shown);
  // The sweep goes on; the page's script joins it.
  void opened.sweeps.cancel();
  return sendAsking(c, question, deps, shown);
}

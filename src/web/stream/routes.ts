/**
 * The routes of a sweep while it runs: as data, for whoever wants to build upon it, and as the parts of
 * our own page, for its script. A caller who leaves costs nothing, since the sweep is heard to its end
 * anyway; one who comes back is told the rest.
 */
import { type Context, Hono } from "hono";
import { CLIENT } from "../../limits";
import { logAnswered, logError } from "../../log";
import { type AskDeps, answerTo, openSweep, type Question } from "../ask";
import { refuse } from "../forms";
import { depsOf, type FrontEnv, type FrontOptions } from "../front";
import { type Problem, problem, problemDocument } from "../problem";
import { questionOf } from "../question";
import { decodeId, encodeId, NOWHERE } from "./id";
import { pageTeller } from "./page";
import { headersOf, streamOf } from "./send";
import { type Running, statesOf } from "./states";
import { dataTeller, type Teller } from "./teller";
import { SSE, type Wire, wireOf } from "./wire";

type Ctx<E extends FrontEnv> = Context<{ Bindings: E }>;

/** `app.route("/", streamRoutes(options))` */
export function streamRoutes<E extends FrontEnv>(options: FrontOptions<E>) {
  const app = new Hono<{ Bindings: E }>();
  app.get("/v1/check/:host/events", (c) => events(c, c.req.param("host"), options));
  app.get("/live/:host", (c) => page(c, c.req.param("host"), options));
  return app;
}

async function events<E extends FrontEnv>(
  c: Ctx<E>,
  text: string,
  options: FrontOptions<E>,
): Promise<Response> {
  const question = questionOf(c, text, options);
  if (question.kind === "problem") return refuse(c, question, { form: "json" });
  const wire = wireOf(c);
  if (wire.kind === "problem") return refuse(c, wire, { form: "json" });
  const from = decodeId(c.req.header("last-event-id"));
  // An EventSource comes back of its own accord when a stream has ended. This tells it to stay away, and
  // starts no look, however old that sweep is: whoever wants another one asks without an id.
  if (from?.isOver) return c.body(null, 204, { "cache-control": "no-store" });
  const last = encodeId(from ?? NOWHERE);
  return stream(c, question, { wire, tell: dataTeller(from), last }, options);
}

async function page<E extends FrontEnv>(
  c: Ctx<E>,
  text: string,
  options: FrontOptions<E>,
): Promise<Response> {
  const question = questionOf(c, text, options);
  if (question.kind === "problem") return refuse(c, question, { form: "json" });
  const isSimulated = options.isSimulated(c.env, question.target.host);
  const { code } = question.caller;
  const tell = pageTeller({ code, isSimulated, siteUrl: c.env.SITE_URL });
  return stream(c, question, { wire: SSE, tell }, options);
}

/** How a stream is told. */
interface Telling {
  readonly wire: Wire;
  readonly tell: Teller;
  /** The id of what was told last; left out where there are none. */
  readonly last?: string;
}

async function stream<E extends FrontEnv>(
  c: Ctx<E>,
  question: Question,
  telling: Telling,
  options: FrontOptions<E>,
): Promise<Response> {
  const headers = headersOf(telling.wire);
  // Nobody would read what a sweep says.
  if (c.req.method === "HEAD") return c.body(null, 200, headers);
  const deps = depsOf(c, options);
  const opened = await openSweep(question, deps);
  if (opened.kind === "problem") return refuse(c, opened, { form: "json" });
  const documentOf = (trouble: Problem) =>
    problemDocument(trouble, c.env.SITE_URL, question.language);
  const make = (left: AbortSignal) => {
    // Of a stream that nobody has begun to read; one that is being read hears of it by itself.
    if (opened.kind === "running")
      left.addEventListener("abort", () => void opened.sweeps.cancel().catch(() => {}));
    return piecesOf(question, opened, { ...telling, deps, documentOf, left });
  };
  return c.body(streamOf(make, deps.clock), 200, headers);
}

interface Making extends Telling {
  readonly deps: AskDeps;
  readonly documentOf: (trouble: Problem) => object;
  readonly left: AbortSignal;
}

/** Everything that goes out, piece by piece. Of one that was heard to its end, a line stays in the log. */
async function* piecesOf(
  question: Question,
  opened: Running,
  { wire, tell, last, deps, documentOf, left }: Making,
): AsyncGenerator<string> {
  const from = deps.clock.now();
  let id = last;
  const ended = (said: string) =>
    logAnswered({
      ...{ form: wire.type, said, isStored: opened.kind === "fresh" },
      ms: deps.clock.now() - from,
    });
  const told = (trouble: Problem) => {
    ended(trouble.code);
    const event = { event: "problem", ...(id === undefined ? {} : { id }) };
    return wire.event({ ...event, data: documentOf(trouble) }, waitMsOf(trouble));
  };
  try {
    if (wire.beginning !== "") yield wire.beginning;
    for await (const state of statesOf(question, opened, deps, left)) {
      if (state.kind === "problem") return yield told(state);
      const { sweep } = state;
      const answer = sweep && (await answerTo(question, sweep, deps));
      const events = answer === null ? [] : await tell(answer);
      id = events.at(-1)?.id ?? id;
      if (answer?.sweep.complete && events.length > 0) ended(answer.verdict);
      if (events.length > 0) yield events.map((event) => wire.event(event)).join("");
      else yield wire.beat(sweep?.observations.length ?? 0);
    }
  } catch (error) {
    logError("stream_failed", error);
    yield told(problem("internal_error"));
  }
}

/** An EventSource comes back by itself: not before it may be worth it. */
function waitMsOf({ limited, retryAfterS = CLIENT.periodS }: Problem): number {
  return limited?.retryAfterMs ?? retryAfterS * 1_000;
}

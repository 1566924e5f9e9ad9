/**
 * What every function of the client module does: it asks the service and reads what that says. Needs
 * `fetch` and nothing else, so that it runs wherever there is one; `api` is made of it and of the
 * interface's document.
 */
import type { Problem, ProblemCode } from "./api";

export interface Options {
  /** Address of the service; else the one that this module came from. */
  readonly base?: string | URL;
  /** Ends the request. What is thrown then is its reason, as `fetch` does it. */
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is known of it beside. */
export interface Particulars {
  readonly by?: Response;
  readonly problem?: Problem;
  readonly cause?: unknown;
}

/** The service has no answer: it refused, it has trouble of its own, or it was not reached at all. */
export class JustHereError extends Error {
  override readonly name = "JustHereError";
  /** Of a problem its own; `unreachable`: nobody answered; `not_understood`: somebody else did. */
  readonly code: ProblemCode | "unreachable" | "not_understood";
  /** Of the response; null where there was none. */
  readonly status: number | null;
  /** When to ask again at the earliest; null where nobody said. */
  readonly retryAfterS: number | null;
  /** As the service tells it; null where it was not the service that spoke. */
  readonly problem: Problem | null;

  constructor(code: JustHereError["code"], says: string, more: Particulars = {}) {
    super(says, { cause: more.cause });
    this.code = code;
    this.status = more.by?.status ?? null;
    const [seconds] = /^\d{1,9}$/.exec(more.by?.headers.get("retry-after") ?? "") ?? [];
    this.retryAfterS = Number(seconds ?? 0) || null;
    this.problem = more.problem ?? null;
  }
}

/** Characters of a line, which is some 20,000 at most: whoever sends more is not our service. */
const LINE_LENGTH = 1_000_000;
/** Of a document: some 300,000 at most. */
const LENGTH = 10_000_000;

/** Before the name of a member of an answer that is told as a header. */
const ASIDE = "justhere-";

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Rejects with a `JustHereError` unless it is answered with one of the statuses, and by our service. */
async function ask(
  path: string,
  options: Options,
  statuses: readonly number[],
  type = "",
  isOurs = (sent: Headers) => (sent.get("content-type") ?? "").startsWith(type),
): Promise<Response> {
  const { base = import.meta.url, signal, headers, ...query } = options;
  const url = new URL(path, base);
  for (const [name, value] of Object.entries(query as Query))
    if (value !== undefined) url.searchParams.set(name, String(value));
  const asking = new Headers(headers);
  if (type !== "") asking.set("accept", type);
  const init = { headers: asking, ...(signal ? { signal } : {}) };
  const by = await fetch(url, init).catch((cause) => lost(cause, signal));
  if (statuses.includes(by.status) && isOurs(by.headers)) return by;
  const isProblem = by.headers.get("content-type")?.startsWith("application/problem+json");
  const problem = (isProblem ? await readJson(by).catch(() => null) : null) as Problem | null;
  throw problem !== null && isTold(problem)
    ? new JustHereError(problem.code, `${problem.title}. ${problem.detail}`, { by, problem })
    : new JustHereError("not_understood", `Answered ${by.status}, and not as expected`, { by });
}

/** Whoever answers may be somebody else, and mean something else by the same type. */
const isTold = ({ code, title, detail }: Partial<Problem>) =>
  [code, title, detail].every((one) => typeof one === "string");

function lost(cause: unknown, signal?: AbortSignal): never {
  signal?.throwIfAborted();
  if (cause instanceof SyntaxError)
    throw new JustHereError("not_understood", "Not JSON", { cause });
  throw new JustHereError("unreachable", "The service cannot be reached", { cause });
}

export async function empty(path: string, options: Options, statuses: readonly number[]) {
  await ask(path, options, statuses);
}

/** What is said in headers alone, with the status. A proxy on the way has statuses of its own, and not these. */
export async function aside<T>(path: string, options: Options, statuses: readonly number[]) {
  const isOurs = (sent: Headers) => sent.has(`${ASIDE}scope`);
  const { status, headers } = await ask(path, options, statuses, "", isOurs);
  const said = [...headers].filter(([name]) => name.startsWith(ASIDE));
  return Object.fromEntries([
    ["status", status],
    ...said.map(([name, value]) => [name.slice(ASIDE.length), value]),
  ]) as T;
}

export async function json<T>(path: string, options: Options, statuses: readonly number[]) {
  const by = await ask(path, options, statuses, "application/json");
  return (await readJson(by).catch((cause) => lost(cause, options.signal))) as T;
}

async function readJson(by: Response): Promise<unknown> {
  let text = "";
  for await (const piece of piecesOf(by)) {
    text += piece;
    if (text.length > LENGTH) throw new SyntaxError("a document without an end");
  }
  return JSON.parse(text);
}

/** The body as text, as it comes. To stop listening ends the request. */
async function* piecesOf(by: Response): AsyncGenerator<string, void, undefined> {
  const reader = by.body?.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read())
      yield read.value;
  } finally {
    void reader?.cancel().catch(() => {});
  }
}

/** Each line as it comes. To stop listening ends the request. */
export async function* lines<T>(
  path: string,
  options: Options,
  statuses: readonly number[],
): AsyncGenerator<T, void, undefined> {
  const by = await ask(path, options, statuses, "application/x-ndjson");
  let rest = "";
  try {
    for await (const piece of piecesOf(by)) {
      const told = (rest + piece).split("\n");
      rest = told.pop() ?? "";
      if (rest.length > LINE_LENGTH) throw new SyntaxError("a line without an end");
      for (const line of told) if (line.trim() !== "") yield JSON.parse(line);
    }
  } catch (cause) {
    lost(cause, options.signal);
  }
}

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
    this.retryAfterS = Number(more.by?.headers.get("retry-after")) || null;
    this.problem = more.problem ?? null;
  }
}

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Rejects with a `JustHereError` unless it is answered with a status and in a form that are expected. */
async function ask(path: string, options: Options, type: string, statuses: readonly number[]) {
  const { base = import.meta.url, signal, headers, ...query } = options;
  const url = new URL(path, base);
  for (const [name, value] of Object.entries(query as Query))
    if (value !== undefined) url.searchParams.set(name, String(value));
  const init = { headers: { accept: type, ...headers }, ...(signal ? { signal } : {}) };
  const by = await fetch(url, init).catch((cause) => lost(cause, signal));
  const sent = by.headers.get("content-type") ?? "";
  if (statuses.includes(by.status) && sent.startsWith(type)) return by;
  const isProblem = sent.startsWith("application/problem+json");
  const problem = (isProblem ? await by.json().catch(() => null) : null) as Problem | null;
  throw typeof problem?.code === "string"
    ? new JustHereError(problem.code, `${problem.title}. ${problem.detail}`, { by, problem })
    : new JustHereError("not_understood", `Answered ${by.status}, and not as expected`, { by });
}

function lost(cause: unknown, signal?: AbortSignal): never {
  signal?.throwIfAborted();
  if (cause instanceof SyntaxError)
    throw new JustHereError("not_understood", "Not JSON", { cause });
  throw new JustHereError("unreachable", "The service cannot be reached", { cause });
}

export async function empty(path: string, options: Options, statuses: readonly number[]) {
  await ask(path, options, "", statuses);
}

export async function json<T>(path: string, options: Options, statuses: readonly number[]) {
  const by = await ask(path, options, "application/json", statuses);
  return (await by.json().catch((cause) => lost(cause, options.signal))) as T;
}

/** Each line as it comes. To stop listening ends the request. */
export async function* lines<T>(
  path: string,
  options: Options,
  statuses: readonly number[],
): AsyncGenerator<T, void, undefined> {
  const by = await ask(path, options, "application/x-ndjson", statuses);
  const reader = by.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      const told = (rest + read.value).split("\n");
      rest = told.pop() ?? "";
      for (const line of told) if (line.trim() !== "") yield JSON.parse(line);
    }
  } catch (cause) {
    lost(cause, options.signal);
  } finally {
    void reader?.cancel().catch(() => {});
  }
}

/* @ts-self-types="./client.d.ts" */
// Asks JustHere, and reads what it says. Types: client.d.ts beside it.

// src/web/client/browser/ask.ts
var JustHereError = class extends Error {
  name = "JustHereError";
  /** Of a problem its own; `unreachable`: nobody answered; `not_understood`: somebody else did. */
  code;
  /** Of the response; null where there was none. */
  status;
  /** When to ask again at the earliest; null where nobody said. */
  retryAfterS;
  /** As the service tells it; null where it was not the service that spoke. */
  problem;
  constructor(code, says, more = {}) {
    super(says, { cause: more.cause });
    this.code = code;
    this.status = more.by?.status ?? null;
    this.retryAfterS = Number(more.by?.headers.get("retry-after")) || null;
    this.problem = more.problem ?? null;
  }
};
var LINE_LENGTH = 1e6;
var ASIDE = "justhere-";
async function ask(
  path,
  options,
  statuses,
  type = "",
  isOurs = (sent) => (sent.get("content-type") ?? "").startsWith(type),
) {
  const { base = "http://localhost:31991", signal, headers, ...query } = options;
  const url = new URL(path, base);
  for (const [name, value] of Object.entries(query))
    if (value !== void 0) url.searchParams.set(name, String(value));
  const asking = new Headers(headers);
  if (type !== "") asking.set("accept", type);
  const init = { headers: asking, ...(signal ? { signal } : {}) };
  const by = await fetch(url, init).catch((cause) => lost(cause, signal));
  if (statuses.includes(by.status) && isOurs(by.headers)) return by;
  const isProblem = by.headers.get("content-type")?.startsWith("application/problem+json");
  const problem = isProblem ? await by.json().catch(() => null) : null;
  throw typeof problem?.code === "string"
    ? new JustHereError(problem.code, `${problem.title}. ${problem.detail}`, { by, problem })
    : new JustHereError("not_understood", `Answered ${by.status}, and not as expected`, { by });
}
function lost(cause, signal) {
  signal?.throwIfAborted();
  if (cause instanceof SyntaxError)
    throw new JustHereError("not_understood", "Not JSON", { cause });
  throw new JustHereError("unreachable", "The service cannot be reached", { cause });
}
async function empty(path, options, statuses) {
  await ask(path, options, statuses);
}
async function aside(path, options, statuses) {
  const isOurs = (sent) => sent.has(`${ASIDE}scope`);
  const { status, headers } = await ask(path, options, statuses, "", isOurs);
  const said = [...headers].filter(([name]) => name.startsWith(ASIDE));
  return Object.fromEntries([
    ["status", status],
    ...said.map(([name, value]) => [name.slice(ASIDE.length), value]),
  ]);
}
async function json(path, options, statuses) {
  const by = await ask(path, options, statuses, "application/json");
  return await by.json().catch((cause) => lost(cause, options.signal));
}
async function* lines(path, options, statuses) {
  const by = await ask(path, options, statuses, "application/x-ndjson");
  const reader = by.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      const told = (rest + read.value).split("\n");
      rest = told.pop() ?? "";
      if (rest.length > LINE_LENGTH) throw new SyntaxError("a line without an end");
      for (const line of told) if (line.trim() !== "") yield JSON.parse(line);
    }
  } catch (cause) {
    lost(cause, options.signal);
  } finally {
    void reader?.cancel().catch(() => {});
  }
}

// src/web/client/browser/api.ts
var check = (host, options = {}) => json(`/v1/check/${encodeURIComponent(host)}`, options, [200]);
var events = (host, options = {}) =>
  lines(`/v1/check/${encodeURIComponent(host)}/events`, options, [200]);
var health = (host, options = {}) =>
  aside(`/v1/health/${encodeURIComponent(host)}`, options, [200, 502, 503, 504]);
var group = (hosts, options = {}) => json("/v1/group", { ...options, ...{ hosts } }, [200]);
var history = (host, options = {}) =>
  json(`/v1/history/${encodeURIComponent(host)}`, options, [200]);
var watched = (options = {}) => json("/v1/watched", options, [200]);
var vantages = (options = {}) => json("/v1/vantages", options, [200]);
var ping = (options = {}) => empty("/ping", options, [204]);
export { JustHereError, check, events, group, health, history, ping, vantages, watched };

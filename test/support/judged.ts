/**
 * Holds whatever the front answers to the document of the interface. Everything that asks the front for a
 * test hands the answer on through here, so a breach fails the test that met it, whatever that is about.
 */
import { breachOf, type Got } from "../fuzz-support/contract";

export interface Asked {
  readonly method: string;
  /** Its path counts, and not whose it is. */
  readonly url: string;
}

/** Of answers that no test was left to be told of: `judged-left` tells of them. */
const breaches: string[] = [];
const judging = new Set<Promise<void>>();

/** What was wrong with answers since the last call, where no one was left to be told. */
export async function breachesLeft(): Promise<readonly string[]> {
  await Promise.all(judging);
  return breaches.splice(0);
}

/** Judges what nobody waits for, such as what a browser has loaded, before the test ends. */
export function judgeBeside(work: Promise<void>): void {
  judging.add(work);
  void work.finally(() => judging.delete(work));
}

/**
 * The same answer. Throws if it is not as declared; a stream breaks at its end, and if it is cut, it is
 * held to the document up to there.
 */
export async function judged(asked: Asked, response: Response): Promise<Response> {
  const type = response.headers.get("content-type") ?? "";
  const isStream = /^(text\/event-stream|application\/x-ndjson)/.test(type);
  if (isStream && response.body !== null) return judgedStream(asked, response, response.body);
  const breach = breachIn(asked, response, await response.clone().text());
  if (breach !== null) throw new Error(breach);
  return response;
}

/** Leaves a breach to be told when the test ends. */
export function judge(asked: Asked, head: Head, body: string, isCut = false): void {
  const breach = breachIn(asked, head, body, isCut);
  if (breach !== null) breaches.push(breach);
}

/** `fetch` of the service as `npm start` runs it. What switches the practice internet is no part of it. */
export async function fetchJudged(url: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, init);
  if (new URL(url).pathname.startsWith("/practice/")) return response;
  return judged({ method: init.method ?? "GET", url: response.url }, response);
}

type Head = Pick<Got, "status" | "headers">;

function breachIn(asked: Asked, head: Head, body: string, isCut = false): string | null {
  const { method, url } = asked;
  const { status, headers } = head;
  const path = new URL(url).pathname;
  const type = headers.get("content-type") ?? "";
  // Validating takes longer than everything else here, and much is answered again and again, but for
  // instants and how long it took: answers that differ in the digits of whole numbers alone are one.
  const same = /^application\/(problem\+)?json/.test(type) ? body.replaceAll(/\d+/g, "0") : body;
  const key = [method, path, status, type, isCut, same].join("\n");
  if (fine.has(key)) return null;
  const breach = breachOf({ method, path, status, headers, body, isCut });
  if (breach === null) fine.add(key);
  return breach && `${method} ${url}: not as /openapi.json has it: ${breach}`;
}
const fine = new Set<string>();

/** Reads no further ahead than whoever reads it. */
function judgedStream(asked: Asked, head: Response, body: ReadableStream<Uint8Array>): Response {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await reader.read().catch((broken) => {
          judge(asked, head, text, true);
          throw broken;
        });
        if (!done) {
          text += decoder.decode(value, { stream: true });
          return controller.enqueue(value);
        }
        const breach = breachIn(asked, head, text);
        if (breach !== null) throw new Error(breach);
        controller.close();
      },
      cancel: (reason) => {
        judge(asked, head, text, true);
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(stream, head);
}

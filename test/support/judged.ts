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

/** Of streams that nobody has read to their end: `afterEach` tells of them. */
const breaches: string[] = [];

/** What was wrong with answers since the last call, where no one was left to be told. */
export const breachesLeft = (): readonly string[] => breaches.splice(0);

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

/** Leaves a breach for `afterEach`: for whom no test waits. */
export function judgedLater(asked: Asked, response: Head, body: string): void {
  const breach = breachIn(asked, response, body);
  if (breach !== null) breaches.push(breach);
}

type Head = Pick<Got, "status" | "headers">;

function breachIn(asked: Asked, head: Head, body: string, isCut = false): string | null {
  const { method, url } = asked;
  const { status, headers } = head;
  const path = new URL(url).pathname;
  const key = [method, path, status, headers.get("content-type"), isCut, body].join("\n");
  // Validating takes longer than everything else here, and much is answered again and again.
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
        const { done, value } = await reader.read();
        if (!done) {
          text += decoder.decode(value, { stream: true });
          return controller.enqueue(value);
        }
        const breach = breachIn(asked, head, text);
        if (breach !== null) throw new Error(breach);
        controller.close();
      },
      cancel: (reason) => {
        const breach = breachIn(asked, head, text, true);
        if (breach !== null) breaches.push(breach);
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(stream, head);
}

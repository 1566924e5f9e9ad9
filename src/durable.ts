/**
 * The one wrapper round itty-durable: a typed base class, and typed stubs.
 *
 * It closes what itty-durable leaves open. A stub here is not thenable, so awaiting it cannot hang;
 * it offers methods and no properties; headers of a client are never forwarded; arguments, which
 * travel in a request header, are ASCII and bounded; JSON becomes a value again and every other
 * Response, a stream for one, is handed over untouched; an error has a status.
 */
import { createDurable, proxyDurable } from "itty-durable";
import { CALL } from "./limits";

/** The methods of T as a caller in another Worker sees them: each answers with a promise. */
export type Stub<T> = {
  readonly [K in keyof T as T[K] extends (...args: never[]) => unknown ? K : never]: T[K] extends (
    ...args: infer A
  ) => infer R
    ? (...args: A) => Promise<Awaited<R>>
    : never;
};

export interface Durable<E> {
  /** Bindings stand in `state.env`; `state.<BINDING>` may be something else. */
  readonly state: DurableObjectState & { readonly env: E };
  fetch(request: Request): Promise<Response>;
}

/**
 * The base class of our Durable Objects. itty-durable calls methods on a Proxy and serialises the
 * instance once, so a subclass has no `#private` members and keeps nothing circular in its fields.
 */
export const durableBase = <E>() =>
  createDurable() as unknown as new (
    state: DurableObjectState,
    env: E,
  ) => Durable<E>;

/** A Durable Object answered with an error status; 503 means: too busy, come back. */
export class DurableError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** The stub of the object of that name. Throws DurableError for an error of the object. */
export function stubOf<T>(namespace: DurableObjectNamespace, name: string): Stub<T> {
  const stub = proxyDurable(namespace, { parse: false }).get(name);
  return new Proxy({} as Stub<T>, {
    get: (_target, method) => {
      if (typeof method !== "string" || method === "then") return undefined;
      return async (...args: unknown[]) => {
        checkArguments(method, args);
        try {
          return await readValue(await stub[method](...args));
        } catch (error) {
          throw isStatusError(error) ? new DurableError(error.status, error.message) : error;
        }
      };
    },
  });
}

function checkArguments(method: string, args: readonly unknown[]): void {
  const text = JSON.stringify(args);
  if (text.length > CALL.argumentBytes)
    throw new RangeError(
      `${method}(): ${text.length} bytes of arguments, over ${CALL.argumentBytes}`,
    );
  // A header holds no more than Latin-1, and silently mangles the rest.
  if (!/^[\x20-\x7e]*$/.test(text)) throw new RangeError(`${method}(): arguments beyond ASCII`);
}

async function readValue(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const type = response.headers.get("content-type") ?? "";
  return type.startsWith("application/json") ? response.json() : response;
}

function isStatusError(error: unknown): error is Error & { readonly status: number } {
  return error instanceof Error && "status" in error && typeof error.status === "number";
}

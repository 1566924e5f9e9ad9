/**
 * The cache of a data centre, as far as we use it: it keeps a response for as long as its `max-age`
 * says.
 */
import type { Clock } from "../../src/clock";

export function memoryCache(clock: Clock): Pick<Cache, "match" | "put"> {
  const kept = new Map<string, { readonly response: Response; readonly until: number }>();
  const keyOf = (request: RequestInfo | URL) => new Request(request).url;
  return {
    match: async (request) => {
      const found = kept.get(keyOf(request));
      return found && clock.now() < found.until ? found.response.clone() : undefined;
    },
    put: async (request, response) => {
      const [, maxAgeS = "0"] =
        /max-age=(\d+)/.exec(response.headers.get("cache-control") ?? "") ?? [];
      const until = clock.now() + Number(maxAgeS) * 1_000;
      kept.set(keyOf(request), { response, until });
    },
  };
}

/** Every route that the front has, taken from the front itself, and a way to ask for each. */
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import deployed from "../../src/index";
import { realWorld } from "../../src/probe/worker";
import { createFront } from "../../src/web/app";
import type { FrontEnv } from "../../src/web/front";
import { named, SITE } from "./front";
import { judged } from "./judged";

const app = createFront<FrontEnv>({
  door: () => ({ practice: false, ownHosts: [] }),
  worldFor: realWorld,
  practice: null,
  notice: null,
  isSimulated: () => false,
});

/** What stands for the parameter of a route; whatever has another one has to be added here. */
const FILLED: Readonly<Record<string, string>> = { ":host": named("up") };

/** The path of every route: a host in the place of a host, and one host in the place of anything. */
export const PATHS: readonly string[] = [
  ...new Set(
    app.routes
      .filter(({ handler }) => handler.length < 2)
      .map(({ path }) =>
        path
          .replaceAll(
            /(:\w+)(?:\{\.\+\\(\.\w+)\})?/g,
            (_, name, end = "") => `${FILLED[name] ?? name}${end}`,
          )
          .replace("*", named("up")),
      ),
  ),
];

/** The front as it is deployed, with bindings of a test's own. */
export const front = {
  fetch: async (
    request: Parameters<typeof deployed.fetch>[0],
    bindings: Parameters<typeof deployed.fetch>[1],
    context: ExecutionContext,
  ): Promise<Response> => judged(request, await deployed.fetch(request, bindings, context)),
};

/** An answer, read to its end, and all that went on behind it. */
export interface Heard {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** @param more bindings instead of the real ones. */
export async function hear(
  path: string,
  init: RequestInit = {},
  more: Partial<FrontEnv> = {},
): Promise<Heard> {
  const context = createExecutionContext();
  const request = new Request(path.startsWith("/") ? `${SITE}${path}` : path, init);
  const response = await front.fetch(request, { ...env, ...more }, context);
  const body = await response.text();
  await waitOnExecutionContext(context);
  return { status: response.status, headers: response.headers, body };
}

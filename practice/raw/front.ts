/**
 * The front Worker in raw workerd, which has neither rate limits nor Durable Objects of another process.
 * Limits let everybody through here, and the objects are services. All the rest is the Worker that is
 * deployed.
 */
import front from "../../src/index";
import { namespaceAt } from "./objects";

type RawEnv = NonNullable<Parameters<typeof front.fetch>[1]> & {
  readonly MONITORS: Fetcher;
  readonly GATES: Fetcher;
};

const LIMITLESS = { limit: async () => ({ success: true }) };

export default {
  fetch(request: Request, env: RawEnv, ctx: ExecutionContext): Response | Promise<Response> {
    const limits = {
      CLIENT_LIMIT: LIMITLESS,
      READ_LIMIT: LIMITLESS,
      BLOCK_LIMIT: LIMITLESS,
      NAMES_LIMIT: LIMITLESS,
    };
    const objects = { MONITOR: namespaceAt(env.MONITORS), GATE: namespaceAt(env.GATES) };
    return front.fetch(request, { ...env, ...limits, ...objects }, ctx);
  },
};

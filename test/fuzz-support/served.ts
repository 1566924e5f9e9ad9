/**
 * The service and the practice internet as `npm start` has them, in one process of raw workerd: quick,
 * and with no network at all, so that nothing can leave. Raw workerd has no rate limits; these count in
 * memory, or nobody would ever be told to wait.
 */
import dev from "../../practice/dev";

export { DomainGate, PracticeInternet, Prober, TargetMonitor } from "../../practice/dev";

type Env = Parameters<typeof dev.fetch>[1];

/** So many of a key within the life of this process. */
function limitOf(most: number) {
  const counts = new Map<string, number>();
  return {
    limit: async ({ key }: { readonly key: string }) => {
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return { success: count <= most };
    },
  };
}

const limits = {
  CLIENT_LIMIT: limitOf(600),
  READ_LIMIT: limitOf(6_000),
  BLOCK_LIMIT: limitOf(1_800),
  NAMES_LIMIT: limitOf(450),
};

export default {
  fetch(request: Request, env: Env, ctx: ExecutionContext): Response | Promise<Response> {
    return dev.fetch(request, { ...env, ...limits }, ctx);
  },
};

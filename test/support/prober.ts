/**
 * A prober of the production topology. All of it is the real one but the knock: behind an outbound
 * Worker every TCP connection opens, so the question "does this port open?" goes there as a request.
 */
import { practiceNetwork } from "../../practice/world";
import { answerProbe, type PlacedEnv, standpointOf } from "../../src/probe/worker";

export default {
  fetch: (request: Request, env: PlacedEnv): Promise<Response> =>
    answerProbe(request, () => {
      const standpoint = standpointOf(env);
      const { knock } = practiceNetwork(
        { fetch: (url, init) => fetch(url, init) },
        env.SITE_URL,
        null,
      );
      const network = { ...standpoint.world.network, knock };
      return { ...standpoint, world: { ...standpoint.world, network } };
    }),
};

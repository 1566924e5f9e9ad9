/**
 * A prober of the production topology. All of it is the real one but the sockets: behind an
 * outbound Worker every TCP connection opens, so a knock or an exchange goes there as a request.
 */
import { practiceNetwork } from "../../practice/world";
import { answerProbe, type PlacedEnv, standpointOf } from "../../src/probe/worker";

export default {
  fetch: (request: Request, env: PlacedEnv): Promise<Response> =>
    answerProbe(request, () => {
      const standpoint = standpointOf(env);
      const { knock, exchange } = practiceNetwork(
        { fetch: (url, init) => fetch(url, init) },
        env.SITE_URL,
        null,
      );
      const network = { ...standpoint.world.network, knock, exchange };
      return { ...standpoint, world: { ...standpoint.world, network } };
    }),
};

/** The gates of domains in raw workerd: the class that is deployed. */
import { handTo } from "./objects";

export { DomainGate } from "../../src/gate/domain";

export default {
  fetch: (request: Request, env: { readonly GATE: DurableObjectNamespace }) =>
    handTo(env.GATE, request),
};

/** The monitors in raw workerd: the class that is deployed, but for the gate, which is a service here. */
import { TargetMonitor as Deployed } from "../../src/index";
import { handTo, namespaceAt } from "./objects";

type DeployedEnv = ConstructorParameters<typeof Deployed>[1];

interface RawEnv extends DeployedEnv {
  readonly GATES: Fetcher;
}

export class TargetMonitor extends Deployed {
  constructor(state: DurableObjectState, env: RawEnv) {
    super(state, { ...env, GATE: namespaceAt(env.GATES) });
  }
}

export default {
  fetch: (request: Request, env: { readonly MONITOR: DurableObjectNamespace }) =>
    handTo(env.MONITOR, request),
};

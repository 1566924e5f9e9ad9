/** The front Worker. */
import { realWorld } from "./probe/worker";
import { createFront } from "./web/app";

export { TargetMonitor } from "./monitor/monitor";

export default createFront({
  door: (env) => ({ practice: false, ownHosts: [new URL(env.SITE_URL).hostname] }),
  worldFor: realWorld,
  practice: null,
  notice: null,
  isSimulated: () => false,
});

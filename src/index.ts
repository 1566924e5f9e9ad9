/** The front Worker. */
export { DomainGate } from "./gate/domain";

import { targetMonitor } from "./monitor/monitor";
import { makeRounds, type RoundsEnv } from "./monitor/rounds";
import { type SurroundingsEnv, surroundingsFrom } from "./monitor/surroundings";
import { realWorld } from "./probe/worker";
import { createFront } from "./web/app";
import type { FrontEnv } from "./web/front";

type Env = FrontEnv & RoundsEnv & SurroundingsEnv;

const doorOf = (env: Pick<Env, "SITE_URL">) => ({
  practice: false,
  ownHosts: [new URL(env.SITE_URL).hostname],
});

export const TargetMonitor = targetMonitor<Env>(
  surroundingsFrom<Env>({ door: doorOf, worldFor: realWorld, allowLocal: false }),
);

const front = createFront<Env>({
  door: doorOf,
  worldFor: realWorld,
  practice: null,
  notice: null,
  isSimulated: () => false,
});

export default {
  fetch: front.fetch,
  scheduled: (controller: ScheduledController, env: Env) =>
    makeRounds(env, doorOf(env), controller.scheduledTime),
};

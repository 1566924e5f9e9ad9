/**
 * Who shares an outage: what was seen lately of the other websites of the same operator. The operator
 * of this service lists them; nothing is looked at for it, so it costs nobody a request, and nobody
 * else's question shows in an answer. Facts that were seen, never a cause.
 */
import { type ParseOptions, parseTarget } from "../target/parse";
import { scopeOfSweep } from "../verdict/judge";
import { isBad } from "../verdict/since";
import type { Answer } from "./answer";
import type { SweepCache } from "./cache";

/** Hosts in the order of the list. */
export interface Shared {
  readonly down: readonly string[];
  readonly up: readonly string[];
  /** Not seen lately, or seen without a result. */
  readonly unseen: readonly string[];
}

/** Canonical hosts that belong together. */
export type Groups = readonly (readonly string[])[];

/** @param text hosts with spaces between them, `;` between groups. What is no target is left out. */
export function readGroups(text: string, door: ParseOptions): Groups {
  return text.split(";").map((group) =>
    group
      .trim()
      .split(/\s+/)
      .flatMap((name) => {
        const target = parseTarget(name, door);
        return target.kind === "target" ? [target.host] : [];
      }),
  );
}

/** Adds to an answer that tells of trouble what is known of the others in its group. */
export async function withGroup(
  answer: Answer,
  { groups, cache, now }: { groups: Groups; cache: SweepCache; now: number },
): Promise<Answer> {
  const { host } = answer.target;
  const others = groups.find((group) => group.includes(host))?.filter((one) => one !== host);
  if (others === undefined || others.length === 0 || !isBad(answer.scope)) return answer;
  const seen = await Promise.all(
    others.map(async (other) => {
      const sweep = await cache.match(other, now);
      if (sweep === null) return [other, "unknown"] as const;
      const scope = scopeOfSweep(sweep.observations);
      // Seen up before this trouble was there, it may be down by now.
      const isOutdated = scope === "up" && sweep.startedAt < (answer.since?.start.latestAt ?? now);
      return [other, isOutdated ? "unknown" : scope] as const;
    }),
  );
  const those = (is: (scope: (typeof seen)[number][1]) => boolean) =>
    seen.flatMap(([other, scope]) => (is(scope) ? [other] : []));
  const group = {
    down: those(isBad),
    up: those((scope) => scope === "up"),
    unseen: those((scope) => scope === "unknown"),
  };
  return { ...answer, group };
}

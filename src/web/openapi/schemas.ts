/**
 * The forms of what is answered, for `/openapi.json`. What is read back somewhere has its form there,
 * and it is the same one; the types hold the rest to what is sent: a member that is missing here, or a
 * word that is not among these, does not compile. Never part of a Worker: see `document`.
 */
import * as v from "valibot";
import { LANGUAGES } from "../../language";
import { networkFacts as network } from "../../ledger/forms";
import { FRONT, GROUP, MONITOR, WATCH } from "../../limits";
import {
  FAILURES,
  type FailureCode,
  REFUSAL_CODES,
  REFUSALS,
  SUSPECT_CODES,
  type Wants,
} from "../../probe/failure";
import { observation } from "../../probe/observation";
import { VANTAGE_IDS } from "../../vantage/registry";
import type { Confidence } from "../../verdict/confidence";
import type { Companion, Fate } from "../../verdict/fate";
import type { Finding } from "../../verdict/findings";
import { badScope, count, instant, outage, sample, start } from "../../verdict/forms";
import type { Likely } from "../../verdict/likely";
import type { Scope, Verdict } from "../../verdict/rule";
import type { RegionSeen, SharedTrouble } from "../../verdict/together";
import type { WhyUnsure, You } from "../../verdict/you";
import type { WatchFaultCode } from "../../watch/keys";
import type { WatchFault } from "../../watch/list";
import type { Answer } from "../answer";
import type { Shields } from "../badge/send";
import type { Index } from "../discover/usage";
import type { HistoryAnswer } from "../history";
import type { Stage } from "../page/stage";
import { BADGE_STYLES } from "../parameters";
import { PROBLEMS, type ProblemCode } from "../problem";
import type { Provisional } from "../provisional";
import { ID_LENGTH } from "../stream/id";
import type { PageNews } from "../stream/page";
import type { TogetherAnswer } from "../together";
import type { VantagesAnswer } from "../vantages";
import type { State, WatchedAnswer } from "../watched";

/** One of some words: the compiler sees to it that all of them stand here, and no other. */
const oneOf = <T extends string>(words: Readonly<Record<T, true>>) =>
  v.picklist(Object.keys(words) as T[]);

/** A schema whose output is at least what is sent. */
type Says<T> = v.GenericSchema<unknown, T>;

const text = v.pipe(v.string(), v.minLength(1));

const hostName = v.pipe(v.string(), v.minLength(1), v.maxLength(253));
const hosts = v.pipe(v.array(hostName), v.maxLength(GROUP.hosts));
const vantage = v.picklist(VANTAGE_IDS);
const failure = v.picklist(Object.keys(FAILURES) as FailureCode[]);
const language = v.picklist(LANGUAGES);
const notice = v.nullable(text);
const scope = oneOf<Scope>({ up: true, down: true, partial: true, unknown: true });
const verdict = oneOf<Verdict>({
  ...{ up: true, down: true, here: true, elsewhere: true, "just-you": true, unknown: true },
});
const confidence = oneOf<Confidence>({ high: true, good: true, low: true, none: true });
const target = v.object({ host: hostName, display: v.string() });
const votes = v.object({ up: count, down: count, abstained: count });
const since = v.object({
  ...{ region: v.nullable(vantage), start, minDurationMs: count },
  maxDurationMs: v.nullable(count),
});
const toldSamples = v.pipe(v.array(sample), v.maxLength(MONITOR.sweepsTold));
const toldOutages = v.pipe(v.array(outage), v.maxLength(MONITOR.outagesTold));

const seenBy = { cities: v.array(text), isAll: v.boolean() };

const wants = v.picklist([...new Set<Wants>(Object.values(REFUSALS))]);

const finding = v.variant("kind", [
  v.object({ kind: v.literal("twin_works"), host: hostName, ...seenBy }),
  v.object({
    ...{ kind: v.literal("refused"), refusal: v.picklist(REFUSAL_CODES), wants },
    ...{ where: v.picklist(["everywhere", "places"]), ...seenBy },
  }),
  v.object({ kind: v.literal("suspect"), suspect: v.picklist(SUSPECT_CODES), ...seenBy }),
  v.object({ kind: v.literal("http_only"), failure: v.nullable(failure), ...seenBy }),
  v.object({ kind: v.literal("sends_on"), host: hostName, cities: v.array(text) }),
  v.object({ kind: v.literal("ipv6_only") }),
  v.object({ kind: v.literal("families_untested") }),
  v.object({ kind: v.literal("slow"), cities: v.array(text), slowestMs: count }),
  v.object({ kind: v.literal("intermittent") }),
]) satisfies Says<Finding>;

const why = oneOf<WhyUnsure>({
  ...{ untested: true, running: true, silent: true, pending: true, error: true, corp: true },
  ...{ mixed: true, sends_on: true, hidden: true },
});

const you = v.variant("kind", [
  v.object({ kind: v.picklist(["reaches", "cannot"]), by: v.picklist(["report", "test"]) }),
  v.object({ kind: v.literal("unsure"), why }),
]) satisfies Says<You>;

const companion = v.object({
  ...{ host: hostName, scope: badScope, shares: v.nullable(v.picklist(["prefix", "as"])) },
  ...{ isKin: v.boolean(), withinMs: count, isBounded: v.boolean() },
}) satisfies Says<Companion>;

const fate = v.object({
  ...{ network: v.nullable(network), together: v.array(companion), unnamed: count },
}) satisfies Says<Fate>;

const here = v.object({
  ...{ vantage, city: text, continent: observation.entries.continent },
  country: v.nullable(v.pipe(v.string(), v.regex(/^[A-Z0-9]{2}$/))),
  vote: v.picklist(["up", "down", "abstain", "pending"]),
});

const answer = v.object({
  ...{ target, verdict, scope, confidence, headline: text, explanation: text, votes },
  ...{ settled: v.boolean(), here: v.nullable(here) },
  ...{ report: v.nullable(v.picklist(["up", "down"])), you, intermittent: v.boolean() },
  findings: v.array(finding),
  observations: v.pipe(v.array(observation), v.maxLength(VANTAGE_IDS.length)),
  pending: v.pipe(v.array(vantage), v.maxLength(VANTAGE_IDS.length)),
  ...{ since: v.nullable(since), recent: toldSamples, outages: toldOutages },
  group: v.nullable(
    v.object({ down: v.array(hostName), up: v.array(hostName), unseen: v.array(hostName) }),
  ),
  fate: v.nullable(fate),
  sweep: v.object({
    ...{ startedAt: instant, completedAt: v.nullable(instant) },
    // The clock that says now may be behind the one of the sweep.
    ...{ ageMs: v.pipe(v.number(), v.integer()), complete: v.boolean() },
  }),
  ...{ checkedAt: instant, language, notice },
}) satisfies Says<Answer>;

const history = v.object({
  ...{ target, watchedSince: v.nullable(instant), outages: v.array(outage) },
  regions: v.array(v.object({ vantage, city: text, outages: v.array(outage) })),
  sweeps: v.array(v.object({ ...sample.entries, votes })),
  kept: v.object({ sweeps: count, badSweeps: count, outages: count, regionalOutages: count }),
  ...{ explanation: text, checkedAt: instant, language, notice },
}) satisfies Says<HistoryAnswer>;

const code = v.picklist(Object.keys(PROBLEMS) as ProblemCode[]);
const problemWords = { code, title: text, detail: text };

const told = v.object({
  ...{ host: hostName, display: v.string(), verdict, scope, confidence },
  ...{ headline: text, explanation: text, votes, since: v.nullable(since) },
  ...{ network: v.nullable(network), json: v.pipe(v.string(), v.startsWith("/v1/check/")) },
});
const notAsked = v.union([
  v.object({ host: hostName, problem: v.object(problemWords) }),
  v.object({ at: v.pipe(count, v.maxValue(FRONT.targetLength)), problem: v.object(problemWords) }),
]);

const regionSeen = v.object({
  ...{ vantage, city: text, down: hosts, up: hosts, unsure: hosts, pending: hosts },
}) satisfies Says<RegionSeen>;

const sharedTrouble = v.object({
  hosts,
  network: v.nullable(
    v.object({
      ...{ shares: v.picklist(["prefix", "as"]), prefix: v.nullable(network.entries.prefix) },
      ...{ asn: network.entries.asn, name: network.entries.name, hosts },
    }),
  ),
  ...{ failure: v.nullable(failure), withinMs: v.nullable(count), isBounded: v.boolean() },
  regions: v.array(vantage),
}) satisfies Says<SharedTrouble>;

const group = v.object({
  hosts: v.pipe(v.array(v.union([told, notAsked])), v.maxLength(GROUP.hosts)),
  partition: v.object({ up: hosts, down: hosts, partial: hosts, unknown: hosts, refused: hosts }),
  invalid: v.pipe(count, v.maxValue(GROUP.hosts)),
  regions: v.pipe(v.array(regionSeen), v.length(VANTAGE_IDS.length)),
  ...{ shared: v.nullable(sharedTrouble), control: v.nullable(hostName) },
  ...{ sentences: v.array(text), explanation: v.string(), language, checkedAt: instant, notice },
}) satisfies Says<TogetherAnswer>;

const vantages = v.object({
  vantages: v.pipe(
    v.array(
      v.object({
        ...{ vantage, city: text, country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)) },
        ...{
          continent: observation.entries.continent,
          network: v.pipe(v.string(), v.regex(/^AS\d+$/)),
        },
        ...{ place: observation.entries.place, health: v.nullable(observation.entries.health) },
        seenAt: v.nullable(instant),
      }),
    ),
    v.length(VANTAGE_IDS.length),
  ),
  ...{ checkedAt: instant, notice },
}) satisfies Says<VantagesAnswer>;

const watchFault = v.object({
  ...{ index: count, name: v.nullable(v.string()), says: text },
  code: oneOf<WatchFaultCode>({
    ...{ not_a_list: true, not_a_table: true, unknown_key: true, missing_url: true },
    ...{ invalid_url: true, forbidden_target: true, invalid_name: true, duplicate_name: true },
    ...{ duplicate: true, invalid_interval: true, invalid_status: true, invalid_text: true },
    too_many: true,
  }),
}) satisfies Says<WatchFault>;

const watched = v.object({
  watched: v.pipe(
    v.array(
      v.object({
        name: v.pipe(v.string(), v.maxLength(WATCH.nameLength)),
        host: hostName,
        everyMs: v.pipe(count, v.minValue(WATCH.leastEveryMs), v.maxValue(WATCH.mostEveryMs)),
        special: v.boolean(),
        state: oneOf<State>({ up: true, down: true, partial: true, unknown: true, unseen: true }),
        ...{ lastLook: v.nullable(sample), since: v.nullable(since) },
        ...{ outages: toldOutages, recent: toldSamples, url: v.string() },
      }),
    ),
    v.maxLength(WATCH.entries),
  ),
  ...{ faults: v.array(watchFault), checkedAt: instant, language, notice },
}) satisfies Says<WatchedAnswer>;

const provisional = v.object({
  verdict: v.nullable(oneOf<Likely>({ up: true, down: true, "just-you": true })),
  ...{ votes, heard: count, of: count, silent: v.boolean() },
}) satisfies Says<Provisional>;

/** RFC 9457, with two members of our own. */
const problem = v.object({
  ...{ type: text, status: v.pipe(v.number(), v.integer()), ...problemWords },
  twin: v.optional(hostName),
});

const pageNews = v.object({
  title: text,
  stage: oneOf<Stage>({
    ...{ asking: true, waiting: true, provisional: true, settled: true, final: true, old: true },
  }),
  ...{ verdict: v.nullable(verdict), say: v.string(), parts: v.array(text) },
}) satisfies Says<PageNews>;

/** Nobody need read one: whoever comes back with it is told the rest. */
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(ID_LENGTH));

/** A line of a stream; of server-sent events, what one says. */
const lines = v.variant("event", [
  v.object({ event: v.literal("vote"), id, data: observation }),
  v.object({ event: v.literal("provisional"), id, data: provisional }),
  v.object({ event: v.picklist(["verdict", "final"]), id, data: answer }),
  v.object({ event: v.literal("problem"), id, data: problem }),
  v.object({ event: v.literal("beat"), data: v.object({ heard: count, of: count }) }),
]);
const streamLine = v.pipe(lines, v.description("Each line of the stream is one of these."));

const index = v.object({
  ...{ name: text, about: text, check: text, events: text, health: text, group: text },
  ...{ history: text, watched: text, vantages: text, page: text, badge: text, shields: text },
  ...{ metrics: text, openapi: text, docs: text, llms: text, catalog: text, status: text },
  bot: text,
} satisfies Record<keyof Index, unknown>);

/** https://shields.io/badges/endpoint-badge */
const shields = v.object({
  ...{ schemaVersion: v.literal(1), label: v.string(), message: text },
  ...{
    color: v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/)),
    isError: v.exactOptional(v.literal(true)),
  },
  ...{ style: v.exactOptional(v.picklist(BADGE_STYLES)), cacheSeconds: count },
}) satisfies Says<Shields>;

/** Each by the name that it has in the document. */
export const SCHEMAS = {
  ...{ Observation: observation, Sample: sample, Outage: outage, Since: since, Network: network },
  ...{ Finding: finding, Answer: answer, Provisional: provisional, History: history },
  ...{
    Group: group,
    Watched: watched,
    Vantages: vantages,
    Problem: problem,
    Shields: shields,
    Index: index,
    StreamLine: streamLine,
    PageNews: pageNews,
  },
};

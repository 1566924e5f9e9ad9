/** The networks of several targets: what their monitors have told is not looked up again. */
import { expect, test } from "vitest";
import type { Gate } from "../../../src/gate/gate";
import type { NetworkFacts } from "../../../src/ledger/facts";
import { NOTHING_BEFORE, type SweepSoFar } from "../../../src/monitor/events";
import type { AskDeps } from "../../../src/web/ask";
import { askTogether, readTogether } from "../../../src/web/together";
import { type Saw, SWEPT_AT, sweep } from "../verdict/build";

const DUBLIN: NetworkFacts = { prefix: "87.238.84.0/22", asn: 16509, name: "AMAZON-02, IE" };
const MOVED: NetworkFacts = { prefix: "192.0.2.0/24", asn: 64500, name: null };

function seen(saw: Saw, network: NetworkFacts | null): SweepSoFar {
  const times = { startedAt: SWEPT_AT, completedAt: SWEPT_AT + 1_000 };
  return { ...NOTHING_BEFORE, ...times, observations: sweep({}, saw), network };
}

const SEEN: Readonly<Record<string, SweepSoFar>> = {
  "told.org": seen("connection_refused", DUBLIN),
  "untold.org": seen("connection_refused", null),
  "up.org": seen("up", DUBLIN),
};

test("only those that no monitor has told are looked up, and one that is up may have moved since", async () => {
  const asked: string[] = [];
  const never = () => Promise.reject(new Error("nobody is asked"));
  const note = { match: async () => null, put: never };
  const deps: AskDeps = {
    clock: { now: () => SWEPT_AT + 2_000, wait: () => new Promise(() => {}) },
    cache: {
      match: async (host) => SEEN[host] ?? null,
      ...{ matchStored: never, put: never, isRunning: never, markRunning: never },
    },
    networkAt: async (host) => {
      asked.push(host);
      return host === "up.org" ? MOVED : DUBLIN;
    },
    ...{
      groups: [],
      named: new Set<string>(),
      watched: new Set<string>(),
      notice: null,
    },
    ...{ entriesAround: async () => [], glanceAt: async () => null },
    monitors: {} as DurableObjectNamespace,
    gate: {
      ...{ keyed: never, denied: [] },
      // Nothing is noted of anybody.
      ...{ refusalOf: () => note, factsOf: () => note },
    } as unknown as Gate,
    waitUntil: () => {},
  };
  const query = new URLSearchParams({ hosts: Object.keys(SEEN).join(",") });
  const question = readTogether(query, undefined, { practice: false, ownHosts: [] });
  if (question.kind === "problem") throw new Error(question.code);
  const told = await askTogether(
    question,
    { language: "en", headers: new Headers(), method: "GET" },
    deps,
  );
  expect(asked).toEqual(["untold.org", "up.org"]);
  expect(told.shared?.network).toMatchObject({ ...DUBLIN, hosts: ["told.org", "untold.org"] });
  expect(told.sentences).toContain("up.org is on another network.");
});

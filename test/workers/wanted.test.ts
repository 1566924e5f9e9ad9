/** What an operator wants of their own, swept by ten real probers in the production topology. */
import { env } from "cloudflare:workers";
import { beforeEach, expect, test } from "vitest";
import { systemClock } from "../../src/clock";
import type { Observation } from "../../src/probe/observation";
import type { Wanted } from "../../src/probe/wanted";
import { bindingOf, VANTAGE_IDS, type VantageId } from "../../src/vantage/registry";
import { type Prober, sweep } from "../../src/vantage/sweep";
import { named, sentRequests } from "../support/front";

const HEALTH: Wanted = {
  scheme: "https",
  port: 8_443,
  path: "/health",
  status: [200],
  text: "healthy",
};

const proberOf = (vantage: VantageId) =>
  (env as unknown as Record<string, Prober>)[bindingOf(vantage)];

async function swept(host: string, wanted: Wanted | null): Promise<readonly string[]> {
  const seen: Observation[] = [];
  const onObservation = (observation: Observation) => void seen.push(observation);
  await sweep(host, { proberOf, clock: systemClock, onObservation, wanted });
  expect(seen.map(({ vantage }) => vantage).toSorted()).toEqual(VANTAGE_IDS.toSorted());
  return [...new Set(seen.map(({ failure, refusal, outcome }) => failure ?? refusal ?? outcome))];
}

beforeEach(async () => void (await sentRequests()));

test("a port, a path and a text reach every vantage, and what they ask for is there", async () => {
  const host = named("health");
  expect(await swept(host, HEALTH)).toEqual(["up"]);
  const urls = (await sentRequests()).map(({ url }) => url);
  expect(urls.filter((url) => new URL(url).hostname === host)).toEqual(
    VANTAGE_IDS.map(() => `https://${host}:8443/health`),
  );
});

test.each<[string, string, Wanted | null, string]>([
  ["another text", "health", { ...HEALTH, text: "sick" }, "unexpected_text"],
  ["another status", "health", { ...HEALTH, status: [204] }, "unexpected_status"],
  ["a port where nobody listens", "health", { ...HEALTH, port: 9_443 }, "connection_refused"],
  ["a health that fails", "sick", { ...HEALTH, port: null }, "unexpected_text"],
  ["nothing in particular of a website that is ill", "sick", null, "up"],
])("%s", async (_, name, wanted, word) => {
  expect(await swept(named(name), wanted)).toEqual([word]);
});

/**
 * Threat H4: an owner who wants no probes gets none, and nothing is kept or told of what was seen before.
 */
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { stubOf } from "../../../src/durable";
import type { DomainGate } from "../../../src/gate/domain";
import type { TargetMonitor } from "../../../src/monitor/monitor";
import { check, get, named, SITE, sentRequests, unnoted } from "../../support/front";
import { front } from "../../support/routes";
import { surround } from "../../support/story";
import { looks, looksAt } from "../../support/threats";

beforeEach(async () => void (await sentRequests()));

const FORMS = [
  "/v1/check/HOST",
  "/v1/check/HOST/events",
  "/HOST",
  "/live/HOST",
  "/v1/history/HOST",
];
const monitorOf = (host: string) => stubOf<TargetMonitor>(env.MONITOR, host);

describe("H4: by a DNS record", () => {
  test("nobody is looked at, in whatever form it is asked for", async () => {
    for (const form of FORMS) {
      const response = await get(form.replace("HOST", named("opted-out")));
      expect([form, response.status]).toEqual([form, 403]);
      expect(await response.text()).toContain("opted_out");
    }
    expect(looks(await sentRequests())).toEqual([]);
  });

  test("the record of a domain speaks for every name below it", async () => {
    const response = await get(`/v1/check/deep.below.${named("opted-out")}`);
    expect(await response.json()).toMatchObject({ status: 403, code: "opted_out" });
    expect(looks(await sentRequests())).toEqual([]);
  });

  test("is looked up once a day, and remembered", async () => {
    const host = named("opted-out");
    await get(`/v1/check/${host}`);
    await sentRequests();
    expect((await get(`/v1/check/${host}`)).status).toBe(403);
    expect(await sentRequests()).toEqual([]);
  });

  test("what was seen of the domain's names before is erased", async () => {
    const hosts = [`a.${named("wild")}`, `b.${named("wild")}`];
    for (const host of hosts) await check(host, "?wait=full");
    for (const host of hosts) expect((await monitorOf(host).history()).sweeps).toHaveLength(1);
    // The owner has put the record there since; this data centre has not looked lately.
    await unnoted(named("wild"));
    await env.NET.fetch(`http://net.control/text?name=${named("wild")}&text=optout`);
    const context = createExecutionContext();
    const asked = new Request(`${SITE}/v1/check/c.${named("wild")}`);
    expect((await front.fetch(asked, env, context)).status).toBe(403);
    await waitOnExecutionContext(context);
    for (const host of hosts)
      expect(await monitorOf(host).history()).toMatchObject({ watchedSince: null, sweeps: [] });
    await env.NET.fetch(`http://net.control/text?name=${named("wild")}`);
  });
});

describe("H4: other names of a site, when the operator has listed them", () => {
  test.each([
    ["moved", "www.moved", { redirectsTo: named("www.moved"), outcome: "up" }],
    ["half", "www.half", { twin: null, outcome: "down" }],
  ])("%s is looked at, and %s is not", async (asked, other, seen) => {
    const [host, listed] = [named(asked), named(other)];
    await surround(host, { denied: [listed, named("up")] });
    const answer = await check(host, "?wait=full");
    expect(answer.observations).toHaveLength(10);
    for (const observation of answer.observations) expect(observation).toMatchObject(seen);
    const log = await sentRequests();
    expect(looksAt(log, host).length).toBeGreaterThanOrEqual(10);
    expect(looksAt(log, listed)).toEqual([]);
  });
});

describe("H4: by mail, when the operator has listed the name", () => {
  test.each(["corp", "www.corp"])(
    "%s is not looked up, not looked at, and erased",
    async (name) => {
      const host = named(name);
      const denied = { ...env, DENIED: named("corp") };
      await (await monitorOf(host).open(host)).arrayBuffer();
      await stubOf<DomainGate>(env.GATE, named("corp")).start(host);
      await unnoted(host);
      await sentRequests();
      for (const form of FORMS) {
        const context = createExecutionContext();
        const request = new Request(SITE + form.replace("HOST", host));
        const response = await front.fetch(request, denied, context);
        expect([form, response.status]).toEqual([form, 403]);
        await waitOnExecutionContext(context);
      }
      expect(await sentRequests()).toEqual([]);
      expect(await monitorOf(host).history()).toMatchObject({ watchedSince: null, sweeps: [] });
    },
  );
});

/** Any mixture of misbehaviour, in any order: what holds of every probe there is. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { PROBE } from "../../../src/limits";
import type { DnsScript } from "../../support/script-dns";
import { dnsJson } from "../../support/script-dns";
import {
  answers,
  hangs,
  INTERNAL,
  inTurn,
  LOST,
  type NetScript,
  redirects,
  throws,
} from "../../support/script-net";
import { probed } from "./probing";

/** Names of the site, a neighbour's, and places that nobody may be sent to. */
const NAMES = ["site.com", "www.site.com", "in.site.com", "other.com"];
const LOCATIONS = [
  ...NAMES.flatMap((name) => [`https://${name}/`, `http://${name}/`, `https://${name}/a`]),
  "https://10.0.0.1/",
  "http://localhost/",
  "ftp://site.com/",
  "www.site.com:443",
  "/b",
  "",
];
const STATUSES = [200, 204, 301, 401, 403, 404, 429, 500, 503, 520, 521, 522, 523, 524, 525, 526];

const ms = fc.constantFrom(0, 1, 999, 1_000, 3_000, 4_000, 4_999, 5_000, 7_000, 10_000, 19_999);
const reaction = fc.oneof(
  fc.constant(hangs),
  fc.tuple(fc.constantFrom(LOST, INTERNAL, "odd"), ms).map(([text, at]) => throws(text, at)),
  fc.tuple(fc.constantFrom(...STATUSES), ms).map(([code, afterMs]) => answers(code, { afterMs })),
  fc.tuple(fc.constantFrom(...LOCATIONS), ms).map(([to, afterMs]) => redirects(to, { afterMs })),
  fc.constantFrom("error code: 1016", "error code: 1101").map((body) => answers(530, { body })),
);
const reactions = fc.tuple(reaction, reaction).map((pair) => inTurn(...pair));

const found = { type: 1, data: "44.128.0.1" };
const dns: fc.Arbitrary<DnsScript> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(["44.128.0.1", "2606:4700::1"]) },
  fc.constantFrom<DnsScript>("nxdomain", "servfail", "no_data", hangs, throws(LOST)),
  ms.map((afterMs) => dnsJson(0, [found], afterMs)),
);
const isPrivate = fc.constantFrom<DnsScript>(["10.0.0.1"], ["44.128.0.1", "fd00::1"]);
const knock = fc.oneof(
  fc.constantFrom("opened", "rejected", "unanswered", "deaf"),
  ms.map((afterMs) => ({ answer: "opened", afterMs }) as const),
);

const script: fc.Arbitrary<NetScript> = fc.record({
  at: fc.record({
    "https://site.com": reactions,
    "http://site.com": reactions,
    "www.site.com": reactions,
  }),
  dns: fc.record({
    "site.com": fc.tuple(dns, dns).map((pair) => inTurn(...pair)),
    "www.site.com": dns,
    "in.site.com": isPrivate,
  }),
  knocks: fc.record({ "site.com:443": knock, "site.com:80": knock, "www.site.com": knock }),
});

test("it ends in time, leaves nothing behind, and never goes where it must not", async () => {
  await fc.assert(
    fc.asyncProperty(script, async (given) => {
      // Also sees to it that no timer, request or body is left, and that the sight can be sent.
      const { sight, net, retriesAtMs } = await probed(given);
      // A page that begins at the last moment is read to its end.
      expect(sight.timings.totalMs).toBeLessThanOrEqual(PROBE.firstByteMs + PROBE.bodyMs);
      if (retriesAtMs.length === 0) expect(sight.attempts).toBe(1);
      if (sight.outcome === "down") expect(sight.attempts).toBe(2);
      expect(net.sent.length).toBeLessThanOrEqual(2 * 2 * 4);

      const permitted = /^https?:\/\/(www\.)?site\.com\/[ab]?$/;
      for (const { url } of net.sent) expect(url).toMatch(permitted);
      for (const { door } of net.knocked) expect(door).toMatch(/^(www\.)?site\.com:(443|80)$/);
      const resolvedAtMs = (name: string) =>
        net.asked.find(({ url, fate }) => url.includes(`name=${name}&`) && fate === "answered")
          ?.atMs ?? Number.POSITIVE_INFINITY;
      for (const { url, atMs } of net.sent)
        expect(resolvedAtMs(new URL(url).hostname)).toBeLessThanOrEqual(atMs);
      for (const { door, atMs } of net.knocked)
        expect(resolvedAtMs(door.split(":")[0] ?? "")).toBeLessThanOrEqual(atMs);
    }),
    { numRuns: 150 },
  );
});

test("the same internet gives the same sight", async () => {
  await fc.assert(
    fc.asyncProperty(script, async (given) => {
      const [one, other] = [await probed(given), await probed(given)];
      expect(other.sight).toEqual(one.sight);
      expect(other.requests).toEqual(one.requests);
    }),
    { numRuns: 20 },
  );
});

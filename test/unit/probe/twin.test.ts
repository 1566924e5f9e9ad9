/** The name with or without `www.`: looked at beside a failure, and told if it answers. */
import { describe, expect, test } from "vitest";
import { twinOf } from "../../../src/target/site";
import { type DnsScript, dnsJson } from "../../support/script-dns";
import {
  answers,
  hangs,
  inTurn,
  LOST,
  type Reaction,
  redirects,
  throws,
} from "../../support/script-net";
import { probed } from "./probing";

describe("a twin is the same name with or without www.", () => {
  test.each([
    ["site.com", "www.site.com"],
    ["www.site.com", "site.com"],
    ["site.co.uk", "www.site.co.uk"],
    ["www.site.co.uk", "site.co.uk"],
    ["mail.site.com", null],
    ["www.mail.site.com", null],
    ["www.www.site.com", null],
    ["co.uk", null],
    ["www.com", "www.www.com"],
  ])("of %s: %s", (host, twin) => {
    expect(twinOf(host)).toBe(twin);
  });
});

const withTwin = (twin: Reaction, dns: Record<string, DnsScript> = {}, target = throws(LOST)) =>
  probed({ at: { "site.com": target, "www.site.com": twin }, dns });

describe("beside a target that is down", () => {
  test.each<[string, Reaction, Record<string, DnsScript>, string | null]>([
    ["a twin that answers is told", answers(200), {}, "www.site.com"],
    ["one that sends on to another site", redirects("https://other.com/"), {}, "www.site.com"],
    ["not one that fails as well", throws(LOST), {}, null],
    ["not one that answers with an error", answers(503), {}, null],
    ["not one that turns us away", answers(403), {}, null],
    ["not one that sends back to the target", redirects("https://site.com/"), {}, null],
    ["not one that does not exist", answers(200), { "www.site.com": "nxdomain" }, null],
    ["not one at a private address", answers(200), { "www.site.com": ["10.0.0.1"] }, null],
    ["not one that takes long", hangs, {}, null],
    [
      "not one whose owner has opted out",
      answers(200),
      { "_justhere.www.site.com": { TXT: dnsJson(0, [{ type: 16, data: '"optout"' }]) } },
      null,
    ],
  ])("%s", async (_, twin, dns, expected) => {
    const { sight } = await withTwin(twin, dns);
    expect(sight).toMatchObject({ outcome: "down", failure: "connection_lost", twin: expected });
  });

  test("it is looked at once, beside the second try, and makes nobody wait", async () => {
    const { net, sight } = await withTwin(answers(200, { afterMs: 500 }));
    const twins = net.sent.filter(({ url }) => url === "https://www.site.com/");
    expect(twins.map(({ atMs }) => atMs)).toEqual([0]);
    expect(sight.timings.totalMs).toBe(1_000);
  });

  test("three seconds are waited for it, and no more", async () => {
    const { net, sight } = await withTwin(hangs);
    expect([net.clock.elapsedMs(), sight.timings.totalMs]).toEqual([3_000, 1_000]);
  });

  test("it is looked at beside a silence as well", async () => {
    const { sight } = await withTwin(answers(200), {}, hangs);
    expect(sight).toMatchObject({ failure: "timeout_first_byte", twin: "www.site.com" });
  });

  test("a target that sends its visitors there has told already", async () => {
    const { net } = await withTwin(throws(LOST), {}, redirects("https://www.site.com/"));
    expect(net.sent.map(({ url }) => url)).toEqual([
      ...["https://site.com/", "https://www.site.com/"],
      ...["https://site.com/", "https://www.site.com/"],
    ]);
  });
});

test("nothing is sent to a twin whose owner has opted out", async () => {
  const dns = { "_justhere.www.site.com": { TXT: dnsJson(0, [{ type: 16, data: '"optout"' }]) } };
  const { net } = await withTwin(answers(200), dns);
  expect(net.sent.filter(({ url }) => url.includes("www."))).toEqual([]);
});

test.each([
  ["site.com", "www.site.com"],
  ["www.site.com", "site.com"],
])("beside %s nothing is sent to a twin that the operator has listed, %s", async (host, twin) => {
  const script = { at: { [host]: throws(LOST), [twin]: answers(200) } };
  const listed = await probed(script, host, 0, null, [twin]);
  expect(listed.sight).toMatchObject({ failure: "connection_lost", twin: null });
  expect(listed.net.sent.filter(({ url }) => url.includes(`//${twin}/`))).toEqual([]);
  const { sight } = await probed(script, host, 0, null, [`a.${twin}`]);
  expect(sight.twin).toBe(twin);
});

test("beside a failure of our own it is not even looked at", async () => {
  const { net } = await withTwin(answers(200), {}, throws("of another day"));
  expect(net.sent.filter(({ url }) => url.includes("www."))).toEqual([]);
});

describe("no twin is told of a target", () => {
  test.each<[string, Reaction | ((nth: number) => Reaction)]>([
    ["that is up", answers(200)],
    ["that is up on the second try", inTurn(throws(LOST), answers(200))],
    ["that turns us away", answers(403)],
    ["of which nobody knows", throws("of another day")],
  ])("%s", async (_, target) => {
    const { sight } = await probed({ at: { "site.com": target, "www.site.com": answers(200) } });
    expect(sight.twin).toBeNull();
  });
});

describe("the families of its addresses are told, whatever became of it", () => {
  test.each<[DnsScript, string | null]>([
    [["44.128.0.1"], "ipv4"],
    [["2606:4700::1"], "ipv6"],
    [["44.128.0.1", "2606:4700::1"], "both"],
    ["nxdomain", null],
  ])("%j: %s", async (dns, families) => {
    const at = { "site.com": throws(LOST) };
    expect((await probed({ at, dns: { "site.com": dns } })).sight.families).toBe(families);
  });
});

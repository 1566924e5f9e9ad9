/**
 * A real network that is cut: the front, the monitors and ten probers in raw workerd, each in a network
 * namespace of its own, and what people are told while links between them are down, silent or slow.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { whyNotApart } from "../../practice/raw/apart";
import { type Cut, networkOf } from "../../practice/raw/network";
import { hostOf, NODES, networksOf, proberNode, serverOf } from "../../practice/raw/partition";
import { type Stage, startStage } from "../../practice/raw/staged";
import { SWEEP } from "../../src/limits";
import { VANTAGE_IDS, type VantageId } from "../../src/vantage/registry";

const reason = whyNotApart();
const warn = (what: string) => console.warn(`\n*** NOT TRIED: ${what} ***\n`);
if (reason !== null) warn(`the partition needs network namespaces. ${reason}`);

/** Everything that is sent. */
const EVERYTHING = "0.0.0.0/0";
const PROBERS = networksOf(VANTAGE_IDS.map(proberNode));
const RESOLVER = networkOf(NODES.resolver.subnet);
const CONTROLS = networkOf(NODES.controls.subnet);
const FRONT = networkOf(NODES.front.subnet);
const MONITOR = networkOf(NODES.monitor.subnet);
const GATE = networkOf(NODES.gate.subnet);

let stage: Stage;

/** Nothing gets through between any of these and any of those, and nobody is told. */
const silence = (these: readonly string[], those: readonly string[]): readonly Cut[] =>
  these.flatMap((a) => those.map((b) => ({ between: [a, b] as const, isTold: false })));
const cut = (...cuts: readonly (readonly Cut[])[]) => stage.order({ do: "cut", cuts: cuts.flat() });
const networks = (...vantages: readonly VantageId[]) => networksOf(vantages.map(proberNode));

interface Told {
  readonly status: number | null;
  readonly verdict?: string;
  readonly votes?: { readonly up: number; readonly down: number; readonly abstained: number };
  readonly code?: string;
  readonly tookMs: number;
}

async function check(host: string, query = ""): Promise<Told> {
  const { status, body, tookMs } = await stage.ask(`/v1/check/${host}${query}`);
  const { verdict, votes, code } = status === null ? { code: body } : JSON.parse(body);
  return { status, verdict, votes, code, tookMs };
}

/** An answer comes this long after the last vantage at the latest. */
const DEADLINE_MS = SWEEP.deadlineMs + 5_000;

describe.skipIf(reason !== null)("on a network that is cut", () => {
  beforeAll(async () => {
    stage = await startStage();
  });
  afterEach(() => cut());
  afterAll(() => stage?.stop());

  test("whole, it tells that a website is up, and every vantage votes", async () => {
    expect(await check(hostOf(0), "?wait=full")).toMatchObject({
      verdict: "up",
      votes: { up: 10, down: 0, abstained: 0 },
    });
  });

  test("a website that some, one or nobody reaches is down for just those", async () => {
    const [some, one, all] = [hostOf(1), hostOf(2), hostOf(3)];
    await cut(
      silence(networks("ireland", "germany"), [serverOf(some)]),
      silence(networks("japan"), [serverOf(one)]),
      silence([EVERYTHING], [serverOf(all)]),
    );
    const told = await Promise.all([
      check(some, "?from=germany&wait=full"),
      check(some, "?from=us-east&wait=full"),
      check(one, "?from=japan&wait=full"),
      check(one, "?from=us-east&wait=full"),
      check(all, "?from=us-east&wait=full"),
    ]);
    expect(told.map(({ verdict }) => verdict)).toEqual(["here", "elsewhere", "here", "up", "down"]);
    expect(told[4]?.votes).toEqual({ up: 0, down: 10, abstained: 0 });
  });

  test("a prober that is cut off from everything abstains", async () => {
    await stage.order({ do: "link", node: proberNode("japan"), state: "down" });
    const told = await check(hostOf(4), "?wait=full");
    await stage.order({ do: "link", node: proberNode("japan"), state: "up" });
    expect(told).toMatchObject({ verdict: "up", votes: { up: 9, down: 0, abstained: 1 } });
  });

  test("probers that reach neither the website nor their controls say that they cannot tell", async () => {
    await cut(silence(PROBERS, [CONTROLS, serverOf(hostOf(5))]));
    expect(await check(hostOf(5))).toMatchObject({ status: 200, verdict: "unknown" });
  });

  test("without a resolver, probers say that they cannot tell", async () => {
    await cut(silence(PROBERS, [RESOLVER]));
    expect(await check(hostOf(6))).toMatchObject({ status: 200, verdict: "unknown" });
  });

  test("without a resolver of its own, the front still answers", async () => {
    await cut(silence([FRONT], [RESOLVER]));
    expect(await check(hostOf(7))).toMatchObject({ verdict: "up" });
  });

  test("a monitor that reaches no prober cannot tell, and says so in time", async () => {
    await cut(silence([MONITOR], PROBERS));
    const told = await check(hostOf(8));
    expect(told).toMatchObject({ status: 200, verdict: "unknown" });
    expect(told.tookMs).toBeLessThan(DEADLINE_MS);
  });

  test.each([
    ["no monitor", MONITOR, hostOf(9)],
    ["no gate", GATE, hostOf(10)],
  ])("a front that reaches %s gives an error in time, and no verdict", async (_, network, host) => {
    await cut(silence([FRONT], [network]));
    const told = await check(host);
    expect(told).toMatchObject({ status: 503, code: "overloaded" });
    expect(told.verdict).toBeUndefined();
    expect(told.tookMs).toBeLessThan(DEADLINE_MS);
    await cut();
    expect(await check(host)).toMatchObject({ verdict: "up" });
  });

  test("over links that are slow and lose packets, it is still up", async ({ skip }) => {
    const slowness = { delayMs: 150, lossPercent: 15, seed: 1 };
    const nodes = VANTAGE_IDS.map(proberNode);
    const by = await stage.order({ do: "slow", nodes, slowness });
    if (by === null) {
      warn("slow links need netem, or /dev/net/tun and Python");
      skip();
    }
    console.log(`The links were made slow by ${by}.`);
    const told = await check(hostOf(11), "?wait=full");
    await stage.order({ do: "mend" });
    expect(told).toMatchObject({ verdict: "up", votes: { down: 0 } });
  });

  test("what was down for everyone is up again once its link is whole", async () => {
    await expect.poll(() => check(hostOf(3)), { timeout: 40_000 }).toMatchObject({ verdict: "up" });
  });

  test("no outage was invented: of trouble of our own there is none, and one bad look opens none", async () => {
    const hosts = Array.from({ length: 12 }, (_, n) => hostOf(n));
    const told = await Promise.all(hosts.map((host) => stage.ask(`/v1/history/${host}`)));
    const outages = told.map(({ status, body }) =>
      status === 200 ? JSON.parse(body).outages : body,
    );
    expect(outages).toEqual(hosts.map(() => []));
  });
});

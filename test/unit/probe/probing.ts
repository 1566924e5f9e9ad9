/** One probe in a scripted internet, and what must hold after every probe there is. */
import { expect } from "vitest";
import { decodeReport } from "../../../src/probe/observation";
import { probe } from "../../../src/probe/probe";
import { type Host, parseTarget } from "../../../src/target/parse";
import { settled } from "../../support/clock";
import { type NetScript, type ScriptNet, scriptNet } from "../../support/script-net";

const DOOR = { practice: false, ownHosts: ["justhere.example.org"] };

export function hostOf(text: string): Host {
  const target = parseTarget(text, DOOR);
  if (target.kind === "rejected") throw new Error(`${text}: ${target.reason}`);
  return target.host;
}

/**
 * Looks at a host, then makes sure that nothing is left behind and that the sight can be sent.
 * `afterMs`: time for a deaf script to end.
 */
export async function probed(script: NetScript, host = "site.com", afterMs = 0) {
  const net = scriptNet(script);
  const retriesAtMs: number[] = [];
  const onRetry = () => void retriesAtMs.push(net.clock.elapsedMs());
  const sight = await probe(hostOf(host), { world: net.world, door: DOOR, onRetry });
  await net.clock.wait(afterMs);
  await settled();
  expectNothingLeft(net);
  const report = { ...sight, vantage: "germany", health: "ok", ranIn: null };
  expect(decodeReport(report)).toEqual(report);
  return {
    sight,
    net,
    retriesAtMs,
    /** `address at ms`, in order. */
    requests: net.sent.map(({ url, atMs }) => `${url} at ${atMs}`),
    knocks: net.knocked.map(({ door, atMs }) => `${door} at ${atMs}`),
    /** What a probe amounts to, in one word. */
    word: sight.failure ?? sight.refusal ?? sight.outcome,
  };
}

/** No timer runs on, every signal has aborted, and no body is still being sent. */
export function expectNothingLeft({ clock, sent, asked, knocked }: ScriptNet): void {
  expect(clock.waiting(), "timers left running").toBe(0);
  for (const { url, signal, fate } of [...sent, ...asked])
    expect(signal.aborted || fate !== "pending", `${url} goes on`).toBe(true);
  for (const { url, body } of sent)
    expect(body?.fate() ?? "read", `the body of ${url}`).toMatch(/^(read|cancelled|broken)$/);
  for (const { door, signal } of knocked) expect(signal.aborted, `knocks on at ${door}`).toBe(true);
}

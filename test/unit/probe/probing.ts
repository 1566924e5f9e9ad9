/** One probe in a scripted internet, and what must hold after every probe there is. */
import { expect } from "vitest";
import { decodeReport } from "../../../src/probe/observation";
import { probe } from "../../../src/probe/probe";
import type { Wanted } from "../../../src/probe/wanted";
import { type Host, parseTarget } from "../../../src/target/parse";
import { twinOf } from "../../../src/target/site";
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
 * `afterMs`: time for a deaf script to end. `wanted`: by its operator; null for everyone else.
 * `denied`: names of the site whose owners have opted out by mail.
 */
export async function probed(
  script: NetScript,
  host = "site.com",
  afterMs = 0,
  wanted: Wanted | null = null,
  denied: readonly string[] = [],
) {
  const net = scriptNet({ absent: unmentionedTwin(script, host), ...script });
  const retriesAtMs: number[] = [];
  const unknowns: string[] = [];
  const onRetry = () => void retriesAtMs.push(net.clock.elapsedMs());
  const onUnknown = (text: string) => void unknowns.push(text);
  const options = { world: net.world, door: DOOR, onRetry, onUnknown, wanted, denied };
  const sight = await probe(hostOf(host), options);
  await net.clock.wait(afterMs);
  await settled();
  expectNothingLeft(net);
  const report = { ...sight, vantage: "germany", health: "ok", ranIn: null };
  expect(decodeReport(report)).toEqual(report);
  return {
    sight,
    net,
    retriesAtMs,
    unknowns,
    /** `address at ms`, in order. */
    requests: net.sent.map(({ url, atMs }) => `${url} at ${atMs}`),
    knocks: net.knocked.map(({ door, atMs }) => `${door} at ${atMs}`),
    exchanges: net.exchanged.map(({ door, atMs }) => `${door} at ${atMs}`),
    /** What a probe amounts to, in one word. */
    word: sight.failure ?? sight.refusal ?? sight.outcome,
  };
}

/** The twin is looked at beside every failure; where a script leaves it out, it does not exist. */
function unmentionedTwin({ at = {}, dns = {} }: NetScript, host: string): string | null {
  const twin = twinOf(host);
  const isMentioned = [...Object.keys(at), ...Object.keys(dns)].some(
    (row) => row === twin || row.includes(`//${twin}`),
  );
  return isMentioned ? null : twin;
}

/** No timer runs on, every signal has aborted, and no body is still being sent. */
export function expectNothingLeft(net: ScriptNet): void {
  const { clock, sent, asked, knocked, exchanged } = net;
  expect(clock.waiting(), "timers left running").toBe(0);
  for (const { url, signal, fate } of [...sent, ...asked])
    expect(signal.aborted || fate !== "pending", `${url} goes on`).toBe(true);
  for (const { url, body } of sent)
    expect(body?.fate() ?? "read", `the body of ${url}`).toMatch(
      /^(read|cancelled|broken|aborted)$/,
    );
  for (const { door, signal } of [...knocked, ...exchanged])
    expect(signal.aborted, `knocks on at ${door}`).toBe(true);
}

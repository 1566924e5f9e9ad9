/**
 * How a vantage doubts itself: it looks at names whose state is known.
 *
 * Two are always up, on two networks, with a DNS name of their own; one can never exist. A vantage
 * that reaches neither of the first, or gets an answer from the last, is impaired, and its
 * observation abstains. One known-up name is enough: its own outage must not silence all vantages.
 */
import { CONTROLS } from "../limits";
import { discard } from "./body";
import { readAnswer } from "./classify/http";
import { resolve } from "./dns";
import { bounded, type ControlNames, type World } from "./world";

/** Made for this very question by two operators on networks of their own; `.invalid` is RFC 6761 §6.4. */
export const REAL_CONTROLS: ControlNames = {
  up: ["www.gstatic.com", "detectportal.firefox.com"],
  dead: "known-dead.justhere-control.invalid",
};

export type ControlHealth = "ok" | "impaired";

/** Remembers what the controls said, for one vantage. Results are kept, never promises of others. */
export class Controls {
  #last: { readonly health: ControlHealth; readonly startedAt: number } | null = null;

  /** The remembered health if it is fresh, else a new check. */
  async health(world: World): Promise<ControlHealth> {
    const last = this.#last;
    const freshMs = last?.health === "ok" ? CONTROLS.freshOkMs : CONTROLS.freshImpairedMs;
    if (last && world.clock.now() - last.startedAt < freshMs) return last.health;
    return this.check(world);
  }

  /** A new check, whatever is remembered. */
  async check(world: World): Promise<ControlHealth> {
    const startedAt = world.clock.now();
    const health = await checkControls(world);
    // Checks overlap, and one that fails takes longest: what began later knows better.
    if (this.#last === null || this.#last.startedAt <= startedAt)
      this.#last = { health, startedAt };
    return health;
  }
}

async function checkControls(world: World): Promise<ControlHealth> {
  const { up, dead } = world.controls;
  const reached = up.map(async (host) => (await isReached(world, host)) || Promise.reject(host));
  const [anyUp, deadAnswers] = await Promise.all([
    Promise.any(reached).catch(() => false),
    answers(world, dead),
  ]);
  return anyUp && !deadAnswers ? "ok" : "impaired";
}

/** The whole way that a probe goes: our resolver, then the name itself. */
async function isReached(world: World, host: string): Promise<boolean> {
  const signal = new AbortController().signal;
  const dns = await bounded(world.clock, CONTROLS.timeoutMs, signal, (inner) =>
    resolve(world.resolver, host, inner),
  );
  return dns !== "timeout" && dns.kind === "addresses" && answers(world, host);
}

/** Whether anybody at all answers. DNS is left out on purpose: a liar may sit behind either. */
async function answers({ network, clock }: World, host: string): Promise<boolean> {
  const signal = new AbortController().signal;
  const sentAt = clock.now();
  try {
    const response = await bounded(clock, CONTROLS.timeoutMs, signal, (inner) =>
      network.get(`https://${host}/`, "*/*", inner),
    );
    if (response === "timeout") return false;
    discard(response);
    const header = (name: string) => response.headers.get(name);
    const facts = { status: response.status, header, body: "", isWhole: false };
    return readAnswer(facts, clock.now() - sentAt).kind !== "failed";
  } catch {
    return false;
  }
}

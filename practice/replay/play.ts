/**
 * Plays a story on a stage: each step at its time, whoever asks beside whoever else does, and the
 * rounds of the cron trigger all the while. What comes out is what was told, and nothing that the
 * story knows beforehand.
 */
import type { LedgerEntry } from "../../src/ledger/facts";
import type { History } from "../../src/monitor/recall";
import type { VantageId } from "../../src/vantage/registry";
import type { Answer } from "../../src/web/answer";
import type { TogetherAnswer } from "../../src/web/together";
import type { Switch } from "../hosts";
import { Stage, type Written } from "./stage";
import type { Condition } from "./vantages";

export type Step = { readonly at: number } & (
  | { readonly does: "switch"; readonly part: Switch; readonly state: "on" | "off" }
  | { readonly does: "put"; readonly condition: Condition; readonly vantages: readonly VantageId[] }
  | { readonly does: "ask"; readonly from: VantageId; readonly host: string }
  | { readonly does: "ask_together"; readonly from: VantageId; readonly hosts: readonly string[] }
  | { readonly does: "drop"; readonly host: string }
);

export interface Story {
  readonly startsAt: number;
  readonly endsAt: number;
  /** Watched, and listed as one operator's. */
  readonly hosts: readonly string[];
  readonly everyS: number;
  /** From one round of the cron trigger to the next; the first one is at the start. */
  readonly roundsMs: number;
  readonly steps: readonly Step[];
}

/** What came out of a story. Instants are epoch milliseconds. */
export interface Played {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly asked: readonly Asked[];
  readonly askedTogether: readonly AskedTogether[];
  /** What each monitor remembers at the end. */
  readonly hosts: readonly { readonly host: string; readonly history: History }[];
  /** What the ledger was told, in its order. */
  readonly written: readonly Written[];
  /** What the ledger says at the end of all that began around the first of these. */
  readonly ledger: readonly LedgerEntry[];
}

export interface Asked {
  readonly at: number;
  readonly from: VantageId;
  readonly host: string;
  readonly answer: Answer;
}

export interface AskedTogether {
  readonly at: number;
  readonly from: VantageId;
  readonly answer: TogetherAnswer;
}

export async function play(story: Story, migrations: readonly string[]): Promise<Played> {
  const { startsAt, endsAt, hosts } = story;
  const stage = new Stage({ ...story, migrations });
  const asked: Asked[] = [];
  const askedTogether: AskedTogether[] = [];
  const take = async (step: Step): Promise<void> => {
    const at = stage.clock.now();
    switch (step.does) {
      case "switch":
        return stage.turn(step.part, step.state);
      case "put":
        return stage.vantages.put(step.condition, step.vantages);
      case "drop":
        return stage.drop(step.host);
      case "ask": {
        const { from, host } = step;
        asked.push({ at, from, host, answer: await stage.ask(host, from) });
        return;
      }
      case "ask_together": {
        const answer = await stage.askTogether(step.hosts, step.from);
        askedTogether.push({ at, from: step.from, answer });
      }
    }
  };
  const acts: readonly { readonly at: number; readonly act: () => Promise<void> }[] = [
    ...roundsOf(story).map((at) => ({ at, act: () => stage.makeRounds() })),
    ...story.steps.map((step) => ({ at: step.at, act: () => take(step) })),
  ].toSorted((a, b) => a.at - b.at);
  const done: Promise<void>[] = [];
  for (const { at, act } of acts) {
    await stage.clock.wait(at - stage.clock.now());
    done.push(act());
  }
  await stage.clock.wait(endsAt - stage.clock.now());
  await Promise.all(done);
  const kept = hosts.map(async (host) => ({ host, history: await stage.history(host) }));
  const played = {
    ...{ startsAt, endsAt },
    asked: asked.toSorted((a, b) => a.at - b.at),
    askedTogether,
    hosts: await Promise.all(kept),
    written: [...stage.written],
    ledger: await stage.ledger.around(stage.written[0]?.entry.outage.id ?? startsAt, endsAt),
  };
  stage.close();
  return played;
}

function roundsOf({ startsAt, endsAt, roundsMs }: Story): readonly number[] {
  const count = Math.ceil((endsAt - startsAt) / roundsMs);
  return Array.from({ length: count }, (_, index) => startsAt + index * roundsMs);
}

/**
 * Which events the states of an answer become, for whoever builds upon them: `vote` for each
 * observation; `provisional` while the verdict can change, `verdict` once it cannot, `final` when all
 * have been heard. The data of a vote is an observation, that of the last two an answer. Pure.
 */
import type { Answer } from "../answer";
import { provisionalOf } from "../provisional";
import { beginningOf, bitOf, encodeId, type Place } from "./id";

/** An event: its name and what is sent as JSON. */
export interface Told {
  readonly event: string;
  /** How far one has heard with it; left out where one cannot go on from there. */
  readonly id?: string;
  readonly data: unknown;
}

/** Turns the states of an answer into events; called with each state in turn. */
export type Teller = (answer: Answer) => Promise<readonly Told[]> | readonly Told[];

/**
 * Tells nothing twice, and leaves nothing out, whatever state comes next: one that knows less than an
 * earlier one, as when a monitor is heard anew, or one of another sweep, which begins from its beginning.
 *
 * @param from what was told already, by another stream.
 */
export function dataTeller(from: Place | null = null): Teller {
  let place = from;
  return (answer) => {
    const { startedAt, complete } = answer.sweep;
    let at = place?.startedAt === startedAt ? place : beginningOf(startedAt);
    const events: Told[] = [];
    const tell = (event: string, data: unknown, more: Partial<Place>) => {
      at = { ...at, ...more };
      events.push({ event, id: encodeId(at), data });
    };
    for (const seen of answer.observations) {
      const bit = bitOf(seen.vantage);
      if ((at.heard & bit) === 0)
        tell("vote", seen, { heard: at.heard | bit, hasProvisional: false });
    }
    if (complete) {
      if (!at.isOver) tell("final", answer, { isOver: true });
    } else if (answer.settled) {
      if (!at.hasVerdict) tell("verdict", answer, { hasVerdict: true });
    } else if (!at.hasVerdict && !at.hasProvisional && isAsFar(answer, at)) {
      const data = provisionalOf(answer);
      if (data.heard > 0 || data.silent) tell("provisional", data, { hasProvisional: true });
    }
    place = at;
    return events;
  };
}

/** Whether an answer knows of everybody whom we have told of. */
function isAsFar({ observations }: Answer, { heard }: Place): boolean {
  return observations.reduce((bits, { vantage }) => bits | bitOf(vantage), 0) === heard;
}

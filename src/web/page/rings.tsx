/**
 * The three rings, from the reader outwards: you, here, everyone. Each has a state of its own, told
 * by its line as well as by its colour, and the list beside the drawing says the same in words.
 */
import { VANTAGES } from "../../vantage/registry";
import { WORDS } from "../../verdict/words";
import type { Answer } from "../answer";
import { troubleOf } from "../browser-code";
import { isOpen, stageOf } from "./stage";
import { PAGE_WORDS, type PageWords } from "./words";

type RingState = "up" | "down" | "partial" | "unsure" | "pending";

interface Ring {
  readonly state: RingState;
  readonly name: string;
  readonly says: string;
}

export interface RingsProps {
  readonly answer: Answer;
  /** The browser's own code, when the bookmarklet brought one. */
  readonly code: string | null;
  /** The name is simulated, and no browser can reach it. */
  readonly isSimulated: boolean;
}

export function Rings(props: RingsProps) {
  const words = PAGE_WORDS[props.answer.language];
  const rings = [
    youRing(props, words),
    hereRing(props.answer, words),
    allRing(props.answer, words),
  ];
  return (
    <section id="part-rings" class="rings" aria-label={words.rings.label}>
      <svg viewBox="0 0 120 120" aria-hidden="true" focusable="false">
        {rings.map(({ state }, at) => (
          <circle class={state} cx="60" cy="60" r={[14, 34, 54][at]} />
        ))}
      </svg>
      <ol>
        {rings.map(({ state, name, says }) => (
          <li class={state}>
            <Sign state={state} />
            <span>
              <strong>{name}</strong>: {breakable(says)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A browser's own code, ERR_CONNECTION_REFUSED, is wider than a phone's column: it may break here. */
function breakable(says: string) {
  const [first = "", ...rest] = says.split("_");
  return [
    first,
    ...rest.map((part) => (
      <>
        _<wbr />
        {part}
      </>
    )),
  ];
}

const SIGNS: Readonly<Record<RingState, string>> = {
  up: "M3 8.5l3.5 3.5L13 5",
  down: "M4 4l8 8m0-8l-8 8",
  partial: "M8 2.5v7M8 13.2v.1",
  unsure: "M5.5 6a2.5 2.5 0 1 1 3.8 2.1Q8 9 8 10.2M8 13v.1",
  pending: "M3.5 8h.1M8 8h.1M12.5 8h.1",
};

export function Sign({ state }: { state: RingState }) {
  return (
    <svg class="sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={SIGNS[state]} />
    </svg>
  );
}

function youRing({ answer, code, isSimulated }: RingsProps, { rings, trouble }: PageWords): Ring {
  const { you } = answer;
  const name = rings.you;
  if (you.kind === "unsure") {
    const isWaiting = you.why === "running" || you.why === "pending";
    const says = isSimulated && you.why === "untested" ? rings.practice : rings.unsure[you.why];
    return { name, state: isWaiting ? "pending" : "unsure", says };
  }
  const state = you.kind === "reaches" ? "up" : "down";
  const said = you.kind === "reaches" ? rings.youReach : rings.youCannot;
  const known = code === null ? null : troubleOf(code);
  // What the browser said itself tells more than that our test failed as well.
  if (you.kind === "cannot" && known !== null)
    return { name, state, says: `${rings.couldNotLoad(trouble[known])} (${code})` };
  if (you.by === "report" && you.kind === "reaches" && code !== null && known === null)
    return { name, state, says: rings.gotStatus(code) };
  return { name, state, says: said[you.by] };
}

function hereRing({ here, observations, language }: Answer, { rings }: PageWords): Ring {
  if (here === null) return { name: rings.here, state: "unsure", says: rings.hereUnknown };
  const words = WORDS[language];
  const name = rings.hereIs(words.city(here.city));
  const seen = observations.find(({ vantage }) => vantage === here.vantage);
  if (!seen) {
    if (here.vote !== "pending") return { name, state: "unsure", says: rings.unsure.untested };
    return { name, state: "pending", says: words.stillLooking };
  }
  const state = here.vote === "up" || here.vote === "down" ? here.vote : "unsure";
  return { name, state, says: words.saw(seen) };
}

function allRing(answer: Answer, { rings }: PageWords): Ring {
  const { votes, observations, scope } = answer;
  const name = rings.everyone;
  if (observations.length === 0) return { name, state: "pending", says: rings.nobodyYet };
  const pending = answer.sweep.complete ? 0 : VANTAGES.length - observations.length;
  const says = rings.tally(votes.up, votes.down, votes.abstained, pending);
  if (scope === "unknown")
    return { name, state: isOpen(stageOf(answer)) ? "pending" : "unsure", says };
  return { name, state: scope, says };
}

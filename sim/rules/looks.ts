/** How the rules of the field read single looks. */
import type { Look, Seat, Trial } from "../trial";

/** @param turn which of its looks: 0 is the first. */
export function lookOf({ looks }: Trial, seat: Seat, turn: 0 | 1 | 2 = 0): Look {
  const three = looks[seat];
  if (three === undefined) throw new Error(`there is no seat ${seat}`);
  return three[turn];
}

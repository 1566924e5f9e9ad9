/**
 * How far a stream has been told, as the id of each of its events: of which sweep, whom we have told
 * of, and what was said of them. So whoever comes back with an id is told the rest, and nobody here
 * remembers anything of them. Pure.
 *
 * An id comes back from strangers. It is bounded, read by a schema, and one that is none, or was made
 * up, costs nobody but its sender an event.
 */
import * as v from "valibot";
import { VANTAGES } from "../../vantage/registry";

export interface Place {
  /** When the sweep started: no other sweep of that host did at that millisecond. */
  readonly startedAt: number;
  /** One bit for each vantage, in the order of the registry: votes come in any order. */
  readonly heard: number;
  /** What those votes look like was told. */
  readonly hasProvisional: boolean;
  readonly hasVerdict: boolean;
  /** Everything was told. */
  readonly isOver: boolean;
}

/** Before anything of a sweep was told. */
export const beginningOf = (startedAt: number): Place => ({
  ...{ startedAt, heard: 0, hasProvisional: false, hasVerdict: false, isOver: false },
});

/** Of no sweep at all. */
export const NOWHERE = beginningOf(0);

/** 0 for a vantage that we do not know: it is told again rather than left out. */
export function bitOf(vantage: string): number {
  const index = VANTAGES.findIndex(({ id }) => id === vantage);
  return index === -1 ? 0 : 1 << index;
}

const ALL = (1 << VANTAGES.length) - 1;

/** Of the third part: each a bit. */
const [PROVISIONAL, VERDICT, FINAL] = [1, 2, 4];

/** `1291845600000-3ff-6` */
export function encodeId({ startedAt, heard, ...told }: Place): string {
  const flags =
    (told.hasProvisional ? PROVISIONAL : 0) |
    (told.hasVerdict ? VERDICT : 0) |
    (told.isOver ? FINAL : 0);
  return `${startedAt}-${heard.toString(16)}-${flags}`;
}

/** Characters that one can have. */
export const ID_LENGTH = 25;
const ID = /^\d{1,15}-[0-9a-f]{1,7}-[0-7]$/;

const id = v.pipe(
  v.string(),
  v.regex(ID),
  v.transform((text): Place => {
    const [startedAt = "", heard = "", flags = ""] = text.split("-");
    const has = (flag: number) => (Number(flags) & flag) !== 0;
    return {
      startedAt: Number(startedAt),
      heard: Number.parseInt(heard, 16) & ALL,
      hasProvisional: has(PROVISIONAL),
      hasVerdict: has(VERDICT),
      isOver: has(FINAL),
    };
  }),
);

/** @param text the header Last-Event-ID. Null where it is none of ours: told from the beginning. */
export function decodeId(text: string | undefined): Place | null {
  const { success, output } = v.safeParse(id, text);
  return success ? output : null;
}

/**
 * When a target truly was in trouble: for everyone, and for each region. The checkers hold against it
 * what was told; nothing of the tracker is known here.
 *
 * Trouble for everyone's line is trouble in two regions or more: of ten votes one is tolerated, so less
 * is none that the service speaks of. Trouble that fails some requests alone has no exact instant.
 */
import { CLASSES, type ClassId } from "./model";
import { countOf, EVERYWHERE, type Mask, SEATS, type Trouble } from "./timeline";

/** Without a pause. */
export interface Spell {
  readonly from: number;
  readonly to: number;
  /**
   * `everyone`: all regions at some time of it; `flap`: the same, one of a series; `many`: in two regions
   * or more for all of its time; `alone`: never in another region beside it; `mixed`: the rest.
   */
  readonly of: "everyone" | "flap" | "many" | "alone" | "mixed";
}

const LEAST_REGIONS = 2;

/** By line: −1 for everyone, else the seat of a region. Oldest first. */
export function spellsOf(trouble: readonly Trouble[]): ReadonlyMap<number, readonly Spell[]> {
  const pieces = piecesOf(trouble.filter(({ why }) => why !== "sometimes"));
  const lines = [-1, ...SEATS].map((line) => {
    const isBad = ({ mask }: Piece) =>
      line < 0 ? countOf(mask) >= LEAST_REGIONS : (mask & (1 << line)) !== 0;
    return [line, joined(pieces.filter(isBad))] as const;
  });
  return new Map(lines);
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly mask: Mask;
  readonly isFlap: boolean;
}

/** Cut wherever something begins or ends. */
function piecesOf(trouble: readonly Trouble[]): readonly Piece[] {
  const cuts = [...new Set(trouble.flatMap(({ from, to }) => [from, to]))].toSorted(
    (a, b) => a - b,
  );
  let open: readonly Trouble[] = [];
  let next = 0;
  return cuts.slice(0, -1).map((from, i) => {
    open = open.filter(({ to }) => to > from);
    for (let one = trouble[next]; one !== undefined && one.from <= from; one = trouble[next]) {
      open = [...open, one];
      next += 1;
    }
    const mask = open.reduce((all, one) => all | one.mask, 0);
    return { from, to: cuts[i + 1] ?? from, mask, isFlap: open.some(({ why }) => why === "flap") };
  });
}

function joined(pieces: readonly Piece[]): readonly Spell[] {
  const runs: Piece[][] = [];
  for (const piece of pieces) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1)?.to === piece.from) run.push(piece);
    else runs.push([piece]);
  }
  return runs.map((run) => ({
    from: run[0]?.from ?? 0,
    to: run.at(-1)?.to ?? 0,
    of: kindOf(run),
  }));
}

function kindOf(run: readonly Piece[]): Spell["of"] {
  if (run.some(({ isFlap }) => isFlap)) return "flap";
  if (run.some(({ mask }) => mask === EVERYWHERE)) return "everyone";
  if (run.every(({ mask }) => countOf(mask) >= LEAST_REGIONS)) return "many";
  return run.every(({ mask }) => countOf(mask) < LEAST_REGIONS) ? "alone" : "mixed";
}

export function classOf({ from, to }: Spell): ClassId {
  const lasted = to - from;
  return CLASSES.find((one) => lasted < one.to)?.id ?? "1–12 h";
}

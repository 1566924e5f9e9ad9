/**
 * Short ways to write down sweeps and ballots: what each vantage saw by name, or votes as a line of
 * marks. Nothing here decides anything.
 */
import {
  FAILURES,
  isFailureCode,
  isRefusalCode,
  SUSPECT_CODES,
  type SuspectCode,
} from "../../../src/probe/failure";
import type { Observation } from "../../../src/probe/observation";
import { VANTAGES, type VantageId } from "../../../src/vantage/registry";
import type { Ballot, Vote } from "../../../src/verdict/ballot";
import type { Here } from "../../../src/verdict/rule";
import type { Sees } from "../../scenarios";

/** What a vantage saw, or what became of it; a suspicion is an answer that is up and looks like that. */
export type Saw =
  | Sees
  | SuspectCode
  | "up on second try"
  | "up over http"
  | "refused, and its twin answers"
  | "misplaced"
  | "duplicate";

/** The twin that answers. */
export const TWIN = "www.amazon.de";

/** The founding case: Sunday 12 December 2010, 21:26:55 UTC. */
export const SWEPT_AT = 1_292_189_215_000;

export function seen(id: VantageId, saw: Saw, over: Partial<Observation> = {}): Observation {
  const vantage = VANTAGES.find((one) => one.id === id) ?? VANTAGES[0];
  return {
    ...sightOf(saw),
    startedAt: SWEPT_AT,
    timings: { dnsMs: 21, connectMs: null, firstByteMs: null, totalMs: 1_043 },
    vantage: id,
    city: vantage.city,
    continent: vantage.continent,
    health: saw === "impaired" || saw === "misplaced" || saw === "duplicate" ? saw : "ok",
    place: { asked: vantage.region, observed: vantage.home[0] },
    ...over,
  };
}

/** All that only some sights have. */
const NOTHING = {
  ...{ failure: null, refusal: null, suspect: null, evidence: null, fault: null, phase: null },
  ...{ redirectsTo: null, httpsFailure: null, twin: null, families: null, embedding: null },
} as const;

type Sight = Omit<
  Observation,
  "startedAt" | "timings" | "vantage" | "city" | "continent" | "health" | "place"
>;

function sightOf(saw: Saw): Sight {
  if (saw === "refused, and its twin answers")
    return { ...sightOf("connection_refused"), twin: TWIN };
  if (isFailureCode(saw)) {
    const { outcome, fault, phase } = FAILURES[saw];
    const attempts = fault === "target" ? 2 : 0;
    return {
      ...NOTHING,
      ...{ outcome, fault, phase, failure: saw, status: null, scheme: null, attempts },
    };
  }
  const answered = { ...NOTHING, scheme: "https", attempts: 1 } as const;
  if (isRefusalCode(saw))
    return { ...answered, outcome: "unsure", refusal: saw, evidence: "status", status: 403 };
  const attempts = saw === "up on second try" ? 2 : 1;
  const scheme = saw === "up over http" ? "http" : "https";
  const up = {
    ...answered,
    scheme,
    outcome: "up",
    status: 200,
    attempts,
    embedding: "open",
  } as const;
  const suspect = SUSPECT_CODES.find((code) => code === saw);
  return suspect === undefined ? up : { ...up, suspect, evidence: "page" };
}

/** A sweep of the ten: those named, and what all the rest saw; null when they were not heard. */
export function sweep(
  saw: Partial<Readonly<Record<VantageId, Saw | null>>>,
  rest: Saw | null = "up",
): readonly Observation[] {
  return VANTAGES.flatMap(({ id }) => {
    const one = saw[id] === undefined ? rest : saw[id];
    return one === null ? [] : [seen(id, one)];
  });
}

/** A caller for whom that vantage stands. */
export function at(id: VantageId): Here {
  const { continent } = seen(id, "up");
  return { region: id, continent };
}

const MARKS: Readonly<Record<string, Pick<Ballot, "vote" | "refused">>> = {
  "+": { vote: "up", refused: false },
  "-": { vote: "down", refused: false },
  ".": { vote: "abstain", refused: false },
  "!": { vote: "abstain", refused: true },
};

/**
 * Reads votes: a letter for each continent, then a mark for each of its regions: `+` up, `-` down,
 * `.` silent, `!` turned away. Brackets hold the vantages of one region. "A[+-]. B-" is region A1
 * with two vantages, silent region A2, and region B1.
 */
export function ballots(text: string): readonly Ballot[] {
  return text.split(" ").flatMap((word) => {
    const continent = word.charAt(0);
    const regions = word.slice(1).match(/\[[^\]]*\]|./g) ?? [];
    return regions.flatMap((marks, index) =>
      [...marks.replace(/[[\]]/g, "")].map((mark, seat) =>
        ballot(`${continent}${index + 1}`, mark, seat),
      ),
    );
  });
}

function ballot(region: string, mark: string, seat: number): Ballot {
  const cast = MARKS[mark];
  if (cast === undefined) throw new Error(`“${mark}” is no mark`);
  return { vantage: `${region}/${seat}`, region, continent: region.charAt(0), ...cast };
}

/** Where a caller stands whose region is so called: "A1" on continent A; "" is nobody knows where. */
export function standing(region: string): Here | null {
  return region === "" ? null : { region, continent: region.charAt(0) };
}

export function cast(one: Ballot, vote: Vote | "refused"): Ballot {
  const refused = vote === "refused";
  return { ...one, vote: refused ? "abstain" : vote, refused };
}

/**
 * Everything that the ten can be told to say: every sweep of theirs, but for those that only swap
 * places which the words treat alike; and what kind of words a sweep gets. The kinds come out of the
 * real code, by a table of words that holds the names of phrases instead of phrases.
 */
import { REFUSAL_CODES } from "../../src/probe/failure";
import type { Observation } from "../../src/probe/observation";
import { VANTAGES, type VantageId } from "../../src/vantage/registry";
import { EN, type Words } from "../../src/verdict/words";
import { at, seen, sweep, TWIN } from "../unit/verdict/build";
import { type Asked, judgedOf } from "../unit/verdict/told";

/** Of the headline, and of each phrase of the explanation. */
interface Kind {
  readonly verdict: string;
  readonly confidence: string;
  readonly headline: string;
  readonly phrases: readonly string[];
}

export function kindOf(asked: Asked): Kind {
  const { verdict, confidence, headline, explanation } = judgedOf(asked, NAMES);
  const phrases = explanation.match(/(?<=\[)[^\]]+(?=\])/gi) ?? [];
  return { verdict, confidence, headline, phrases: [...new Set(phrases)] };
}

/** "a city and a continent", of places each of which has a name behind a colon. */
const kindsOfPlaces = (places: readonly string[]) =>
  [...new Set(places.map((place) => place.split(":")[0]))].toSorted().join(" and ");
const { headline, unknown } = EN;
const phrase = (name: string) => () => `[${name}]`;

/** Its phrases are the names of phrases. */
const NAMES: Words = {
  ...EN,
  inContinent: (code) => `a continent:${code}`,
  inCity: (name) => `a city:${name}`,
  headline: {
    ...headline,
    ...Object.fromEntries(Object.keys(headline).map((key) => [key, key])),
    hereAnd: (places) => `hereAnd ${kindsOfPlaces(places)}`,
    youAnd: (places) => `youAnd ${kindsOfPlaces(places)}`,
    elsewhere: (places) => `elsewhere ${kindsOfPlaces(places)}`,
    someButYou: (places) => `someButYou ${kindsOfPlaces(places)}`,
    some: (places) => `some ${kindsOfPlaces(places)}`,
    notAlways: {
      up: "up, not always",
      down: "down, not always",
      "just-you": "just-you, not always",
      here: "here, not always",
      split: (plain) => `${plain}, not always`,
    },
  },
  lead: { up: phrase("lead.up"), down: phrase("lead.down") },
  namely: (names) => `[namely]${names}`,
  nearestAmongThem: phrase("nearestAmongThem"),
  you: {
    up: { up: "[you.up.up]", down: "[you.up.down]" },
    down: { up: "[you.down.up]", down: "[you.down.down]" },
  },
  others: { up: phrase("others.up"), down: phrase("others.down") },
  couldNot: (names) => `[couldNot]${names}`,
  couldNotEither: (names) => `[couldNotEither]${names}`,
  onlyCould: (names) => `[onlyCould]${names}`,
  notCounted: phrase("notCounted"),
  nearestNotCounted: phrase("nearestNotCounted"),
  nearestRefused: phrase("nearestRefused"),
  intermittent: phrase("intermittent"),
  ...{ oneSided: "[oneSided]", httpOnly: "[httpOnly]" },
  twinAnswers: phrase("twinAnswers"),
  suspected: phrase("suspected"),
  nearest: phrase("nearest"),
  unknown: {
    controls: phrase("unknown.controls"),
    refused: Object.fromEntries(
      Object.keys(unknown.refused).map((wants) => [wants, phrase(`unknown.refused.${wants}`)]),
    ) as unknown as typeof unknown.refused,
    tooFew: (votes, of) =>
      of === 0 ? "[unknown.nobody]" : votes === 0 ? "[unknown.none]" : "[unknown.tooFew]",
    oneContinent: phrase("unknown.oneContinent"),
  },
};

const FAR = ["up", "connection_refused", "prober_timeout"] as const;
const OWN = [...FAR, "challenge"] as const;
type Mark = (typeof OWN)[number];
type Row = readonly Mark[];

/** Ways to fill that many seats when their order does not matter. */
function filled<T>(kinds: readonly T[], seats: number): readonly (readonly T[])[] {
  if (seats === 0) return [[]];
  return kinds.flatMap((kind, i) =>
    filled(kinds.slice(i), seats - 1).map((rest) => [kind, ...rest]),
  );
}

/** What everybody saw, and who asks: somebody from nowhere, near one of two, or near a single one. */
interface Sights {
  readonly near: VantageId | null;
  readonly saw: Readonly<Record<VantageId, Mark | undefined>>;
}

const PAIRS: readonly Row[] = filled(FAR, 2);
const NO_PAIR: Row = [];

function* allSights(): Generator<Sights> {
  for (const [one = NO_PAIR, two = NO_PAIR, three = NO_PAIR] of filled(PAIRS, 3)) {
    for (const far of filled(FAR, 4)) yield { near: null, saw: placed(one, two, three, far) };
    for (const [far, own] of crossed(filled(FAR, 3), OWN)) {
      const [brazil = "up", africa = "up", australia = "up"] = far;
      const singles = [brazil, africa, own, australia];
      yield { near: "emirates", saw: placed(one, two, three, singles) };
    }
  }
  for (const [[one = NO_PAIR, two = NO_PAIR], own] of crossed(filled(PAIRS, 2), OWN))
    for (const [far, beside] of crossed(filled(FAR, 4), FAR))
      yield { near: "germany", saw: placed(one, [beside, own], two, far) };
}

function crossed<A, B>(as: readonly A[], bs: readonly B[]): readonly (readonly [A, B])[] {
  return as.flatMap((a) => bs.map((b) => [a, b] as const));
}

function placed(america: Row, europe: Row, asia: Row, singles: Row): Sights["saw"] {
  return {
    ...{ "us-east": america[0], "us-west": america[1], ireland: europe[0], germany: europe[1] },
    ...{ india: asia[0], japan: asia[1], brazil: singles[0], "south-africa": singles[1] },
    ...{ emirates: singles[2], australia: singles[3] },
  };
}

const REPORTS = [null, "up", "down"] as const;

/**
 * Every sweep and caller: with all answers at once, one of them on the second try, and all; with every
 * failure a refusal, and where nobody got through, a silence.
 */
function* allTellings(): Generator<Asked> {
  for (const { near, saw } of allSights()) {
    const here = near === null ? null : at(near);
    const heard = VANTAGES.map(({ id }) => seen(id, saw[id] ?? "up"));
    for (const report of REPORTS)
      for (const variant of variantsOf(heard)) yield { heard: variant, here, report };
  }
}

function variantsOf(heard: readonly Observation[]): readonly (readonly Observation[])[] {
  const ups = heard.filter(({ outcome }) => outcome === "up");
  if (ups.length === 0) return [heard, changed(heard, "down", { failure: "timeout_connect" })];
  const oneLate = heard.map((one) => (one === ups[0] ? { ...one, attempts: 2 } : one));
  return [heard, oneLate, ...(ups.length > 1 ? [changed(heard, "up", { attempts: 2 })] : [])];
}

/** What everybody on one side may have met besides, which changes no verdict. */
function besides({ heard, here, report }: Asked): readonly Asked[] {
  return [
    changed(heard, "down", { twin: TWIN }),
    changed(heard, "up", { suspect: "error_page", evidence: "page" }),
    changed(heard, "up", { scheme: "http" }),
  ].map((one) => ({ heard: one, here, report }));
}

/** Everybody turned away or broken in the same way, and nobody heard at all. */
const muteTellings: readonly Asked[] = [
  ...[...REFUSAL_CODES, "impaired" as const].map((saw) => sweep({}, saw)),
  [],
].map((heard) => ({ heard, here: at("germany"), report: null }));

function changed(
  heard: readonly Observation[],
  side: Observation["outcome"],
  over: Partial<Observation>,
): readonly Observation[] {
  return heard.map((one) => (one.outcome === side ? { ...one, ...over } : one));
}

/** What a telling adds to the table. */
export function entriesOf({ verdict, confidence, headline, phrases }: Kind): readonly string[] {
  const tier = `${verdict}, ${confidence}`;
  return [`${tier}: headline ${headline}`, ...phrases.map((one) => `${tier}: phrase ${one}`)];
}

/** Everything that can be told, each with the first sweep that gets it. @param step of how many one is tried. */
export function entriesOfAll(step: number): ReadonlyMap<string, Asked> {
  const found = new Map<string, Asked>();
  const times = new Map<string, number>();
  const add = (asked: Asked) => {
    const kind = kindOf(asked);
    for (const entry of entriesOf(kind)) if (!found.has(entry)) found.set(entry, asked);
    return `${kind.verdict} ${kind.confidence}`;
  };
  let count = 0;
  for (const asked of allTellings()) {
    count += 1;
    if (count % step > 0) continue;
    const tier = add(asked);
    const before = times.get(tier) ?? 0;
    times.set(tier, before + 1);
    // A few of each tier are enough: what is said besides depends on one side of the votes alone.
    if (before < 40) for (const one of besides(asked)) add(one);
  }
  for (const asked of muteTellings) add(asked);
  return found;
}

/** In marks, for whoever has to add a row. */
export function lineOf({ heard, here, report }: Asked): string {
  const marks = heard.map(({ outcome, attempts, refusal, failure, twin, suspect, scheme }) => {
    if (outcome === "unsure") return refusal === null ? "." : "!";
    if (outcome === "down") return twin ? "w" : failure === "timeout_connect" ? "s" : "-";
    return suspect ? "e" : scheme === "http" ? "h" : attempts > 1 ? "2" : "+";
  });
  return `${marks.join("")} ${here?.region ?? "nowhere"}${report === null ? "" : ` ${report}`}`;
}

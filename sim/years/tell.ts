/** Target-years as tables, in Markdown. Pure. */
import { percent, whole } from "../tell/numbers";
import { number, table, words } from "../tell/table";
import { CLASSES, KIND_NAMES, KINDS, type KindId } from "./model";
import {
  addShares,
  type Detection,
  type KindResult,
  type LineResult,
  OFS,
  quantile,
  type Share,
  type Spread,
  type YearsResult,
} from "./result";
import type { Because } from "./sight";

const SPACE = "\u00a0";
const NOTHING = "–";

export function tellYears(result: YearsResult): string {
  const kinds = KINDS.flatMap((id) => {
    const kind = result.kinds[id];
    return kind === undefined ? [] : [{ id, name: KIND_NAMES[id], kind }];
  });
  return [
    ...["### What was played", WORLD, playedTable(kinds)],
    ...["### Told true", truthTable(kinds), whyNot(kinds)],
    ...["### Told, and there was nothing", falseTable(kinds), causes(kinds)],
    ...["### Detected, by how long it lasted", "For everyone:", detectionTable(kinds, EVERYONE)],
    ...["On a continent, or in three to six regions:", detectionTable(kinds, SEVERAL)],
    ...["The same as the line of each single region has it:", detectionTable(kinds, EACH)],
    ...["In one region alone:", detectionTable(kinds, ALONE), LONE],
    ...["### How exactly", widthTable(kinds)],
    ...["### What comes and goes", seriesTable(kinds)],
  ].join("\n\n");
}

type Kind = { readonly id: KindId; readonly name: string; readonly kind: KindResult };

const WORLD = `Each target for one year, by the code of the monitor: its trackers, its cadence, its questions. What happens to a
target and to our vantages, and how often, stands in \`sim/years/model.ts\`; there is more trouble in it than most websites have.`;

/** Why a vantage voted down, in words. */
const CAUSES: Readonly<Record<Because, string>> = {
  target: "true trouble elsewhere",
  loss: "a look lost twice",
  broken: "a broken vantage that was not found out",
  liar: "a vantage that always says the same",
  together: "a way of ours that was cut",
  blackout: "our own silence",
  refused: "a refusal",
};

/** A checker's list of causes, after what it says of them. */
function inWords(why: string): string {
  const at = why.indexOf(": ");
  const list = why.slice(at < 0 ? 0 : at + 2).split(" + ");
  const named = list.map((one) => CAUSES[one as Because] ?? one).join(" and ");
  return at < 0 ? named : `${why.slice(0, at)}: ${named}`;
}

/** Whose line, and what trouble. */
type Wanted = readonly [line: "world" | "regions", of: "everyone" | "many" | "alone"];
const EVERYONE: Wanted = ["world", "everyone"];
const SEVERAL: Wanted = ["world", "many"];
const EACH: Wanted = ["regions", "many"];
const ALONE: Wanted = ["regions", "alone"];

const LONE = `There one vantage stands, and may be the one that is wrong, so that a third bad look opens the outage. Nothing hurries
for it either: what is looked at every five minutes takes a quarter of an hour, and what people ask about as long as they
keep asking. Whoever asks from there is told of each look all the same.`;

function playedTable(kinds: readonly Kind[]): string {
  const headings = [
    ...[words("Target"), number("Years"), number("Sweeps")],
    ...[number("Outages told for everyone"), number("and of single regions")],
    number("Fifty refreshes in 15 s: tried, opened"),
  ];
  return table(
    headings,
    kinds.map(({ name, kind: { years, sweeps, world, regions, refreshed } }) => [
      ...[name, whole(years), whole(sweeps.all), whole(world.told), whole(regions.told)],
      `${whole(refreshed.times)}, ${whole(refreshed.opened)}`,
    ]),
  );
}

const LINES = [
  { key: "world", of: "everyone", name: "outages for everyone" },
  { key: "world", of: "many", name: "outages in several regions" },
  { key: "world", of: "flap", name: "such as come and go" },
  { key: "regions", of: "many", name: "one region's line in such of several" },
  { key: "regions", of: "alone", name: "one region's line in trouble of it alone" },
  { key: "regions", of: "flap", name: "one region's line of what comes and goes" },
] as const;

function truthTable(kinds: readonly Kind[]): string {
  const headings = [
    ...[words("Target"), words("Line"), number("Told")],
    ...[number("True start within the bounds"), number("True end"), number("True duration")],
  ];
  const rows = kinds.flatMap(({ name, kind }) => [
    ...LINES.map(({ key, of, name: line }) => {
      const { starts, ends, durations } = kind[key];
      return [
        ...[name, line, whole(starts[of].of)],
        ...[starts[of], ends[of], durations[of]].map(shareText),
      ];
    }),
    ...[sinceRow(name, "“since” of each bad sweep", kind.since)],
    ...[sinceRow(name, "“since” for whoever is where it is down", kind.sinceHere)],
  ]);
  return table(headings, rows);
}

const sinceRow = (name: string, what: string, share: Share) => [
  ...[name, what, whole(share.of), shareText(share), "", ""],
];

function shareText({ of, inside }: Share): string {
  if (of === 0) return NOTHING;
  const share = inside / of;
  return inside === of ? `all ${whole(of)}` : percent({ share, error: errorOf(share, of) });
}

const errorOf = (share: number, of: number) => Math.sqrt((share * (1 - share)) / of);

/** All that did not lie within, over all kinds of target, with why. */
function whyNot(kinds: readonly Kind[]): string {
  const all = (key: "world" | "regions") =>
    kinds.flatMap(({ kind }) => OFS.flatMap((of) => [kind[key].starts[of], kind[key].ends[of]]));
  const says = ([line, shares]: readonly [string, readonly Share[]]) => {
    const { of, inside, because } = shares.reduce(addShares);
    const why = Object.entries(because).toSorted(([, a], [, b]) => b - a);
    const list = why.map(([text, count]) => `${inWords(text)} (${whole(count)})`).join("; ");
    const share = inside / of;
    const within = percent({ share, error: errorOf(share, of) });
    return `${line}: ${within} of ${whole(of)} starts and ends within${list && `; outside: ${list}`}.`;
  };
  const rows = [["For everyone", all("world")] as const, ["Of regions", all("regions")] as const];
  return rows
    .filter(([, shares]) => shares.some(({ of }) => of > 0))
    .map(says)
    .join("\n");
}

function falseTable(kinds: readonly Kind[]): string {
  const headings = [
    ...[words("Target"), number("For everyone, a year"), number("of these by chance, a year")],
    ...[number("Of any single region, a year"), number("of these by chance, a year")],
  ];
  const perYear = (count: number, years: number) =>
    count === 0 ? "0" : (count / years).toFixed(3);
  const rows = kinds.map(({ name, kind: { years, world, regions } }) => [
    name,
    ...[world, regions].flatMap(({ falseOpenings }) => {
      const counts = Object.entries(falseOpenings);
      const all = counts.reduce((sum, [, count]) => sum + count, 0);
      const together = counts
        .filter(([why]) => why.includes("together"))
        .reduce((sum, [, count]) => sum + count, 0);
      return [perYear(all, years), perYear(all - together, years)];
    }),
  ]);
  return table(headings, rows);
}

function causes(kinds: readonly Kind[]): string {
  return `By what had voted down in the first bad sweep, for everyone: ${causesOf(kinds, "world")}. Of single regions:
${causesOf(kinds, "regions")}. A way of ours that was cut means two to five vantages at
once, while their controls answered, for longer than a re-check takes: from outside it cannot be told from trouble of the
target. Of one vantage that reaches the target no more, though its self-test finds nothing, the region's line says what is
true all the same: from there it was not reached. The rest is chance.`;
}

function causesOf(kinds: readonly Kind[], line: "world" | "regions"): string {
  const counts: Record<string, number> = {};
  for (const { kind } of kinds)
    for (const [why, count] of Object.entries(kind[line].falseOpenings))
      counts[why] = (counts[why] ?? 0) + count;
  const list = Object.entries(counts)
    .toSorted(([, a], [, b]) => b - a)
    .map(([why, count]) => `${inWords(why)} (${whole(count)})`)
    .join(", ");
  return list || "none";
}

function detectionTable(kinds: readonly Kind[], [line, of]: Wanted): string {
  const headings = [
    words("It lasted"),
    ...kinds.flatMap(({ name }) => [number(name), number("told after: median, p95")]),
  ];
  const rows = CLASSES.map(({ id }) => [
    id.replace(" ", SPACE),
    ...kinds.flatMap(({ kind }) => cells(kind[line].detection[of][id])),
  ]);
  return table(headings, rows);
}

function cells({ spells, detected, delay }: Detection): readonly string[] {
  if (spells === 0) return [NOTHING, NOTHING];
  const share = detected / spells;
  const of = `${percent({ share, error: errorOf(share, spells) })} of ${whole(spells)}`;
  return [of, detected === 0 ? NOTHING : halves(delay)];
}

const halves = (spread: Spread) =>
  [0.5, 0.95].map((share) => spanText(quantile(spread, share))).join(", ");

function spanText(ms: number | null): string {
  if (ms === null) return NOTHING;
  return ms < 600_000
    ? `${Math.round(ms / 1_000)}${SPACE}s`
    : `${Math.round(ms / 60_000)}${SPACE}min`;
}

function widthTable(kinds: readonly Kind[]): string {
  const headings = [
    ...[words("Target"), words("Line")],
    ...[number("Width of the start's bounds: median, p95"), number("of the end's")],
  ];
  const rows = kinds.flatMap(({ name, kind: { world, regions } }) =>
    (
      [
        ["for everyone", world, "shared"],
        ["one region's", regions, "shared"],
        ["one region's, alone", regions, "alone"],
      ] as const
    ).map(([line, { startWidth, endWidth }, of]) => [
      ...[name, line, halves(startWidth[of]), halves(endWidth[of])],
    ]),
  );
  return table(headings, rows);
}

function seriesTable(kinds: readonly Kind[]): string {
  const headings = [
    ...[words("Target"), number("Series with pauses below five minutes")],
    ...[number("told as one"), number("Told as one, though further apart")],
    ...[number("Told as several, though without a pause"), number("Lost from sight")],
  ];
  const row = (name: string, { series, merged, split, lost }: LineResult) => [
    ...[name, whole(series.of), shareText(series), whole(merged), whole(split), whole(lost)],
  ];
  return table(
    headings,
    kinds.map(({ name, kind }) => row(name, kind.world)),
  );
}

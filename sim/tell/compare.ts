/** The rules side by side, each with what was published of it. Pure. */
import type { ModelResult } from "../results";
import { OURS } from "../rules/ours";
import { type Against, type ComparedRule, compareRule } from "./against";
import { isCeiling, ruleName } from "./counts";
import { percent, seconds, whole } from "./numbers";
import { PUBLISHED_TRIALS } from "./published";
import type { Weights } from "./shares";
import { bold, number, table, words } from "./table";

const COLUMNS = ["wrong", "severe", "falseAlarm", "missedFull", "missedOrigin"] as const;
const TIMES = ["mean", "p95"] as const;

/** Fewest wrong answers first. */
export function compareRules(result: ModelResult, weights: Weights): readonly ComparedRule[] {
  return result.rules
    .map((rule) => compareRule(rule, weights))
    .toSorted((a, b) => a.wrong.ours.share - b.wrong.ours.share);
}

export function tellTable(result: ModelResult, weights: Weights): string {
  const compared = compareRules(result, weights);
  const headings = [
    words("Rule"),
    ...[number("Wrong"), number("Severe"), number("False alarm on an up target")],
    ...[number("Missed: down everywhere"), number("Missed: down behind a content network")],
    ...[number("Mean, up target"), number("p95, up target")],
  ];
  const rows = compared.map((each) => {
    const name = ruleName(each.rule);
    const cells = COLUMNS.map((column) => cell(percent(each[column].ours), each[column], " %"));
    const times = TIMES.map((column) => cell(seconds(each[column].ms), each[column], " s"));
    return [each.rule.id === OURS ? bold(name) : name, ...cells, ...times];
  });
  return [table(headings, rows), "", ...key(compared)].join("\n");
}

const CEILING = `*A ceiling* is no contender: it knows beforehand how often each state, fault and loss comes in this world, which
nobody knows of the real one, and it waits for every vantage.`;

interface Printed {
  readonly printed: string | null;
  readonly against: Against | null;
}

/** "10.6 % ≈ 10.6 %": ours on the left, theirs on the right. */
function cell(ours: string, { printed, against }: Printed, unit: string): string {
  if (printed === null || against === null) return ours;
  // A bare "<" could begin a tag.
  const sign = against === "<" ? "&lt;" : against === ">" ? "&gt;" : against;
  const theirs = `${printed.replace(/^\./, "0.")}${unit}`;
  return `${ours} ${sign} ${theirs}`.replaceAll(" ", "\u00a0");
}

function key(compared: readonly ComparedRule[]): readonly string[] {
  const cells = compared.flatMap((each) => [...COLUMNS, ...TIMES].map((column) => each[column]));
  const held = cells.filter(({ against }) => against !== null);
  const times = (sign: Against) => held.filter(({ against }) => against === sign).length;
  const ceilings = compared.filter(({ rule }) => isCeiling(rule));
  return [
    "On the left of each sign what we measured, on the right what was published when the rule was chosen",
    `(${whole(PUBLISHED_TRIALS)} trials a state). ≈ means the same as far as chance goes: 95 of 100 pairs of samples of one`,
    "world differ by no more, what was rounded away allowed for. &lt; and &gt; mean less and more than chance makes of",
    "it: that world was not quite this one, and of it only the assumptions were published. Times count as the same",
    "within one twentieth. A rule with no sign was not in that table.",
    "",
    `Of ${held.length} published figures ${times("≈")} come out the same, ${times("<")} lower and ${times(">")} higher.`,
    ...(ceilings.length === 0 ? [] : ["", CEILING]),
  ];
}

/**
 * The evening as a timeline for a person. What was told is quoted as it was told; a look is shown
 * where it changed something. Never a cause. Pure.
 */
import type { History } from "../../src/monitor/recall";
import type { Outage } from "../../src/verdict/outages";
import { WORDS } from "../../src/verdict/words";
import type { Answer } from "../../src/web/answer";
import { answerText } from "../../src/web/text";
import { entry, from, list, paragraph, to } from "./lines";
import type { Asked, AskedTogether, Played } from "./play";
import { afterwards, press } from "./tell-end";

export interface Telling {
  readonly siteUrl: string;
  /** The shop whose looks are shown. */
  readonly host: string;
  /** Whose answer is shown whole: the first after this. */
  readonly wholeAfter: number;
  /** What the script knows, and nobody who answers. */
  readonly truth: { readonly offAt: number; readonly onAt: number };
}

/** Lines that belong to an instant. */
interface Event {
  readonly at: number;
  readonly lines: readonly string[];
  /** Stands by itself, with an empty line before and after. */
  readonly isQuote?: boolean;
}

const COUNTRIES: Readonly<Record<string, string>> = {
  germany: "Germany",
  "us-east": "the United States",
  japan: "Japan",
};

export const countryOf = (vantage: string) => COUNTRIES[vantage] ?? vantage;

export function tellEvening(played: Played, telling: Telling): string {
  const events = [
    ...looksOf(played, telling),
    ...truthOf(telling),
    ...ledgerOf(played),
    ...played.asked.map((one) => questionOf(one, played, telling)),
    ...played.askedTogether.map(togetherOf),
  ].toSorted((a, b) => a.at - b.at);
  const lines = [
    ...opening(),
    ...events.flatMap(({ lines, isQuote }, index) =>
      index === 0 || isQuote || events[index - 1]?.isQuote ? ["", ...lines] : lines,
    ),
    "",
    ...afterwards(played, telling.truth),
    "",
    ...press(telling.host, outageOf(historyOf(played, telling.host))),
    "",
    "With our own vantage points broken instead: npm run replay -- --twin",
  ];
  return `${lines.join("\n")}\n`;
}

function opening(): readonly string[] {
  return [
    "12 DECEMBER 2010, REPLAYED",
    "",
    ...paragraph(
      "Five European shops of one company stand in one data centre in Dublin, the American one in Virginia. One Sunday evening the five are gone, and half an hour later they are back. This is what we would have told. The monitors, the ledger and the ten probers are the real ones; the internet is a practice one, and the time is simulated.",
    ),
    "",
    ...paragraph(
      "Times are Central European Time (UTC+1). Answers are quoted as they were given, in UTC.",
    ),
  ];
}

function looksOf(played: Played, { host }: Telling): readonly Event[] {
  const history = historyOf(played, host);
  const { start, end, confirmed } = outageOf(history);
  const looks = history.sweeps.toReversed();
  const first = looks.findIndex(({ completedAt }) => completedAt === start.latestAt);
  const last = looks.findIndex(({ startedAt }) => startedAt === end?.earliestAt);
  const [before, suspect, second, third] = looks.slice(first - 1, first + 3);
  const [well, again] = looks.slice(last + 1);
  if (!before || !suspect || !second || !third || !well || !again || end?.latestAt == null)
    throw new Error("the story has no outage with a beginning and an end");
  const began = `It began between ${from(before.startedAt)} and ${to(start.latestAt)}`;
  const ended = `It ended between ${from(end.earliestAt)} and ${to(end.latestAt)}`;
  const many = looks.slice(first + 3, last + 1);
  return [
    look(played.startsAt, `The operator has ${played.hosts.length} shops watched, every 45 s.`),
    look(before.startedAt, `A look at ${host}: ${votes(before)}. It is up.`),
    look(
      suspect.startedAt,
      `The next look: ${votes(suspect)}. One bad look is a suspicion, and is looked at again.`,
    ),
    look(
      second.startedAt,
      `${votes(second)}, again. An outage is open. ${began}; more cannot be known.`,
    ),
    look(
      third.startedAt,
      `A third look agrees${confirmed ? ": the outage is confirmed" : ""}. ${many.length} more will follow, ${apart(many)} apart, and find the same.`,
    ),
    look(
      well.startedAt,
      `The next look: ${votes(well)}. One good look is no end, and is looked at again.`,
    ),
    look(again.startedAt, `${votes(again)}, again. The outage is closed. ${ended}.`),
  ];
}

const look = (at: number, what: string): Event => ({ at, lines: entry(at, what) });

function votes({ votes: { up, down, abstained } }: History["sweeps"][number]): string {
  const of = up + down + abstained;
  const [count, could] = up >= down ? [up, "reached it"] : [down, "could not reach it"];
  return `${count} of ${of} vantage points ${could}`;
}

/** The shortest and the longest pause from the start of a look to that of the next. */
function apart(looks: History["sweeps"]): string {
  const pauses = looks.slice(1).map((one, at) => one.startedAt - (looks[at]?.startedAt ?? 0));
  const [least, most] = [
    Math.floor(Math.min(...pauses) / 1e3),
    Math.ceil(Math.max(...pauses) / 1e3),
  ];
  return `${least} to ${most} s`;
}

function truthOf({ truth: { offAt, onAt } }: Telling): readonly Event[] {
  return [
    look(offAt, "(The data centre in Dublin is gone. Nobody who answers knows that.)"),
    look(onAt, "(It is back.)"),
  ];
}

/** What the ledger is told, those of one second together. */
function ledgerOf({ written }: Played): readonly Event[] {
  const groups = Map.groupBy(written, ({ at, entry: { outage } }) =>
    [Math.floor(at / 1_000), outage.end === null].join(),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { network, outage } = first.entry;
    const hosts = list(group.map(({ entry: { host } }) => host));
    const where = network === null ? "" : ` ${network.prefix}, AS${network.asn} ${network.name}`;
    const says =
      outage.end === null
        ? `The ledger learns that ${hosts} ${group.length === 1 ? "is" : "are"} down, and the network:${where}.`
        : `The ledger learns that ${hosts} ${group.length === 1 ? "is" : "are"} back.`;
    return [look(first.at, says)];
  });
}

/** What was said of its sisters is not said twice. */
function questionOf(one: Asked, { asked }: Played, telling: Telling): Event {
  const { at, host, answer } = one;
  const asks = `Somebody in ${countryOf(one.from)} asks about ${host}.`;
  const whole = asked.find((other) => other.at > telling.wholeAfter);
  if (whole !== one) {
    const isAgain = answer.fate !== null && whole?.host === host;
    const said = isAgain
      ? [...saidIn({ ...answer, fate: null, group: null }), "(And the same of its sisters.)"]
      : saidIn(answer);
    return { at, lines: entry(at, asks, said), isQuote: true };
  }
  const { siteUrl } = telling;
  const text = answerText(answer, siteUrl).trimEnd().split("\n");
  const lines = [...entry(at, asks), "", `$ curl ${siteUrl}/${host}`, ...text];
  return { at, lines, isQuote: true };
}

/** The sentences of an answer, without the table. */
export function saidIn(answer: Answer): readonly string[] {
  const [sentence = ""] = answerText(answer, "").split("\n\n");
  const { since, fate } = WORDS.en;
  const more = [...(answer.since ? [since(answer.since)] : []), ...fate(answer)];
  return [sentence, ...more];
}

function togetherOf({ at, from: vantage, answer }: AskedTogether): Event {
  const asks = `Somebody in ${countryOf(vantage)} asks about all ${answer.hosts.length} side by side.`;
  return { at, lines: entry(at, asks, answer.sentences), isQuote: true };
}

export function historyOf({ hosts }: Played, host: string): History {
  const found = hosts.find((one) => one.host === host);
  if (found === undefined) throw new Error(`nobody watched ${host}`);
  return found.history;
}

function outageOf({ outages }: History): Outage {
  const [outage] = outages;
  if (outage === undefined) throw new Error("no outage");
  return outage;
}

/**
 * An answer for a terminal: one sentence a person understands, then who voted what. 80 columns, colours
 * only where they were asked for, and a newline at the end. Pure.
 */
import type { Language } from "../language";
import { VANTAGES } from "../vantage/registry";
import { commonOf } from "../verdict/common";
import { WORDS, type Words } from "../verdict/words";
import type { Answer } from "./answer";
import { findingWords } from "./page/finding";
import { type Problem, problemWords } from "./problem";
import { endedSaid, sinceSaid } from "./since";

const WIDTH = 80;
/** Columns of the table; that of the votes grows with its words. */
const MARK = 2;
const CITY = 12;
const VOTE = 9;
const TIME = 10;

export function answerText(answer: Answer, siteUrl: string, isColored = false): string {
  const words = WORDS[answer.language];
  const paint = isColored ? painted : plain;
  const sentence = wrap(sentenceOf(answer, words));
  // Wrapping has put newlines in the place of spaces, so the headline is as long as before.
  const { length } = answer.headline;
  const said = paint(sentence.slice(0, length), `1;${VERDICT_INK[answer.verdict]}`);
  const lines = [said + sentence.slice(length), "", ...rowsOf(answer, words, paint), ""];
  lines.push(...remarksOf(answer).map(wrap));
  const since = sinceSaid(answer);
  if (since !== null) lines.push(wrap(since));
  const ended = endedSaid(answer);
  if (ended !== null) lines.push(wrap(ended));
  const shared = words.fate(answer);
  if (shared.length > 0) lines.push(wrap(shared.join(" ")));
  lines.push(wrap(words.footer(answer.confidence, answer.sweep.ageMs)));
  return closed(lines, answer, siteUrl);
}

/** Of an answer that may still change: who voted what, below what is said of it so far. */
export function openText(answer: Answer, said: string, siteUrl: string): string {
  const rows = rowsOf(answer, WORDS[answer.language], plain);
  return closed([wrap(said), "", ...rows, ""], answer, siteUrl);
}

function closed(lines: readonly string[], { notice, target }: Answer, siteUrl: string): string {
  const last = [...(notice ? [wrap(notice)] : []), `${siteUrl}/v1/check/${target.host}`];
  return `${[...lines, ...last].join("\n")}\n`;
}

/** One line with the code, then what could be done. */
export function problemText(problem: Problem, language: Language, isColored = false): string {
  const { title, detail } = problemWords(problem, language);
  const said = (isColored ? painted : plain)(title, `1;${INK.red}`);
  return `${said} (${problem.code}).\n${wrap(detail)}\n`;
}

/** Of the sixteen that each terminal shows in a way that can be read on it. */
const INK = { green: 32, red: 31, yellow: 33 } as const;
const VOTE_INK = { up: INK.green, down: INK.red, unsure: INK.yellow } as const;
const VERDICT_INK: Readonly<Record<Answer["verdict"], number>> = {
  ...{ up: INK.green, elsewhere: INK.green, down: INK.red, here: INK.red },
  ...{ "just-you": INK.yellow, unknown: INK.yellow },
};

type Paint = (text: string, ink: string) => string;
const plain: Paint = (text) => text;
/** ECMA-48, "select graphic rendition", line by line, so that a line can be cut out. */
const painted: Paint = (text, ink) =>
  text.replaceAll(/[^\n]+/g, (line) => `\u001b[${ink}m${line}\u001b[0m`);

/** The headline and its evidence as one sentence; some headlines have a colon of their own. */
function sentenceOf({ headline, explanation }: Answer, words: Words): string {
  return `${headline}${headline.includes(":") ? " –" : ":"} ${words.afterColon(explanation)}`;
}

/** One line for each vantage, in the order of the registry; `>` marks the one nearest the caller. */
function rowsOf(answer: Answer, words: Words, paint: Paint): readonly string[] {
  const rows = VANTAGES.map(({ id, city }) => {
    const seen = answer.observations.find(({ vantage }) => vantage === id);
    return {
      mark: id === answer.here?.vantage ? "> " : "  ",
      city: words.city(city),
      vote: seen ? words.vote(seen) : "",
      ink: VOTE_INK[seen?.health === "ok" ? seen.outcome : "unsure"],
      saw: seen ? words.saw(seen) : words.stillLooking,
      took: seen ? `${seen.timings.totalMs} ms` : "",
    };
  });
  const voteWidth = Math.max(VOTE, ...rows.map(({ vote }) => vote.length + 2));
  const room = WIDTH - MARK - CITY - voteWidth - TIME;
  return rows.map(({ mark, city, vote, ink, saw, took }) => {
    const cut = saw.length > room ? `${saw.slice(0, room - 1)}…` : saw;
    const gap = " ".repeat(voteWidth - vote.length);
    const shown = vote === "" ? "" : paint(vote, String(ink));
    const columns = [city.padEnd(CITY), shown + gap, cut.padEnd(room)];
    return `${mark}${columns.join("")}${took.padStart(TIME)}`.trimEnd();
  });
}

/** The findings that change what a reader does next, but for those that the sentence has told. */
function remarksOf(answer: Answer): readonly string[] {
  const told = commonOf(answer.verdict, answer.observations);
  return answer.findings
    .filter(
      (one) =>
        (one.kind === "twin_works" && one.host !== told.twin) ||
        (one.kind === "suspect" && one.suspect !== told.suspect),
    )
    .map((one) => findingWords(one, answer));
}

/** Into lines of 80 columns, as far as its words allow. */
export function wrap(text: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}

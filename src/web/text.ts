/**
 * An answer for a terminal: one sentence a person understands, then who voted what. 80 columns,
 * no colours, and a newline at the end. Pure.
 */
import { VANTAGES } from "../vantage/registry";
import { EN } from "../verdict/words";
import type { Answer } from "./answer";
import type { Problem } from "./problem";

const WIDTH = 80;

export function answerText(answer: Answer, siteUrl: string): string {
  const lines = [wrap(sentenceOf(answer)), "", ...rowsOf(answer), ""];
  if (answer.since) lines.push(wrap(EN.since(answer.since)));
  lines.push(wrap(EN.footer(answer.confidence, answer.sweep.ageMs)));
  if (answer.notice) lines.push(wrap(answer.notice));
  lines.push(`${siteUrl}/v1/check/${answer.target.host}`);
  return `${lines.join("\n")}\n`;
}

export function problemText({ code, title, detail }: Problem): string {
  return `${wrap(`${title}. ${detail}`)}\n(${code})\n`;
}

/** The headline and its evidence as one sentence; some headlines have a colon of their own. */
function sentenceOf({ headline, explanation }: Answer): string {
  const evidence = explanation.charAt(0).toLowerCase() + explanation.slice(1);
  return `${headline}${headline.includes(":") ? " –" : ":"} ${evidence}`;
}

/** One line for each vantage, in the order of the registry; `>` marks the one nearest the caller. */
function rowsOf(answer: Answer): readonly string[] {
  return VANTAGES.map(({ id, city }) => {
    const seen = answer.observations.find(({ vantage }) => vantage === id);
    const mark = id === answer.here?.vantage ? "> " : "  ";
    const vote = seen ? EN.vote(seen) : "";
    const saw = seen ? EN.saw(seen) : EN.stillLooking;
    const took = seen ? `${seen.timings.totalMs} ms` : "";
    const room = WIDTH - mark.length - 12 - 9 - 10;
    const cut = saw.length > room ? `${saw.slice(0, room - 1)}…` : saw;
    return `${mark}${city.padEnd(12)}${vote.padEnd(9)}${cut.padEnd(room)}${took.padStart(10)}`.trimEnd();
  });
}

function wrap(text: string): string {
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

/**
 * Reads a table of answers. Each case is four lines: what it shows, the sweep and who asks, the
 * verdict with its headline, and the explanation.
 *
 * A sweep is one mark for each of our ten, by continent: Ashburn, Portland | São Paulo | Dublin,
 * Frankfurt | Cape Town | Dubai | Mumbai, Tokyo | Sydney. Who asks is the vantage nearest to them,
 * or "nowhere", and what they report, if they do. They ask about amazon.de.
 */
import type { Observation } from "../../../src/probe/observation";
import { isVantageId, VANTAGES } from "../../../src/vantage/registry";
import { type Judgement, judge, type Question } from "../../../src/verdict/judge";
import { EN, type Words } from "../../../src/verdict/words";
import { at, type Saw, seen } from "./build";

const MARKS: Readonly<Record<string, Saw | null>> = {
  "+": "up",
  "2": "up on second try",
  "-": "connection_refused",
  s: "timeout_connect",
  w: "refused, and its twin answers",
  h: "up over http",
  e: "error_page",
  "!": "challenge",
  // The other ways to turn somebody away: elsewhere, login, many requests, cookies, forbidden.
  ...{ g: "geo_block", l: "login", m: "http_429", c: "cookies", f: "http_403" },
  ".": "prober_timeout",
  x: "impaired",
  "?": null,
};

/** What a case shows, the line with its sweep and caller, and the two lines that they are told. */
export type Case = readonly [shows: string, asked: string, headline: string, explanation: string];

export function casesOf(table: string): readonly Case[] {
  return table
    .trim()
    .split(/\n\s*\n/)
    .map((block) => {
      const [shows, asked, headline, explanation, ...more] = block.trim().split(/\s*\n\s*/);
      if (!shows || !asked || !headline || !explanation || more.length > 0)
        throw new Error(`no case of four lines: ${block}`);
      return [shows, asked, headline, explanation];
    });
}

/** The two lines that somebody is told. */
export function told(
  asked: string,
  words: Words = EN,
): readonly [headline: string, explanation: string] {
  const { verdict, headline, explanation } = judgedOf(readAsked(asked), words);
  return [`${verdict}: ${headline}`, explanation];
}

export interface Asked extends Pick<Question, "here" | "report"> {
  readonly heard: readonly Observation[];
}

export function judgedOf({ heard, here, report }: Asked, words: Words): Judgement {
  return judge(heard, { host: "amazon.de", here, report }, words);
}

/** A sweep and who asks, from its line of marks. */
export function readAsked(asked: string): Asked {
  const [marks = "", near = "", report = null] = asked.split(" ");
  const saw = [...marks.replaceAll("|", "")];
  if (saw.length !== VANTAGES.length) throw new Error(`not one mark for each: ${marks}`);
  const heard = VANTAGES.flatMap(({ id }, i) => {
    const one = MARKS[saw[i] ?? ""];
    if (one === undefined) throw new Error(`no such mark: ${saw[i]}`);
    return one === null ? [] : [seen(id, one)];
  });
  if (near !== "nowhere" && !isVantageId(near)) throw new Error(`no such place: ${near}`);
  if (report !== null && report !== "up" && report !== "down") throw new Error(report);
  return { heard, here: near === "nowhere" ? null : at(near), report };
}

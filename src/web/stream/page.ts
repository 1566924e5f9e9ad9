/**
 * Which events the states of an answer become for the script of our own page: the parts that have
 * changed, as elements, and a line to be read out. They have no ids: whoever comes back is told how
 * things are, and puts it where it belongs.
 */
import type { Answer } from "../answer";
import { headlineAt, type PartsProps, partsOf } from "../page/parts";
import { isOpen, stageOf } from "../page/stage";
import { PAGE_WORDS } from "../page/words";
import type { Teller } from "./teller";

/** What the page's script gets: the elements that have changed, and a line to be read out. */
export interface PageNews {
  readonly title: string;
  readonly stage: ReturnType<typeof stageOf>;
  /** Null while it may still be another one. */
  readonly verdict: Answer["verdict"] | null;
  /** To be read out: what the headline says now, where that is news; else nothing. */
  readonly say: string;
  /** Elements, each with the id of the one that it replaces. */
  readonly parts: readonly string[];
}

/** `page` events whose data is `PageNews`. */
export function pageTeller(props: Omit<PartsProps, "answer">): Teller {
  const shown = new Map<string, string>();
  let lastSaid = "";
  return async (answer) => {
    const parts: string[] = [];
    for (const [id, part] of partsOf({ ...props, answer })) {
      const html = String(await (part as { toString(): string | Promise<string> }).toString());
      if (shown.get(id) === html) continue;
      shown.set(id, html);
      parts.push(html);
    }
    if (parts.length === 0) return [];
    const said = saidOf(answer);
    const stage = stageOf(answer);
    const data: PageNews = {
      title: `${answer.target.host}: ${headlineAt(answer)}`,
      stage,
      verdict: isOpen(stage) ? null : answer.verdict,
      say: said === lastSaid ? "" : said,
      parts,
    };
    if (said !== "") lastSaid = said;
    return [{ event: "page", data }];
  };
}

/**
 * What a screen reader says of an answer: that nobody answers, what it looks like, and the verdict. Not
 * each vote, or the one line that matters would wait behind ten others: they are in the table.
 */
function saidOf(answer: Answer): string {
  const { stage: words, soFar } = PAGE_WORDS[answer.language];
  if (stageOf(answer) === "waiting") return words.waiting;
  const headline = headlineAt(answer);
  return headline === soFar.open ? "" : headline;
}

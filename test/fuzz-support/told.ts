/**
 * Holds what a stream told to what it promises, in both of its forms: each event as declared, with an id
 * that says where it stands, nothing twice, and nothing after the end.
 */
import { bitOf, decodeId, type Place } from "../../src/web/stream/id";

/** What is wrong with a value that should be of a schema; null: nothing. */
type Check = (schema: string, value: string) => string | null;

interface Line {
  readonly event: string;
  readonly id?: string;
  /** As it came. */
  readonly data: string;
}

const DATA: Readonly<Record<string, string>> = {
  ...{ vote: "Observation", provisional: "Provisional", verdict: "Answer", final: "Answer" },
  problem: "Problem",
};

/** Of a stream of our page: it has no ids. */
export function pageBreach(body: string, isCut: boolean, check: Check): string | null {
  const { events, breach } = readEvents(body, isCut);
  if (breach !== null) return breach;
  for (const { event, data } of events) {
    if (event !== "page" && event !== "problem") return `an event ${event}`;
    const wrong = check(event === "page" ? "PageNews" : "Problem", data);
    if (wrong !== null) return `${event}: ${wrong}`;
  }
  return null;
}

/** Of server-sent events. */
export function eventsBreach(body: string, isCut: boolean, check: Check): string | null {
  const { events, breach } = readEvents(body, isCut);
  return breach ?? toldBreach(events, isCut, check);
}

/** Of a line of JSON each. */
export function linesBreach(body: string, isCut: boolean, check: Check): string | null {
  const lines = body.split("\n");
  const rest = lines.pop() ?? "";
  if (rest !== "" && !isCut) return `ends within a line: ${rest.slice(0, 80)}`;
  const events: Line[] = [];
  for (const line of lines) {
    const wrong = check("StreamLine", line);
    if (wrong !== null) return `${line.slice(0, 80)}: ${wrong}`;
    const { event, id, data } = JSON.parse(line);
    if (event !== "beat") events.push({ event, id, data: JSON.stringify(data) });
  }
  return toldBreach(events, isCut, check);
}

const BLOCK = /^event: (.*)\ndata: (.*)(?:\nid: (.*))?(?:\nretry: \d+)?$/;

function readEvents(body: string, isCut: boolean) {
  const blocks = body.split("\n\n");
  const rest = blocks.pop() ?? "";
  const events: Line[] = [];
  if (rest !== "" && !isCut)
    return { events, breach: `ends within an event: ${rest.slice(0, 80)}` };
  for (const [index, block] of blocks.entries()) {
    const isBeginning = index === 0 && /^retry: \d+$/.test(block);
    if (isBeginning || /^: \d+ of \d+$/.test(block)) continue;
    const [, event, data = "", id] = BLOCK.exec(block) ?? [];
    if (event === undefined) return { events, breach: `no event: ${block.slice(0, 80)}` };
    events.push({ event, data, ...(id === undefined ? {} : { id }) });
  }
  return { events, breach: null };
}

/** Names, data, ids and order, whichever way they came. */
function toldBreach(events: readonly Line[], isCut: boolean, check: Check): string | null {
  let last: Place | null = null;
  let isEnded = false;
  for (const { event, id, data } of events) {
    if (isEnded) return `${event} after the end`;
    const schema = DATA[event];
    if (schema === undefined) return `an event ${event}`;
    const wrong = check(schema, data) ?? placeBreach({ event, data }, last, decodeId(id));
    if (wrong !== null) return `${event} ${id}: ${wrong}`;
    last = decodeId(id);
    isEnded = event === "final" || event === "problem";
  }
  return isCut || isEnded ? null : "ends before its end";
}

function placeBreach({ event, data }: Line, before: Place | null, now: Place | null) {
  if (now === null) return "no id of ours";
  // What was told already by another stream, the first one alone can know.
  if (event === "problem" || before === null || before.startedAt !== now.startedAt) return null;
  const bit = event === "vote" ? bitOf(JSON.parse(data).vantage) : 0;
  if ((before.heard & bit) !== 0) return "told twice";
  if (now.heard !== (before.heard | bit)) return "does not say whom we have heard of";
  if (before.hasVerdict && !now.hasVerdict) return "forgets the verdict";
  if (event === "verdict" && before.hasVerdict) return "told twice";
  if (event === "provisional" && before.hasVerdict) return "after the verdict";
  return (event === "final") === now.isOver ? null : "does not say whether that is the end";
}

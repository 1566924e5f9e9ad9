/**
 * Structured logs, one JSON object a line. A line names what happened and never who asked; a host stands
 * in it only beside an error, where nothing can be mended without it. What the text of an exception may
 * have picked up on its way (an address, a path, a piece of a body) is cut out, and nobody can fill the
 * log by making the same thing go wrong for ever.
 */
import { LOG } from "./limits";

type Value = string | number | boolean | null;
type Fields = Readonly<Record<string, Value>>;

/** How a question was answered; nothing of what was asked, and nothing of who did. */
export interface Answered {
  /** The content type. */
  readonly form: string;
  /** The verdict, or the code of a problem. */
  readonly said: string;
  /** It was known already: nobody looked for this one. */
  readonly isStored: boolean;
  readonly ms: number;
}

interface LogDeps {
  readonly now: () => number;
  /** From 0 up to 1. */
  readonly chance: () => number;
  readonly write: (level: "error" | "info", line: string) => void;
}

/** A log that leaves out what there is too much of, and says how much that was. */
export function createLog({ now, chance, write }: LogDeps) {
  const counts = new Map<string, number>();
  let since = now();
  const tell = (level: "error" | "info", event: string, fields: Fields) =>
    write(level, JSON.stringify({ level, event, ...fields }));

  function turn(): void {
    if (now() - since < LOG.perMs) return;
    for (const [event, count] of counts)
      if (count > LOG.lines) tell("error", "left_out", { of: event, lines: count - LOG.lines });
    counts.clear();
    since = now();
  }

  function line(event: string, fields: Fields): void {
    turn();
    const count = (counts.get(event) ?? 0) + 1;
    counts.set(event, count);
    if (count <= LOG.lines) tell("error", event, fields);
  }

  return {
    /** @param thrown whatever was thrown, a text too: nobody knows what is in it. */
    error: (event: string, thrown: unknown, fields: Fields = {}): void =>
      line(event, { message: messageOf(thrown), ...fields }),
    /** @param says words of our own, told as they are. Never what a stranger or an exception says. */
    fault: (event: string, says: string, fields: Fields = {}): void =>
      line(event, { message: says, ...fields }),
    /** One in so many leaves a line: enough to see how we are doing. */
    answered(answered: Answered): void {
      if (chance() * LOG.sampleOf >= 1) return;
      turn();
      tell("info", "answered", { ...answered, of: LOG.sampleOf });
    },
  };
}

const log = createLog({
  now: () => Date.now(),
  chance: () => Math.random(),
  write: (level, line) => console[level](line),
});

export const logError = log.error;
export const logFault = log.fault;
export const logAnswered = log.answered;

function messageOf(thrown: unknown): string {
  if (typeof thrown === "string") return scrubbed(thrown);
  if (thrown instanceof Error) return scrubbed(`${thrown.name}: ${thrown.message}`);
  return `${typeof thrown} was thrown`;
}

/** More than this of a text is not even read. */
const READ = 10 * LOG.messageLength;

/** What V8 says of a property is the name of one of ours; and what shortens a word, `don't`, quotes nothing. */
const SINGLE =
  /(?<!\((?:reading|setting) (?:'[\w$]{1,60})?)(?:(?<!\w)|(?!'(?:[stdm]|re|ve|ll)\b))['‘‚‹«]/
    .source;

/** In this order: what is quoted may hold everything else, and an address the path behind it. */
const SCRUBS: readonly (readonly [RegExp, string])[] = [
  // JSON.parse quotes what it could not read.
  [/["“„`].*["”`]|["“„`].*/gs, "[text]"],
  [new RegExp(`${SINGLE}.*['’›»]|${SINGLE}.*`, "gs"), "[text]"],
  [/\b(?:set-cookie|cookie|(?:proxy-)?authorization)\b.*/gi, "[secret]"],
  [/\b(?:bearer|basic|digest|negotiate)\s+\S+/gi, "[secret]"],
  [/\b[a-z][a-z0-9+.-]{0,30}:\/\/\S*/gi, "[address]"],
  [/\S*@\S*/g, "[address]"],
  [/(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?!\d)\S*/g, "[address]"],
  [/(?<![\w:])\[?[0-9a-f]{0,4}:(?=[0-9a-f:.]*:)[0-9a-f:.]*(?:\]\S*)?/gi, "[address]"],
  // The platform's own number of an error of its own has nothing of ours.
  [/\b(?!reference = )[\w.-]+\s*=+\s*\S+/g, "[query]"],
  [/\S*[?&;=]\S*=\S*/g, "[query]"],
  [/\S*(?:[/\\]|%[0-9a-f]{2})\S*/gi, "[path]"],
];

/** The text of an exception without what it may have picked up of a request, an answer or a caller. */
export function scrubbed(text: string): string {
  const read = text.slice(0, READ);
  return SCRUBS.reduce((left, [found, instead]) => left.replace(found, instead), read).slice(
    0,
    LOG.messageLength,
  );
}

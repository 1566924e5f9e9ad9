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

  return {
    /** @param error what was thrown; or words of our own, which are told as they are. */
    error(event: string, error: unknown, fields: Fields = {}): void {
      turn();
      const count = (counts.get(event) ?? 0) + 1;
      counts.set(event, count);
      if (count <= LOG.lines) tell("error", event, { message: messageOf(error), ...fields });
    },
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
export const logAnswered = log.answered;

function messageOf(error: unknown): string {
  if (typeof error === "string") return error;
  return scrubbed(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}

/** More than this of a text is not even read. */
const READ = 10 * LOG.messageLength;

/** In this order: what is quoted may hold everything else, and an address the path behind it. */
const SCRUBS: readonly (readonly [RegExp, string])[] = [
  // JSON.parse quotes what it could not read.
  [/["“`].*["”`]|["“`].*/gs, "[text]"],
  [/\b[a-z][a-z0-9+.-]{0,30}:\/\/\S*/gi, "[address]"],
  [/\S*@\S*/g, "[address]"],
  [/(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])\S*/g, "[address]"],
  [/(?<![\w:])\[?[0-9a-f]{0,4}:(?=[0-9a-f:.]*:)[0-9a-f:.]*(?:\]\S*)?/gi, "[address]"],
  [/(?<=^|[\s(=])\/\S+/g, "[path]"],
  [/\S*[?&;]\S+=\S*/g, "[query]"],
];

/** The text of an exception without what it may have picked up of a request, an answer or a caller. */
export function scrubbed(text: string): string {
  const read = text.slice(0, READ);
  return SCRUBS.reduce((left, [found, instead]) => left.replace(found, instead), read).slice(
    0,
    LOG.messageLength,
  );
}

/**
 * The last looks at a target as a strip of time, and its last outages in words. It says that all was
 * calm only where no look found trouble.
 */
import type { Language } from "../language";
import type { Outage } from "../verdict/outages";
import type { Scope } from "../verdict/rule";
import { isBad, type Sample } from "../verdict/sample";
import { Legend } from "./timeline.marks";
import { Strip } from "./timeline.strip";
import { type Sentence, TIMELINE_WORDS, type TimelineWords } from "./timeline.words";

/** So many outages are told in words, the newest. */
const LISTED = 5;

interface TimelineProps {
  /** The latest sweeps, newest first; none when nobody has asked before. */
  readonly recent: readonly Sample[];
  /** Newest first. They may go further back than the sweeps. */
  readonly outages: readonly Outage[];
  readonly now: number;
  readonly language: Language;
  /** What a sweep says that is newer than these. */
  readonly newest?: Scope;
  /** Where several stand on one page, and one legend serves them all. */
  readonly id?: string;
}

export function Timeline(props: TimelineProps) {
  const { recent, outages, now, language, newest, id } = props;
  const words = TIMELINE_WORDS[language];
  if (recent.length === 0 && outages.length === 0) return <p class="timeline">{words.never}</p>;

  return (
    <div class="timeline">
      <Strip
        {...{ recent, outages, now, words }}
        prefix={id === undefined ? "" : `${id}-`}
        hasLegend={id === undefined}
      />
      {outages.length === 0 ? (
        <p>
          <Said sentence={lookedAt(recent, words)} />
        </p>
      ) : (
        <ol class="outages">
          {outages.slice(0, LISTED).map((outage) => (
            <li class={outage.scope}>
              <Said sentence={words.outage(outage, isPerhapsOver(outage, recent, newest))} />
            </li>
          ))}
        </ol>
      )}
      {outages.length > LISTED && <p>{words.more(outages.length - LISTED)}</p>}
    </div>
  );
}

/** For the strips of several. @param id of one among them that has been drawn. */
export function SharedLegend(
  props: Pick<TimelineProps, "recent" | "outages" | "language"> & { id: string },
) {
  const { recent, outages, language, id } = props;
  return <Legend {...{ recent, outages }} words={TIMELINE_WORDS[language]} prefix={`${id}-`} />;
}

/** What looks say among which there was no outage. */
function lookedAt(recent: readonly Sample[], words: TimelineWords): Sentence {
  const oldestAt = recent.at(-1)?.startedAt ?? 0;
  const mute = recent.filter(({ scope }) => scope === "unknown").length;
  const bad = recent.filter(({ scope }) => isBad(scope)).length;
  return bad === 0
    ? words.calm(recent.length, mute, oldestAt)
    : words.unconfirmed(bad, recent.length, oldestAt);
}

/** It has been found well since; that it stays well takes a second look. */
function isPerhapsOver(
  { lastBadAt }: Outage,
  recent: readonly Sample[],
  newest: Scope | undefined,
): boolean {
  if (newest !== undefined && newest !== "unknown") return newest === "up";
  return recent.some(({ scope, startedAt }) => scope === "up" && startedAt > lastBadAt);
}

function Said({ sentence }: { sentence: Sentence }) {
  return (
    <>
      {sentence.map((piece) =>
        typeof piece === "string" ? (
          piece
        ) : (
          <time datetime={new Date(piece.at).toISOString()}>{piece.text}</time>
        ),
      )}
    </>
  );
}

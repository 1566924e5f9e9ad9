/**
 * The last looks at a target as a strip of time, and the outages among them in words.
 *
 * What a look said is a shape as well as a colour. An outage is a bar: solid where it was seen,
 * hatched where it may have begun or ended, and fading where nobody looked; the drawing never shows
 * a moment that nobody saw. Drawn on the server, without script and style attributes.
 */
import { scaleUtc } from "d3-scale";
import type { Language } from "../language";
import { type Outage, outagesOf } from "../verdict/outages";
import type { Scope } from "../verdict/rule";
import type { Sample } from "../verdict/since";
import { type Sentence, TIMELINE_WORDS, type TimelineWords } from "./timeline.words";

/** The strip goes back at least so far: a minute alone would look like an age. */
const LEAST_SPAN_MS = 30 * 60_000;

const DAY_MS = 86_400_000;

/** So many outages are told in words, the newest. */
const LISTED = 5;

/** @param recent the latest sweeps, newest first; none when nobody has asked before. */
export function Timeline(props: { recent: readonly Sample[]; now: number; language: Language }) {
  const { recent, now, language } = props;
  const words = TIMELINE_WORDS[language];
  const oldest = recent.at(-1);
  if (oldest === undefined) return <p class="timeline">{words.never}</p>;

  const outages = outagesOf(recent, now);
  const mute = recent.filter(({ scope }) => scope === "unknown").length;
  return (
    <div class="timeline">
      <Strip recent={recent} outages={outages} now={now} words={words} />
      <Legend recent={recent} outages={outages} words={words} />
      {outages.length === 0 ? (
        <p>
          <Said sentence={words.calm(recent.length, mute, oldest.startedAt)} />
        </p>
      ) : (
        <ol class="outages">
          {outages.slice(0, LISTED).map((outage) => (
            <li class={outage.scope}>
              <Said sentence={words.outage(outage)} />
            </li>
          ))}
        </ol>
      )}
      {outages.length > LISTED && <p>{words.more(outages.length - LISTED)}</p>}
    </div>
  );
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

/** Down the strip, in pixels. */
const LOOKS_Y = 10;
const BAR = { y: 21, height: 10 } as const;
/** What is not sure is thinner. */
const HATCH = { y: 23.5, height: 5 } as const;
const AXIS_Y = 40;
const LABELS_Y = 59;

/** Along it, in percent; open ends need room at the left. */
const RANGE = [5, 98] as const;

/** A label further right would run into "now". */
const LAST_LABEL = 82;

interface Drawn {
  readonly recent: readonly Sample[];
  readonly outages: readonly Outage[];
  readonly words: TimelineWords;
}

function Strip({ recent, outages, now, words }: Drawn & { now: number }) {
  const from = Math.min(now - LEAST_SPAN_MS, ...recent.map(({ startedAt }) => startedAt));
  // Our clock and the one that wrote the sweeps may differ.
  const to = Math.max(now, ...recent.map(({ completedAt }) => completedAt));
  const scale = scaleUtc([from, to], RANGE);
  const along = (at: number) => Math.round(scale(at) * 100) / 100;
  const ticks = scale.ticks(4).map((tick) => tick.getTime());
  const label = labelsOf(ticks, words);
  const counts = { up: 0, down: 0, partial: 0, unknown: 0 };
  for (const { scope } of recent) counts[scope] += 1;
  return (
    <svg
      class="strip"
      width="100%"
      height="64"
      role="img"
      aria-labelledby="timeline-title"
      aria-describedby="timeline-counts"
    >
      <title id="timeline-title">{words.title}</title>
      <desc id="timeline-counts">{words.counts(counts)}</desc>
      <Shapes />
      <line class="axis" x1="0" x2="100%" y1={AXIS_Y} y2={AXIS_Y} />
      {ticks.map((tick) => (
        <>
          <line
            class="axis"
            x1={`${along(tick)}%`}
            x2={`${along(tick)}%`}
            y1={AXIS_Y}
            y2={AXIS_Y + 5}
          />
          {along(tick) <= LAST_LABEL && (
            <text x={`${along(tick)}%`} y={LABELS_Y} text-anchor="middle">
              {label(tick)}
            </text>
          )}
        </>
      ))}
      <text x="100%" y={LABELS_Y} text-anchor="end">
        {words.now}
      </text>
      {outages.map((outage) => (
        <Unsure outage={outage} to={to} along={along} />
      ))}
      {outages.map((outage) => (
        <Sure outage={outage} along={along} />
      ))}
      {recent.map(({ startedAt, completedAt, scope }) => (
        <use
          class={`look ${scope}`}
          href={`#look-${scope}`}
          x={`${along((startedAt + completedAt) / 2)}%`}
          y={LOOKS_Y}
        />
      ))}
    </svg>
  );
}

/** Of the ticks of one axis: the time of day, or the day at its beginning, or the month. */
function labelsOf(ticks: readonly number[], words: TimelineWords): (tick: number) => string {
  const [first = 0, second = first] = ticks;
  if (second - first >= 28 * DAY_MS) return words.month;
  return (tick) =>
    tick % DAY_MS === 0 ? words.day(tick) : new Date(tick).toISOString().slice(11, 16);
}

interface Placed {
  readonly outage: Outage;
  /** Percent of an instant. */
  readonly along: (at: number) => number;
}

/** From the first bad look to the last; of one look, a line. */
function Sure({ outage: { scope, start, minDurationMs }, along }: Placed) {
  const from = along(start.latestAt);
  // A rectangle without width would not be drawn at all, not even its border.
  const to = Math.max(from + 0.1, along(start.latestAt + minDurationMs));
  return <Bar name={`bar sure ${scope}`} from={from} to={to} box={BAR} fill="currentColor" />;
}

/** What may belong to it on either side. `to`: the right end of the strip. */
function Unsure({ outage, along, to }: Placed & { to: number }) {
  const { scope, start, end, minDurationMs } = outage;
  const sureFrom = along(start.latestAt);
  const sureTo = along(start.latestAt + minDurationMs);
  const latestAt = end === null ? to : end.latestAt;
  const hatched = { name: `bar unsure ${scope}`, fill: `url(#hatch-${scope})`, box: HATCH };
  return (
    <>
      {start.earliestAt === null ? (
        <use class={`bar open ${scope}`} href="#open-before" x={`${sureFrom}%`} y={HATCH.y} />
      ) : (
        <Bar {...hatched} from={along(start.earliestAt)} to={sureFrom} />
      )}
      {latestAt === null ? (
        <use class={`bar open ${scope}`} href="#open-after" x={`${sureTo}%`} y={HATCH.y} />
      ) : (
        <Bar {...hatched} from={sureTo} to={along(latestAt)} />
      )}
    </>
  );
}

function Bar(props: {
  name: string;
  from: number;
  to: number;
  fill: string;
  box: { readonly y: number; readonly height: number };
}) {
  const { name, from, to, fill, box } = props;
  const width = Math.max(0, Math.round((to - from) * 100) / 100);
  return <rect class={name} x={`${from}%`} width={`${width}%`} {...box} fill={fill} />;
}

/** What the strip and its legend draw with; each look is about nine pixels wide, round its origin. */
function Shapes() {
  return (
    <defs>
      <circle id="look-up" r="3.5" fill="currentColor" />
      <path
        id="look-down"
        d="M-3.2-3.2l6.4 6.4m0-6.4l-6.4 6.4"
        stroke="currentColor"
        stroke-width="2.2"
      />
      <g id="look-partial">
        <path d="M0-4.2L4.2 0 0 4.2-4.2 0z" fill="none" stroke="currentColor" stroke-width="1.5" />
        <path d="M0-4.2v8.4L-4.2 0z" fill="currentColor" />
      </g>
      <path id="look-unknown" d="M-3 0h6" stroke="currentColor" stroke-width="1.5" />
      <path id="open-before" d="M-3 0h-4v5h4zm-7 0h-3v5h3zm-6 0h-2v5h2z" fill="currentColor" />
      <path id="open-after" d="M3 0h4v5h-4zm7 0h3v5h-3zm6 0h2v5h-2z" fill="currentColor" />
      {(["down", "partial"] as const).map((scope) => (
        <pattern
          id={`hatch-${scope}`}
          width="4"
          height="4"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect class={`bar ${scope}`} width="1.7" height="4" fill="currentColor" />
        </pattern>
      ))}
    </defs>
  );
}

const SCOPES: readonly Scope[] = ["up", "down", "partial", "unknown"];

/** Of what the strip shows, and no more. */
function Legend({ recent, outages, words }: Drawn) {
  const shown = SCOPES.filter((one) => recent.some(({ scope }) => scope === one));
  const worst = outages.some(({ scope }) => scope === "down") ? "down" : "partial";
  return (
    <ul class="legend">
      {shown.map((scope) => (
        <li>
          <svg width="10" height="10" viewBox="-5 -5 10 10" aria-hidden="true">
            <use class={`look ${scope}`} href={`#look-${scope}`} />
          </svg>
          {words.scope[scope]}
        </li>
      ))}
      {outages.length > 0 && (
        <li>
          <svg class="hatch" width="20" height="5" viewBox="0 0 20 5" aria-hidden="true">
            <rect width="20" height="5" fill={`url(#hatch-${worst})`} />
          </svg>
          {words.unsure}
        </li>
      )}
      <li>{words.times}</li>
    </ul>
  );
}

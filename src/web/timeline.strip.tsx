/**
 * The strip of time itself: looks as marks, outages as bars.
 *
 * What a look said is a shape as well as a colour. An outage is solid where it was seen, hatched where
 * it may have begun or ended, and fading where nobody looked; the drawing never shows a moment that
 * nobody saw. Drawn on the server, without script and style attributes.
 */
import { scaleUtc } from "d3-scale";
import type { Outage } from "../verdict/outages";
import type { Scope } from "../verdict/rule";
import type { Sample } from "../verdict/sample";
import type { TimelineWords } from "./timeline.words";

/** The strip goes back at least so far: a minute alone would look like an age. */
const LEAST_SPAN_MS = 30 * 60_000;

const DAY_MS = 86_400_000;

/** Down the strip, in pixels. */
const LOOKS_Y = 10;
const BAR = { y: 21, height: 10 } as const;
/** What is not sure is thinner. */
const HATCH = { y: 23.5, height: 5 } as const;
const AXIS_Y = 40;
const LABELS_Y = 59;

/** Along it, in percent; open ends need room at the left. */
const RANGE = [5, 98] as const;

/** Where what began before the strip comes in. */
const EDGE = 0;

/** A label further right would run into "now". */
const LAST_LABEL = 82;

interface StripProps {
  /** Newest first, and so are the outages, which may go further back. */
  readonly recent: readonly Sample[];
  readonly outages: readonly Outage[];
  readonly now: number;
  readonly words: TimelineWords;
  /** Of every id: several strips may stand on one page. */
  readonly prefix: string;
  /** Left out where one legend serves several strips. */
  readonly hasLegend: boolean;
}

/** The drawing, and below it what its marks mean. */
export function Strip(props: StripProps) {
  const { recent, now } = props;
  const from = Math.min(now - LEAST_SPAN_MS, ...recent.map(({ startedAt }) => startedAt));
  // Our clock and the one that wrote the sweeps may differ.
  const to = Math.max(now, ...recent.map(({ completedAt }) => completedAt));
  const outages = props.outages.filter((outage) => lastAtOf(outage, now) > from);
  return (
    <>
      <Drawing {...props} {...{ outages, from, to }} />
      {props.hasLegend && <Legend {...props} outages={outages} />}
    </>
  );
}

function lastAtOf({ end, lastBadAt }: Outage, now: number): number {
  return end === null ? now : (end.latestAt ?? lastBadAt);
}

function Drawing(props: StripProps & { from: number; to: number }) {
  const { recent, outages, from, to, words, prefix } = props;
  const scale = scaleUtc([from, to], RANGE);
  const along = (at: number) =>
    at < from ? EDGE : Math.round(scale(Math.min(at, to)) * 100) / 100;
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
      aria-labelledby={`${prefix}timeline-title`}
      aria-describedby={`${prefix}timeline-counts`}
    >
      <title id={`${prefix}timeline-title`}>{words.title}</title>
      <desc id={`${prefix}timeline-counts`}>{words.counts(counts)}</desc>
      <Shapes prefix={prefix} />
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
        <Unsure {...{ outage, to, along, prefix }} />
      ))}
      {outages.map((outage) => (
        <Sure outage={outage} along={along} />
      ))}
      {recent.map(({ startedAt, completedAt, scope }) => (
        <use
          class={`look ${scope}`}
          href={`#${prefix}look-${scope}`}
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
function Sure({ outage: { scope, start, lastBadAt, comebacks }, along }: Placed) {
  const from = along(start.latestAt);
  const lastBad = along(lastBadAt);
  // One that was over for a while in between is sure at no length: see below.
  if (lastBad <= EDGE || comebacks > 0) return null;
  // A rectangle without width would not be drawn at all, not even its border.
  const to = Math.max(from + 0.1, lastBad);
  return <Bar name={`bar sure ${scope}`} from={from} to={to} box={BAR} fill="currentColor" />;
}

/** What may belong to it on either side. `to`: the right end of the strip. */
function Unsure({ outage, along, to, prefix }: Placed & { to: number; prefix: string }) {
  const { scope, start, end, lastBadAt, comebacks } = outage;
  const sureFrom = along(start.latestAt);
  const sureTo = along(Math.max(start.latestAt, lastBadAt));
  const latestAt = end === null ? to : end.latestAt;
  const hatched = {
    name: `bar unsure ${scope}`,
    fill: `url(#${prefix}hatch-${scope})`,
    box: HATCH,
  };
  return (
    <>
      {start.earliestAt === null ? (
        sureFrom > EDGE && (
          <use
            class={`bar open ${scope}`}
            href={`#${prefix}open-before`}
            x={`${sureFrom}%`}
            y={HATCH.y}
          />
        )
      ) : (
        <Bar {...hatched} from={along(start.earliestAt)} to={sureFrom} />
      )}
      {latestAt === null ? (
        <use
          class={`bar open ${scope}`}
          href={`#${prefix}open-after`}
          x={`${sureTo}%`}
          y={HATCH.y}
        />
      ) : (
        <Bar {...hatched} from={sureTo} to={along(latestAt)} />
      )}
      {comebacks > 0 && <Bar {...hatched} from={sureFrom} to={sureTo} />}
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
  if (to <= EDGE) return null;
  const width = Math.max(0, Math.round((to - from) * 100) / 100);
  return <rect class={name} x={`${from}%`} width={`${width}%`} {...box} fill={fill} />;
}

/** What the strip and its legend draw with; each look is about nine pixels wide, round its origin. */
function Shapes({ prefix }: Pick<StripProps, "prefix">) {
  return (
    <defs>
      <circle id={`${prefix}look-up`} r="3.5" fill="currentColor" />
      <path
        id={`${prefix}look-down`}
        d="M-3.2-3.2l6.4 6.4m0-6.4l-6.4 6.4"
        stroke="currentColor"
        stroke-width="2.2"
      />
      <g id={`${prefix}look-partial`}>
        <path d="M0-4.2L4.2 0 0 4.2-4.2 0z" fill="none" stroke="currentColor" stroke-width="1.5" />
        <path d="M0-4.2v8.4L-4.2 0z" fill="currentColor" />
      </g>
      <path id={`${prefix}look-unknown`} d="M-3 0h6" stroke="currentColor" stroke-width="1.5" />
      <path
        id={`${prefix}open-before`}
        d="M-3 0h-4v5h4zm-7 0h-3v5h3zm-6 0h-2v5h2z"
        fill="currentColor"
      />
      <path
        id={`${prefix}open-after`}
        d="M3 0h4v5h-4zm7 0h3v5h-3zm6 0h2v5h-2z"
        fill="currentColor"
      />
      {(["down", "partial"] as const).map((scope) => (
        <pattern
          id={`${prefix}hatch-${scope}`}
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

/** Of what the strips show, and no more. Its marks are drawn as in the strip of that prefix. */
export function Legend(
  props: Pick<StripProps, "outages" | "words" | "prefix"> & {
    readonly recent: readonly Pick<Sample, "scope">[];
  },
) {
  const { recent, outages, words, prefix } = props;
  const shown = SCOPES.filter((one) => recent.some(({ scope }) => scope === one));
  const worst = outages.some(({ scope }) => scope === "down") ? "down" : "partial";
  return (
    <ul class="legend">
      {shown.map((scope) => (
        <li>
          <svg width="10" height="10" viewBox="-5 -5 10 10" aria-hidden="true">
            <use class={`look ${scope}`} href={`#${prefix}look-${scope}`} />
          </svg>
          {words.scope[scope]}
        </li>
      ))}
      {outages.length > 0 && (
        <li>
          <svg class="hatch" width="20" height="5" viewBox="0 0 20 5" aria-hidden="true">
            <rect width="20" height="5" fill={`url(#${prefix}hatch-${worst})`} />
          </svg>
          {words.unsure}
        </li>
      )}
      <li>{words.times}</li>
    </ul>
  );
}

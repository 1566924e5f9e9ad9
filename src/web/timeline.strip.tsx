/**
 * The strip of time itself: looks as marks, outages as bars.
 *
 * What a look said is a shape as well as a colour. An outage is solid where it was seen, hatched where
 * it may have begun or ended, and fading where nobody looked; the drawing never shows a moment that
 * nobody saw. Drawn on the server, without script and style attributes.
 */
import { scaleUtc } from "d3-scale";
import type { Outage } from "../verdict/outages";
import type { Sample } from "../verdict/sample";
import { Legend, Shapes } from "./timeline.marks";
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

/**
 * The marks of the strip of time, and the legend that says what they mean.
 */
import type { Outage } from "../verdict/outages";
import type { Scope } from "../verdict/rule";
import type { Sample } from "../verdict/sample";
import type { TimelineWords } from "./timeline.words";

/** What the strip and its legend draw with; each look is about nine pixels wide, round its origin. */
export function Shapes({ prefix }: { readonly prefix: string }) {
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

interface LegendProps {
  readonly recent: readonly Pick<Sample, "scope">[];
  readonly outages: readonly Outage[];
  readonly words: TimelineWords;
  readonly prefix: string;
}

/** Of what the strips show, and no more. Its marks are drawn as in the strip of that prefix. */
export function Legend({ recent, outages, words, prefix }: LegendProps) {
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

/**
 * Drawings of what to do, one for each step. They say nothing that the words beside them do not say,
 * so they are hidden from screen readers; they take their colours from the style sheet's variables,
 * and thereby follow dark mode and forced colours.
 */
import type { Child } from "hono/jsx";
import {
  Bar,
  Chip,
  FAINT,
  INK,
  Key,
  LINE,
  LINK,
  PAPER,
  Phone,
  Pointer,
  Rings,
  Window,
  Words,
} from "./picture-parts";

export type PictureName = "drag" | "click" | "front" | "keyword" | "share" | "edit";

/** What is written in a drawing. */
export interface Captions {
  /** The bookmark's name. */
  readonly name: string;
  /** Our own address as people type it. */
  readonly host: string;
}

const WIDTH = 320;
const HEIGHT = 148;

export function Picture({ of, captions }: { of: PictureName; captions: Captions }) {
  return (
    <svg
      class="picture"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
      focusable="false"
      font-family="system-ui, sans-serif"
      font-size="12"
    >
      {drawingOf(of, captions)}
    </svg>
  );
}

function drawingOf(name: PictureName, captions: Captions): Child {
  switch (name) {
    case "drag":
      return <Drag {...captions} />;
    case "click":
      return <Click {...captions} />;
    case "front":
      return <Front {...captions} />;
    case "keyword":
      return <Keyword />;
    case "share":
      return <Share />;
    case "edit":
      return <Edit {...captions} />;
  }
}

/** The link leaves its place on our page and arrives in the bar. */
function Drag({ name }: Captions) {
  return (
    <>
      <Window />
      <Bar />
      <Chip x={150} y={35} name={name} dashed />
      <path d="M110 111 C 140 112 180 104 190 64" fill="none" stroke={LINK} stroke-width="2.5" />
      <path d="M183 72 l7.5 -11 l4.5 12.5 z" fill={LINK} />
      <Chip x={24} y={99} name={name} />
      <Pointer x={94} y={116} />
      <Words x={212} y={94} widths={[84, 66, 76]} />
    </>
  );
}

/** The browser's own error page, and the pointer on the bookmark. */
function Click({ name }: Captions) {
  return (
    <>
      <Window />
      <Bar />
      <Chip x={150} y={35} name={name} />
      <Pointer x={220} y={52} />
      <g fill="none" stroke={FAINT} stroke-width="2" stroke-linejoin="round" stroke-linecap="round">
        <path d="M30 76 h17 l9 9 v26 h-26 z M47 76 v9 h9" />
        <path d="M37 92 h.5 M48 92 h.5 M38 103 q5 -5 10 0" />
      </g>
      <rect x="72" y="78" width="108" height="8" rx="4" fill={FAINT} />
      <Words x={72} y={97} widths={[150, 120]} />
    </>
  );
}

/** Our address, typed in front of the one that fails, in a magnified address bar. */
function Front({ host }: Captions) {
  return <Typed ours={`${host}/`} theirs="https://example.com" />;
}

/** The keyword of a bookmark, and a name behind it. */
function Keyword() {
  return <Typed ours="down" theirs={"\u00a0example.com"} />;
}

/** What does not fit is cut, as in a real address bar. */
function Typed({ ours, theirs }: { ours: string; theirs: string }) {
  return (
    <>
      <Window />
      <rect
        x="14"
        y="50"
        width="292"
        height="44"
        rx="22"
        fill={PAPER}
        stroke={LINK}
        stroke-width="2.5"
      />
      <svg x="30" y="52" width="264" height="40" aria-hidden="true">
        <text x="0" y="25" font-size="13" fill={INK}>
          <tspan fill={LINK} font-weight="700">
            {ours}
          </tspan>
          <tspan>{theirs}</tspan>
        </text>
      </svg>
      <Key x={232} y={108} label="Enter" />
      <path d="M225 119 h-14 m5 -5 l-5 5 l5 5" fill="none" stroke={FAINT} stroke-width="2" />
    </>
  );
}

/** A phone's share sheet, with us among the apps. */
function Share() {
  return (
    <>
      <Phone />
      <rect
        x="97"
        y="66"
        width="126"
        height="90"
        rx="10"
        fill={PAPER}
        stroke={FAINT}
        stroke-width="1.5"
      />
      <rect x="148" y="72" width="24" height="3" rx="1.5" fill={LINE} />
      {[106, 190].map((x) => (
        <>
          <rect x={x} y="84" width="24" height="24" rx="7" fill={LINE} />
          <rect x={x} y="114" width="24" height="5" rx="2.5" fill={LINE} />
        </>
      ))}
      <rect x="145" y="80" width="30" height="30" rx="8" fill={LINK} />
      <Rings x={160} y={95} />
      <text x="160" y="122" font-size="10.5" font-weight="700" text-anchor="middle" fill={INK}>
        JustHere
      </text>
      <Words x={108} y={26} widths={[104, 80]} />
    </>
  );
}

/** The form in which a phone lets one change a bookmark. */
function Edit({ name }: Captions) {
  return (
    <>
      <Phone />
      <rect
        x="106"
        y="30"
        width="108"
        height="28"
        rx="7"
        fill={PAPER}
        stroke={LINE}
        stroke-width="1.5"
      />
      <text x="116" y="49" fill={INK}>
        {name}
      </text>
      <rect
        x="106"
        y="68"
        width="108"
        height="28"
        rx="7"
        fill={PAPER}
        stroke={LINK}
        stroke-width="2.5"
      />
      <text x="116" y="87" fill={LINK} font-weight="700">
        javascript:…
      </text>
      <Words x={106} y={112} widths={[108, 72]} />
    </>
  );
}

/**
 * The world with a dot for each vantage, drawn on the server. A state is a shape as well as a colour.
 *
 * The picture adds nothing that the page does not say in words too, so to a screen reader it is one
 * image with one sentence. No style attributes and no script: the content policy forbids both.
 */
import type { VantageId } from "../../vantage/registry";
import { PLACES, VIEW } from "./world";

export type DotState = "up" | "down" | "refused" | "unsure" | "pending";

export interface Dot {
  readonly id: VantageId;
  readonly state: DotState;
  /** It gets a second ring. */
  readonly isNearest: boolean;
  /** It answered since the reader last looked; it then comes in with a bounce. */
  readonly isNew: boolean;
  /** What the reader's language calls the place. */
  readonly name: string;
}

/** @param label the sentence that says what the picture shows. */
export function WorldMap({ dots, label }: { dots: readonly Dot[]; label: string }) {
  return (
    <div class="map">
      <img src="/land.svg" alt="" width={VIEW.width} height={VIEW.height} />
      <Dots dots={dots} label={label} />
    </div>
  );
}

/** What changes of the map while votes arrive. */
export function Dots({ dots, label }: { dots: readonly Dot[]; label: string }) {
  return (
    <svg
      id="dots"
      viewBox={`0 0 ${VIEW.width} ${VIEW.height}`}
      role="img"
      aria-labelledby="dots-label"
    >
      <title id="dots-label">{label}</title>
      {dots.map((dot) => (
        <Mark dot={dot} />
      ))}
    </svg>
  );
}

/** On which side of the dot its name has room: over the sea where there is some. */
const NAME_SIDE: Readonly<Record<VantageId, "left" | "right">> = {
  "us-east": "right",
  "us-west": "right",
  brazil: "right",
  ireland: "left",
  germany: "right",
  "south-africa": "left",
  emirates: "left",
  india: "right",
  japan: "right",
  australia: "left",
};

/** From the middle of a dot to its name, past its ring. */
const NAME_GAP = { plain: 17, ringed: 22 } as const;

function Mark({ dot: { id, state, isNearest, isNew, name } }: { dot: Dot }) {
  const [x, y] = PLACES[id];
  const side = NAME_SIDE[id];
  const gap = isNearest ? NAME_GAP.ringed : NAME_GAP.plain;
  const classes = ["dot", state, isNew && "new", isNearest && "nearest"].filter(Boolean);
  return (
    <g class={classes.join(" ")} transform={`translate(${x} ${y})`}>
      <g class="mark">
        {isNearest && <circle class="ring" r="15" />}
        <Shape state={state} />
      </g>
      <text
        class="name"
        x={side === "left" ? -gap : gap}
        y="6"
        text-anchor={side === "left" ? "end" : "start"}
      >
        {name}
      </text>
    </g>
  );
}

/** About 20 units wide, round the origin. */
function Shape({ state }: { state: DotState }) {
  switch (state) {
    case "up":
      return (
        <>
          <circle class="body" r="10" />
          <path class="sign" d="M-4.5 .5l3.2 3.3 6-7" />
        </>
      );
    case "down":
      return (
        <>
          <path class="body" d="M0-12.5L12.5 0 0 12.5-12.5 0z" />
          <path class="sign" d="M-3.7-3.7l7.4 7.4m0-7.4l-7.4 7.4" />
        </>
      );
    case "refused":
      return (
        <>
          <circle class="body hollow" r="9" />
          <path class="sign" d="M-8 0h16" />
        </>
      );
    case "unsure":
      return (
        <>
          <circle class="body hollow" r="9" />
          <path class="sign" d="M-2.8-2.4a2.9 2.9 0 1 1 4.3 2.5q-1.5.9-1.5 2.2m0 3v.1" />
        </>
      );
    case "pending":
      return <circle class="body hollow" r="6" />;
  }
}

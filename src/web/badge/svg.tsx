/**
 * A badge as a drawing: well-formed XML that brings its width, its colours and its title along, and asks
 * for nothing: no font, no style, no script. The same in the light and in the dark, on its own ground.
 */
import type { BADGE_STYLES } from "../parameters";
import type { Badge } from "./badge";
import { type Letters, widthOf } from "./widths";

export type BadgeStyle = (typeof BADGE_STYLES)[number];

interface Shape {
  readonly height: number;
  /** Beside a text, in pixels. */
  readonly padding: number;
  readonly radius: number;
  /** Of the feet of the letters, from the top. */
  readonly baseline: number;
  readonly label: Letters;
  readonly message: Letters;
  readonly isUpper: boolean;
}

const SMALL: Letters = { size: 11, isBold: false, spacing: 0 };
const FLAT = {
  ...{ height: 20, padding: 5, baseline: 14, label: SMALL, message: SMALL, isUpper: false },
};
const SHAPES: Readonly<Record<BadgeStyle, Shape>> = {
  flat: { ...FLAT, radius: 3 },
  "flat-square": { ...FLAT, radius: 0 },
  "for-the-badge": {
    ...{ height: 28, padding: 10, radius: 0, baseline: 17.5, isUpper: true },
    label: { size: 10, isBold: false, spacing: 1.25 },
    message: { size: 10, isBold: true, spacing: 1.25 },
  },
};

/** The ground of the label. */
export const LABEL_COLOUR = "#444950";
/** How much of black lies over the foot of a badge that is not quite flat. */
export const SHADE = 0.12;

const FONTS = "Verdana,Geneva,DejaVu Sans,sans-serif";

/** As a document of its own. */
export function badgeSvg(badge: Badge, style: BadgeStyle): string {
  return String(<Drawing badge={badge} shape={SHAPES[style]} />);
}

function Drawing({ badge, shape }: { readonly badge: Badge; readonly shape: Shape }) {
  const { height, radius, padding } = shape;
  const cased = (text: string) => (shape.isUpper ? text.toUpperCase() : text);
  const [label, message] = [cased(badge.label), cased(badge.message)];
  const widthWith = (text: string, letters: Letters) =>
    text === "" ? 0 : widthOf(text, letters) + 2 * padding;
  const left = widthWith(label, shape.label);
  const right = widthWith(message, shape.message);
  const width = left + right;
  const isShaded = radius > 0;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={badge.title}
    >
      <title>{badge.title}</title>
      {isShaded && <Shade width={width} shape={shape} />}
      <g clip-path={isShaded ? "url(#r)" : undefined}>
        {left > 0 && <rect width={left} height={height} fill={LABEL_COLOUR} />}
        <rect x={left} width={right} height={height} fill={badge.colour} />
        {isShaded && <rect width={width} height={height} fill="url(#s)" />}
      </g>
      <g fill="#fff" font-family={FONTS}>
        {left > 0 && <Text text={label} x={padding} {...{ shape }} letters={shape.label} />}
        <Text text={message} x={left + padding} {...{ shape }} letters={shape.message} />
      </g>
    </svg>
  );
}

function Shade({ width, shape }: { readonly width: number; readonly shape: Shape }) {
  const { height, radius } = shape;
  return (
    <>
      <linearGradient id="s" x2="0" y2="100%">
        <stop offset="0" stop-opacity="0" />
        <stop offset="1" stop-opacity={SHADE} />
      </linearGradient>
      <clipPath id="r">
        <rect width={width} height={height} rx={radius} />
      </clipPath>
    </>
  );
}

interface TextProps {
  readonly text: string;
  readonly x: number;
  readonly shape: Shape;
  readonly letters: Letters;
}

function Text({ text, x, shape, letters }: TextProps) {
  return (
    <text
      x={x}
      y={shape.baseline}
      font-size={letters.size}
      font-weight={letters.isBold ? "700" : undefined}
      textLength={widthOf(text, letters)}
    >
      {text}
    </text>
  );
}

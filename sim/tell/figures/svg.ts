/**
 * What all figures have in common: their frame, looks and text. A figure stands on whatever page it is
 * put, light or dark, and may be shrunk to half on a phone; so it has no ground of its own, and large
 * type. No meaning lies in a colour alone. Pure: text out.
 */

export const WIDTH = 720;

/** Type shrinks to half on a phone of 360 pixels. */
export const SIZE = { title: 28, text: 23, small: 21 } as const;

/** How wide a letter is on average, of its size. Too wide rather than too narrow. */
const LETTER = 0.54;

const LOOKS = `
text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; font-size: ${SIZE.text}px;
  fill: #1f2328; font-variant-numeric: tabular-nums; }
.title { font-size: ${SIZE.title}px; font-weight: 650; }
.small { font-size: ${SIZE.small}px; }
.strong { font-weight: 700; }
.faint { fill: #59636e; }
.grid { stroke: #d1d9e0; stroke-width: 1.5; }
.axis, .tick { stroke: #59636e; stroke-width: 2; }
.main { fill: #8c959f; stroke: #8c959f; }
.part { fill: #424a53; stroke: #424a53; }
.ours.main { fill: #2f81d8; stroke: #2f81d8; }
.ours.part { fill: #0a3f85; stroke: #0a3f85; }
.span { fill: none; stroke-width: 4; }
rect { stroke-width: 0; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; }
  .faint { fill: #a3acb6; }
  .grid { stroke: #3d444d; }
  .axis, .tick { stroke: #a3acb6; }
  .main { fill: #6e7681; stroke: #6e7681; }
  .part { fill: #c3ccd6; stroke: #c3ccd6; }
  .ours.main { fill: #388bfd; stroke: #388bfd; }
  .ours.part { fill: #b6dcff; stroke: #b6dcff; }
}
rect.hollow { fill: none; stroke-width: 2.5; }`;

export interface Figure {
  /** Short, and unlike that of any other figure. */
  readonly id: string;
  readonly title: string;
  /** Below the title; wrapped. */
  readonly note: string;
  /** What somebody who does not see it is told: what it shows, with its numbers. */
  readonly describes: string;
}

/** @param draw what stands below the heading: its first line's y is given; it says where it ends. */
export function figure(
  { id, title, note, describes }: Figure,
  draw: (top: number) => { readonly marks: readonly string[]; readonly bottom: number },
): string {
  const notes = wrap(note, WIDTH, SIZE.small);
  const heading = [
    text(title, { x: 0, y: SIZE.title, class: "title" }),
    ...notes.map((line, at) =>
      text(line, { x: 0, y: SIZE.title + 30 + at * 27, class: "small faint" }),
    ),
  ];
  const { marks, bottom } = draw(SIZE.title + 30 + notes.length * 27);
  const height = Math.ceil(bottom);
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-desc">`,
    `<title id="${id}-title">${escaped(title)}</title>`,
    `<desc id="${id}-desc">${escaped(describes)}</desc>`,
    `<style>${LOOKS}\n</style>`,
    ...heading,
    ...marks,
    "</svg>",
  ].join("\n")}\n`;
}

export interface TextAt {
  readonly x: number;
  readonly y: number;
  readonly class?: string;
  readonly anchor?: "middle" | "end";
}

export function text(content: string, at: TextAt): string {
  const name = at.class === undefined ? "" : ` class="${at.class}"`;
  const anchor = at.anchor === undefined ? "" : ` text-anchor="${at.anchor}"`;
  return `<text x="${round(at.x)}" y="${round(at.y)}"${name}${anchor}>${escaped(content)}</text>`;
}

export function line(from: readonly [number, number], to: readonly [number, number], name: string) {
  const [x1, y1] = from.map(round);
  const [x2, y2] = to.map(round);
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" class="${name}"/>`;
}

/** From the axis to the right. */
export function bar(x: number, y: number, width: number, height: number, name: string): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${height}" class="${name}"/>`;
}

export function dot(x: number, y: number, name: string): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="9" class="${name}"/>`;
}

export function diamond(x: number, y: number, name: string): string {
  return `<path d="M${round(x - 10)} ${round(y)}l10-10 10 10-10 10z" class="${name}"/>`;
}

export interface Axis {
  readonly scale: (value: number) => number;
  readonly label: (value: number) => string;
  /** Down the figure: where its lines begin, and where the axis is. */
  readonly from: number;
  readonly to: number;
}

/** Ticks below what is drawn, and lines up through it where nothing is written there. */
export function axis(
  ticks: readonly number[],
  { scale, label, from, to }: Axis,
): readonly string[] {
  return ticks.flatMap((value) => [
    ...(from < to
      ? [line([scale(value), from], [scale(value), to], value === 0 ? "axis" : "grid")]
      : []),
    line([scale(value), to], [scale(value), to + 8], "tick"),
    text(label(value), { x: scale(value), y: to + 32, class: "small faint", anchor: "middle" }),
  ]);
}

/** The greatest of them: an axis that begins at zero ends there. Where there is nothing, it has a length too. */
export function greatest(values: readonly number[]): number {
  return Math.max(0, ...values) || 1;
}

/** Lines no wider than that. A word that is wider stands alone. */
export function wrap(content: string, width: number, size: number): readonly string[] {
  const most = Math.floor(width / (LETTER * size));
  const lines: string[] = [];
  for (const word of content.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || `${last} ${word}`.length > most) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(content: string): string {
  return content
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

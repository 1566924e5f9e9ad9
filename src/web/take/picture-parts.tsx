/**
 * What the drawings are made of: a window, a phone, a bookmark, a pointer; and their colours, which
 * are the style sheet's variables.
 */

export const INK = "var(--ink)";
export const PAPER = "var(--paper)";
export const FAINT = "var(--faint)";
export const LINE = "var(--line)";
export const LINK = "var(--link)";

export function Window() {
  return (
    <>
      <rect
        x="1"
        y="1"
        width="318"
        height="160"
        rx="10"
        fill={PAPER}
        stroke={FAINT}
        stroke-width="1.5"
      />
      <g fill={LINE}>
        <circle cx="16" cy="16" r="4" />
        <circle cx="29" cy="16" r="4" />
        <circle cx="42" cy="16" r="4" />
      </g>
      <rect x="58" y="8" width="248" height="16" rx="8" fill={LINE} />
    </>
  );
}

/** The bookmarks bar, with two bookmarks of theirs. */
export function Bar() {
  return (
    <>
      <path d="M1 31 h318 M1 63 h318" stroke={LINE} stroke-width="1.5" />
      <rect x="14" y="42" width="52" height="10" rx="5" fill={LINE} />
      <rect x="78" y="42" width="60" height="10" rx="5" fill={LINE} />
    </>
  );
}

export function Phone() {
  return (
    <rect
      x="90"
      y="1"
      width="140"
      height="170"
      rx="18"
      fill={PAPER}
      stroke={FAINT}
      stroke-width="1.5"
    />
  );
}

export function Chip(props: { x: number; y: number; name: string; dashed?: boolean }) {
  const { x, y, name, dashed = false } = props;
  return (
    <>
      <rect
        x={x}
        y={y}
        width="82"
        height="24"
        rx="6"
        fill={dashed ? PAPER : LINK}
        stroke={LINK}
        stroke-width="1.5"
        stroke-dasharray={dashed ? "4 3" : undefined}
      />
      <text
        x={x + 41}
        y={y + 16}
        font-weight="700"
        text-anchor="middle"
        fill={dashed ? LINK : PAPER}
      >
        {name}
      </text>
    </>
  );
}

export function Pointer({ x, y }: { x: number; y: number }) {
  return (
    <path
      d={`M${x} ${y} v19 l4.5 -4.2 l3.2 7.2 l4 -1.8 l-3.2 -7 h6.2 z`}
      fill={INK}
      stroke={PAPER}
      stroke-width="1.5"
      stroke-linejoin="round"
    />
  );
}

export function Key({ x, y, label }: { x: number; y: number; label: string }) {
  return (
    <>
      <rect
        x={x}
        y={y}
        width="58"
        height="23"
        rx="5"
        fill={PAPER}
        stroke={FAINT}
        stroke-width="1.5"
      />
      <text x={x + 29} y={y + 16} text-anchor="middle" fill={INK}>
        {label}
      </text>
    </>
  );
}

/** Lines of text, too small to read. */
export function Words({ x, y, widths }: { x: number; y: number; widths: readonly number[] }) {
  return (
    <g fill={LINE}>
      {widths.map((width, line) => (
        <rect x={x} y={y + line * 14} width={width} height="6" rx="3" />
      ))}
    </g>
  );
}

export function Rings({ x, y }: { x: number; y: number }) {
  return (
    <g fill="none" stroke={PAPER} stroke-width="2">
      <circle cx={x} cy={y} r="10" />
      <circle cx={x} cy={y} r="5.5" />
      <circle cx={x} cy={y} r="2" fill={PAPER} stroke="none" />
    </g>
  );
}

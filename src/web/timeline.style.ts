/**
 * How the timeline looks. Its drawing has no viewBox: what stands along it is placed in percent, and
 * so its marks and its text keep their size on a phone.
 */
export const TIMELINE_STYLE = `
.timeline { margin: 1rem 0; }
.timeline .strip { display: block; width: 100%; height: 64px; overflow: visible; }
.timeline .axis { stroke: var(--line); stroke-width: 1; }
.timeline text { fill: var(--faint); font-size: 12px; font-variant-numeric: tabular-nums; }
.look, .bar { color: var(--faint); }
.look.up { color: var(--up); } .look.down, .bar.down { color: var(--down); }
.look.partial, .bar.partial { color: var(--split); }
.bar.sure { stroke: currentColor; stroke-width: 2; stroke-linejoin: round; }
.timeline .legend { display: flex; flex-wrap: wrap; gap: .1rem 1rem; margin: .5rem 0; padding: 0; list-style: none;
  color: var(--faint); font-size: .875rem; }
.timeline .legend svg { margin-right: .35rem; vertical-align: -.08em; overflow: visible; }
.timeline .legend svg.hatch { vertical-align: .15em; }
.timeline .outages { margin: .5rem 0; padding: 0; list-style: none; }
.timeline .outages li { margin: .5rem 0; padding-left: .7rem; color: var(--ink);
  border-left: 3px solid var(--down); }
.timeline .outages .partial { border-left: 3px dashed var(--split); }
.timeline time { font-variant-numeric: tabular-nums; white-space: nowrap; }
@media (forced-colors: active) { .timeline { --faint: CanvasText; --line: GrayText; --up: CanvasText;
  --down: CanvasText; --split: CanvasText; } }
@media print { .timeline, .timeline li { break-inside: avoid; } }
`;

/**
 * How the map looks. Colours are the page's own; in forced colours the shapes alone tell the states.
 * Nothing moves for readers who asked for that, nor on paper.
 */
export const MAP_STYLE = `
.map { position: relative; margin: 1rem 0; container-type: inline-size; }
.map img { display: block; width: 100%; height: auto; }
.map svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
.dot.up { --dot: var(--up); } .dot.down { --dot: var(--down); } .dot.refused { --dot: var(--split); }
.dot.unsure, .dot.pending { --dot: var(--faint); }
.dot .body { fill: var(--dot); stroke: var(--paper); stroke-width: 2; }
.dot .hollow { fill: var(--paper); stroke: var(--dot); stroke-width: 3; }
.dot .sign { fill: none; stroke: var(--paper); stroke-width: 2.75; stroke-linecap: round; stroke-linejoin: round; }
.dot .hollow + .sign { stroke: var(--dot); }
.dot.pending .hollow { stroke-width: 2.5; }
.dot .ring { fill: none; stroke: var(--link); stroke-width: 2.5; }
.dot .name { fill: var(--ink); font-size: 18px; paint-order: stroke; stroke: var(--paper); stroke-width: 4;
  stroke-linejoin: round; }
.dot.nearest .name { font-weight: 650; }
@container (max-width: 37.5rem) { .dot .name { display: none; } .dot .mark { transform: scale(1.4); } }
@media screen and (prefers-reduced-motion: no-preference) {
  .dot.pending .hollow { animation: map-wait 1.6s ease-in-out infinite alternate; }
  .dot.new .body, .dot.new .sign { animation: map-arrive .5s cubic-bezier(.2, 1.6, .4, 1) backwards; }
}
@keyframes map-wait { to { opacity: .35; transform: scale(.7); } }
@keyframes map-arrive { from { opacity: 0; transform: scale(.2); } }
@media (forced-colors: active) { .map { --ink: CanvasText; --paper: Canvas; --faint: GrayText; --up: CanvasText;
  --down: CanvasText; --split: CanvasText; --link: Highlight; } }
@media print { .map { break-inside: avoid; } }
`;

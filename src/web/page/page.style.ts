/**
 * How the answer page looks, and the headings in the front page's list; a part of the one style
 * sheet, whose variables it uses.
 */
export const PAGE_STYLE = `
.asked { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; }
.asked h1 { margin-right: auto; }
.asked details[open] { flex: 1 1 100%; }
summary { padding: .3rem 0; cursor: pointer; color: var(--link); }
.first { display: grid; gap: .6rem 2.5rem; margin: .8rem 0; }
.headline { display: flex; gap: .6rem; align-items: flex-start; margin: .2rem 0; font-weight: 700; line-height: 1.2;
  font-size: clamp(1.45rem, 5.2vw, 2.3rem); text-wrap: balance; }
.verdict p { margin: .45rem 0; } .verdict .stage { color: var(--faint); margin-top: 0; }
.verdict .headline { margin: .2rem 0 .4rem; }
.verdict.up .headline { color: var(--up); } .verdict.down .headline { color: var(--down); }
.verdict.partial .headline { color: var(--split); }
.verdict { color: var(--ink); }
.why { font-size: 1.08em; }
.sign { flex: none; width: 1.05em; height: 1.05em; margin-top: .08em; fill: none; stroke: currentColor; stroke-width: 2.4;
  stroke-linecap: round; stroke-linejoin: round; }
.rings { display: flex; gap: 1.2rem; align-items: center; padding: .9rem 1.1rem; border: 1px solid var(--line);
  border-radius: .8rem; background: var(--card); align-self: start; }
.rings > svg { flex: none; width: clamp(5rem, 22vw, 8.5rem); fill: none; stroke-width: 8; }
.rings circle { stroke: var(--faint); }
.rings circle.up { stroke: var(--up); }
.rings circle.down { stroke: var(--down); stroke-dasharray: 10 5; }
.rings circle.partial { stroke: var(--split); stroke-dasharray: 26 5; }
.rings circle.unsure, .rings circle.pending { stroke-width: 4; stroke-dasharray: 2 6; }
.rings ol { flex: 1; margin: 0; padding: 0; list-style: none; min-width: 0; }
.rings li { display: flex; gap: .5rem; align-items: baseline; margin: .35rem 0; }
.rings li > .sign { transform: translateY(.12em); }
.rings li > span { color: var(--ink); overflow-wrap: anywhere; min-width: 0; }
.actions { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; margin: 1rem 0; }
.actions p { flex: 1 1 100%; margin: 0; }
button[aria-pressed=true] { border: 2px solid var(--link); font-weight: 650; }
.back { color: var(--up); font-weight: 700; font-size: 1.2rem; }
.advice ol { padding-left: 1.2rem; } .advice li { margin: .3rem 0; overflow-wrap: anywhere; }
.meaning p, .meaning dl, .findings p, .findings ul { margin: .4rem 0; } .findings a { display: inline-block; }
.meaning dt { font-weight: 600; } .meaning dd { margin: .15rem 0; } .meaning dd + dt { margin-top: .6rem; }
.who .pending td { color: var(--faint); }
.who td.up, .who td.down { font-weight: 600; }
.as-text { margin-top: 1.5rem; }
.notice { margin-top: 2rem; }
th[scope=rowgroup] { padding-top: 1.5rem; }
@media (max-width: 30rem) { .rings { gap: .8rem; padding: .7rem .8rem; } .rings > svg { width: 4.2rem; } }
@media (min-width: 60rem) {
  .first { grid-template-columns: 5fr 4fr; }
  .places { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2.5rem; align-items: start;
    grid-template-rows: auto 1fr; }
  .places .map { margin-top: 2.2rem; }
  .who td { white-space: nowrap; } .who td:nth-child(3) { white-space: normal; }
  .places .who { grid-column: 2; grid-row: 1 / span 2; }
  .advice ol { columns: 2; column-gap: 2.5rem; } .advice li { break-inside: avoid; }
}
@media (prefers-reduced-motion: no-preference) {
  .rings circle.pending { animation: ring-wait 2.4s linear infinite; transform-origin: 60px 60px; }
  .who tr.heard { animation: row-arrive .5s; }
}
@media print { .actions, .as-text:not([open]), .asked details { display: none; } .first { break-inside: avoid; } }
@keyframes ring-wait { to { transform: rotate(90deg); } }
@keyframes row-arrive { from { background: var(--card); } }
`;

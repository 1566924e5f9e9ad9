/**
 * The one style sheet, served as a file of its own so that the content policy needs no exception.
 */
import { DOCS_STYLE } from "./docs/docs.style";
import { MAP_STYLE } from "./map/map.style";
import { PAGE_STYLE } from "./page/page.style";
import { STATUS_STYLE } from "./status.style";
import { TAKE_STYLE } from "./take/take.style";
import { TIMELINE_STYLE } from "./timeline.style";

const BASE = `
:root { color-scheme: light dark; --ink: #1a1c20; --paper: #fdfdfb; --faint: #5d626b; --line: #d9dbdf;
  --up: #14692f; --down: #a8201a; --split: #7a4b00; --link: #0b57a4; --card: #f4f4f0; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceef1; --paper: #15171b; --faint: #a3a9b3;
  --line: #363a42; --up: #6fd08c; --down: #ff8a80; --split: #f0b860; --link: #8cc2ff; --card: #1d2026; } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0 auto; padding: .8rem 1rem 3rem; max-width: 46rem; color: var(--ink); background: var(--paper);
  font: 1.0625rem/1.55 system-ui, sans-serif; }
body.wide { max-width: 72rem; }
a { color: var(--link); }
.top { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .2rem 1rem; padding-bottom: .5rem;
  border-bottom: 1px solid var(--line); }
.top a { display: inline-block; padding: .25rem 0; }
.top nav { display: flex; gap: 1.2rem; }
.brand { font-weight: 700; color: inherit; text-decoration: none; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: .3rem; padding: .3rem .6rem; background: var(--paper); z-index: 1; }
.hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
h1 { margin: 1.2rem 0 .2rem; font-size: clamp(1.5rem, 6vw, 2.4rem); line-height: 1.15; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 .5rem; font-size: 1.15rem; }
.up { color: var(--up); } .down { color: var(--down); } .partial { color: var(--split); }
.faint { color: var(--faint); }
form { display: flex; flex-wrap: wrap; gap: .5rem; margin: .4rem 0 1rem; }
label { flex: 1 1 100%; }
input { flex: 1 1 14rem; min-width: 0; }
input, button, .button { padding: .55rem .8rem; font: inherit; line-height: 1.3; color: inherit; background: transparent;
  border: 1px solid var(--faint); border-radius: .4rem; text-decoration: none; }
button, .button { cursor: pointer; }
button:hover, .button:hover { background: var(--card); }
form button, .button { border-color: var(--link); color: var(--link); font-weight: 600; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.scroll { overflow-x: auto; }
.scroll pre { overflow-x: visible; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--faint); padding-bottom: .4rem; }
th, td { padding: .4rem .6rem .4rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th[scope=row] { font-weight: 400; }
td small, th small { display: block; white-space: nowrap; font-weight: 650; font-size: .82em; }
.time { text-align: right; padding-right: 0; white-space: nowrap; }
.bookmarklet { display: inline-block; padding: .55rem .9rem; border: 2px dashed var(--link); border-radius: .4rem;
  font-weight: 650; text-decoration: none; }
code { font-size: .95em; overflow-wrap: anywhere; }
pre { overflow-x: auto; font-size: .85rem; }
.note { padding: .6rem .9rem; overflow-wrap: anywhere; border-left: .4rem solid var(--split); background: var(--card); }
@media (max-width: 30rem) { body { font-size: 1rem; } table { font-size: .9rem; } td, th { padding-right: .45rem; } }
@media print { form, .top nav, .actions, .skip, details:not([open]) { display: none; } }
`;

export const STYLE =
  BASE + PAGE_STYLE + MAP_STYLE + TIMELINE_STYLE + STATUS_STYLE + TAKE_STYLE + DOCS_STYLE;

/** Three rings: you, here, everyone. */
export const FAVICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><g fill="none" stroke="#0b57a4" stroke-width="3"><circle cx="16" cy="16" r="14"/><circle cx="16" cy="16" r="8"/></g><circle cx="16" cy="16" r="3.5" fill="#0b57a4"/></svg>`;

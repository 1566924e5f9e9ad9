/** The style sheet, served as a file of its own so that the content policy needs no exception. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1a1c20; --paper: #fdfdfb; --faint: #5d626b; --line: #d9dbdf;
  --up: #14692f; --down: #a8201a; --split: #7a4b00; --link: #0b57a4; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceef1; --paper: #15171b; --faint: #a3a9b3;
  --line: #363a42; --up: #6fd08c; --down: #ff8a80; --split: #f0b860; --link: #8cc2ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 46rem; color: var(--ink); background: var(--paper);
  font: 1.0625rem/1.55 system-ui, sans-serif; }
a { color: var(--link); }
h1 { margin: 1.2rem 0 .2rem; font-size: clamp(1.5rem, 6vw, 2.4rem); line-height: 1.15; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 .5rem; font-size: 1.15rem; }
.headline { margin: .2rem 0 .8rem; font-size: clamp(1.25rem, 4.5vw, 1.7rem); line-height: 1.25; font-weight: 650; }
.up { color: var(--up); } .down { color: var(--down); } .split { color: var(--split); }
.faint { color: var(--faint); }
form { display: flex; flex-wrap: wrap; gap: .5rem; margin: .4rem 0 1rem; }
label { flex: 1 1 100%; }
input { flex: 1 1 14rem; min-width: 0; }
input, button { padding: .55rem .7rem; font: inherit; color: inherit; background: transparent;
  border: 1px solid var(--faint); border-radius: .4rem; }
button { cursor: pointer; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--faint); padding-bottom: .4rem; }
th, td { padding: .4rem .6rem .4rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th[scope=row] { font-weight: 400; }
th[scope=row] strong { display: block; font-size: .85em; }
.time { text-align: right; padding-right: 0; white-space: nowrap; }
.bookmarklet { display: inline-block; padding: .55rem .9rem; border: 2px dashed var(--link); border-radius: .4rem;
  font-weight: 650; text-decoration: none; }
code { font-size: .95em; overflow-wrap: anywhere; }
footer { margin-top: 2.5rem; padding-top: .8rem; border-top: 1px solid var(--line); }
@media (max-width: 30rem) { body { font-size: 1rem; } table { font-size: .92rem; } td, th { padding-right: .5rem; } }
@media print { form, footer { display: none; } }
`;

/** Three rings: you, here, everyone. */
export const FAVICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><g fill="none" stroke="#0b57a4" stroke-width="3"><circle cx="16" cy="16" r="14"/><circle cx="16" cy="16" r="8"/></g><circle cx="16" cy="16" r="3.5" fill="#0b57a4"/></svg>`;
